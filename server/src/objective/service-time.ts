// How long a service was there: covered time without planned maintenance, split by outages.
import { coveredTimeMs, type Coverage } from '../engine/coverage.ts';
import { noResults, type Results } from '../engine/objective.ts';
import { clip, subtract, unite } from '../engine/span.ts';
import type { Outage } from './service-results.store.ts';

/** Covered milliseconds up, down, and still to come; `spells` is how many outages had covered time. Maintenance is none of them. */
export function upAndDown(
  coverage: Coverage,
  outages: readonly Outage[],
  { from, until, nowMs }: { readonly from: number; readonly until: number; readonly nowMs: number },
): Results {
  if (until <= from) return noResults;
  const now = Math.min(Math.max(nowMs, from), until);
  const spans = (kind: Outage['kind']): readonly { from: number; until: number }[] =>
    unite(
      outages.filter((each) => each.kind === kind).map(({ fromMs, untilMs }) => ({ from: fromMs, until: untilMs })),
    );
  const planned = spans('MAINTENANCE');
  const covered = (window: { from: number; until: number }, of: readonly { from: number; until: number }[]): number[] =>
    clip(of, window).map((span) => coveredTimeMs(coverage, { from: span.from, to: span.until }));
  const wanted = (window: { from: number; until: number }): number => sum(covered(window, subtract([window], planned)));
  const down = covered({ from, until: now }, subtract(spans('OUTAGE'), planned)).filter((ms) => ms > 0);
  const bad = sum(down);
  return {
    ...noResults,
    good: wanted({ from, until: now }) - bad,
    bad,
    open: wanted({ from: now, until }),
    spells: down.length,
  };
}

const sum = (all: readonly number[]): number => all.reduce((total, each) => total + each, 0);
