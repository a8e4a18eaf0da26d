// A ticket's life as a table of times that a service manager can read. The tables are plain data in the words of the
// API, so that the same story runs on the engine alone and through the server.
import type {
  AllowanceRule,
  EndsWait,
  ReclassifyRule,
  RelativeLimit,
  ReopenRule,
  UnansweredRule,
} from '../../server/src/engine/clause.ts';
import type { CoveragePeriod, CoverageSchedule, PeriodHours, Weekday } from '../../server/src/engine/coverage.ts';
import type { Actor, FactKind, Severity, StatusCategory } from '../../server/src/engine/fact.ts';
import type { ClockPhase, ClockStanding, LimitStanding, VoidReason } from '../../server/src/engine/reading.ts';

export interface Scenario {
  /** A sentence of the domain: what the story shows. */
  readonly name: string;
  /** A CoverageScheduleInput. Its zone is the zone of every local time in the story. */
  readonly coverage: CoverageSchedule;
  /** The clauses of the one agreement, in force since 1 January 2016, with the customer of service account "main". */
  readonly clauses: readonly PromisedClause[];
  readonly life: readonly LifeRow[];
  readonly expect: readonly ExpectedRow[];
}

/** A ClauseInput: durations are ISO 8601. */
export interface PromisedClause {
  readonly number: string;
  readonly measure: string;
  readonly severity?: Severity;
  readonly period?: CoveragePeriod;
  readonly group?: string;
  readonly promise?: string;
  readonly target?: string;
  readonly warnAtShare?: number;
  readonly warnBefore?: string;
  readonly relative?: RelativeLimit;
  readonly coveredDays?: number;
  readonly localTime?: string;
  readonly pausesWhile?: readonly StatusCategory[];
  readonly endsWait?: EndsWait;
  readonly onReopen?: ReopenRule;
  readonly reopenWindow?: string;
  readonly onReclassify?: ReclassifyRule;
  readonly allowance?: AllowanceRule;
  readonly countOpening?: boolean;
  readonly onResolveUnanswered?: UnansweredRule;
}

/** When (local time "2026-03-27 16:00[:05[.001]]", with an offset "+01:00" where the hour repeats), what, and more. */
export type LifeRow = readonly [at: string, kind: FactKind, said?: Said];

/**
 * What else a TicketEventInput says. Left out: `eventId` is "e1", "e2" … by place, `actor` is the customer for
 * OPENED and CUSTOMER_REPLIED and an agent otherwise, `serviceAccount` is "main" for OPENED. Who acted and why
 * (`by`, `reason`) is for the one who runs the story to fill in.
 */
export interface Said {
  readonly eventId?: string;
  readonly sequence?: number;
  readonly actor?: Actor;
  readonly status?: StatusCategory;
  readonly severity?: Severity;
  /** "main", or "elsewhere": an account of another customer, who has no agreement. */
  readonly serviceAccount?: 'main' | 'elsewhere';
  readonly group?: string;
  readonly agent?: string;
  readonly message?: string;
  readonly refersTo?: string;
  readonly undo?: boolean;
  readonly into?: string;
  readonly from?: string;
  /** Local time. */
  readonly promisedAt?: string;
  /** Not part of the event: the local time at which it reaches us, when that is not the instant it happened. */
  readonly arrives?: string;
}

/**
 * At a local time, a clock is so (only what is given is compared), or does not exist. The clock is a measure, from the
 * second cycle on with its number: "NEXT_RESPONSE 2".
 */
export type ExpectedRow = readonly [at: string, clock: string, reading: ExpectedClock | 'NO CLOCK'];

export interface ExpectedLimit {
  /** Null: blended of several periods, or a time of a day. */
  readonly limit?: string | null;
  /** What each coverage period used up of a blended limit, rounded to a billionth. */
  readonly shares?: readonly (readonly [period: CoveragePeriod, used: number])[];
  /** Local time, as everywhere here. */
  readonly due?: string | null;
  /** "-PT5M" when late. */
  readonly headroom?: string | null;
  readonly standing?: LimitStanding | null;
  readonly warn?: string | null;
  readonly breached?: string | null;
  readonly byReclassification?: boolean;
}

/** The fields of a Clock; those of the promise stand beside it. */
export interface ExpectedClock extends Omit<ExpectedLimit, 'standing'> {
  /** Numbers of the clauses. */
  readonly clauses?: readonly string[];
  readonly phase?: ClockPhase;
  readonly void?: VoidReason | null;
  readonly standing?: ClockStanding | null;
  readonly promiseStanding?: LimitStanding | null;
  readonly started?: string | null;
  readonly stopped?: string | null;
  readonly spent?: string;
  readonly paused?: string;
  readonly target?: ExpectedLimit | null;
  readonly wake?: string | null;
}

const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];
const allWeek: readonly Weekday[] = [...workdays, 'sat', 'sun'];

const weekly = (
  days: readonly Weekday[],
  ...times: readonly (readonly [from: string, to: string])[]
): PeriodHours['weekly'] => Object.fromEntries(days.map((day) => [day, times.map(([from, to]) => ({ from, to }))]));

/** Monday to Friday, 09:00–17:00, Berlin. */
export const officeHours: CoverageSchedule = {
  timeZone: 'Europe/Berlin',
  periods: [{ period: 'PRIME', weekly: weekly(workdays, ['09:00', '17:00']), onHoliday: 'CLOSED' }],
  holidays: [],
  exceptions: [],
};

/** Around the clock; the zone still shows in local times. */
export const always = (timeZone = 'UTC'): CoverageSchedule => ({
  timeZone,
  periods: [{ period: 'PRIME', weekly: weekly(allWeek, ['00:00', '24:00']), onHoliday: 'CLOSED' }],
  holidays: [],
  exceptions: [],
});

/** Every day 08:00–18:00 prime, the rest non-prime. */
export const primeAndNight: CoverageSchedule = {
  timeZone: 'UTC',
  periods: [
    { period: 'PRIME', weekly: weekly(allWeek, ['08:00', '18:00']), onHoliday: 'CLOSED' },
    { period: 'NON_PRIME', weekly: weekly(allWeek, ['00:00', '08:00'], ['18:00', '24:00']), onHoliday: 'CLOSED' },
  ],
  holidays: [],
  exceptions: [],
};

/** Every day 08:00–18:00 prime; the night is not covered at all. */
export const primeOnly: CoverageSchedule = {
  timeZone: 'UTC',
  periods: [{ period: 'PRIME', weekly: weekly(allWeek, ['08:00', '18:00']), onHoliday: 'CLOSED' }],
  holidays: [],
  exceptions: [],
};
