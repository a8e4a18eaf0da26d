import { describe, expect, test } from 'vitest';
import { owedToday, type Obligations } from '../../dashboard/src/wallboard/owed.ts';
import { wordsOf } from '../../dashboard/src/wallboard/words.ts';

const report = {
  ...{ id: 'o1', title: 'Monthly service report', standing: 'AT_RISK' as const, customer: 'Kestrel Bank' },
  dueAt: '2026-11-20T17:00:00Z',
};
const owed = (changes: Partial<Obligations>, language: 'EN' | 'DE' = 'EN') =>
  owedToday({ dueToday: 4, late: 0, missed: 0, nextDue: [report], ...changes }, 'Europe/Berlin', wordsOf(language));

describe('what is owed today', () => {
  test.each([
    [{}, 'Due today', null],
    [{ late: 1 }, 'Due', '1 late'],
    [{ missed: 3 }, 'Due', '3 missed'],
    [{ late: 1, missed: 3 }, 'Due', '4 behind'],
  ])('with %o is headed "%s" and says %s of what is behind', (counts, head, behind) => {
    expect(owed(counts)).toMatchObject({ head, count: '4', behind });
  });

  test('tells the next one by its mark, its word, and the time in the board’s zone', () => {
    const next = { mark: 'AT_RISK', standing: 'Knapp', at: '18:00', title: 'Monthly service report' };
    expect(owed({}, 'DE').next).toEqual(next);
    expect(owed({ nextDue: [] }).next).toBeNull();
  });
});
