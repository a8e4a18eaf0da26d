// What must hold between the reference's own answers on random lives: the laws of section 8 as far as one reading
// can be asked about them. LAW_SEED tries other lives.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seed } from './arbitrary/runs.ts';
import { story } from './reference/compare.ts';
import { TooFar } from './reference/hours.ts';
import { questionArbitrary } from './reference/lives.ts';
import { previewByReference } from './reference/preview.ts';
import { HOUR } from './reference/told.ts';
import { event } from './reference/words.ts';
import type { PlainClock, PlainQuestion } from './reference/words.ts';

const matter = { corrections: true, fields: true, early: true, ownOptions: true, gaps: true };

/** Checks a law on many questions; counts those on which it said something, so that none is kept by silence. */
function holds(law: (question: PlainQuestion, clocks: PlainClock[]) => number): void {
  let said = 0;
  fc.assert(
    fc.property(questionArbitrary(matter), (question) => {
      try {
        said += law(question, previewByReference(question));
      } catch (error) {
        if (error instanceof TooFar) return;
        throw new Error(story(question), { cause: error });
      }
    }),
    // The reference is no product: a few lives tell whether it can be trusted.
    { seed, numRuns: 300 },
  );
  expect(said).toBeGreaterThan(20);
}

const known = (question: PlainQuestion): PlainQuestion => ({
  ...question,
  events: question.events.filter(({ at }) => at <= question.asOf),
});
const limitsOf = ({ promise, target }: PlainClock): NonNullable<PlainClock['promise']>[] =>
  [promise, target].filter((limit) => limit !== null);

describe('the reference keeps the laws', () => {
  test('a running clock is not broken at its due instant and is a millisecond later', () => {
    holds((question, clocks) => {
      let said = 0;
      for (const [i, { phase, promise }] of clocks.entries()) {
        if (phase !== 'RUNNING' || promise === null || (promise.dueAt ?? 0) < question.asOf) continue;
        const due = promise.dueAt ?? 0;
        const ask = (asOf: number): unknown => previewByReference({ ...known(question), asOf })[i]?.promise?.standing;
        expect(ask(due)).not.toBe('BREACHED');
        expect(ask(due + 1)).toBe('BREACHED');
        said += 1;
      }
      return said;
    });
  });

  test('a running clock warns at the announced instant and not a millisecond sooner', () => {
    holds((question, clocks) => {
      let said = 0;
      for (const [i, { phase, promise }] of clocks.entries()) {
        if (phase !== 'RUNNING' || promise?.standing !== 'ON_TRACK' || promise.warnAt === null) continue;
        const ask = (asOf: number): unknown => previewByReference({ ...known(question), asOf })[i]?.promise?.standing;
        expect(ask(promise.warnAt - 1)).toBe('ON_TRACK');
        expect(ask(promise.warnAt)).toBe('AT_RISK');
        said += 1;
      }
      return said;
    });
  });

  test('what is spent and what is left are the limit', () => {
    holds((question, clocks) => {
      const isPlain = question.clauses.every((one) => one.onReclassify !== 'PROPORTIONAL');
      const counted = clocks.filter(
        (clock) => isPlain && clock.phase !== 'VOID' && typeof clock.promise?.limitMs === 'number',
      );
      for (const { spentMs, promise } of counted) {
        if (promise?.standing === 'BREACHED') continue;
        expect(spentMs + (promise?.headroomMs ?? 0)).toBe(promise?.limitMs);
      }
      return counted.length;
    });
  });

  test('a later reading of the same facts un-breaches nothing', () => {
    holds((question, clocks) => {
      const later = previewByReference({ ...known(question), asOf: question.asOf + 50 * HOUR });
      const broken = (all: readonly PlainClock[]): string[] =>
        all.flatMap((clock) =>
          limitsOf(clock).flatMap(({ breachedAt }, i) =>
            breachedAt === null ? [] : [`${clock.measure} ${clock.cycle} ${i} ${breachedAt}`],
          ),
        );
      expect(broken(later)).toEqual(expect.arrayContaining(broken(clocks)));
      return broken(clocks).length;
    });
  });

  test('the order of arrival does not matter', () => {
    holds((question, clocks) => {
      const events = question.events.map((one, sequence) => ({ ...one, sequence })).reverse();
      expect(previewByReference({ ...question, events })).toEqual(clocks);
      return clocks.length;
    });
  });

  test('a hold that ends at its own instant changes nothing', () => {
    holds((question, clocks) => {
      const last = question.events.findLastIndex(({ status, at }) => status !== null && at <= question.asOf);
      const status = last < 0 ? 'NEW' : question.events[last]?.status;
      const settled = question.events.slice(last + 1).every(({ kind }) => kind === 'NOTE_ADDED' || kind === 'ASSIGNED');
      if (!settled || (status !== 'NEW' && status !== 'OPEN' && status !== 'WAITING_CUSTOMER')) return 0;
      const at = question.asOf;
      const events = [
        ...question.events.filter((one) => one.at <= at),
        event({ kind: 'STATUS_CHANGED', at, status: 'ON_HOLD' }),
        event({ kind: 'STATUS_CHANGED', at, status }),
      ];
      expect(previewByReference({ ...question, events })).toEqual(clocks);
      return clocks.length;
    });
  });
});
