import { describe, expect, test } from 'vitest';
import { clip, subtract, unite } from '../../server/src/engine/span.ts';
import type { Span } from '../../server/src/engine/span.ts';

/** "1–3 5–8" as spans, and back. */
const spans = (text: string): Span[] =>
  text.split(' ').flatMap((part) => {
    const [from, until] = part.split('–').map(Number);
    return from !== undefined && until !== undefined ? [{ from, until }] : [];
  });
const words = (list: readonly Span[]): string => list.map((s) => [s.from, s.until].join('–')).join(' ');

describe('spans', () => {
  test.each([
    ['5–8 1–3', '1–3 5–8', 'come in order'],
    ['1–3 3–5', '1–5', 'that touch are one'],
    ['1–4 2–6 5–9', '1–9', 'that overlap are one'],
    ['1–9 2–3', '1–9', 'inside others vanish'],
    ['4–4 6–5', '', 'without length are none'],
  ])('%s united are %s: those %s', (given, united) => {
    expect(words(unite(spans(given)))).toBe(united);
  });

  test.each([
    ['1–9', '3–5', '1–3 5–9', 'a hole cuts in two'],
    ['1–9', '0–2 8–12', '2–8', 'both ends are cut'],
    ['1–9', '1–9', '', 'all is taken'],
    ['1–9', '0–12', '', 'more than all is taken'],
    ['1–3 5–9', '2–6', '1–2 6–9', 'one hole takes of two'],
    ['1–3 5–9', '3–5', '1–3 5–9', 'what only touches takes nothing'],
    ['5–9 1–6', '', '1–9', 'nothing is taken'],
  ])('%s without %s is %s: %s', (given, taken, left) => {
    expect(words(subtract(spans(given), spans(taken)))).toBe(left);
  });

  test('are cut at a window and moved', () => {
    expect(words(clip(spans('1–3 4–6 8–9'), { from: 2, until: 5 }, 10))).toBe('12–13 14–15');
  });
});
