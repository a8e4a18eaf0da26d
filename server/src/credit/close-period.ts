// A period is closed once, in one transaction: its results are pinned, clock by clock, and what is owed is drafted. Later it
// is compared with what became known since; what differs is an adjustment beside it, and a draft of the difference.
import {
  loadAgreements,
  loadSections,
  loadVersionsOf,
  type AgreementRow,
  type VersionRow,
} from '../agreement/agreement-list.store.ts';
import { noSections, type AgreementSections } from '../agreement/sections.type.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { periodAt, periodOfDay, type CivilPeriod, type Period } from '../engine/period.ts';
import { loadClockResults, type PinnedResult } from '../objective/clock-results.store.ts';
import { governing } from '../objective/governing.ts';
import { asksOf } from '../objective/objectives-of.ts';
import { clockQuestion, readObjectiveOf, type ObjectiveAsk, type ObjectiveValue } from '../objective/read-objective.ts';
import { reckonedFor, saveNewCredit } from './credit.store.ts';
import { directionOf, owedFor } from './owed.ts';
import {
  claimDuePlan,
  claimUnchecked,
  loadOutcomes,
  loadUnplanned,
  lockPeriod,
  saveAdjustments,
  saveChecked,
  saveNewPeriod,
  saveOutcomes,
  savePlan,
  saveResult,
  type Adjustment,
  type PeriodRow,
  type PlanRow,
} from './period.store.ts';

interface Agreed {
  readonly agreement: AgreementRow;
  /** Those that were activated, the first first. */
  readonly versions: readonly VersionRow[];
  readonly sections: ReadonlyMap<number, AgreementSections>;
}

async function loadAgreed(tx: Tx, id: number): Promise<Agreed | null> {
  const agreement = (await loadAgreements(tx, [id])).get(id);
  const versions = ((await loadVersionsOf(tx, [id])).get(id) ?? []).filter(({ activatedAt }) => activatedAt !== null);
  if (agreement === undefined || versions.length === 0) return null;
  return {
    agreement,
    versions,
    sections: await loadSections(
      tx,
      versions.map((version) => version.id),
    ),
  };
}

/** The objectives of a kind of period in the one that has this day. */
const asksIn = (agreed: Agreed, kind: CivilPeriod, on: Temporal.PlainDate, now: Temporal.Instant): ObjectiveAsk[] =>
  asksOf(agreed, { on, now }).filter(({ objective }) => objective.period === kind);

/**
 * Closes the period of an agreement that begins on a day. Null: it was closed before, by whomever.
 * The caller has seen to it that it is over.
 */
export async function closePeriod(
  tx: Tx,
  { agreement, kind, from, by }: { agreement: number; kind: CivilPeriod; from: Temporal.PlainDate; by: string | null },
  now: Temporal.Instant,
): Promise<number | null> {
  const agreed = await loadAgreed(tx, agreement);
  const asks = agreed === null ? [] : asksIn(agreed, kind, from, now);
  const [first] = asks;
  if (agreed === null || first === undefined) return null;
  const id = await saveNewPeriod(tx, { agreement, version: first.version.id, kind, period: first.period, by }, now);
  if (id === null) return null;
  const values: ObjectiveValue[] = [];
  for (const ask of asks) {
    const value = await readObjectiveOf(tx, ask, now);
    const { goal, results, apart, reading } = value;
    const { standing, attained } = reading;
    const { number } = ask.objective;
    await saveResult(tx, id, { number, goal, results, apart, standing, attained });
    await saveOutcomes(tx, { period: id, number }, await resultsOf(tx, value));
    values.push(value);
  }
  await draftDifference(tx, { agreed, period: id, values }, now);
  return id;
}

/** Every clock behind an objective, as it was counted; none for what is not about clocks. */
async function resultsOf(tx: Tx, value: ObjectiveValue): Promise<PinnedResult[]> {
  const { fromAt, untilAt } = value.looksAt;
  const question = clockQuestion(value, { fromMs: fromAt.epochMilliseconds, untilMs: untilAt.epochMilliseconds });
  if (question.measure === '') return [];
  const late = new Set(value.late);
  const results = await loadClockResults(tx, question);
  return results.map((each) => (late.has(each.clock) ? { ...each, result: 'BAD' } : each));
}

interface Drafting {
  readonly agreed: Agreed;
  /** The row id of the period. */
  readonly period: number;
  readonly values: readonly ObjectiveValue[];
}

/** Drafts what is owed and was not reckoned yet; a difference the other way is drafted below nothing. */
async function draftDifference(tx: Tx, { agreed, period, values }: Drafting, now: Temporal.Instant): Promise<void> {
  const [first] = values;
  const firstActivation = agreed.versions[0]?.activatedAt ?? null;
  // What was over before the agreement was recorded here was settled elsewhere.
  if (first === undefined || firstActivation === null) return;
  if (Temporal.Instant.compare(first.period.untilAt, firstActivation) <= 0) return;
  const sections = agreed.sections.get(first.version.id) ?? noSections;
  const owed = owedFor(values, sections);
  const reckoned = await reckonedFor(tx, period);
  const { id, customer } = agreed.agreement;
  const isFirst = reckoned.size === 0;
  // An amendment of the whole period may say another currency: what was owed in the one is none of the other.
  for (const currency of new Set([...reckoned.keys(), ...(owed === null ? [] : [owed.currency])])) {
    const isOwed = owed?.currency === currency;
    const coins = (isOwed ? owed.coins : 0n) - (reckoned.get(currency) ?? 0n);
    if (coins === 0n) continue;
    await saveNewCredit(
      tx,
      {
        ...{ agreement: id, period, customer, direction: directionOf(agreed.agreement), currency, coins },
        lines: isOwed ? owed.lines : [],
        ...(isFirst ? {} : { reason: 'What became known since changes what is owed; this is the difference.' }),
      },
      now,
    );
  }
}

/** Compares a closed period with what is known now. */
export async function checkPeriod(tx: Tx, row: PeriodRow, now: Temporal.Instant): Promise<readonly Adjustment[]> {
  await lockPeriod(tx, row.id);
  const agreed = await loadAgreed(tx, row.agreement);
  if (agreed === null) return [];
  const asks = asksIn(agreed, row.kind, Temporal.PlainDate.from(row.fromDate), now);
  const found: Adjustment[] = [];
  const values: ObjectiveValue[] = [];
  for (const ask of asks) {
    const { number } = ask.objective;
    const then = await loadOutcomes(tx, { period: row.id, number });
    const value = await readObjectiveOf(tx, ask, now);
    found.push(...differences(number, then, await resultsOf(tx, value)));
    values.push(value);
  }
  await saveAdjustments(tx, row.id, found, now);
  await draftDifference(tx, { agreed, period: row.id, values }, now);
  await saveChecked(tx, [row.id], now);
  return found;
}

/** Clocks that count otherwise than they did. */
export function differences(number: string, then: readonly PinnedResult[], now: readonly PinnedResult[]): Adjustment[] {
  const was = new Map(then.map(({ clock, result }) => [clock, result]));
  const is = new Map(now.map(({ clock, result }) => [clock, result]));
  return [...new Set([...was.keys(), ...is.keys()])]
    .sort((a, b) => a - b)
    .map((clock) => ({ number, clock, was: was.get(clock) ?? null, isNow: is.get(clock) ?? null }))
    .filter((each) => each.was !== each.isNow);
}

/** One of several pieces of work: which of them it is not to be, and who hears which it was. */
export interface Turn<T> {
  readonly besides: readonly T[];
  readonly taken: (one: T) => void;
}

/** Plans the closing of agreements that are new; how many. */
export async function planClosings(tx: Tx, now: Temporal.Instant, graceMs: number): Promise<number> {
  const unplanned = await loadUnplanned(tx, limits.periodsPerLook);
  for (const { agreement, kind } of unplanned) await planFirst(tx, { agreement, kind }, { now, graceMs });
  return unplanned.length;
}

/** Closes one period that is due; false: there was none. */
export async function closeDue(
  tx: Tx,
  { besides, taken }: Turn<PlanRow>,
  { now, graceMs }: { readonly now: Temporal.Instant; readonly graceMs: number },
): Promise<boolean> {
  const plan = await claimDuePlan(tx, besides, now);
  if (plan === null) return false;
  taken(plan);
  const { agreement, kind, nextFrom } = plan;
  if (nextFrom === null) return true;
  const from = Temporal.PlainDate.from(nextFrom);
  await closePeriod(tx, { agreement, kind, from, by: null }, now);
  await planNext(tx, { agreement, kind, from }, graceMs);
  return true;
}

interface Planned {
  readonly agreement: number;
  readonly kind: CivilPeriod;
}

/** The first period that is closed: that with which the agreement began, and at most so many months back. */
async function planFirst(
  tx: Tx,
  { agreement, kind }: Planned,
  { now, graceMs }: { readonly now: Temporal.Instant; readonly graceMs: number },
): Promise<void> {
  const agreed = await loadAgreed(tx, agreement);
  const [first] = agreed?.versions ?? [];
  if (first === undefined) return savePlan(tx, { agreement, kind, nextFrom: null, dueAt: null });
  const zone = first.timeZone;
  const oldest = now.toZonedDateTimeISO(zone).subtract({ months: limits.periodsBackMonths }).toInstant();
  const at = Temporal.Instant.compare(first.from, oldest) < 0 ? oldest : first.from;
  const period = periodAt(kind, at, zone);
  await savePlan(tx, { agreement, kind, nextFrom: period.from.toString(), dueAt: dueOf(period, graceMs) });
}

const dueOf = ({ untilAt }: Period, graceMs: number): Temporal.Instant => untilAt.add({ milliseconds: graceMs });

/** The period behind the one that begins on a day; none when the agreement has ended. */
async function planNext(
  tx: Tx,
  { agreement, kind, from }: Planned & { readonly from: Temporal.PlainDate },
  graceMs: number,
): Promise<void> {
  const versions = (await loadAgreed(tx, agreement))?.versions ?? [];
  const zone = versions.at(-1)?.timeZone ?? 'UTC';
  const next = periodOfDay(kind, periodOfDay(kind, from, zone).until, zone);
  // A period that nothing governs is passed over while something may still come.
  const hasEnd = versions.every(({ until }) => until !== null && Temporal.Instant.compare(until, next.fromAt) <= 0);
  const governs = governing(versions, next);
  // It ends in the zone of the version that governs it, which a later one may have left.
  const ends = governs === null ? next : periodOfDay(kind, next.from, governs.timeZone);
  await savePlan(tx, {
    ...{ agreement, kind },
    nextFrom: next.from.toString(),
    dueAt: governs === null && hasEnd ? null : dueOf(ends, graceMs),
  });
}

/** Compares the closed period that was looked at longest ago; false: none is due for it. */
export async function checkClosed(tx: Tx, { besides, taken }: Turn<number>, now: Temporal.Instant): Promise<boolean> {
  const row = await claimUnchecked(tx, besides, {
    endedAfter: now.subtract({ hours: limits.periodsCheckedDays * 24 }),
    checkedBefore: now.subtract({ milliseconds: limits.periodCheckMs }),
  });
  if (row === null) return false;
  taken(row.id);
  await checkPeriod(tx, row, now);
  return true;
}
