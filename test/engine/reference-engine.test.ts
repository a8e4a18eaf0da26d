// The engine against the reference: random lives, and every short sequence of the events that matter.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lawRuns, lawTimeoutMs, leastRuns, longestLife } from './arbitrary/runs.ts';
import { previewByEngine } from './reference/by-engine.ts';
import { differences, story } from './reference/compare.ts';
import { contracts, lives, questionsAbout } from './reference/enumeration.ts';
import { questionArbitrary } from './reference/lives.ts';
import type { Matter } from './reference/events.ts';

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
          const found = differences(asked, previewByEngine);
          if (found === null) return;
          count += 1;
          if (found.length > 0) throw new Error([story(asked), ...found].join('\n'));
        }),
        lawRuns(200),
      );
      expect(count).toBeGreaterThan(leastRuns / 2);
    },
    lawTimeoutMs,
  );

  test.each(Object.entries(contracts))(
    'every short sequence of events, %s',
    (name, contract) => {
      // All three events only under the plainest contract, unless more runs are asked for.
      const length = name === 'by default' ? longestLife.reference : longestLife.reference - 1;
      let count = 0;
      for (const life of lives(length)) {
        for (const asked of questionsAbout(contract, life)) {
          const found = differences(asked, previewByEngine);
          if (found === null) continue;
          count += 1;
          if (found.length > 0) expect.fail([story(asked), ...found].join('\n'));
        }
      }
      expect(count).toBeGreaterThan(8 ** length);
    },
    lawTimeoutMs,
  );
});
