// A question at the door: parsed once into values, and refused by name where it asks for what there is not.
import {
  loadAgreements,
  loadVersionsOf,
  type AgreementRow,
  type VersionRow,
} from '../agreement/agreement-list.store.ts';
import { loadClausesOf } from '../agreement/agreement.store.ts';
import { limits } from '../config.ts';
import { loadSchedules } from '../coverage/coverage.store.ts';
import type { Tx } from '../db/orm.ts';
import { validateClauses } from '../engine/clause-problems.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { moneyProblem } from '../gate/money.ts';
import { idOf } from '../gate/node-id.ts';
import { refuseAny } from '../gate/text.ts';
import { loadMeasureTable } from '../measure/measure.store.ts';
import { planWhatIf } from './plan-what-if.ts';
import { changedClauses, type ChangedLimit, type WhatIfQuestion } from './question.ts';
import type { AskWhatIfInput } from './what-if.type.ts';

/** @throws Refused NOT_FOUND, INVALID, NOT_A_DRAFT, TOO_LONG, or what is wrong with clauses of these limits */
export async function readQuestion(tx: Tx, input: AskWhatIfInput, now: Temporal.Instant): Promise<WhatIfQuestion> {
  const agreement = await findAgreement(tx, input.agreement);
  const versions = (await loadVersionsOf(tx, [agreement.id])).get(agreement.id) ?? [];
  const activated = versions.filter(({ activatedAt }) => activatedAt !== null);
  const version = findDraft(agreement, versions, input);
  const zone = (activated.at(-1) ?? version)?.timeZone;
  if (zone === undefined) {
    return refuse('INVALID', `${agreement.number} was never in force: choose a draft of it.`, ['version']);
  }
  const limitsAsked = input.limits.map(({ clause, promise = null, target = null }) => ({
    ...{ clause, promiseMs: promise, targetMs: target },
  }));
  refuseAny([
    ...spanProblems(input, zone, now),
    ...(await limitProblems(tx, { agreement, versions: activated, limitsAsked })),
    input.pricePerHour ? moneyProblem(input.pricePerHour, ['pricePerHour']) : null,
  ]);
  const question = {
    ...{ agreement: agreement.id, from: input.from, until: input.until, version: version?.id ?? null },
    ...{
      limits: limitsAsked,
      schedule: await findSchedule(tx, input.schedule),
      pricePerHour: input.pricePerHour ?? null,
    },
  };
  await refuseTooMany(tx, question, now);
  return question;
}

async function findAgreement(tx: Tx, asked: string): Promise<AgreementRow> {
  const id = idOf('Agreement', asked);
  const agreement = id === null ? undefined : (await loadAgreements(tx, [id])).get(id);
  if (agreement === undefined) return refuse('NOT_FOUND', 'No agreement has this id.', ['agreement']);
  if (agreement.kind === 'SLA') return agreement;
  const message = `Expected an agreement with customers (SLA); ${agreement.number} is ${agreement.kind}.`;
  return refuse('INVALID', message, ['agreement']);
}

function findDraft(
  { number }: AgreementRow,
  versions: readonly VersionRow[],
  { version: asked, limits: changes, schedule }: AskWhatIfInput,
): VersionRow | null {
  if (asked === null || asked === undefined) return null;
  if (changes.length > 0 || typeof schedule === 'string') {
    const message = 'Expected a draft, or other limits and another schedule; both came. A draft has its own.';
    return refuse('INVALID', message, ['version']);
  }
  const id = idOf('AgreementVersion', asked);
  const version = versions.find((each) => each.id === id);
  if (version === undefined) return refuse('NOT_FOUND', `${number} has no version of this id.`, ['version']);
  if (version.activatedAt === null) return version;
  return refuse('NOT_A_DRAFT', `Version ${String(version.version)} of ${number} was activated already.`, ['version']);
}

async function findSchedule(tx: Tx, asked: string | null | undefined): Promise<number | null> {
  if (asked === null || asked === undefined) return null;
  const id = idOf('CoverageSchedule', asked);
  const found = id !== null && (await loadSchedules(tx, [id])).has(id);
  return found ? id : refuse('NOT_FOUND', 'No coverage schedule has this id.', ['schedule']);
}

function spanProblems({ from, until }: AskWhatIfInput, zone: string, now: Temporal.Instant): UserErrorValue[] {
  const [first, end] = [Temporal.PlainDate.from(from), Temporal.PlainDate.from(until)];
  const days = first.until(end, { largestUnit: 'days' }).days;
  if (days < 1) return [userError('INVALID', `Expected a day after ${from}; ${until} came.`, ['until'])];
  if (days > limits.whatIfDays) {
    const most = `Expected at most ${String(limits.whatIfDays)} days; ${String(days)} came.`;
    return [userError('INVALID', most, ['until'])];
  }
  const tomorrow = now.toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  if (Temporal.PlainDate.compare(end, tomorrow) <= 0) return [];
  return [userError('INVALID', `Expected recorded days, up to ${tomorrow.toString()}; ${until} came.`, ['until'])];
}

interface LimitsAsked {
  readonly agreement: AgreementRow;
  readonly versions: readonly VersionRow[];
  readonly limitsAsked: readonly ChangedLimit[];
}

async function limitProblems(tx: Tx, { agreement, versions, limitsAsked }: LimitsAsked): Promise<UserErrorValue[]> {
  if (limitsAsked.length === 0) return [];
  const most = limits.whatIfLimits;
  if (limitsAsked.length > most) {
    return [
      userError('TOO_LONG', `Expected at most ${String(most)} limits; ${String(limitsAsked.length)} came.`, ['limits']),
    ];
  }
  const clauses = await loadClausesOf(
    tx,
    versions.map(({ id }) => id),
  );
  const numbers = [...new Set([...clauses.values()].flat().map(({ number }) => number))];
  const own = limitsAsked.flatMap(({ clause, promiseMs, targetMs }, place): UserErrorValue[] => {
    const path = ['limits', place, 'clause'];
    if (!numbers.includes(clause)) {
      const message = `${agreement.number} has no clause ${clause}; it has ${numbers.join(', ')}.`;
      return [userError('NOT_FOUND', message, path)];
    }
    if (limitsAsked.findIndex((each) => each.clause === clause) < place) {
      return [userError('DUPLICATE', `Clause ${clause} is given twice.`, path)];
    }
    const isEmpty = promiseMs === null && targetMs === null;
    return isEmpty ? [userError('INVALID', `Clause ${clause}: expected a promise or a target.`, path)] : [];
  });
  if (own.length > 0) return own;
  const measures = await loadMeasureTable(tx);
  const found = [...clauses.values()].flatMap((stored) => {
    const changed = changedClauses(stored, limitsAsked);
    return validateClauses(changed, measures).map(({ code, message, path: [, index, field = 'clause'] }) => {
      const place = limitsAsked.findIndex(({ clause }) => clause === changed[Number(index)]?.number);
      return { code, message, path: ['limits', String(place), field] };
    });
  });
  // The same is wrong in each version that has the clause: said once.
  return [...new Map(found.map((problem) => [problem.path.join('.'), problem])).values()];
}

async function refuseTooMany(tx: Tx, question: WhatIfQuestion, now: Temporal.Instant): Promise<void> {
  const plan = await planWhatIf(tx, { question, run: { id: 0, run: 0 } }, now);
  const periods = (plan?.were.asks.length ?? 0) + (plan?.wouldBe.asks.length ?? 0);
  if (periods <= limits.whatIfPeriods) return;
  const most = `Expected at most ${String(limits.whatIfPeriods)} periods of objectives, both sides added up`;
  refuse('INVALID', `${most}; these days have ${String(periods)}. Ask for fewer days.`, ['until']);
}
