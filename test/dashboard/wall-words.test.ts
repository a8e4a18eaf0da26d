// What a wall says, in each of its languages. That none lacks a word is held by the types.
import { describe, expect, test } from 'vitest';
import { readyClock, rowAt } from '../../dashboard/src/shared/clockRow.ts';
import { silenceSentence, spokenSources, type SourceAge } from '../../dashboard/src/shared/sourceAges.ts';
import type { WallFrameFragment } from '../../dashboard/src/generated/board.ts';
import { tileName, wordsOf, writtenShare, type WallWords } from '../../dashboard/src/wallboard/words.ts';
import { clockOf, opensLater, sourceAges } from './world.ts';

const now = Date.parse('2026-11-20T15:21:08Z');
const [english, german] = [wordsOf('EN'), wordsOf('DE')];

/** All that can be said: texts as they are, functions with something to say. */
function said(words: WallWords): Record<string, string> {
  const told: Record<string, string> = {};
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') told[path] = value;
    else if (typeof value === 'function')
      told[path] = String((value as (...all: unknown[]) => unknown)('A', 'B', 3, 4));
    else
      for (const [name, inner] of Object.entries(value as object)) walk(inner, path === '' ? name : `${path}.${name}`);
  };
  walk(words, '');
  return told;
}

describe('the words of a wall', () => {
  test('are said in each language, none empty, and none left in another', () => {
    const [inEnglish, inGerman] = [said(english), said(german)];
    expect(Object.keys(inGerman).sort()).toEqual(Object.keys(inEnglish).sort());
    expect(Object.keys(inEnglish).length).toBeGreaterThan(80);
    expect(Object.entries({ ...inEnglish, ...inGerman }).filter(([, text]) => text.trim() === '')).toEqual([]);
    const same = Object.keys(inEnglish).filter((key) => inEnglish[key] === inGerman[key]);
    // These are German too.
    expect(same).toEqual(['severities.NORMAL', 'live', 'ticket']);
  });

  test('are English for a language from another version', () => {
    expect(wordsOf('XX' as 'EN')).toBe(english);
    expect(wordsOf(undefined)).toBe(english);
  });

  test('call known measures by their own names, and others as their floor does', () => {
    const urgent = { measure: 'RESOLUTION', severity: 'URGENT' } as const;
    expect(tileName('Urgent resolution', urgent, english)).toBe('Urgent resolution');
    expect(tileName('Urgent resolution', urgent, german)).toBe('Lösung, dringend');
    expect(tileName('Crane inspection', { measure: 'CRANE_INSPECTION', severity: null }, german)).toBe(
      'Crane inspection',
    );
    expect(tileName('First response', undefined, german)).toBe('First response');
  });

  test('write figures, days and silence as their language does', () => {
    const rate = { met: 979, missed: 21, undecided: 0, excluded: 0 };
    expect([writtenShare(rate, english), writtenShare(rate, german)]).toEqual(['97.9', '97,9']);
    expect(writtenShare({ ...rate, met: 0, missed: 0 }, german)).toBeNull();
    const facts = { reference: 'A-1', promiseLeft: 90, spans: opensLater(now + 64 * 3_600_000) };
    const clock = clockOf(facts, now) as unknown as WallFrameFragment['nextToBreak'][number];
    const at = { now, zone: 'Europe/Berlin', silent: new Set<string>(), words: german };
    const row = rowAt(readyClock(clock, clock.ticket, now), at);
    expect([row.opens, row.severity]).toEqual(['öffnet Mo 08:21', 'Dringend']);
    const sources = spokenSources(sourceAges(now, 'Jira') as SourceAge[], [], { now, zone: 'Europe/Berlin' });
    expect(silenceSentence(sources, german)).toBe('nichts von Jira seit 13:10');
  });
});
