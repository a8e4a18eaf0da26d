// A question worked out before anything is counted: which versions were, which would be, in which periods their objectives
// are read, and which tickets may have a clock that counts in any of it.
import {
  loadAgreements,
  loadSections,
  loadVersionsOf,
  type AgreementRow,
  type VersionRow,
} from '../agreement/agreement-list.store.ts';
import { loadDraftTerms, type AgreedTerms } from '../agreement/agreement.store.ts';
import type { AgreementSections } from '../agreement/sections.type.ts';
import { loadSchedules } from '../coverage/coverage.store.ts';
import type { Tx } from '../db/orm.ts';
import { CoverageError, dueBeforeMs, type Coverage } from '../engine/coverage.ts';
import type { Clause } from '../engine/clause.ts';
import { daysFrom, periodOfDay, type CivilPeriod, type Period } from '../engine/period.ts';
import { asksOf } from '../objective/objectives-of.ts';
import { clockQuestion, type ObjectiveAsk } from '../objective/read-objective.ts';
import { loadFollowedCoverage } from '../coverage/compiled.store.ts';
import type { Counting } from './count-history.ts';
import { replaced, type WhatIfQuestion } from './question.ts';
import type { PeriodQuestion } from './tally.ts';
import { loadServiceIds, type Run } from './what-if.store.ts';

/** What was agreed, or would be. */
export interface AgreedSide {
  readonly versions: readonly VersionRow[];
  readonly sections: ReadonlyMap<number, AgreementSections>;
  /** Its objectives in every period that lies whole in the span. */
  readonly asks: readonly ObjectiveAsk[];
  readonly terms: readonly AgreedTerms[];
}

export interface WhatIfPlan {
  readonly agreement: AgreementRow;
  readonly span: Period;
  readonly were: AgreedSide;
  readonly wouldBe: AgreedSide;
  /** Of `wouldBe.asks`, in their order; null: it is not about clocks. */
  readonly questions: readonly (PeriodQuestion | null)[];
  readonly counting: Counting;
}

/** Null: the agreement went, or the draft or the schedule. */
export async function planWhatIf(
  tx: Tx,
  { question, run }: { readonly question: WhatIfQuestion; readonly run: Run },
  now: Temporal.Instant,
): Promise<WhatIfPlan | null> {
  const agreement = (await loadAgreements(tx, [question.agreement])).get(question.agreement);
  const versions = (await loadVersionsOf(tx, [question.agreement])).get(question.agreement) ?? [];
  const activated = versions.filter(({ activatedAt }) => activatedAt !== null);
  const draft = versions.find(({ id }) => id === question.version) ?? null;
  const zone = (activated.at(-1) ?? draft)?.timeZone;
  const schedule =
    question.schedule === null ? null : (await loadSchedules(tx, [question.schedule])).get(question.schedule);
  if (agreement === undefined || zone === undefined || schedule === undefined) return null;
  if (question.version !== null && draft === null) return null;
  const span = daysFrom(Temporal.PlainDate.from(question.from), Temporal.PlainDate.from(question.until), zone);
  const sections = await loadSections(
    tx,
    versions.map(({ id }) => id),
  );
  const terms = await loadAllTerms(tx, activated);
  const coverage = schedule && (await followedFrom(tx, schedule.versionId));
  const instead = {
    ...{ agreement: agreement.id, limits: question.limits },
    draft: draft && (await loadDraftTerms(tx, draft.id)),
    counted: schedule && coverage && { scheduleVersion: schedule.versionId, coverage },
  };
  const sideOf = (own: readonly VersionRow[], said: readonly AgreedTerms[]): AgreedSide => ({
    ...{ versions: own, sections, terms: said },
    asks: asksWithin({ agreement, versions: own, sections }, span, now),
  });
  const would = replaced(terms, instead);
  const were = sideOf(activated, terms);
  const wouldBe = sideOf(draft === null ? activated : [standing(draft, would)], would);
  const questions = await questionsOf(tx, wouldBe.asks);
  const asked = questions.filter((each) => each !== null);
  const [fromMs, untilMs] = [span.fromAt.epochMilliseconds, span.untilAt.epochMilliseconds];
  const openAtMs = reachBack([...terms, ...would], Math.min(fromMs, ...asked.map((each) => each.fromMs)));
  const since = [...terms, ...would].map(({ from }) => from.epochMilliseconds);
  return {
    ...{ agreement, span, were, wouldBe, questions },
    counting: {
      ...{ question, run, nowMs: now.epochMilliseconds, span: { fromMs, untilMs }, customer: agreement.customer },
      tickets: { fromMs: Math.min(...since), untilMs, openAtMs },
      versions: {
        were: activated.map(({ id }) => id),
        wouldBe: would.map(({ agreementVersion }) => agreementVersion),
      },
      scheduleVersion: schedule?.versionId ?? null,
      periods: asked,
    },
  };
}

async function followedFrom(tx: Tx, scheduleVersion: number): Promise<Coverage> {
  const followed = { scheduleVersion, following: 'FOLLOWS' as const };
  return (await loadFollowedCoverage(tx, [followed]))(followed);
}

async function loadAllTerms(tx: Tx, versions: readonly VersionRow[]): Promise<AgreedTerms[]> {
  const found: AgreedTerms[] = [];
  for (const { id } of versions) found.push(...[await loadDraftTerms(tx, id)].filter((terms) => terms !== null));
  return found;
}

/** A draft as a version that has been in force for as long as its terms say. */
function standing(draft: VersionRow, would: readonly AgreedTerms[]): VersionRow {
  const terms = would.find(({ agreementVersion }) => agreementVersion === draft.id);
  if (terms === undefined) throw new Error(`Draft ${String(draft.id)} has no terms`);
  return { ...draft, from: terms.from, until: terms.until, appliesTo: 'NEW_TICKETS' };
}

const kinds: readonly CivilPeriod[] = ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];

/** The objectives in each of their periods that lies whole in the span. */
function asksWithin(agreed: Parameters<typeof asksOf>[0], span: Period, now: Temporal.Instant): ObjectiveAsk[] {
  const zone = agreed.versions.at(-1)?.timeZone ?? 'UTC';
  const said = new Set(
    agreed.versions.flatMap(({ id }) => (agreed.sections.get(id)?.objectives ?? []).map(({ period }) => period)),
  );
  return kinds
    .filter((kind) => said.has(kind))
    .flatMap((kind) =>
      periodsWithin(kind, span, zone).flatMap((on) =>
        asksOf(agreed, { on, now }).filter(({ objective }) => objective.period === kind),
      ),
    );
}

/** The first days of the periods of a kind that lie whole in the span. */
function periodsWithin(kind: CivilPeriod, { from, until }: Period, zone: string): Temporal.PlainDate[] {
  const found: Temporal.PlainDate[] = [];
  for (let period = periodOfDay(kind, from, zone); Temporal.PlainDate.compare(period.until, until) <= 0;) {
    if (Temporal.PlainDate.compare(period.from, from) >= 0) found.push(period.from);
    period = periodOfDay(kind, period.until, zone);
  }
  return found;
}

async function questionsOf(tx: Tx, asks: readonly ObjectiveAsk[]): Promise<(PeriodQuestion | null)[]> {
  const named = asks.flatMap(({ objective }) => objective.service ?? []);
  const services = await loadServiceIds(tx, [...new Set(named)]);
  return asks.map((ask) => {
    const { fromAt, untilAt } = ask.looksAt;
    const stretch = { fromMs: fromAt.epochMilliseconds, untilMs: untilAt.epochMilliseconds };
    const { measure, severity, service, countsBy, withinMs, isMean } = clockQuestion(ask, stretch);
    if (measure === '') return null;
    return {
      ...{ measure, severity, countsBy, withinMs, isMean, ...stretch },
      service: service === null ? null : (services.get(service) ?? 0),
    };
  });
}

const longestDayMs = 25 * 3_600_000;

/** The most covered time that a clause gives; limits of several coverage periods come one after the other. */
function mostCovered({ promiseMs, targetMs, options, period }: Clause): number {
  const { relative = 'NONE', coveredDays = 1 } = options;
  const days = relative === 'NONE' ? 0 : (coveredDays + 1) * longestDayMs;
  return Math.max(promiseMs ?? 0, targetMs ?? 0, days) * (period === null ? 1 : 2);
}

/** A ticket that ended before this has no clock that is due later than `atMs`: what was left of any limit had passed by then. */
function reachBack(terms: readonly AgreedTerms[], atMs: number): number {
  try {
    return Math.min(
      atMs,
      ...terms.flatMap(({ clauses, coverage }) =>
        clauses.map((clause) => dueBeforeMs(coverage, atMs, mostCovered(clause))),
      ),
    );
  } catch (error) {
    // Further back than coverage is searched: every ticket may count.
    if (error instanceof CoverageError) return 0;
    throw error;
  }
}
