// The enums of the floor schema, registered once. The portal has enum objects of its own: no class or enum is
// reachable from both schemas.
import { registerEnumType } from 'type-graphql';
import { roles, type Role } from '../access/role.ts';
import type {
  AgreementKind,
  AgreementLevel,
  AllowanceRule,
  AppliesTo,
  EndsWait,
  ReclassifyRule,
  RelativeLimit,
  ReopenRule,
  UnansweredRule,
} from '../engine/clause.ts';
import type { CoveragePeriod, HolidayRule } from '../engine/coverage.ts';
import type { ScheduleFollowing } from '../engine/coverage-versions.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import type { Occurrence } from '../engine/occurrence.ts';
import type { Actor, FactKind, Severity, StatusCategory } from '../engine/fact.ts';
import type { ClockPhase, ClockStanding, LimitKind, LimitStanding, VoidReason } from '../engine/reading.ts';

/** Registers an enum whose values are their own names; `values` gives each its description. */
export function namedEnum<T extends string>(
  name: string,
  description: string,
  values: Readonly<Record<T, string>>,
): Readonly<Record<T, T>> {
  const names = Object.keys(values) as T[];
  const object = Object.fromEntries(names.map((each) => [each, each])) as Record<T, T>;
  registerEnumType(object, {
    name,
    description,
    valuesConfig: Object.fromEntries(names.map((each) => [each, { description: values[each] }])) as Record<
      T,
      { description: string }
    >,
  });
  return object;
}

const roleMeanings: Readonly<Record<Role, string>> = {
  ADMIN: 'May do everything on the floor.',
  MANAGER: 'Reads all; writes customers, sources, schedules, agreements and boards.',
  AGENT: 'Reads all; records events by hand.',
  ANALYST: 'Reads all.',
  CUSTOMER: "A customer's person or system: the portal only.",
  BOARD: 'A wall: its own board or playlist, and the heartbeat.',
  INTEGRATION: 'A source: records for its sources and reads their tickets.',
};

export const RoleEnum = namedEnum('Role', `What a viewer may do: one of ${roles.join(', ')}.`, roleMeanings);

export const SeverityEnum = namedEnum<Severity>('Severity', 'How urgent a ticket is, in our four words.', {
  LOW: 'Can wait.',
  NORMAL: 'The usual.',
  HIGH: 'Hurts.',
  URGENT: 'Stops work.',
});

export const CoveragePeriodEnum = namedEnum<CoveragePeriod>('CoveragePeriod', 'A part of the covered time.', {
  PRIME: 'The main hours; wins where both periods cover an instant.',
  NON_PRIME: 'Covered time beside the main hours.',
});

export const ScheduleFollowingEnum = namedEnum<ScheduleFollowing>(
  'ScheduleFollowing',
  'What an agreement version does when its coverage schedule gets a new version.',
  {
    PINNED: 'It stays with its version; only an amendment moves it.',
    HOLIDAYS_ONLY: 'It keeps the hours and exceptions of its version and takes the holidays of the newer ones.',
    FOLLOWS: 'At each instant the version of the schedule that applies to it.',
  },
);

export const HolidayRuleEnum = namedEnum<HolidayRule>('HolidayRule', 'What a holiday does to a coverage period.', {
  CLOSED: 'The period does not open on that date.',
  AS_USUAL: 'The date counts as any other; a dated exception still replaces its intervals.',
  ALL_DAY: 'The period covers the whole date.',
});

export const StatusCategoryEnum = namedEnum<StatusCategory>(
  'StatusCategory',
  'The eight categories onto which the statuses of every source are mapped.',
  {
    NEW: 'Nobody has begun.',
    OPEN: 'In work.',
    WAITING_CUSTOMER: 'Waiting for the customer.',
    WAITING_SUPPLIER: 'Waiting for a supplier.',
    ON_HOLD: 'Put aside.',
    RESOLVED: 'Solved; may still be reopened.',
    CLOSED: 'At its end.',
    CANCELLED: 'Taken back: no promise applies any more.',
  },
);

export const ActorEnum = namedEnum<Actor>('Actor', 'Who acted.', {
  CUSTOMER: "A customer's person.",
  AGENT: 'A person on our side.',
  AUTOMATION: 'A machine: its messages neither answer nor update.',
});

export const TicketEventKindEnum = namedEnum<FactKind>('TicketEventKind', 'What happened to a ticket.', {
  OPENED: 'The ticket was opened; by a customer it is the first customer message.',
  CUSTOMER_REPLIED: 'The customer wrote.',
  AGENT_REPLIED: 'A public answer was given.',
  NOTE_ADDED: 'An internal note: answers nothing.',
  STATUS_CHANGED: 'The status changed; to RESOLVED, CLOSED or CANCELLED it means the same as that event.',
  PRIORITY_CHANGED: 'The severity changed.',
  ASSIGNED: 'An agent took or was given the ticket.',
  GROUP_CHANGED: 'Another group holds the ticket.',
  RESOLVED: 'The ticket was solved.',
  CLOSED: 'The ticket was closed.',
  REOPENED: 'The ticket was taken up again.',
  MERGED: 'The ticket went into another (`into`).',
  SPLIT: 'A message was moved here from another ticket (`from`).',
  CANCELLED: 'The ticket was taken back.',
  NEEDS_NO_ANSWER: 'A named person says that a message (`refersTo`) needs no answer.',
  PROMISED: 'An instant was promised to the customer (`promisedAt`).',
  RETRACTED: 'An earlier event (`refersTo`) was wrong.',
  RATED: 'The customer said how satisfied they are (`score`, `words`): no clock reads it, and the latest counts.',
  UPDATED: 'Other fields changed.',
});

export const ReopenRuleEnum = namedEnum<ReopenRule>(
  'ReopenRule',
  'What a reopening does to a clock that resolving or closing stopped.',
  {
    RESUME: 'It goes on; the closed time does not count.',
    NEW_CYCLE: 'Its result stands and a new cycle begins, unless reopened within the window.',
    CONTINUOUS: 'It goes on as if it had never stopped: the closed time counts.',
  },
);

export const ReclassifyRuleEnum = namedEnum<ReclassifyRule>(
  'ReclassifyRule',
  'How a clock comes under a clause when severity, service or account change.',
  {
    CARRY: 'The time spent counts toward the new limits.',
    RESTART: 'The same cycle begins anew at the change.',
    TIGHTEN_ONLY: 'As CARRY, but only where the promise then ends earlier.',
    PROPORTIONAL: 'The share of the old limits that was used up is used up of the new ones.',
  },
);

export const AllowanceRuleEnum = namedEnum<AllowanceRule>(
  'AllowanceRule',
  'How the limits of several coverage periods make one.',
  {
    FIXED_AT_START: 'The limit of the period in which the clock starts.',
    BLENDED: 'Each period uses the allowance up at its own rate.',
  },
);

export const EndsWaitEnum = namedEnum<EndsWait>('EndsWait', 'What ends waiting for the customer.', {
  ON_REPLY: "The customer's reply, at its own instant.",
  ON_STATUS_ONLY: 'Only a change of status.',
});

export const UnansweredRuleEnum = namedEnum<UnansweredRule>(
  'UnansweredRule',
  'What resolving or closing does to a clock that waits for an answer.',
  {
    EXCLUDED: 'It is void, and counted apart.',
    MET: 'It stops as if answered.',
    KEEP_RUNNING: 'Nothing: it waits on.',
  },
);

export const RelativeLimitEnum = namedEnum<RelativeLimit>(
  'RelativeLimit',
  'A promise that is a time of a covered day instead of an amount of time.',
  {
    NONE: 'An amount of time.',
    END_OF_COVERED_DAY: 'The end of a covered day.',
    TIME_OF_COVERED_DAY: 'A local time of a covered day.',
  },
);

export type MeasureCycles = 'ONE' | 'MANY' | 'BY_REOPEN';

export const MeasureCyclesEnum = namedEnum<MeasureCycles>('MeasureCycles', 'How often a clock may begin on a ticket.', {
  ONE: 'Once.',
  MANY: 'Each start after an end begins the next cycle.',
  BY_REOPEN: 'A reopening begins the next cycle where a clause says so.',
});

export const MeasureOccurrenceEnum = namedEnum<Occurrence>(
  'MeasureOccurrence',
  'What can occur in the life of a ticket, as built-in measures see it.',
  {
    OPENED: 'The ticket is opened.',
    FIRST_MESSAGE: 'The customer writes before the first response; opening the ticket is writing.',
    FOLLOW_UP: 'The customer writes after the first response.',
    SPARED: 'A message is marked as needing no answer.',
    MOVED: 'A message is moved into another ticket.',
    ANSWERED: 'A person answers publicly.',
    ASSIGNED: 'An agent takes or is given the ticket.',
    GROUP_LEFT: 'The group that held the ticket holds it no more.',
    GROUP_ENTERED: 'A group gets the ticket.',
    SUPPLIER_WAIT_BEGAN: 'Waiting for a supplier begins.',
    SUPPLIER_WAIT_ENDED: 'Waiting for a supplier ends.',
    RESOLVED: 'The ticket is resolved, or closed without having been.',
    CLOSED: 'The ticket is closed.',
    CANCELLED: 'The ticket is cancelled.',
    REOPENED: 'The ticket is opened again.',
    MERGED: 'The ticket becomes part of another.',
    ABSORBED: 'Another ticket becomes part of this one.',
  },
);

export type EventOutcomeKind = 'RECORDED' | 'REPEATED' | 'REFUSED';

export const EventOutcomeEnum = namedEnum<EventOutcomeKind>('EventOutcome', 'What became of one event of a call.', {
  RECORDED: 'Stored and read.',
  REPEATED: 'The same event came before; nothing was stored again.',
  REFUSED: 'Not stored; `userError` says why.',
});

export const ClockPhaseEnum = namedEnum<ClockPhase>('ClockPhase', 'What a clock is doing.', {
  RUNNING: 'Covered time counts.',
  PAUSED: 'Waiting: nothing counts, and nothing is due.',
  STOPPED: 'Ended with a result.',
  VOID: 'Ended without a result; `voidReason` says why.',
  NOT_APPLICABLE: 'Not yet begun: nothing has been asked of us.',
});

export const VoidReasonEnum = namedEnum<VoidReason>('VoidReason', 'Why a clock ended without a result.', {
  NO_CLAUSE: 'No clause judges it any more.',
  UNANSWERED: 'Resolved before it was answered.',
  TRANSFERRED: 'Merged into another ticket.',
  CANCELLED: 'The ticket was cancelled.',
  RETRACTED: 'What started it was retracted.',
  BY_MEASURE: 'A condition of its measure made it void.',
});

export const LimitKindEnum = namedEnum<LimitKind>('LimitKind', 'Which of the two limits of a clock.', {
  PROMISE: 'What the counterpart was told.',
  TARGET: 'What the floor works to; private.',
});

export const LimitStandingEnum = namedEnum<LimitStanding>('LimitStanding', 'How one limit stands.', {
  ON_TRACK: 'Time left, no warning.',
  AT_RISK: 'Past its warning.',
  BREACHED: 'Not kept.',
  MET: 'Kept.',
});

export const ClockStandingEnum = namedEnum<ClockStanding>(
  'ClockStanding',
  'How a clock stands, both limits taken together.',
  {
    ON_TRACK: 'Both limits have time left.',
    AT_RISK: 'A limit is past its warning.',
    OVER_TARGET: 'The private target is broken, the promise is not.',
    BREACHED: 'The promise is broken.',
    MET: 'Stopped in time.',
  },
);

export type { AgreementKind };

export const ClockOutcomeEnum = namedEnum<ClockOutcome>('ClockOutcome', 'How a limit came out.', {
  MET: 'Kept.',
  MISSED: 'Broken.',
  UNDECIDED: 'Neither kept nor broken yet.',
  EXCLUDED: 'The clock ended without a result.',
  WAIVED: 'Broken, and excused.',
  DISPUTED: 'Broken, they say wrongly; it is not decided.',
});

export const AgreementKindEnum = namedEnum<AgreementKind>('AgreementKind', 'Between whom an agreement stands.', {
  SLA: 'Between us and a customer.',
  OLA: 'Between our own groups.',
  UNDERPINNING: 'Between us and a supplier.',
});

export const AgreementLevelEnum = namedEnum<AgreementLevel>(
  'AgreementLevel',
  'How wide an agreement reaches; the narrower wins.',
  {
    CORPORATE: 'All customers.',
    CUSTOMER: 'One customer, or one of its service accounts.',
    SERVICE: 'One service for that customer.',
  },
);

export const AppliesToEnum = namedEnum<AppliesTo>(
  'AppliesTo',
  'Which tickets an amendment judges besides those that open in its term.',
  {
    NEW_TICKETS: 'None.',
    OPEN_TICKETS: 'From its first date on also what is open then, or is opened again.',
    WHOLE_PERIOD:
      'Every ticket that opened since the first version of the agreement, from its opening on: a correction of the past.',
  },
);

export type AgreementStatus = 'DRAFT' | 'IN_REVIEW' | 'AGREED' | 'ACTIVE' | 'EXPIRED' | 'TERMINATED' | 'SUPERSEDED';

export const AgreementStatusEnum = namedEnum<AgreementStatus>('AgreementStatus', 'Where an agreement version stands.', {
  DRAFT: 'Being written; judges nothing.',
  IN_REVIEW: 'Being read by the parties; judges nothing.',
  AGREED: 'Signed, not yet active.',
  ACTIVE: 'Activated: it judges the tickets that opened in its term.',
  EXPIRED: 'Its term is over.',
  TERMINATED: 'Ended early.',
  SUPERSEDED: 'Its term ended where a later version begins.',
});

export type CoverageOp = 'ADD' | 'SUBTRACT' | 'BETWEEN';

export const CoverageOpEnum = namedEnum<CoverageOp>('CoverageOp', 'What a question of coverage asks.', {
  ADD: 'The earliest instant at which `seconds` of covered time have passed since `start`.',
  SUBTRACT: 'The latest instant from which `seconds` of covered time pass until `start`.',
  BETWEEN: 'The covered seconds between `start` and `end`; negative when `end` is earlier.',
});
