// What-ifs in words: what is asked, how far it has come, both sides of a figure, and why a result turns over.
import { moneyWords } from '../agreement/sectionWords.ts';
import type { WhatIfDetailQuery, WhatIfLineFragment, WhatIfResultFragment } from '../generated/whatIf.ts';
import { periodWords, timeWords, valueWords } from '../objective/objectiveWords.ts';
import { millisecondsOf } from '../shared/duration.ts';
import { epochOf, longMinute } from '../shared/instant.ts';
import { NOTHING_DUE, shareMet, type Rate } from '../shared/share.ts';
import { spokenName, type Mark } from '../shared/words.ts';

export type WhatIfLine = WhatIfLineFragment;
export type Answer = WhatIfResultFragment;
export type Flip = NonNullable<WhatIfDetailQuery['whatIf']>['flips']['nodes'][number];
type State = WhatIfLine['state'];

export const stateWords: Readonly<Record<State, string>> = {
  WAITING: 'Waiting',
  RUNNING: 'Counting',
  DONE: 'Done',
  FAILED: 'Failed',
  CANCELLED: 'Cancelled',
};

export const stateMarks: Readonly<Record<State, Mark>> = {
  WAITING: 'NONE',
  RUNNING: 'ON_TRACK',
  DONE: 'MET',
  FAILED: 'BREACHED',
  CANCELLED: 'NONE',
};

export const isUnderWay = ({ state }: Pick<WhatIfLine, 'state'>): boolean => state === 'WAITING' || state === 'RUNNING';

const lengthWords = (length: string): string => timeWords(millisecondsOf(length));

/** "Draft version 3", "clause 9.3: promise 4 h, target 2 h; hours of Office". */
export function changeWords({
  version,
  limits,
  schedule,
}: Pick<WhatIfLine, 'version' | 'limits' | 'schedule'>): string {
  if (version !== null) return `Draft version ${String(version.version)}`;
  const changed = limits.map(({ clause, promise, target }) => {
    const said = [
      promise === null ? '' : `promise ${lengthWords(promise)}`,
      target === null ? '' : `target ${lengthWords(target)}`,
    ];
    return `clause ${clause}: ${said.filter(Boolean).join(', ')}`;
  });
  const all = [...changed, schedule === null ? '' : `hours of ${schedule.name}`].filter(Boolean).join('; ');
  return all === '' ? 'Nothing changed' : `${all.charAt(0).toUpperCase()}${all.slice(1)}`;
}

export const spanWords = ({ from, until }: Pick<WhatIfLine, 'from' | 'until'>): string => periodWords(from, until);

/** A row of a table with both sides; `isOther` where they differ. */
export interface SideRow {
  readonly key: string;
  readonly name: string;
  readonly note: string;
  readonly was: string;
  readonly wouldBe: string;
  readonly isOther: boolean;
}

const row = (key: string, name: string, [was, wouldBe]: readonly [string, string], note = ''): SideRow => ({
  ...{ key, name, note, was, wouldBe },
  isOther: was !== wouldBe,
});

const rateWords = (rate: Rate): string => {
  const share = shareMet(rate);
  const open = rate.undecided === 0 ? '' : `, ${rate.undecided.toLocaleString('en-GB')} undecided`;
  const counts = `${rate.met.toLocaleString('en-GB')} met, ${rate.missed.toLocaleString('en-GB')} missed${open}`;
  return share === null ? NOTHING_DUE : `${share} %, ${counts}`;
};

/** Promise and target of each measure. */
export const measureRows = ({ measures }: Answer): SideRow[] =>
  measures.map(({ measure, limit, was, wouldBe }) =>
    row(
      `${measure} ${limit}`,
      spokenName(measure),
      [rateWords(was), rateWords(wouldBe)],
      limit === 'PROMISE' ? 'within promise' : 'within target',
    ),
  );

type Objective = Answer['objectives'][number];

function sideWords({ kind }: Objective, side: Objective['was']): string {
  if (side === null) return 'not asked';
  const kept = side.isKept === null ? 'nothing decided' : side.isKept ? 'kept' : 'broken';
  return side.isKept === null ? kept : `${kept}, ${valueWords({ kind, share: null }, side.attained)}`;
}

export const objectiveRows = ({ objectives }: Answer): SideRow[] =>
  objectives.map((one) =>
    row(
      `${one.number} ${one.from}`,
      `Objective ${one.number}`,
      [sideWords(one, one.was), sideWords(one, one.wouldBe)],
      periodWords(one.from, one.until),
    ),
  );

type Sides = Answer['creditTotal'];
const moneySides = ({ was, wouldBe }: Sides, none: string): [string, string] => [
  was === null ? none : moneyWords(was),
  wouldBe === null ? none : moneyWords(wouldBe),
];

/** What it costs; what nobody gave a price for is left out. */
export function costRows({ creditTotal, cost }: Answer): SideRow[] {
  const { staffed, pricePerHour, staffing, fee } = cost;
  const isPriced = ({ was, wouldBe }: Sides): boolean => was !== null || wouldBe !== null;
  const prices = moneySides(pricePerHour, 'no price');
  const price = prices[0] === prices[1] ? `at ${prices[0]} an hour` : `at ${prices[0]}, then ${prices[1]} an hour`;
  return [
    row('credits', 'Credits owed', moneySides(creditTotal, 'nothing'), 'whole periods in these days'),
    row('staffed', 'Staffed hours', [lengthWords(staffed.was), lengthWords(staffed.wouldBe)]),
    ...(isPriced(staffing) ? [row('staffing', 'Staffing', moneySides(staffing, 'no price'), price)] : []),
    ...(isPriced(fee) ? [row('fee', 'Fees', moneySides(fee, 'none'))] : []),
  ];
}

const standing: Readonly<Record<string, string>> = {
  ON_TRACK: 'on track',
  AT_RISK: 'at risk',
  BREACHED: 'broken',
  MET: 'met',
};
export const standingWords = (of: string | null): string => (of === null ? 'no such limit' : (standing[of] ?? of));

const limitWords = (length: string | null): string => (length === null ? 'another day' : lengthWords(length));

/** Why: the limits, the time it took, and where the due went. */
export function whyWords(flip: Flip, zone: string): string {
  if (flip.was === null) return `There would be such a limit: ${limitWords(flip.becomesLimit)}.`;
  if (flip.becomes === null) return `There would be no such limit; it was ${limitWords(flip.wasLimit)}.`;
  const spent = `${lengthWords(flip.spent)} spent`;
  if (flip.wasLimit !== flip.becomesLimit)
    return `${spent}; ${limitWords(flip.wasLimit)} would be ${limitWords(flip.becomesLimit)}.`;
  const due = (at: string | null): string => (at === null ? 'never' : longMinute(epochOf(at), zone));
  return `${spent} by other hours; due ${due(flip.wasDueAt)}, would be due ${due(flip.becomesDueAt)}.`;
}

export const limitName = (limit: Flip['limit']): string => (limit === 'PROMISE' ? 'promise' : 'target');
