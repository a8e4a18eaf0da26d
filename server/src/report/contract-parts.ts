// The parts of a report that are about the contract: objectives as they stand, beside what was reported when their periods
// were closed, and what is owed.
import { amountOf } from '../engine/credit.ts';
import type { ObjectiveStanding } from '../engine/objective.ts';
import { periodOfDay, type CivilPeriod } from '../engine/period.ts';
import type { Tx } from '../db/orm.ts';
import { loadCreditsOf, type CreditRow } from '../credit/credit.store.ts';
import { owedFor } from '../credit/owed.ts';
import { loadReported, type PinnedObjective } from '../credit/period.store.ts';
import { digitsOf } from '../gate/money.ts';
import { toNodeId } from '../gate/node-id.ts';
import { asksOf } from '../objective/objectives-of.ts';
import { readObjectiveOf, type ObjectiveAsk, type ObjectiveValue } from '../objective/read-objective.ts';
import type { AgreementSections } from '../agreement/sections.type.ts';
import type { Table } from './figure-parts.ts';
import type { PartOf } from './list-parts.ts';
import {
  count,
  counts,
  money,
  pageProof,
  percent,
  plain,
  quantity,
  texts,
  time,
  timeWords,
  words,
} from './report-cells.ts';
import type { Audience, ReportCell, ReportProof } from './report-content.ts';
import { loadClosedWithin } from './report-facts.store.ts';

/** Sub-periods of a report that are read one by one: the days of a month are, those of a year are not. */
const MOST_PERIODS = 31;

const lengths: Readonly<Record<CivilPeriod, number>> = { DAY: 1, WEEK: 7, MONTH: 30, QUARTER: 91, YEAR: 365 };

/** The objectives of every period that begins within the report's; of one that is longer, that which its last day lies in. */
function asksWithin({ ask, now }: PartOf): { readonly asks: ObjectiveAsk[]; readonly isCut: boolean } {
  const { period, report, version } = ask;
  const sections = ask.sections.objectives.map(({ period: kind }) => kind);
  const found: ObjectiveAsk[] = [];
  let isCut = false;
  for (const kind of new Set(sections)) {
    const days = daysOf(kind, report.every, period, version.timeZone);
    isCut ||= days.length > MOST_PERIODS;
    for (const on of days.slice(-MOST_PERIODS)) {
      const all = asksOf({ ...ask, sections: new Map([[version.id, ask.sections]]) }, { on, now });
      found.push(...all.filter(({ objective }) => objective.period === kind));
    }
  }
  return { asks: found, isCut };
}

function daysOf(
  kind: CivilPeriod,
  every: CivilPeriod,
  { from, until }: PartOf['ask']['period'],
  zone: string,
): Temporal.PlainDate[] {
  if (lengths[kind] > lengths[every]) return [until.subtract({ days: 1 })];
  const days: Temporal.PlainDate[] = [];
  for (let day = from; Temporal.PlainDate.compare(day, until) < 0; day = periodOfDay(kind, day, zone).until)
    days.push(day);
  return days;
}

const standingWords: Readonly<Record<ObjectiveStanding, string>> = {
  ...{ UNDECIDED: 'undecided', ON_TRACK: 'on track', AT_RISK: 'at risk', KEPT: 'kept', BROKEN: 'broken' },
};
/** What the floor foresees stays with the floor. */
const toldWords: Readonly<Record<ObjectiveStanding, string>> = {
  ...{ UNDECIDED: 'open', ON_TRACK: 'open', AT_RISK: 'open', KEPT: 'kept', BROKEN: 'broken' },
};

/** What is asked, as the document says it, else in the words of its kind. */
function goalWords({ goal, objective }: Pick<ObjectiveValue, 'goal' | 'objective'>): string {
  const { statement, kind, share, within, metric, atMost } = objective;
  if (typeof statement === 'string') return statement;
  const of = plain(objective.measure ?? 'all');
  switch (goal.asks) {
    case 'AT_MOST':
      return `At most ${String(goal.most)} broken promises of ${of}`;
    case 'AT_LEAST':
      return `At least ${String(goal.least)}${typeof metric === 'string' ? ` ${metric}` : ''}`;
    case 'MEAN':
      return `A mean of ${of} of at most ${timeWords(goal.withinMs)}`;
    case 'SHARE_OF_TIME':
      return `There for ${String(goal.share)} % of the covered time`;
    case 'SHARE':
      if (kind === 'DELIVERED') return `${String(goal.share)} % delivered in time`;
      if (kind === 'PERCENTILE_WITHIN') return `${String(share)} % of ${metric ?? ''} at most ${String(atMost)}`;
      return `${String(goal.share)} % of ${of} ${typeof within === 'number' ? `within ${timeWords(within)}` : 'as promised'}`;
  }
}

function attainedCell(goal: ObjectiveValue['goal'], attained: number | null, proof: ReportProof | null): ReportCell {
  switch (goal.asks) {
    case 'SHARE':
    case 'SHARE_OF_TIME':
      return percent(attained, proof);
    case 'MEAN':
      return attained === null ? words(null) : { ...time(Math.round(attained), proof), value: attained };
    default:
      return attained === null ? words(null) : { ...quantity(attained), ...(proof === null ? {} : { proof }) };
  }
}

/** Of availability the results are milliseconds; of everything else they are counted. */
const resultCell = (goal: ObjectiveValue['goal'], many: number, proof: ReportProof | null): ReportCell =>
  goal.asks === 'SHARE_OF_TIME' ? time(many, proof) : count(many, proof);

export async function objectivesPart(tx: Tx, of: PartOf): Promise<Table> {
  const { ask, audience, now } = of;
  const isFloor = audience === 'FLOOR';
  const { asks, isCut } = asksWithin(of);
  const closed = await loadClosedWithin(tx, {
    ...{ agreement: ask.agreement.id, from: ask.period.from.toString(), until: ask.period.until.toString() },
  });
  const reported = await loadReported(tx, [...closed.values()]);
  const rows: ReportCell[][] = [];
  for (const each of asks) {
    const value = await readObjectiveOf(tx, each, now);
    const id = closed.get(`${each.objective.period} ${each.period.from.toString()}`);
    const pinned = reported.get(id ?? 0)?.find(({ number }) => number === each.objective.number) ?? null;
    rows.push(objectiveRow(value, { pinned, audience }));
  }
  return {
    note: isCut ? `Of shorter periods the last ${String(MOST_PERIODS)} are listed.` : null,
    columns: [
      ...texts('Objective', 'Period', 'What was agreed', 'Stands'),
      { title: 'Attained', unit: 'QUANTITY' },
      ...counts('Good', 'Bad'),
      ...(isFloor ? counts('Open', 'Misses affordable') : []),
      ...counts('Waived', 'Disputed'),
      ...texts('As reported when its period was closed'),
    ],
    rows,
  };
}

interface Beside {
  readonly pinned: PinnedObjective | null;
  readonly audience: Audience;
}

function objectiveRow(value: ObjectiveValue, { pinned, audience }: Beside): ReportCell[] {
  const { agreement, objective, period, goal, results, apart, reading } = value;
  const isFloor = audience === 'FLOOR';
  const on = period.from.toString();
  const path = `/agreements/${encodeURIComponent(agreement.number)}/objectives/${encodeURIComponent(objective.number)}?on=${on}`;
  const proof = isFloor ? pageProof(path) : null;
  const standing = isFloor ? standingWords : toldWords;
  const reported =
    pinned === null ? null : `${standing[pinned.standing]}, ${attainedCell(pinned.goal, pinned.attained, null).text}`;
  const affordable = reading.missesAffordable;
  return [
    words(objective.number, proof),
    words(`${on} to ${period.until.subtract({ days: 1 }).toString()}`),
    words(goalWords(value)),
    words(standing[reading.standing], proof),
    attainedCell(goal, reading.attained, proof),
    resultCell(goal, results.good, proof),
    resultCell(goal, results.bad, proof),
    ...(isFloor
      ? [resultCell(goal, results.open, proof), affordable === null ? words(null) : resultCell(goal, affordable, proof)]
      : []),
    count(apart.waived, proof),
    count(apart.disputed, proof),
    words(reported, proof),
  ];
}

const stateWords: Readonly<Record<CreditRow['state'], string>> = {
  ...{ DRAFT: 'reckoned', APPROVED: 'approved', ISSUED: 'issued', DECLINED: 'declined' },
};

function creditsNote(isClosed: boolean, isFloor: boolean): string | null {
  if (!isClosed) return 'No period of it is closed yet: what is owed is reckoned then.';
  return isFloor ? null : 'A credit is told once it is issued.';
}

export async function creditsPart(tx: Tx, of: PartOf): Promise<Table> {
  const { ask, audience } = of;
  const isFloor = audience === 'FLOOR';
  const closed = await loadClosedWithin(tx, {
    ...{ agreement: ask.agreement.id, from: ask.period.from.toString(), until: ask.period.until.toString() },
  });
  const all = [...(await loadCreditsOf(tx, [...closed.values()])).values()].flat();
  // What is drafted or declined is the floor's own.
  const told = isFloor ? all : all.filter(({ state }) => state === 'ISSUED');
  const dayOf = new Map([...closed].map(([key, id]) => [id, key.split(' ')[1] ?? '']));
  const rows = told.map((row) => creditRow(row, dayOf.get(row.period) ?? '', isFloor));
  const soFar = isFloor ? await provisionalRow(tx, of, ask.sections) : null;
  return {
    note: creditsNote(closed.size > 0, isFloor),
    columns: [
      ...texts('Period from', 'Who owes it', 'State'),
      { title: 'Amount', unit: 'MONEY' },
      ...texts('How it came about', 'Statement'),
    ],
    rows: [...rows, ...(soFar === null ? [] : [soFar])],
  };
}

/** The penalties' own words may end with a full stop or not. */
const linesWords = (lines: CreditRow['lines']): string =>
  lines.map(({ objective, text, why }) => `${objective}: ${text.replace(/\.$/, '')}. ${why}`).join(' ');

function creditRow(row: CreditRow, from: string, isFloor: boolean): ReportCell[] {
  const proof = isFloor ? pageProof(`/credits/${toNodeId('Credit', row.id)}`, toNodeId('Credit', row.id)) : null;
  return [
    words(from, proof),
    words(row.direction === 'CREDIT' ? 'the provider' : 'the supplier'),
    words(stateWords[row.state]),
    money(amountOf(row.coins, digitsOf(row.currency)), row.currency, proof),
    words(linesWords(row.lines) || null),
    words(row.statement === null ? null : String(row.statement), proof),
  ];
}

/** What would be owed if the running periods ended now; null: nothing, or none runs. */
async function provisionalRow(tx: Tx, of: PartOf, sections: AgreementSections): Promise<ReportCell[] | null> {
  const { ask, now } = of;
  if (Temporal.Instant.compare(ask.period.untilAt, now) <= 0) return null;
  const running = asksWithin(of).asks.filter(
    ({ period }) =>
      Temporal.Instant.compare(period.fromAt, now) <= 0 && Temporal.Instant.compare(now, period.untilAt) < 0,
  );
  const values: ObjectiveValue[] = [];
  for (const each of running) values.push(await readObjectiveOf(tx, each, now));
  const owed = owedFor(values, sections);
  if (owed === null) return null;
  const proof = pageProof(`/objectives`);
  return [
    words(ask.period.from.toString(), proof),
    words(owed.direction === 'CREDIT' ? 'the provider' : 'the supplier'),
    words('if the period ended now'),
    money(amountOf(owed.coins, digitsOf(owed.currency)), owed.currency, proof),
    words(linesWords(owed.lines)),
    words(null),
  ];
}
