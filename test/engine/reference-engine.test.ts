// The engine against the reference: random lives, and every short sequence of the events that matter. LAW_RUNS asks
// for more lives and longer sequences, LAW_SEED for others.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lawRuns } from './arbitrary/schedule.ts';
import { previewByEngine } from './reference/by-engine.ts';
import { differences, story } from './reference/compare.ts';
import { contracts, lives, questionsAbout } from './reference/enumeration.ts';
import { knownDifferences, touchesKnown } from './reference/known.ts';
import { questionArbitrary } from './reference/lives.ts';
import type { Matter } from './reference/events.ts';
import { dayAndNight, next, officeHours, question, resolution, response, update } from './reference/told.ts';
import type { Story } from './reference/told.ts';
import type { PlainQuestion } from './reference/words.ts';

const runs = Number(process.env['LAW_RUNS'] ?? 200);
const longest = runs >= 1_000_000 ? 6 : runs >= 10_000 ? 4 : 3;

/** The lines that differ; null: not compared. */
function compared(asked: PlainQuestion): string[] | null {
  return touchesKnown(asked) ? null : differences(asked, previewByEngine);
}

describe('the engine reads as the reference does', () => {
  test.each<[string, Matter]>([
    ['of one thing at a time', { corrections: false, fields: false, early: false, ownOptions: false, gaps: false }],
    ['of anything', { corrections: true, fields: true, early: true, ownOptions: false, gaps: false }],
    [
      'with severities that no clause judges',
      { corrections: true, fields: true, early: true, ownOptions: false, gaps: true },
    ],
  ])(
    'lives %s',
    (_name, matter) => {
      let count = 0;
      fc.assert(
        fc.property(questionArbitrary(matter), (asked) => {
          const found = compared(asked);
          if (found === null) return;
          count += 1;
          if (found.length > 0) throw new Error([story(asked), ...found].join('\n'));
        }),
        lawRuns(runs),
      );
      expect(count).toBeGreaterThan(runs / 2);
    },
    20_000 + runs * 60,
  );

  test.each(Object.entries(contracts))(
    'every short sequence of events, %s',
    (name, contract) => {
      // All three events only under the plainest contract, unless more runs are asked for.
      const length = name === 'by default' || runs > 200 ? longest : 2;
      let count = 0;
      for (const life of lives(length)) {
        for (const asked of questionsAbout(contract, life)) {
          const found = compared(asked);
          if (found === null) continue;
          count += 1;
          if (found.length > 0) expect.fail([story(asked), ...found].join('\n'));
        }
      }
      expect(count).toBeGreaterThan(8 ** length);
    },
    20_000 + 8 ** longest * 100,
  );
});

describe('not yet: the engine reads otherwise', () => {
  const week: Story = { clauses: [], events: [], asOf: 'Mon 12:00' };
  const stories: Readonly<Record<keyof typeof knownDifferences, Story>> = {
    'the next response starts while the first one keeps running': {
      ...week,
      clauses: [response(8, { onResolveUnanswered: 'KEEP_RUNNING' }), next(8)],
      events: ['Mon 10:00 OPENED', 'Mon 11:00 RESOLVED', 'Mon 11:30 CUSTOMER_REPLIED'],
    },
    'an answer that resolves starts an update cycle': {
      ...week,
      clauses: [update(8)],
      events: ['Mon 10:00 OPENED', 'Mon 11:00 AGENT_REPLIED RESOLVED'],
    },
    'the shares shown forget what was carried in': {
      ...week,
      schedule: dayAndNight(),
      clauses: (['NORMAL', 'URGENT'] as const).flatMap((severity, i) =>
        (['PRIME', 'NON_PRIME'] as const).map((period) =>
          resolution(8 - 4 * i, { severity, period, onReclassify: 'PROPORTIONAL', allowance: 'BLENDED' }),
        ),
      ),
      events: ['Mon 10:00 OPENED', 'Mon 11:00 PRIORITY_CHANGED URGENT'],
    },
    'a severity in force for no time keeps a clock tight that started with it': {
      ...week,
      clauses: [
        resolution(8, { onReclassify: 'TIGHTEN_ONLY' }),
        resolution(2, { severity: 'URGENT', onReclassify: 'TIGHTEN_ONLY' }),
      ],
      events: ['Mon 10:00 OPENED URGENT', 'Mon 10:00 PRIORITY_CHANGED NORMAL'],
    },
    'a closed span that used the limit up at closing is due at the next opening': {
      schedule: officeHours(),
      clauses: [resolution(8, { onReopen: 'CONTINUOUS' })],
      events: ['Mon 09:00 OPENED', 'Mon 16:00 CLOSED', 'Mon 17:00 REOPENED'],
      asOf: 'Mon 17:30',
    },
  };

  test('every known difference has its story', () => {
    expect(Object.keys(stories)).toEqual(Object.keys(knownDifferences));
    for (const [name, touches] of Object.entries(knownDifferences)) {
      expect(touches(question(stories[name] ?? week)), name).toBe(true);
    }
  });

  // Fails by passing: then the difference is mended, and its entry in known.ts can go.
  for (const [name, told] of Object.entries(stories)) {
    test.fails(name, () => {
      expect(differences(question(told), previewByEngine)).toEqual([]);
    });
  }
});
