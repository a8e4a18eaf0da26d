// Made by scripts/documents.ts from try/try.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Who acted. */
export type Actor =
  /** A person on our side. */
  | 'AGENT'
  /** A machine: its messages neither answer nor update. */
  | 'AUTOMATION'
  /** A customer's person. */
  | 'CUSTOMER';

/** How the limits of several coverage periods make one. */
export type AllowanceRule =
  /** Each period uses the allowance up at its own rate. */
  | 'BLENDED'
  /** The limit of the period in which the clock starts. */
  | 'FIXED_AT_START';

/** What a clock is doing. */
export type ClockPhase =
  /** Not yet begun: nothing has been asked of us. */
  | 'NOT_APPLICABLE'
  /** Waiting: nothing counts, and nothing is due. */
  | 'PAUSED'
  /** Covered time counts. */
  | 'RUNNING'
  /** Ended with a result. */
  | 'STOPPED'
  /** Ended without a result; `voidReason` says why. */
  | 'VOID';

/** How a clock stands, both limits taken together. */
export type ClockStanding =
  /** A limit is past its warning. */
  | 'AT_RISK'
  /** The promise is broken. */
  | 'BREACHED'
  /** Stopped in time. */
  | 'MET'
  /** Both limits have time left. */
  | 'ON_TRACK'
  /** The private target is broken, the promise is not. */
  | 'OVER_TARGET';

/** Hours that replace those of one date. */
export type CoverageExceptionInput = {
  /** The date. */
  date: string;
  /** The hours of that date; empty: closed. */
  intervals: Array<LocalIntervalInput>;
  /** The period whose hours are replaced; absent: of every period. */
  period?: CoveragePeriod | null | undefined;
};

/** A part of the covered time. */
export type CoveragePeriod =
  /** Covered time beside the main hours. */
  | 'NON_PRIME'
  /** The main hours; wins where both periods cover an instant. */
  | 'PRIME';

/** The weekly hours of one coverage period. */
export type CoveragePeriodInput = {
  /** What a holiday does to it. */
  onHoliday?: HolidayRule | null | undefined;
  /** Which period; each at most once. */
  period: CoveragePeriod;
  /** Its hours. */
  weekly: WeeklyHoursInput;
};

/** When time counts. */
export type CoverageScheduleInput = {
  /** Dates with hours of their own. */
  exceptions?: Array<CoverageExceptionInput> | null | undefined;
  /** Holiday calendars whose dates, but for what is switched off, are holidays too. */
  holidayCalendars?: Array<string | number> | null | undefined;
  /** The dates that are holidays. */
  holidays?: Array<string> | null | undefined;
  /** One or two coverage periods. */
  periods: Array<CoveragePeriodInput>;
  /** The zone whose wall clock the hours are on. */
  timeZone: string;
};

/** What ends waiting for the customer. */
export type EndsWait =
  /** The customer's reply, at its own instant. */
  | 'ON_REPLY'
  /** Only a change of status. */
  | 'ON_STATUS_ONLY';

/** What a holiday does to a coverage period. */
export type HolidayRule =
  /** The period covers the whole date. */
  | 'ALL_DAY'
  /** The date counts as any other; a dated exception still replaces its intervals. */
  | 'AS_USUAL'
  /** The period does not open on that date. */
  | 'CLOSED';

/** How one limit stands. */
export type LimitStanding =
  /** Past its warning. */
  | 'AT_RISK'
  /** Not kept. */
  | 'BREACHED'
  /** Kept. */
  | 'MET'
  /** Time left, no warning. */
  | 'ON_TRACK';

/** Hours of the local wall clock, `[from, to)`; `to` at or before `from` runs overnight. */
export type LocalIntervalInput = {
  /** When it opens. */
  from: string;
  /** When it closes; "24:00" is the end of the day. */
  to: string;
};

/** What must all hold; what is absent does not matter. With `kinds` or `actors` it is about an event, and the others say how the ticket stands after it; without, it is about the ticket, and is met when that begins to be so. */
export type MeasureConditionInput = {
  /** An event by one of these. */
  actors?: Array<Actor> | null | undefined;
  /** One of these groups holds the ticket. */
  groups?: Array<string> | null | undefined;
  /** An event of one of these kinds. */
  kinds?: Array<TicketEventKind> | null | undefined;
  /** The ticket has one of these severities. */
  severities?: Array<Severity> | null | undefined;
  /** The ticket has one of these statuses; a customer's reply ends WAITING_CUSTOMER. */
  statuses?: Array<StatusCategory> | null | undefined;
};

/** How often a clock may begin on a ticket. */
export type MeasureCycles =
  /** A reopening begins the next cycle where a clause says so. */
  | 'BY_REOPEN'
  /** Each start after an end begins the next cycle. */
  | 'MANY'
  /** Once. */
  | 'ONE';

/** A measure: what starts, pauses, stops, restarts and voids a clock. */
export type MeasureInput = {
  /** ONE, or MANY; BY_REOPEN is for built-in measures. */
  cycles?: MeasureCycles | null | undefined;
  /** What clauses call it: 2 to 40 capitals, digits and underscores, and not a built-in measure. */
  name: string;
  /** While the ticket is so, it waits; never about an event. Any condition of the list will do; at most 20. */
  pauses?: Array<MeasureConditionInput> | null | undefined;
  /** What lets an open clock begin anew in the same cycle. Any condition of the list will do; at most 20. */
  restarts?: Array<MeasureConditionInput> | null | undefined;
  /** What starts it; at least one. Any condition of the list will do; at most 20. */
  starts: Array<MeasureConditionInput>;
  /** What stops it; at least one. Any condition of the list will do; at most 20. */
  stops: Array<MeasureConditionInput>;
  /** What ends an open clock without a result, besides cancelling and merging. Any condition of the list will do; at most 20. */
  voids?: Array<MeasureConditionInput> | null | undefined;
};

/** A clause to try; what is absent is as its measure says. */
export type PreviewClauseInput = {
  /** How the limits of several coverage periods make one; absent: FIXED_AT_START. */
  allowance?: AllowanceRule | null | undefined;
  /** NEXT_RESPONSE: the customer's first message starts it too; absent: false. */
  countOpening?: boolean | null | undefined;
  /** Which covered day after the day of the start, from 1; absent: the next. */
  coveredDays?: number | null | undefined;
  /** What ends waiting for the customer; absent: ON_REPLY. */
  endsWait?: EndsWait | null | undefined;
  /** Measures of a group (GROUP_OWNERSHIP, PICK_UP): only of this one; absent: of any. */
  group?: string | null | undefined;
  /** The time of that day, on the wall clock of the schedule; only and always with TIME_OF_COVERED_DAY. */
  localTime?: string | null | undefined;
  /** What is timed: FIRST_RESPONSE, NEXT_RESPONSE, RESOLUTION … */
  measure: string;
  /** How an open clock comes under this clause; absent: CARRY. */
  onReclassify?: ReclassifyRule | null | undefined;
  /** What a reopening does; absent: RESUME. */
  onReopen?: ReopenRule | null | undefined;
  /** What resolving does to a clock that waits for an answer; absent: EXCLUDED. */
  onResolveUnanswered?: UnansweredRule | null | undefined;
  /** The statuses that pause it; absent: as its measure says. */
  pausesWhile?: Array<StatusCategory> | null | undefined;
  /** For this coverage period; absent: any. */
  period?: CoveragePeriod | null | undefined;
  /** The covered time that the counterpart is promised; absent exactly when `relative` says when. */
  promise?: string | null | undefined;
  /** A time of a covered day as the promise; covered time spent waiting is added on. */
  relative?: RelativeLimit | null | undefined;
  /** NEW_CYCLE only: reopened within so much real time of the stop, the same cycle goes on. */
  reopenWindow?: string | null | undefined;
  /** For tickets of this severity; absent: of any. */
  severity?: Severity | null | undefined;
  /** The private covered time the floor works to; not looser than the promise. */
  target?: string | null | undefined;
  /** The share of each limit, above 0 and below 1, at which it is at risk; absent: 0.75, or only as `warnBefore` says. */
  warnAtShare?: number | null | undefined;
  /** At risk with so much covered time left; with `warnAtShare` too, at whichever comes first. */
  warnBefore?: string | null | undefined;
};

/** Something that happens to the ticket that is tried. */
export type PreviewEventInput = {
  /** Who acts. Absent: CUSTOMER for OPENED and CUSTOMER_REPLIED, AGENT for all others. OPENED by a CUSTOMER is the first customer message. */
  actor?: Actor | null | undefined;
  /** The person who holds the ticket from its instant on. */
  agent?: string | null | undefined;
  /** When it happens. */
  at: string;
  /** A name for it, by which others may refer to it; absent: "event 1", "event 2" … by its place. */
  eventId?: string | null | undefined;
  /** The group that holds the ticket from its instant on. */
  group?: string | null | undefined;
  /** What happens. */
  kind: TicketEventKind;
  /** PROMISED: the instant that is promised. */
  promisedAt?: string | null | undefined;
  /** RETRACTED, NEEDS_NO_ANSWER: the eventId of the event that is meant. */
  refersTo?: string | null | undefined;
  /** The order among events of one instant; absent: their order in the list. */
  sequence?: number | null | undefined;
  /** The severity from its instant on. */
  severity?: Severity | null | undefined;
  /** The status from its instant on. */
  status?: StatusCategory | null | undefined;
  /** True: takes back an earlier event of its kind. */
  undo?: boolean | null | undefined;
};

/** A ticket's life to try: a schedule, clauses, events, and an instant. */
export type PreviewTicketInput = {
  /** The instant at which the clocks are read. */
  asOf: string;
  /** What is promised, at least one. */
  clauses: Array<PreviewClauseInput>;
  /** What happens, in any order. */
  events: Array<PreviewEventInput>;
  /** Measures that the clauses may name besides the built-in and the stored ones, and instead of stored ones. */
  measures?: Array<MeasureInput> | null | undefined;
  /** When time counts. */
  schedule: CoverageScheduleInput;
  /** The severity at the opening, where its event names none. */
  severity?: Severity | null | undefined;
};

/** How a clock comes under a clause when severity, service or account change. */
export type ReclassifyRule =
  /** The time spent counts toward the new limits. */
  | 'CARRY'
  /** The share of the old limits that was used up is used up of the new ones. */
  | 'PROPORTIONAL'
  /** The same cycle begins anew at the change. */
  | 'RESTART'
  /** As CARRY, but only where the promise then ends earlier. */
  | 'TIGHTEN_ONLY';

/** A promise that is a time of a covered day instead of an amount of time. */
export type RelativeLimit =
  /** The end of a covered day. */
  | 'END_OF_COVERED_DAY'
  /** An amount of time. */
  | 'NONE'
  /** A local time of a covered day. */
  | 'TIME_OF_COVERED_DAY';

/** What a reopening does to a clock that resolving or closing stopped. */
export type ReopenRule =
  /** It goes on as if it had never stopped: the closed time counts. */
  | 'CONTINUOUS'
  /** Its result stands and a new cycle begins, unless reopened within the window. */
  | 'NEW_CYCLE'
  /** It goes on; the closed time does not count. */
  | 'RESUME';

/** What a clock did in a part of its life. */
export type SegmentKind =
  /** Between its end and a reopening. */
  | 'EXCLUDED'
  /** It ran outside the time that counts. */
  | 'OUTSIDE'
  /** It waited: nothing counted. */
  | 'PAUSED'
  /** Time counted. */
  | 'RUNNING';

/** How urgent a ticket is, in our four words. */
export type Severity =
  /** Hurts. */
  | 'HIGH'
  /** Can wait. */
  | 'LOW'
  /** The usual. */
  | 'NORMAL'
  /** Stops work. */
  | 'URGENT';

/** The eight categories onto which the statuses of every source are mapped. */
export type StatusCategory =
  /** Taken back: no promise applies any more. */
  | 'CANCELLED'
  /** At its end. */
  | 'CLOSED'
  /** Nobody has begun. */
  | 'NEW'
  /** Put aside. */
  | 'ON_HOLD'
  /** In work. */
  | 'OPEN'
  /** Solved; may still be reopened. */
  | 'RESOLVED'
  /** Waiting for the customer. */
  | 'WAITING_CUSTOMER'
  /** Waiting for a supplier. */
  | 'WAITING_SUPPLIER';

/** What happened to a ticket. */
export type TicketEventKind =
  /** A public answer was given. */
  | 'AGENT_REPLIED'
  /** An agent took or was given the ticket. */
  | 'ASSIGNED'
  /** The ticket was taken back. */
  | 'CANCELLED'
  /** The ticket was closed. */
  | 'CLOSED'
  /** The customer wrote. */
  | 'CUSTOMER_REPLIED'
  /** Another group holds the ticket. */
  | 'GROUP_CHANGED'
  /** The ticket went into another (`into`). */
  | 'MERGED'
  /** A named person says that a message (`refersTo`) needs no answer. */
  | 'NEEDS_NO_ANSWER'
  /** An internal note: answers nothing. */
  | 'NOTE_ADDED'
  /** The ticket was opened; by a customer it is the first customer message. */
  | 'OPENED'
  /** The severity changed. */
  | 'PRIORITY_CHANGED'
  /** An instant was promised to the customer (`promisedAt`). */
  | 'PROMISED'
  /** The customer said how satisfied they are (`score`, `words`): no clock reads it, and the latest counts. */
  | 'RATED'
  /** The ticket was taken up again. */
  | 'REOPENED'
  /** The ticket was solved. */
  | 'RESOLVED'
  /** An earlier event (`refersTo`) was wrong. */
  | 'RETRACTED'
  /** A message was moved here from another ticket (`from`). */
  | 'SPLIT'
  /** The status changed; to RESOLVED, CLOSED or CANCELLED it means the same as that event. */
  | 'STATUS_CHANGED'
  /** Other fields changed. */
  | 'UPDATED';

/** What resolving or closing does to a clock that waits for an answer. */
export type UnansweredRule =
  /** It is void, and counted apart. */
  | 'EXCLUDED'
  /** Nothing: it waits on. */
  | 'KEEP_RUNNING'
  /** It stops as if answered. */
  | 'MET';

/** Why a clock ended without a result. */
export type VoidReason =
  /** A condition of its measure made it void. */
  | 'BY_MEASURE'
  /** The ticket was cancelled. */
  | 'CANCELLED'
  /** No clause judges it any more. */
  | 'NO_CLAUSE'
  /** What started it was retracted. */
  | 'RETRACTED'
  /** Merged into another ticket. */
  | 'TRANSFERRED'
  /** Resolved before it was answered. */
  | 'UNANSWERED';

/** The hours of each weekday. */
export type WeeklyHoursInput = {
  /** The hours of Friday; absent or empty: closed. */
  fri?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Monday; absent or empty: closed. */
  mon?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Saturday; absent or empty: closed. */
  sat?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Sunday; absent or empty: closed. */
  sun?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Thursday; absent or empty: closed. */
  thu?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Tuesday; absent or empty: closed. */
  tue?: Array<LocalIntervalInput> | null | undefined;
  /** The hours of Wednesday; absent or empty: closed. */
  wed?: Array<LocalIntervalInput> | null | undefined;
};

export type TryTicketQueryVariables = Exact<{
  input: PreviewTicketInput;
}>;

export type TryTicketQuery = {
  previewTicket: {
    clocks: Array<{
      measure: string;
      cycle: number;
      phase: ClockPhase;
      voidReason: VoidReason | null;
      standing: ClockStanding | null;
      startedAt: string | null;
      stoppedAt: string | null;
      spent: string;
      paused: string;
      excluded: boolean;
      promise: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
        breachedAt: string | null;
        byReclassification: boolean;
      } | null;
      target: {
        limit: string | null;
        dueAt: string | null;
        headroom: string | null;
        standing: LimitStanding | null;
        breachedAt: string | null;
        byReclassification: boolean;
      } | null;
      segments: Array<{
        from: string;
        to: string;
        kind: SegmentKind;
        because: string;
        clause: string | null;
        milliseconds: number;
        event: { id: string; at: string } | null;
      }>;
    }>;
    inversions: Array<{
      clauses: Array<string>;
      earlier: { openedAt: string; dueAt: string };
      later: { openedAt: string; dueAt: string };
    }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type TryHoursFragment = {
  id: string;
  name: string;
  version: number;
  timeZone: string;
  holidays: Array<string>;
  exceptions: Array<{ date: string; period: CoveragePeriod | null; intervals: Array<{ from: string; to: string }> }>;
  periods: Array<{
    period: CoveragePeriod;
    onHoliday: HolidayRule;
    weekly: {
      mon: Array<{ from: string; to: string }>;
      tue: Array<{ from: string; to: string }>;
      wed: Array<{ from: string; to: string }>;
      thu: Array<{ from: string; to: string }>;
      fri: Array<{ from: string; to: string }>;
      sat: Array<{ from: string; to: string }>;
      sun: Array<{ from: string; to: string }>;
    };
  }>;
};

export type TryBeginningsQueryVariables = Exact<{ [key: string]: never }>;

export type TryBeginningsQuery = {
  coverageSchedules: {
    nodes: Array<{
      id: string;
      name: string;
      version: number;
      timeZone: string;
      holidays: Array<string>;
      exceptions: Array<{
        date: string;
        period: CoveragePeriod | null;
        intervals: Array<{ from: string; to: string }>;
      }>;
      periods: Array<{
        period: CoveragePeriod;
        onHoliday: HolidayRule;
        weekly: {
          mon: Array<{ from: string; to: string }>;
          tue: Array<{ from: string; to: string }>;
          wed: Array<{ from: string; to: string }>;
          thu: Array<{ from: string; to: string }>;
          fri: Array<{ from: string; to: string }>;
          sat: Array<{ from: string; to: string }>;
          sun: Array<{ from: string; to: string }>;
        };
      }>;
    }>;
  };
  agreements: { nodes: Array<{ id: string; number: string; customer: { id: string; name: string } | null }> };
  measures: Array<{ name: string }>;
};

export type TryAgreementQueryVariables = Exact<{
  number: string;
}>;

export type TryAgreementQuery = {
  agreement: {
    id: string;
    number: string;
    inForce: {
      id: string;
      schedule: {
        id: string;
        name: string;
        version: number;
        timeZone: string;
        holidays: Array<string>;
        exceptions: Array<{
          date: string;
          period: CoveragePeriod | null;
          intervals: Array<{ from: string; to: string }>;
        }>;
        periods: Array<{
          period: CoveragePeriod;
          onHoliday: HolidayRule;
          weekly: {
            mon: Array<{ from: string; to: string }>;
            tue: Array<{ from: string; to: string }>;
            wed: Array<{ from: string; to: string }>;
            thu: Array<{ from: string; to: string }>;
            fri: Array<{ from: string; to: string }>;
            sat: Array<{ from: string; to: string }>;
            sun: Array<{ from: string; to: string }>;
          };
        }>;
      };
      clauses: Array<{
        id: string;
        number: string;
        measure: string;
        severity: Severity | null;
        period: CoveragePeriod | null;
        group: string | null;
        promise: string | null;
        target: string | null;
        relative: RelativeLimit;
        coveredDays: number | null;
        localTime: string | null;
        pausesWhile: Array<StatusCategory> | null;
        endsWait: EndsWait;
        onReopen: ReopenRule;
        reopenWindow: string | null;
        onReclassify: ReclassifyRule;
        allowance: AllowanceRule;
        countOpening: boolean;
        onResolveUnanswered: UnansweredRule;
        warnAtShare: number | null;
        warnBefore: string | null;
      }>;
    } | null;
  } | null;
};

export const TryTicketDocument =
  'query TryTicket($input:PreviewTicketInput!){previewTicket(input:$input){clocks{measure cycle phase voidReason standing startedAt stoppedAt spent paused excluded promise{limit dueAt headroom standing breachedAt byReclassification}target{limit dueAt headroom standing breachedAt byReclassification}segments{from to kind because clause milliseconds event{id at}}}inversions{clauses earlier{openedAt dueAt}later{openedAt dueAt}}userErrors{code message path}}}' as TypedText<
    TryTicketQuery,
    TryTicketQueryVariables
  >;

export const TryBeginningsDocument =
  'fragment TryHours on CoverageSchedule{id name version timeZone holidays exceptions{date period intervals{from to}}periods{period onHoliday weekly{mon{from to}tue{from to}wed{from to}thu{from to}fri{from to}sat{from to}sun{from to}}}}query TryBeginnings{coverageSchedules(first:100){nodes{...TryHours}}agreements(first:100){nodes{id number customer{id name}}}measures{name}}' as TypedText<
    TryBeginningsQuery,
    TryBeginningsQueryVariables
  >;

export const TryAgreementDocument =
  'fragment TryHours on CoverageSchedule{id name version timeZone holidays exceptions{date period intervals{from to}}periods{period onHoliday weekly{mon{from to}tue{from to}wed{from to}thu{from to}fri{from to}sat{from to}sun{from to}}}}query TryAgreement($number:String!){agreement(number:$number){id number inForce{id schedule{...TryHours}clauses{id number measure severity period group promise target relative coveredDays localTime pausesWhile endsWait onReopen reopenWindow onReclassify allowance countOpening onResolveUnanswered warnAtShare warnBefore}}}}' as TypedText<
    TryAgreementQuery,
    TryAgreementQueryVariables
  >;
