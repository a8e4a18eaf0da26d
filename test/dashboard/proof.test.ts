import { describe, expect, test } from 'vitest';
import { clockFigure, HOUR } from '../../dashboard/src/shared/duration.ts';
import { minuteTime } from '../../dashboard/src/shared/instant.ts';
import { cutAtLimits, passedAt, provesItsSum, segmentsUntil, summed } from '../../dashboard/src/ticket/proof.ts';
import { berlin, on, proof, readAt, resolution } from './ticketFacts.ts';

const rowsAt = (now: number) => summed(cutAtLimits(segmentsUntil(proof, resolution, now), passedAt(resolution, now)));
const words = (now: number): string[] =>
  rowsAt(now).map((row) =>
    `${minuteTime(row.from, berlin)}–${minuteTime(row.to, berlin)} ${row.state} ${row.counted === 0 ? '' : clockFigure(row.counted)}`.trim(),
  );

describe('a proof', () => {
  test('is cut where the target passed, and adds up', () => {
    expect(words(readAt)).toEqual([
      '15:40–16:30 running 0:50:00',
      '16:30–17:20 paused',
      '17:20–18:00 running 0:40:00',
      '18:00–08:00 outside',
      '08:00–09:30 running 1:30:00',
      '09:30–13:50 paused',
      '13:50–14:50 running 1:00:00',
      '14:50–16:21 over 1:31:09',
    ]);
    const rows = rowsAt(readAt);
    expect(clockFigure(rows[rows.length - 1]?.sum ?? 0)).toBe('5:31:09');
  });

  test('goes on to this second while the clock runs, as the same segment', () => {
    const rows = rowsAt(readAt + 51_000);
    expect(rows).toHaveLength(8);
    expect(clockFigure(rows[7]?.sum ?? 0)).toBe('5:32:00');
  });

  test('is cut again where the promise broke, and stops counting when coverage closes', () => {
    const monday = rowsAt(on('Mon', '09:00'));
    expect(monday.slice(-4).map((row) => `${row.state} ${row.because} ${clockFigure(row.counted)}`)).toEqual([
      'over Target passed 2:00:00',
      'broken Promise broken 1:10:00',
      'outside Coverage closed 0:00:00',
      'broken Coverage opens 1:00:00',
    ]);
    expect(clockFigure(monday[monday.length - 1]?.sum ?? 0)).toBe('8:10:00');
  });

  test('of a stopped clock does not go on', () => {
    expect(segmentsUntil(proof, { ...resolution, phase: 'STOPPED' }, readAt + HOUR)).toHaveLength(7);
  });

  test('of a paused clock goes on without counting', () => {
    const paused = { ...proof, segments: proof.segments.slice(0, 6) };
    const rows = segmentsUntil(
      { ...paused, at: paused.segments[5]?.to ?? '' },
      { ...resolution, phase: 'PAUSED' },
      readAt,
    );
    expect(rows[5]).toMatchObject({ state: 'paused', to: readAt, counted: 0, because: 'Waiting for customer' });
  });

  test('adds up on the screen too, to the second, however its milliseconds fall', () => {
    const odd = [1_400, 1_400, 1_400].map((counted, index) => ({
      from: index,
      to: index + 1,
      state: 'running' as const,
      because: '',
      event: null,
      counted,
    }));
    const rows = summed(odd);
    expect(rows.map((row) => row.counted)).toEqual([1_000, 1_000, 2_000]);
    expect(rows[2]?.sum).toBe(4_000);
  });

  test('that does not come to what the server says is found out', () => {
    expect(provesItsSum(proof)).toBe(true);
    expect(provesItsSum({ ...proof, spent: 'PT5H31M8.999S' })).toBe(false);
  });
});

describe('a limit', () => {
  test('at its due instant has not passed, a millisecond later it has', () => {
    const due = on('Fri', '16:50');
    expect(passedAt(resolution, due).promise).toBeNull();
    expect(passedAt(resolution, due + 1).promise).toBe(due);
  });

  test('that was met never passes', () => {
    const met = {
      ...resolution,
      target: {
        ...(resolution.target ?? { limit: null, headroom: null, dueAt: null, byReclassification: false }),
        standing: 'MET' as const,
        breachedAt: null,
      },
    };
    expect(passedAt(met, readAt).target).toBeNull();
  });
});
