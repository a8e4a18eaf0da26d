// Made by scripts/documents.ts from agreement/agreement.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** What was done with an agreement version. */
export type AgreementActKind =
  /** It began to judge. */
  | 'ACTIVATED'
  /** Both sides have signed. */
  | 'AGREED'
  /** It was written. */
  | 'DRAFTED'
  /** It went back to be written anew; signatures are void. */
  | 'RETURNED'
  /** It was written anew. */
  | 'REWRITTEN'
  /** One side signed. */
  | 'SIGNED'
  /** It was given to the parties to read and sign. */
  | 'SUBMITTED'
  /** A later version took over. */
  | 'SUPERSEDED'
  /** It was ended early. */
  | 'TERMINATED';

/** Between whom an agreement stands. */
export type AgreementKind =
  /** Between our own groups. */
  | 'OLA'
  /** Between us and a customer. */
  | 'SLA'
  /** Between us and a supplier. */
  | 'UNDERPINNING';

/** How wide an agreement reaches; the narrower wins. */
export type AgreementLevel =
  /** All customers. */
  | 'CORPORATE'
  /** One customer, or one of its service accounts. */
  | 'CUSTOMER'
  /** One service for that customer. */
  | 'SERVICE';

/** Where an agreement version stands. */
export type AgreementStatus =
  /** Activated: it judges the tickets that opened in its term. */
  | 'ACTIVE'
  /** Signed, not yet active. */
  | 'AGREED'
  /** Being written; judges nothing. */
  | 'DRAFT'
  /** Its term is over. */
  | 'EXPIRED'
  /** Being read by the parties; judges nothing. */
  | 'IN_REVIEW'
  /** Its term ended where a later version begins. */
  | 'SUPERSEDED'
  /** Ended early. */
  | 'TERMINATED';

/** How agreements are divided among services and customers. */
export type AgreementStructure =
  /** One customer, all its services. */
  | 'CUSTOMER_BASED'
  /** Corporate, customer and service levels, each adding to the one above. */
  | 'MULTI_LEVEL'
  /** One service, for all its customers. */
  | 'SERVICE_BASED';

/** How the limits of several coverage periods make one. */
export type AllowanceRule =
  /** Each period uses the allowance up at its own rate. */
  | 'BLENDED'
  /** The limit of the period in which the clock starts. */
  | 'FIXED_AT_START';

/** Which tickets an amendment judges besides those that open in its term. */
export type AppliesTo =
  /** None. */
  | 'NEW_TICKETS'
  /** From its first date on also what is open then, or is opened again. */
  | 'OPEN_TICKETS'
  /** Every ticket that opened since the first version of the agreement, from its opening on: a correction of the past. */
  | 'WHOLE_PERIOD';

/** What a promise lacks in what it rests on. */
export type ChainGap =
  /** It is late only around holidays and exceptions of one of the schedules. */
  | 'HOLIDAY'
  /** What it rests on has no clause for its severities, though for others. */
  | 'NO_CLAUSE'
  /** It is late for tickets that open in one coverage period. */
  | 'PERIOD'
  /** It is late whenever the ticket opens. */
  | 'SEVERITY'
  /** The term of what it rests on ends first. */
  | 'TERM';

/** How a price is reckoned. */
export type Charge =
  /** One amount a period, whatever is used. */
  | 'FLAT'
  /** An amount for each unit. */
  | 'PER_UNIT';

/** A civil period, in the agreement's zone. */
export type CivilPeriod =
  /** A day. */
  | 'DAY'
  /** A calendar month. */
  | 'MONTH'
  /** A quarter of a calendar year. */
  | 'QUARTER'
  /** A week, from Monday. */
  | 'WEEK'
  /** A calendar year. */
  | 'YEAR';

/** By which instant a clock counts in a period. */
export type CountsBy =
  /** When its promise is due. */
  | 'DUE'
  /** When it starts. */
  | 'START'
  /** When it stops. */
  | 'STOP';

/** What the parties bind themselves to. */
export type CovenantKind =
  /** To keep secrets. */
  | 'CONFIDENTIALITY'
  /** Not to hire each other's people. */
  | 'NON_SOLICITATION'
  /** To keep each other safe. */
  | 'SECURITY';

/** A part of the covered time. */
export type CoveragePeriod =
  /** Covered time beside the main hours. */
  | 'NON_PRIME'
  /** The main hours; wins where both periods cover an instant. */
  | 'PRIME';

/** How two versions differ in something. */
export type DifferenceKind =
  /** Only the later one says it. */
  | 'ADDED'
  /** Both say it, differently. */
  | 'CHANGED'
  /** Only the earlier one says it. */
  | 'REMOVED';

/** What ends waiting for the customer. */
export type EndsWait =
  /** The customer's reply, at its own instant. */
  | 'ON_REPLY'
  /** Only a change of status. */
  | 'ON_STATUS_ONLY';

/** Which way a step escalates. */
export type EscalationKind =
  /** To those who know more. */
  | 'FUNCTIONAL'
  /** To those who decide more. */
  | 'HIERARCHIC';

/** At which point of a clock a step is due. */
export type EscalationPoint =
  /** So much time after the limit ended. */
  | 'AFTER_DUE'
  /** So much time before the limit ends. */
  | 'BEFORE_DUE'
  /** A share of the limit is spent. */
  | 'SHARE_SPENT';

/** What a delivery shows for itself. */
export type EvidenceKind =
  /** A document: where it is and the SHA-256 of its bytes. */
  | 'DOCUMENT'
  /** Nothing: whoever records it is believed. */
  | 'NONE'
  /** A number that was read: a meter, a count. */
  | 'READING'
  /** A note of what was done. */
  | 'TEXT';

/** What a holiday does to a coverage period. */
export type HolidayRule =
  /** The period covers the whole date. */
  | 'ALL_DAY'
  /** The date counts as any other; a dated exception still replaces its intervals. */
  | 'AS_USUAL'
  /** The period does not open on that date. */
  | 'CLOSED';

/** Which of the two limits of a clock. */
export type LimitKind =
  /** What the counterpart was told. */
  | 'PROMISE'
  /** What the floor works to; private. */
  | 'TARGET';

/** What an objective asks of a period. */
export type ObjectiveKind =
  /** A service is there for a share of the time in which it is covered: "99.9 % a month". */
  | 'AVAILABILITY'
  /** A share of what is owed again and again is delivered in time: "all reports". */
  | 'DELIVERED'
  /** The mean of a measure stays within a limit: "mean time to resolve ≤ 8 h". */
  | 'MEAN_AT_MOST'
  /** Only so many promises are broken: "at most 5 breaches a quarter". */
  | 'MISSES_AT_MOST'
  /** A share of what was measured stays within a value: "95 % of requests within 200 ms". */
  | 'PERCENTILE_WITHIN'
  /** A share of the clocks of a measure stays within a limit: "90 % of first responses within 6 h". */
  | 'SHARE_WITHIN'
  /** So much is delivered or measured: "50 customers a month". */
  | 'VOLUME_AT_LEAST';

/** How an objective stands in a period. */
export type ObjectiveStanding =
  /** The period runs, and will more likely be lost, or burns twice what is allowed. */
  | 'AT_RISK'
  /** It is broken, whatever comes. */
  | 'BROKEN'
  /** It is kept, whatever comes. */
  | 'KEPT'
  /** The period runs, and will more likely than not be made. */
  | 'ON_TRACK'
  /** There is nothing yet to keep or break it with, or what is open at the end of the period decides. */
  | 'UNDECIDED';

/** As what a party is bound. */
export type PartyRole =
  /** Is promised the service; of an SLA. */
  | 'CUSTOMER'
  /** A group of our own that is promised something; of an OLA. */
  | 'INTERNAL'
  /** Gives the service. */
  | 'PROVIDER'
  /** Gives us what the service rests on; of an underpinning contract. */
  | 'SUPPLIER';

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

/** What happens at the end of the term. */
export type RenewalRule =
  /** It goes on unless a party gives notice in time. */
  | 'AUTOMATIC'
  /** It goes on when both parties say so. */
  | 'BY_AGREEMENT'
  /** It ends. */
  | 'NONE';

/** What a reopening does to a clock that resolving or closing stopped. */
export type ReopenRule =
  /** It goes on as if it had never stopped: the closed time counts. */
  | 'CONTINUOUS'
  /** Its result stands and a new cycle begins, unless reopened within the window. */
  | 'NEW_CYCLE'
  /** It goes on; the closed time does not count. */
  | 'RESUME';

/** How an amount comes to whole coins. */
export type Rounding =
  /** Down. */
  | 'DOWN'
  /** To the nearest; half a coin to the even one. */
  | 'HALF_EVEN'
  /** To the nearest; from half a coin on up. */
  | 'HALF_UP'
  /** Up. */
  | 'UP';

/** What an agreement version does when its coverage schedule gets a new version. */
export type ScheduleFollowing =
  /** At each instant the version of the schedule that applies to it. */
  | 'FOLLOWS'
  /** It keeps the hours and exceptions of its version and takes the holidays of the newer ones. */
  | 'HOLIDAYS_ONLY'
  /** It stays with its version; only an amendment moves it. */
  | 'PINNED';

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

/** How a side agreed. */
export type SignatureForm =
  /** It agreed by word of mouth, and the document reduces that to writing. */
  | 'ORAL'
  /** It signed the document. */
  | 'WRITTEN';

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

/** What resolving or closing does to a clock that waits for an answer. */
export type UnansweredRule =
  /** It is void, and counted apart. */
  | 'EXCLUDED'
  /** Nothing: it waits on. */
  | 'KEEP_RUNNING'
  /** It stops as if answered. */
  | 'MET';

export type ContactPartsFragment = { name: string; role: string | null; email: string | null; phone: string | null };

export type ClausePartsFragment = {
  id: string;
  number: string;
  measure: string;
  severity: Severity | null;
  period: CoveragePeriod | null;
  group: string | null;
  promise: string | null;
  target: string | null;
  warnAtShare: number | null;
  warnBefore: string | null;
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
};

export type MoneyPartsFragment = { amount: string; currency: string };

export type SectionPartsFragment = {
  overview: string | null;
  assets: Array<string>;
  underpinnedBy: Array<string> | null;
  parties: Array<{
    role: PartyRole;
    name: string;
    address: string | null;
    responsibilities: Array<string>;
    contacts: Array<{ name: string; role: string | null; email: string | null; phone: string | null }>;
  }>;
  renewal: {
    rule: RenewalRule;
    months: number | null;
    noticeDays: number | null;
    reviews: Array<string>;
    reviewEveryMonths: number | null;
  } | null;
  services: Array<{
    name: string;
    service: string | null;
    description: string | null;
    availability: string | null;
    frequency: string | null;
    owner: string | null;
  }>;
  exclusions: Array<{ text: string; service: string | null; reason: string | null }>;
  objectives: Array<{
    number: string;
    kind: ObjectiveKind;
    statement: string | null;
    measure: string | null;
    severity: Severity | null;
    service: string | null;
    period: CivilPeriod;
    countsBy: CountsBy | null;
    share: number | null;
    within: string | null;
    most: number | null;
    deliverable: string | null;
    metric: string | null;
    atMost: number | null;
    least: number | null;
    rollingDays: number | null;
  }>;
  deliverables: Array<{
    number: string;
    title: string;
    statement: string | null;
    owedBy: PartyRole;
    rule: string | null;
    startsOn: string | null;
    onDate: string | null;
    times: Array<string>;
    opensBefore: string | null;
    grace: string | null;
    warnBefore: string | null;
    targetBefore: string | null;
    quantity: number | null;
    unit: string | null;
    evidence: EvidenceKind | null;
    needsConfirmation: boolean | null;
    atLeast: number | null;
    alternatives: Array<string>;
    asset: string | null;
    members: Array<{ reference: string; name: string | null }>;
  }> | null;
  escalation: Array<{
    number: string;
    kind: EscalationKind;
    measure: string | null;
    severity: Severity | null;
    group: string | null;
    isUnassigned: boolean | null;
    limit: LimitKind;
    point: EscalationPoint;
    share: number | null;
    time: string | null;
    isRealTime: boolean | null;
    notify: Array<string>;
    raiseTo: Severity | null;
    moveTo: string | null;
    note: string | null;
  }>;
  security: Array<{ title: string; text: string }>;
  prices: Array<{
    name: string;
    charge: Charge;
    period: CivilPeriod | null;
    unit: string | null;
    amount: { amount: string; currency: string };
  }>;
  penalties: Array<{
    text: string;
    objective: string | null;
    below: number | null;
    percentage: number | null;
    isPerBreach: boolean | null;
    capPercentage: number | null;
    minimumVolume: number | null;
    rounding: Rounding | null;
    amount: { amount: string; currency: string } | null;
    cap: { amount: string; currency: string } | null;
  }>;
  reports: Array<{ title: string; structure: Array<string>; every: CivilPeriod; recipients: Array<string> }>;
  workload: Array<{ what: string; most: number; period: CivilPeriod; exceptions: Array<string> }>;
  glossary: Array<{ word: string; meaning: string }>;
  covenants: Array<{ kind: CovenantKind; text: string; months: number | null; survivesMonths: number | null }>;
  documents: Array<{ title: string; version: string; sha256: string | null; location: string | null }>;
  contact: { name: string; role: string | null; email: string | null; phone: string | null } | null;
  further: Array<{ title: string; text: string }>;
};

export type DayHoursFragment = { from: string; to: string };

export type AgreementTermsFragment = {
  id: string;
  version: number;
  status: AgreementStatus;
  from: string;
  until: string | null;
  timeZone: string;
  scheduleFollowing: ScheduleFollowing;
  appliesTo: AppliesTo;
  activatedAt: string | null;
  activatedBy: string | null;
  reason: string | null;
  documentHash: string;
  namesErased: boolean;
  schedule: {
    id: string;
    name: string;
    timeZone: string;
    version: number;
    ownHolidays: Array<string>;
    holidays: Array<string>;
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
    exceptions: Array<{ date: string; period: CoveragePeriod | null; intervals: Array<{ from: string; to: string }> }>;
    holidayCalendars: Array<{
      id: string;
      name: string;
      entries: Array<{ date: string; name: string; wholeDay: boolean; switchedOff: boolean }>;
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
    warnAtShare: number | null;
    warnBefore: string | null;
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
  }>;
  sections: {
    overview: string | null;
    assets: Array<string>;
    underpinnedBy: Array<string> | null;
    parties: Array<{
      role: PartyRole;
      name: string;
      address: string | null;
      responsibilities: Array<string>;
      contacts: Array<{ name: string; role: string | null; email: string | null; phone: string | null }>;
    }>;
    renewal: {
      rule: RenewalRule;
      months: number | null;
      noticeDays: number | null;
      reviews: Array<string>;
      reviewEveryMonths: number | null;
    } | null;
    services: Array<{
      name: string;
      service: string | null;
      description: string | null;
      availability: string | null;
      frequency: string | null;
      owner: string | null;
    }>;
    exclusions: Array<{ text: string; service: string | null; reason: string | null }>;
    objectives: Array<{
      number: string;
      kind: ObjectiveKind;
      statement: string | null;
      measure: string | null;
      severity: Severity | null;
      service: string | null;
      period: CivilPeriod;
      countsBy: CountsBy | null;
      share: number | null;
      within: string | null;
      most: number | null;
      deliverable: string | null;
      metric: string | null;
      atMost: number | null;
      least: number | null;
      rollingDays: number | null;
    }>;
    deliverables: Array<{
      number: string;
      title: string;
      statement: string | null;
      owedBy: PartyRole;
      rule: string | null;
      startsOn: string | null;
      onDate: string | null;
      times: Array<string>;
      opensBefore: string | null;
      grace: string | null;
      warnBefore: string | null;
      targetBefore: string | null;
      quantity: number | null;
      unit: string | null;
      evidence: EvidenceKind | null;
      needsConfirmation: boolean | null;
      atLeast: number | null;
      alternatives: Array<string>;
      asset: string | null;
      members: Array<{ reference: string; name: string | null }>;
    }> | null;
    escalation: Array<{
      number: string;
      kind: EscalationKind;
      measure: string | null;
      severity: Severity | null;
      group: string | null;
      isUnassigned: boolean | null;
      limit: LimitKind;
      point: EscalationPoint;
      share: number | null;
      time: string | null;
      isRealTime: boolean | null;
      notify: Array<string>;
      raiseTo: Severity | null;
      moveTo: string | null;
      note: string | null;
    }>;
    security: Array<{ title: string; text: string }>;
    prices: Array<{
      name: string;
      charge: Charge;
      period: CivilPeriod | null;
      unit: string | null;
      amount: { amount: string; currency: string };
    }>;
    penalties: Array<{
      text: string;
      objective: string | null;
      below: number | null;
      percentage: number | null;
      isPerBreach: boolean | null;
      capPercentage: number | null;
      minimumVolume: number | null;
      rounding: Rounding | null;
      amount: { amount: string; currency: string } | null;
      cap: { amount: string; currency: string } | null;
    }>;
    reports: Array<{ title: string; structure: Array<string>; every: CivilPeriod; recipients: Array<string> }>;
    workload: Array<{ what: string; most: number; period: CivilPeriod; exceptions: Array<string> }>;
    glossary: Array<{ word: string; meaning: string }>;
    covenants: Array<{ kind: CovenantKind; text: string; months: number | null; survivesMonths: number | null }>;
    documents: Array<{ title: string; version: string; sha256: string | null; location: string | null }>;
    contact: { name: string; role: string | null; email: string | null; phone: string | null } | null;
    further: Array<{ title: string; text: string }>;
  };
  deliverables: Array<{
    delivered: number;
    late: number;
    missed: number;
    waived: number;
    disputed: number;
    deliverable: { number: string };
    next: { id: string; dueAt: string; dueOn: string; timeZone: string } | null;
  }>;
  signatures: Array<{
    side: PartyRole;
    name: string;
    on: string;
    form: SignatureForm;
    documentHash: string;
    recordedAt: string;
    recordedBy: string;
  }>;
  comments: Array<{
    id: string;
    side: PartyRole;
    place: string | null;
    text: string;
    proposed: string | null;
    at: string;
    by: string;
    accepted: boolean | null;
    answer: string | null;
    answeredBy: string | null;
  }>;
  history: Array<{ kind: AgreementActKind; at: string; by: string; note: string | null }>;
};

export type AgreementPageQueryVariables = Exact<{
  number: string;
}>;

export type AgreementPageQuery = {
  agreement: {
    id: string;
    number: string;
    kind: AgreementKind;
    level: AgreementLevel;
    structure: AgreementStructure;
    parent: { id: string; number: string } | null;
    customer: { id: string; name: string } | null;
    serviceAccount: { id: string; reference: string; name: string } | null;
    service: { id: string; reference: string; name: string } | null;
    inForce: { id: string; version: number } | null;
    objectives: Array<{
      from: string;
      until: string;
      standing: ObjectiveStanding;
      attained: number | null;
      objective: { number: string; kind: ObjectiveKind; share: number | null };
    }>;
    versions: {
      totalCount: number;
      nodes: Array<{ id: string; version: number; status: AgreementStatus; from: string; until: string | null }>;
    };
  } | null;
};

export type AgreementVersionQueryVariables = Exact<{
  id: string | number;
}>;

export type AgreementVersionQuery = {
  node:
    | {
        id: string;
        version: number;
        status: AgreementStatus;
        from: string;
        until: string | null;
        timeZone: string;
        scheduleFollowing: ScheduleFollowing;
        appliesTo: AppliesTo;
        activatedAt: string | null;
        activatedBy: string | null;
        reason: string | null;
        documentHash: string;
        namesErased: boolean;
        schedule: {
          id: string;
          name: string;
          timeZone: string;
          version: number;
          ownHolidays: Array<string>;
          holidays: Array<string>;
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
          exceptions: Array<{
            date: string;
            period: CoveragePeriod | null;
            intervals: Array<{ from: string; to: string }>;
          }>;
          holidayCalendars: Array<{
            id: string;
            name: string;
            entries: Array<{ date: string; name: string; wholeDay: boolean; switchedOff: boolean }>;
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
          warnAtShare: number | null;
          warnBefore: string | null;
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
        }>;
        sections: {
          overview: string | null;
          assets: Array<string>;
          underpinnedBy: Array<string> | null;
          parties: Array<{
            role: PartyRole;
            name: string;
            address: string | null;
            responsibilities: Array<string>;
            contacts: Array<{ name: string; role: string | null; email: string | null; phone: string | null }>;
          }>;
          renewal: {
            rule: RenewalRule;
            months: number | null;
            noticeDays: number | null;
            reviews: Array<string>;
            reviewEveryMonths: number | null;
          } | null;
          services: Array<{
            name: string;
            service: string | null;
            description: string | null;
            availability: string | null;
            frequency: string | null;
            owner: string | null;
          }>;
          exclusions: Array<{ text: string; service: string | null; reason: string | null }>;
          objectives: Array<{
            number: string;
            kind: ObjectiveKind;
            statement: string | null;
            measure: string | null;
            severity: Severity | null;
            service: string | null;
            period: CivilPeriod;
            countsBy: CountsBy | null;
            share: number | null;
            within: string | null;
            most: number | null;
            deliverable: string | null;
            metric: string | null;
            atMost: number | null;
            least: number | null;
            rollingDays: number | null;
          }>;
          deliverables: Array<{
            number: string;
            title: string;
            statement: string | null;
            owedBy: PartyRole;
            rule: string | null;
            startsOn: string | null;
            onDate: string | null;
            times: Array<string>;
            opensBefore: string | null;
            grace: string | null;
            warnBefore: string | null;
            targetBefore: string | null;
            quantity: number | null;
            unit: string | null;
            evidence: EvidenceKind | null;
            needsConfirmation: boolean | null;
            atLeast: number | null;
            alternatives: Array<string>;
            asset: string | null;
            members: Array<{ reference: string; name: string | null }>;
          }> | null;
          escalation: Array<{
            number: string;
            kind: EscalationKind;
            measure: string | null;
            severity: Severity | null;
            group: string | null;
            isUnassigned: boolean | null;
            limit: LimitKind;
            point: EscalationPoint;
            share: number | null;
            time: string | null;
            isRealTime: boolean | null;
            notify: Array<string>;
            raiseTo: Severity | null;
            moveTo: string | null;
            note: string | null;
          }>;
          security: Array<{ title: string; text: string }>;
          prices: Array<{
            name: string;
            charge: Charge;
            period: CivilPeriod | null;
            unit: string | null;
            amount: { amount: string; currency: string };
          }>;
          penalties: Array<{
            text: string;
            objective: string | null;
            below: number | null;
            percentage: number | null;
            isPerBreach: boolean | null;
            capPercentage: number | null;
            minimumVolume: number | null;
            rounding: Rounding | null;
            amount: { amount: string; currency: string } | null;
            cap: { amount: string; currency: string } | null;
          }>;
          reports: Array<{ title: string; structure: Array<string>; every: CivilPeriod; recipients: Array<string> }>;
          workload: Array<{ what: string; most: number; period: CivilPeriod; exceptions: Array<string> }>;
          glossary: Array<{ word: string; meaning: string }>;
          covenants: Array<{ kind: CovenantKind; text: string; months: number | null; survivesMonths: number | null }>;
          documents: Array<{ title: string; version: string; sha256: string | null; location: string | null }>;
          contact: { name: string; role: string | null; email: string | null; phone: string | null } | null;
          further: Array<{ title: string; text: string }>;
        };
        deliverables: Array<{
          delivered: number;
          late: number;
          missed: number;
          waived: number;
          disputed: number;
          deliverable: { number: string };
          next: { id: string; dueAt: string; dueOn: string; timeZone: string } | null;
        }>;
        signatures: Array<{
          side: PartyRole;
          name: string;
          on: string;
          form: SignatureForm;
          documentHash: string;
          recordedAt: string;
          recordedBy: string;
        }>;
        comments: Array<{
          id: string;
          side: PartyRole;
          place: string | null;
          text: string;
          proposed: string | null;
          at: string;
          by: string;
          accepted: boolean | null;
          answer: string | null;
          answeredBy: string | null;
        }>;
        history: Array<{ kind: AgreementActKind; at: string; by: string; note: string | null }>;
      }
    | Record<PropertyKey, never>
    | null;
};

export type AgreementDifferencesQueryVariables = Exact<{
  id: string | number;
  since?: string | number | null | undefined;
}>;

export type AgreementDifferencesQuery = {
  node:
    | { id: string; differences: Array<{ kind: DifferenceKind; place: string; words: string }> }
    | Record<PropertyKey, never>
    | null;
};

export type AccountsOfCustomerQueryVariables = Exact<{
  customer?: string | number | null | undefined;
}>;

export type AccountsOfCustomerQuery = { serviceAccounts: { nodes: Array<{ id: string }> } };

export type EffectiveTermsQueryVariables = Exact<{
  serviceAccount: string | number;
  service?: string | number | null | undefined;
  at?: string | null | undefined;
}>;

export type EffectiveTermsQuery = {
  effectiveClauses: Array<{
    measure: string;
    severity: Severity | null;
    group: string | null;
    level: AgreementLevel;
    clause: {
      id: string;
      number: string;
      measure: string;
      severity: Severity | null;
      period: CoveragePeriod | null;
      group: string | null;
      promise: string | null;
      target: string | null;
      warnAtShare: number | null;
      warnBefore: string | null;
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
      agreementVersion: { id: string; version: number; agreement: { id: string; number: string; kind: AgreementKind } };
    };
    overridden: Array<{
      id: string;
      number: string;
      measure: string;
      severity: Severity | null;
      period: CoveragePeriod | null;
      group: string | null;
      promise: string | null;
      target: string | null;
      warnAtShare: number | null;
      warnBefore: string | null;
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
      agreementVersion: { id: string; agreement: { id: string; number: string; level: AgreementLevel } };
    }>;
  }>;
};

export type BrokenChainsQueryVariables = Exact<{
  id: string | number;
}>;

export type BrokenChainsQuery = {
  node:
    | {
        id: string;
        brokenChains: Array<{
          gap: ChainGap;
          message: string;
          severities: Array<Severity>;
          openedAt: string | null;
          promisedBy: string | null;
          underpinnedBy: string | null;
          clause: { id: string; number: string; measure: string; promise: string | null };
          underpinning: { id: string; version: number; agreement: { id: string; number: string } } | null;
        }>;
      }
    | Record<PropertyKey, never>
    | null;
};

export const AgreementPageDocument =
  'query AgreementPage($number:String!){agreement(number:$number){id number kind level structure parent{id number}customer{id name}serviceAccount{id reference name}service{id reference name}inForce{id version}objectives{objective{number kind share}from until standing attained}versions(first:100){totalCount nodes{id version status from until}}}}' as TypedText<
    AgreementPageQuery,
    AgreementPageQueryVariables
  >;

export const AgreementVersionDocument =
  'fragment ContactParts on Contact{name role email phone}fragment ClauseParts on Clause{id number measure severity period group promise target warnAtShare warnBefore relative coveredDays localTime pausesWhile endsWait onReopen reopenWindow onReclassify allowance countOpening onResolveUnanswered}fragment MoneyParts on Money{amount currency}fragment SectionParts on AgreementSections{overview parties{role name address contacts{...ContactParts}responsibilities}renewal{rule months noticeDays reviews reviewEveryMonths}services{name service description availability frequency owner}exclusions{text service reason}assets underpinnedBy objectives{number kind statement measure severity service period countsBy share within most deliverable metric atMost least rollingDays}deliverables{number title statement owedBy rule startsOn onDate times opensBefore grace warnBefore targetBefore quantity unit evidence needsConfirmation members{reference name}atLeast alternatives asset}escalation{number kind measure severity group isUnassigned limit point share time isRealTime notify raiseTo moveTo note}security{title text}prices{name charge amount{...MoneyParts}period unit}penalties{text objective below amount{...MoneyParts}percentage isPerBreach cap{...MoneyParts}capPercentage minimumVolume rounding}reports{title structure every recipients}workload{what most period exceptions}glossary{word meaning}covenants{kind text months survivesMonths}documents{title version sha256 location}contact{...ContactParts}further{title text}}fragment DayHours on LocalInterval{from to}fragment AgreementTerms on AgreementVersion{id version status from until timeZone scheduleFollowing appliesTo activatedAt activatedBy reason documentHash namesErased schedule{id name timeZone version ownHolidays holidays periods{period onHoliday weekly{mon{...DayHours}tue{...DayHours}wed{...DayHours}thu{...DayHours}fri{...DayHours}sat{...DayHours}sun{...DayHours}}}exceptions{date period intervals{...DayHours}}holidayCalendars{id name entries{date name wholeDay switchedOff}}}clauses{...ClauseParts}sections{...SectionParts}deliverables{deliverable{number}delivered late missed waived disputed next{id dueAt dueOn timeZone}}signatures{side name on form documentHash recordedAt recordedBy}comments{id side place text proposed at by accepted answer answeredBy}history{kind at by note}}query AgreementVersion($id:ID!){node(id:$id){...on AgreementVersion{...AgreementTerms}}}' as TypedText<
    AgreementVersionQuery,
    AgreementVersionQueryVariables
  >;

export const AgreementDifferencesDocument =
  'query AgreementDifferences($id:ID!$since:ID){node(id:$id){...on AgreementVersion{id differences(since:$since){kind place words}}}}' as TypedText<
    AgreementDifferencesQuery,
    AgreementDifferencesQueryVariables
  >;

export const AccountsOfCustomerDocument =
  'query AccountsOfCustomer($customer:ID){serviceAccounts(customer:$customer first:1){nodes{id}}}' as TypedText<
    AccountsOfCustomerQuery,
    AccountsOfCustomerQueryVariables
  >;

export const EffectiveTermsDocument =
  'fragment ClauseParts on Clause{id number measure severity period group promise target warnAtShare warnBefore relative coveredDays localTime pausesWhile endsWait onReopen reopenWindow onReclassify allowance countOpening onResolveUnanswered}query EffectiveTerms($serviceAccount:ID!$service:ID$at:Instant){effectiveClauses(serviceAccount:$serviceAccount service:$service at:$at){measure severity group level clause{...ClauseParts agreementVersion{id version agreement{id number kind}}}overridden{...ClauseParts agreementVersion{id agreement{id number level}}}}}' as TypedText<
    EffectiveTermsQuery,
    EffectiveTermsQueryVariables
  >;

export const BrokenChainsDocument =
  'query BrokenChains($id:ID!){node(id:$id){...on AgreementVersion{id brokenChains{gap message severities openedAt promisedBy underpinnedBy clause{id number measure promise}underpinning{id version agreement{id number}}}}}}' as TypedText<
    BrokenChainsQuery,
    BrokenChainsQueryVariables
  >;
