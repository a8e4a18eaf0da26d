import { describe, expect, test } from 'vitest';
import { draftIn, usualSpan } from '../../dashboard/src/whatif/askFields.ts';
import {
  changeWords,
  costRows,
  measureRows,
  objectiveRows,
  whyWords,
  type Answer,
  type Flip,
} from '../../dashboard/src/whatif/whatIfWords.ts';

const limit = { clause: '9.3', promise: 'PT4H', target: null };
const euros = (amount: string) => ({ amount, currency: 'EUR' });
const count = (met: number, missed: number) => ({ met, missed, undecided: 0, excluded: 0, waived: 0, disputed: 0 });
const both = <T>(was: T, wouldBe: T) => ({ was, wouldBe });

const answer: Answer = {
  tickets: 7,
  flips: 3,
  listed: 3,
  measures: [{ measure: 'RESOLUTION', limit: 'PROMISE', ...both(count(5, 1), count(2, 4)) }],
  objectives: [
    {
      ...{ number: 'O1', statement: null, measure: 'RESOLUTION', kind: 'SHARE_WITHIN' },
      ...{ from: '2026-03-01', until: '2026-04-01', wouldBe: null },
      was: { met: 5, missed: 1, undecided: 0, attained: 83.333, isKept: false },
    },
  ],
  creditTotal: both(null, euros('100.00')),
  cost: {
    staffed: both('PT743H', 'PT176H'),
    pricePerHour: both(euros('20.00'), euros('20.00')),
    staffing: both(euros('14860.00'), euros('3520.00')),
    fee: both(null, null),
  },
};

const flip: Flip = {
  ...{ measure: 'RESOLUTION', cycle: 1, limit: 'PROMISE', was: 'MET', becomes: 'BREACHED', spent: 'PT5H' },
  ...{ wasLimit: 'PT6H', becomesLimit: 'PT4H', ticket: null },
  ...{ wasDueAt: '2026-03-02T12:00:00Z', becomesDueAt: '2026-03-02T10:00:00Z' },
};

describe('a what-if in words', () => {
  test.each([
    [{ version: { version: 3 }, limits: [], schedule: null }, 'Draft version 3'],
    [{ version: null, limits: [limit], schedule: { name: 'Office' } }, 'Clause 9.3: promise 4 h; hours of Office'],
    [{ version: null, limits: [], schedule: null }, 'Nothing changed'],
  ])('%j is “%s”', (asked, words) => {
    expect(changeWords(asked)).toBe(words);
  });

  test('both sides of a figure stand beside each other, and say whether they differ', () => {
    expect(measureRows(answer)).toMatchObject([
      { note: 'within promise', was: '83.3 %, 5 met, 1 missed', wouldBe: '33.3 %, 2 met, 4 missed', isOther: true },
    ]);
    expect(objectiveRows(answer)).toMatchObject([{ was: 'broken, 83.3 %', wouldBe: 'not asked', isOther: true }]);
    const rows = costRows(answer).map(({ name, note, was, wouldBe }) => `${name} (${note}): ${was} → ${wouldBe}`);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatch(/^Credits owed .*: nothing → .*100/);
    expect(rows[1]).toBe('Staffed hours (): 743 h → 176 h');
    expect(rows[2]).toMatch(/^Staffing \(at .*20.* an hour\): .*14,860.* → .*3,520/);
  });

  test('why a result turns over is its limit, its hours, or that there is none', () => {
    expect(whyWords(flip, 'UTC')).toBe('5 h spent; 6 h would be 4 h.');
    expect(whyWords({ ...flip, becomesLimit: 'PT6H' }, 'UTC')).toMatch(
      /^5 h spent by other hours; due .*12:00.* would be due .*10:00/,
    );
    expect(whyWords({ ...flip, was: null, wasLimit: null }, 'UTC')).toBe('There would be such a limit: 4 h.');
    expect(whyWords({ ...flip, becomes: null }, 'UTC')).toBe('There would be no such limit; it was 6 h.');
  });

  test('is asked of the three whole months before, and of the last version that never began', () => {
    expect(usualSpan('2026-02-17')).toEqual({ from: '2025-11-01', until: '2026-02-01' });
    const versions = {
      nodes: [
        { id: 'a', activatedAt: 'x' },
        { id: 'b', activatedAt: null },
      ].map((one, at) => ({ ...one, version: at })),
    };
    expect(draftIn({ node: { number: 'A', versions } })).toBe('b');
    expect(draftIn({ node: null })).toBeNull();
  });
});
