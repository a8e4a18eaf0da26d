// Made by scripts/documents.ts from agreement/agreementActs.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Which draft begins to judge. */
export type ActivateAgreementInput = {
  /** Say which tickets it would move and which results it would turn over, and activate nothing. */
  dryRun?: boolean | null | undefined;
  /** How many results the dry run said would turn over. Refused when it is another number. */
  expectedFlips?: number | null | undefined;
  /** Why, at most 2,000 characters. An amendment of the whole period is signed by the viewer and needs one. */
  reason?: string | null | undefined;
  /** The agreement version. */
  version: string | number;
};

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

/** What an agreement says besides its clauses. */
export type AgreementSectionsInput = {
  /** The covered assets, by reference. */
  assets?: Array<string>;
  /** The single point of contact. */
  contact?: ContactInput | null | undefined;
  /** What the parties bind themselves to besides. */
  covenants?: Array<CovenantInput>;
  /** What is owed again and again, or once on a date; null: nothing. */
  deliverables?: Array<DeliverableInput> | null | undefined;
  /** Documents that are part of it by reference. */
  documents?: Array<IncorporatedDocumentInput>;
  /** What happens when a clock comes near its limit, or past it. */
  escalation?: Array<EscalationStepInput>;
  /** What is out of scope. */
  exclusions?: Array<ExclusionInput>;
  /** Any other section. */
  further?: Array<FreeSectionInput>;
  /** What its words mean. */
  glossary?: Array<GlossaryEntryInput>;
  /** What is promised of whole periods. */
  objectives?: Array<ObjectiveInput>;
  /** What it is about. */
  overview?: string | null | undefined;
  /** Who is bound. */
  parties?: Array<PartyInput>;
  /** What is owed for promises that are not kept. */
  penalties?: Array<PenaltyInput>;
  /** What is charged. */
  prices?: Array<PriceInput>;
  /** What happens at the end of the term. */
  renewal?: RenewalInput | null | undefined;
  /** Which reports are owed. */
  reports?: Array<ServiceReportInput>;
  /** What is done for security. */
  security?: Array<FreeSectionInput>;
  /** What is in scope. */
  services?: Array<CoveredServiceInput>;
  /** The numbers of the internal agreements and supplier contracts it rests on; private, no part of what is signed. */
  underpinnedBy?: Array<string> | null | undefined;
  /** How much may be asked. */
  workload?: Array<WorkloadLimitInput>;
};

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

/** Whether a comment is taken up. */
export type AnswerAgreementCommentInput = {
  /** Whether it is taken up. */
  accepted: boolean;
  /** The comment. */
  comment: string | number;
  /** What is answered; absent: nothing. */
  text?: string | null | undefined;
};

/** Which tickets an amendment judges besides those that open in its term. */
export type AppliesTo =
  /** None. */
  | 'NEW_TICKETS'
  /** From its first date on also what is open then, or is opened again. */
  | 'OPEN_TICKETS'
  /** Every ticket that opened since the first version of the agreement, from its opening on: a correction of the past. */
  | 'WHOLE_PERIOD';

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

/** A numbered promise. */
export type ClauseInput = {
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
  /** The number of the clause in the document: "9.2.3"; unique in its version. */
  number: string;
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

/** What a side says of a version. */
export type CommentOnAgreementInput = {
  /** The part of the document it is about; absent: the whole. */
  place?: string | null | undefined;
  /** The wording it proposes; absent: none. */
  proposed?: string | null | undefined;
  /** Which side says it. */
  side: PartyRole;
  /** What is said, at most 2,000 characters. */
  text: string;
  /** The agreement version. */
  version: string | number;
};

/** A person or place to turn to. */
export type ContactInput = {
  /** The e-mail address. */
  email?: string | null | undefined;
  /** Who it is. */
  name: string;
  /** The telephone number. */
  phone?: string | null | undefined;
  /** As what: "service desk", "account manager". */
  role?: string | null | undefined;
};

/** By which instant a clock counts in a period. */
export type CountsBy =
  /** When its promise is due. */
  | 'DUE'
  /** When it starts. */
  | 'START'
  /** When it stops. */
  | 'STOP';

/** What the parties bind themselves to besides the service. */
export type CovenantInput = {
  /** To what. */
  kind: CovenantKind;
  /** For how many months; absent: as long as the agreement. */
  months?: number | null | undefined;
  /** How many months it outlives the agreement; absent: not at all. */
  survivesMonths?: number | null | undefined;
  /** As the document says it. */
  text: string;
};

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

/** A service in scope. */
export type CoveredServiceInput = {
  /** On which conditions it is available. */
  availability?: string | null | undefined;
  /** What it gives. */
  description?: string | null | undefined;
  /** How often, where it is not always there. */
  frequency?: string | null | undefined;
  /** What the document calls it. */
  name: string;
  /** Who answers for it. */
  owner?: string | null | undefined;
  /** The reference of the service it is here; absent: none that tickets name. */
  service?: string | null | undefined;
};

/** What is owed again and again, or once on a date. */
export type DeliverableInput = {
  /** Any one of these is a delivery: "a password", "a card". A delivery then says which it was. */
  alternatives?: Array<string>;
  /** The reference of a covered asset: each inspection of it while an occurrence is open is a delivery. */
  asset?: string | null | undefined;
  /** How many of the members are enough; absent: all of them. */
  atLeast?: number | null | undefined;
  /** What a delivery shows for itself; absent: nothing. */
  evidence?: EvidenceKind | null | undefined;
  /** How long after it was due it is only late; then it is missed. Absent: at once. */
  grace?: string | null | undefined;
  /** From each of whom it is wanted, "each employee"; empty: it is one thing. */
  members?: Array<DeliverableMemberInput>;
  /** Whether the counterpart has to confirm it; absent: no. */
  needsConfirmation?: boolean | null | undefined;
  /** Its number in the document. */
  number: string;
  /** Of a milestone: its date. Instead of `rule`. */
  onDate?: string | null | undefined;
  /** How long before it is due it may be delivered; absent: since the one before was due. */
  opensBefore?: string | null | undefined;
  /** Who owes it. */
  owedBy: PartyRole;
  /** How much of it, of each member where there are any; absent: 1. */
  quantity?: number | null | undefined;
  /** On which dates it is due, as a recurrence rule of RFC 5545 in the zone of the agreement: "FREQ=MONTHLY;BYMONTHDAY=-1". FREQ is DAILY, WEEKLY, MONTHLY or YEARLY. Absent: once, on `onDate`. */
  rule?: string | null | undefined;
  /** From which date the rule counts; absent: from where the first version of the agreement begins. */
  startsOn?: string | null | undefined;
  /** As the document says it; absent: the sentence made from this. */
  statement?: string | null | undefined;
  /** The private target, so long before it is due; no part of what is signed. Absent: none. */
  targetBefore?: string | null | undefined;
  /** By which times of each date it is due; 24:00: by the end of it. Empty only where the rule says so by BYHOUR. */
  times?: Array<string>;
  /** What is delivered: "Tea", "Friction report". */
  title: string;
  /** Of what: "new customers"; absent: of the thing itself. */
  unit?: string | null | undefined;
  /** How long before it is due it is at risk; absent: when three quarters of its time are over. */
  warnBefore?: string | null | undefined;
};

/** One of those from each of whom a deliverable is wanted. */
export type DeliverableMemberInput = {
  /** What it is called; absent: its reference. */
  name?: string | null | undefined;
  /** What deliveries name it by: a personnel number, a site. */
  reference: string;
};

/** A draft of an agreement. A number that exists makes the next version of that agreement, when kind, level and parties are the same. */
export type DraftAgreementInput = {
  /** Which tickets it judges besides those that open in its term. For amendments. */
  appliesTo?: AppliesTo | null | undefined;
  /** What is promised, in the order of the document; none only where a deliverable is owed. */
  clauses: Array<ClauseInput>;
  /** The customer. Absent at level CORPORATE, and where the service account says it. */
  customer?: string | number | null | undefined;
  /** The first date of its term. */
  from: string;
  /** Between whom it stands. */
  kind?: AgreementKind | null | undefined;
  /** How wide it reaches. */
  level?: AgreementLevel | null | undefined;
  /** The number of the agreement. */
  number: string;
  /** The wider agreement it adds to, of the same kind; absent: the one it has, or none. */
  parent?: string | number | null | undefined;
  /** When time counts. The version that is the latest now is pinned. */
  schedule: string | number;
  /** What a new version of the schedule means for these terms. */
  scheduleFollowing?: ScheduleFollowing | null | undefined;
  /** What it says besides its clauses; absent: what the version before says. */
  sections?: AgreementSectionsInput | null | undefined;
  /** The one service it speaks of; only and always at level SERVICE. */
  service?: string | number | null | undefined;
  /** The one service account it is limited to; absent: all of the customer. */
  serviceAccount?: string | number | null | undefined;
  /** How it is divided among services and customers; of its first version. */
  structure?: AgreementStructure | null | undefined;
  /** The zone in which its dates begin; absent: the schedule's. */
  timeZone?: string | null | undefined;
  /** The first date after its term; absent: open-ended. */
  until?: string | null | undefined;
  /** The draft to write anew, of this agreement; absent: the next version is written. */
  version?: string | number | null | undefined;
};

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

/** Who is told, or what changes, at which point of a clock. */
export type EscalationStepInput = {
  /** Only while this group holds the ticket; absent: any or none. */
  group?: string | null | undefined;
  /** Whether that is real time and not covered time; absent: covered. */
  isRealTime?: boolean | null | undefined;
  /** Only while nobody holds the ticket; absent: also then. */
  isUnassigned?: boolean | null | undefined;
  /** Which way it escalates. */
  kind: EscalationKind;
  /** Of which of the two limits. */
  limit: LimitKind;
  /** Of which clocks; absent: of any. */
  measure?: string | null | undefined;
  /** The group to move the ticket to; absent: none. */
  moveTo?: string | null | undefined;
  /** What to note on the ticket; absent: nothing. */
  note?: string | null | undefined;
  /** Whom to tell: people by name or address, roles, or groups, whose people say so in their settings. A name that is nobody's goes to the administrators. */
  notify?: Array<string>;
  /** Its number in the document. */
  number: string;
  /** At which point. */
  point: EscalationPoint;
  /** The severity to raise the ticket to; absent: none. */
  raiseTo?: Severity | null | undefined;
  /** Only of this severity; absent: of any. */
  severity?: Severity | null | undefined;
  /** For SHARE_SPENT: which share, above 0 and at most 1. */
  share?: number | null | undefined;
  /** For BEFORE_DUE and AFTER_DUE: how long. */
  time?: string | null | undefined;
};

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

/** What is out of scope. */
export type ExclusionInput = {
  /** Why. */
  reason?: string | null | undefined;
  /** The reference of the service that is excluded; absent: it is told in words only. */
  service?: string | null | undefined;
  /** What is excluded. */
  text: string;
};

/** A section in words. */
export type FreeSectionInput = {
  /** What it says. */
  text: string;
  /** Its title. */
  title: string;
};

/** A word and what it means in this agreement. */
export type GlossaryEntryInput = {
  /** What it means. */
  meaning: string;
  /** The word. */
  word: string;
};

/** A document that is part of the agreement by reference. */
export type IncorporatedDocumentInput = {
  /** Where it can be read. */
  location?: string | null | undefined;
  /** The SHA-256 of its bytes, as 64 hexadecimal digits; absent: not taken. */
  sha256?: string | null | undefined;
  /** Its title. */
  title: string;
  /** Which version of it. */
  version: string;
};

/** Which of the two limits of a clock. */
export type LimitKind =
  /** What the counterpart was told. */
  | 'PROMISE'
  /** What the floor works to; private. */
  | 'TARGET';

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

/** An amount of money. */
export type MoneyInput = {
  /** The amount, with no more digits than the currency has: "1250.00". */
  amount: string;
  /** The currency, by its ISO 4217 code: "EUR". */
  currency: string;
};

/** A statement over many results in a civil period. */
export type ObjectiveInput = {
  /** The largest value that is still good, for PERCENTILE_WITHIN. */
  atMost?: number | null | undefined;
  /** By which instant a clock counts in a period; absent: when its promise is due. */
  countsBy?: CountsBy | null | undefined;
  /** The number of the deliverable, for DELIVERED (absent: all of them) and VOLUME_AT_LEAST. */
  deliverable?: string | null | undefined;
  /** What it asks. */
  kind: ObjectiveKind;
  /** How much, for VOLUME_AT_LEAST. */
  least?: number | null | undefined;
  /** Which clocks it is about; for SHARE_WITHIN, MISSES_AT_MOST and MEAN_AT_MOST. */
  measure?: string | null | undefined;
  /** What is measured ("latency_ms"), for PERCENTILE_WITHIN, and for VOLUME_AT_LEAST without a deliverable. */
  metric?: string | null | undefined;
  /** How many promises may be broken, for MISSES_AT_MOST. */
  most?: number | null | undefined;
  /** Its number in the document. */
  number: string;
  /** Over which period. */
  period: CivilPeriod;
  /** Looks at the last so many days at the end of each period; absent: at the period itself. */
  rollingDays?: number | null | undefined;
  /** Only of the service of this reference; absent: of any. */
  service?: string | null | undefined;
  /** Only of this severity; absent: of any. */
  severity?: Severity | null | undefined;
  /** The least share, for SHARE_WITHIN, DELIVERED, AVAILABILITY and PERCENTILE_WITHIN. */
  share?: number | null | undefined;
  /** As the document says it. */
  statement?: string | null | undefined;
  /** The limit, for SHARE_WITHIN (absent: the promise of each clock) and MEAN_AT_MOST. */
  within?: string | null | undefined;
};

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

/** One who is bound by the agreement. */
export type PartyInput = {
  /** Where it has its seat. */
  address?: string | null | undefined;
  /** Its people, the first one first to turn to. */
  contacts?: Array<ContactInput>;
  /** The name that stands in the document. */
  name: string;
  /** What it has to do. */
  responsibilities?: Array<string>;
  /** As what it is bound. */
  role: PartyRole;
};

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

/** What is owed when a promise is not kept. */
export type PenaltyInput = {
  /** How much. */
  amount?: MoneyInput | null | undefined;
  /** Below which attainment of it. */
  below?: number | null | undefined;
  /** At most so much a period. */
  cap?: MoneyInput | null | undefined;
  /** At most this share of the fee of the period. */
  capPercentage?: number | null | undefined;
  /** Owed for each breach; absent: once a period. */
  isPerBreach?: boolean | null | undefined;
  /** Owed only for a period in which so many results were decided. */
  minimumVolume?: number | null | undefined;
  /** The number of the objective it hangs on; absent: of none. */
  objective?: string | null | undefined;
  /** Which share of the fee of the period. */
  percentage?: number | null | undefined;
  /** How it comes to whole coins; absent: HALF_UP. */
  rounding?: Rounding | null | undefined;
  /** As the document says it. */
  text: string;
};

/** What is charged for. */
export type PriceInput = {
  /** How much. */
  amount: MoneyInput;
  /** How it is reckoned. */
  charge: Charge;
  /** What for. */
  name: string;
  /** For each of these; absent: once. */
  period?: CivilPeriod | null | undefined;
  /** For each of these, with PER_UNIT: "workstation". */
  unit?: string | null | undefined;
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

/** What happens at the end of the term, and when the agreement is looked at again. */
export type RenewalInput = {
  /** By how many months it goes on; only where it does. */
  months?: number | null | undefined;
  /** How many days before the end notice is given. */
  noticeDays?: number | null | undefined;
  /** Every how many months they review it besides. */
  reviewEveryMonths?: number | null | undefined;
  /** On which dates the parties review it. */
  reviews?: Array<string>;
  /** What happens at the end. */
  rule: RenewalRule;
};

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

/** Which version goes back to be written anew, and why. */
export type ReturnAgreementInput = {
  /** Why, at most 2,000 characters. */
  reason: string;
  /** The agreement version. */
  version: string | number;
};

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

/** A report on monitoring and service that is owed. */
export type ServiceReportInput = {
  /** How often. */
  every: CivilPeriod;
  /** Who gets it. */
  recipients?: Array<string>;
  /** What it holds, part by part. */
  structure?: Array<string>;
  /** What it is called. */
  title: string;
};

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

/** That a side agreed. */
export type SignAgreementInput = {
  /** The `documentHash` of what was read. Refused when the document is another by now. */
  documentHash: string;
  /** How it agreed. */
  form?: SignatureForm | null | undefined;
  /** Who signed for it. */
  name: string;
  /** On which date; not in the future. */
  on: string;
  /** Which side: PROVIDER, or the counterpart of its kind. */
  side: PartyRole;
  /** The agreement version. */
  version: string | number;
};

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

/** Which draft the parties are to read and sign. */
export type SubmitAgreementInput = {
  /** The agreement version. */
  version: string | number;
};

/** Which version ends early, when and why. */
export type TerminateAgreementInput = {
  /** The first date on which it is no longer in force; after today. */
  from: string;
  /** Why, at most 2,000 characters. */
  reason: string;
  /** The agreement version. */
  version: string | number;
};

/** What resolving or closing does to a clock that waits for an answer. */
export type UnansweredRule =
  /** It is void, and counted apart. */
  | 'EXCLUDED'
  /** Nothing: it waits on. */
  | 'KEEP_RUNNING'
  /** It stops as if answered. */
  | 'MET';

/** How much may be asked of the provider. */
export type WorkloadLimitInput = {
  /** When more may be asked. */
  exceptions?: Array<string>;
  /** How many. */
  most: number;
  /** In each of these. */
  period: CivilPeriod;
  /** Of what: "tickets", "new workstations". */
  what: string;
};

export type ActedFragment = {
  agreement: { id: string; number: string } | null;
  version: { id: string; version: number; status: AgreementStatus } | null;
  warnings: Array<{ code: string; message: string }>;
  userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
};

export type DraftAgreementMutationVariables = Exact<{
  input: DraftAgreementInput;
}>;

export type DraftAgreementMutation = {
  done: {
    agreement: { id: string; number: string } | null;
    version: { id: string; version: number; status: AgreementStatus } | null;
    warnings: Array<{ code: string; message: string }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type SubmitAgreementMutationVariables = Exact<{
  input: SubmitAgreementInput;
}>;

export type SubmitAgreementMutation = {
  done: {
    agreement: { id: string; number: string } | null;
    version: { id: string; version: number; status: AgreementStatus } | null;
    warnings: Array<{ code: string; message: string }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type ReturnAgreementMutationVariables = Exact<{
  input: ReturnAgreementInput;
}>;

export type ReturnAgreementMutation = {
  done: {
    agreement: { id: string; number: string } | null;
    version: { id: string; version: number; status: AgreementStatus } | null;
    warnings: Array<{ code: string; message: string }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type SignAgreementMutationVariables = Exact<{
  input: SignAgreementInput;
}>;

export type SignAgreementMutation = {
  done: {
    agreement: { id: string; number: string } | null;
    version: { id: string; version: number; status: AgreementStatus } | null;
    warnings: Array<{ code: string; message: string }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type TerminateAgreementMutationVariables = Exact<{
  input: TerminateAgreementInput;
}>;

export type TerminateAgreementMutation = {
  done: {
    agreement: { id: string; number: string } | null;
    version: { id: string; version: number; status: AgreementStatus } | null;
    warnings: Array<{ code: string; message: string }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type CommentOnAgreementMutationVariables = Exact<{
  input: CommentOnAgreementInput;
}>;

export type CommentOnAgreementMutation = {
  done: {
    agreement: { id: string; number: string } | null;
    version: { id: string; version: number; status: AgreementStatus } | null;
    warnings: Array<{ code: string; message: string }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type AnswerAgreementCommentMutationVariables = Exact<{
  input: AnswerAgreementCommentInput;
}>;

export type AnswerAgreementCommentMutation = {
  done: {
    agreement: { id: string; number: string } | null;
    version: { id: string; version: number; status: AgreementStatus } | null;
    warnings: Array<{ code: string; message: string }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type ActivateAgreementMutationVariables = Exact<{
  input: ActivateAgreementInput;
}>;

export type ActivateAgreementMutation = {
  done: {
    moves: {
      totalTickets: number;
      isComplete: boolean;
      totalFlips: number;
      tickets: Array<{ id: string; source: string; reference: string }>;
      flipsByCustomer: Array<{ count: number; customer: { id: string; name: string } | null }>;
      flips: Array<{
        measure: string;
        cycle: number;
        limit: LimitKind;
        from: LimitStanding | null;
        to: LimitStanding | null;
        ticket: { id: string; source: string; reference: string } | null;
      }>;
    } | null;
    agreement: { id: string; number: string } | null;
    version: { id: string; version: number; status: AgreementStatus } | null;
    warnings: Array<{ code: string; message: string }>;
    userErrors: Array<{ code: string; message: string; path: Array<string> | null }>;
  };
};

export type DraftChoicesQueryVariables = Exact<{ [key: string]: never }>;

export type DraftChoicesQuery = { measures: Array<{ name: string }> };

export const DraftAgreementDocument =
  'fragment Acted on AgreementPayload{agreement{id number}version{id version status}warnings{code message}userErrors{code message path}}mutation DraftAgreement($input:DraftAgreementInput!){done:draftAgreement(input:$input){...Acted}}' as TypedText<
    DraftAgreementMutation,
    DraftAgreementMutationVariables
  >;

export const SubmitAgreementDocument =
  'fragment Acted on AgreementPayload{agreement{id number}version{id version status}warnings{code message}userErrors{code message path}}mutation SubmitAgreement($input:SubmitAgreementInput!){done:submitAgreement(input:$input){...Acted}}' as TypedText<
    SubmitAgreementMutation,
    SubmitAgreementMutationVariables
  >;

export const ReturnAgreementDocument =
  'fragment Acted on AgreementPayload{agreement{id number}version{id version status}warnings{code message}userErrors{code message path}}mutation ReturnAgreement($input:ReturnAgreementInput!){done:returnAgreement(input:$input){...Acted}}' as TypedText<
    ReturnAgreementMutation,
    ReturnAgreementMutationVariables
  >;

export const SignAgreementDocument =
  'fragment Acted on AgreementPayload{agreement{id number}version{id version status}warnings{code message}userErrors{code message path}}mutation SignAgreement($input:SignAgreementInput!){done:signAgreement(input:$input){...Acted}}' as TypedText<
    SignAgreementMutation,
    SignAgreementMutationVariables
  >;

export const TerminateAgreementDocument =
  'fragment Acted on AgreementPayload{agreement{id number}version{id version status}warnings{code message}userErrors{code message path}}mutation TerminateAgreement($input:TerminateAgreementInput!){done:terminateAgreement(input:$input){...Acted}}' as TypedText<
    TerminateAgreementMutation,
    TerminateAgreementMutationVariables
  >;

export const CommentOnAgreementDocument =
  'fragment Acted on AgreementPayload{agreement{id number}version{id version status}warnings{code message}userErrors{code message path}}mutation CommentOnAgreement($input:CommentOnAgreementInput!){done:commentOnAgreement(input:$input){...Acted}}' as TypedText<
    CommentOnAgreementMutation,
    CommentOnAgreementMutationVariables
  >;

export const AnswerAgreementCommentDocument =
  'fragment Acted on AgreementPayload{agreement{id number}version{id version status}warnings{code message}userErrors{code message path}}mutation AnswerAgreementComment($input:AnswerAgreementCommentInput!){done:answerAgreementComment(input:$input){...Acted}}' as TypedText<
    AnswerAgreementCommentMutation,
    AnswerAgreementCommentMutationVariables
  >;

export const ActivateAgreementDocument =
  'fragment Acted on AgreementPayload{agreement{id number}version{id version status}warnings{code message}userErrors{code message path}}mutation ActivateAgreement($input:ActivateAgreementInput!){done:activateAgreement(input:$input){...Acted moves{totalTickets isComplete totalFlips tickets{id source reference}flipsByCustomer{count customer{id name}}flips{measure cycle limit from to ticket{id source reference}}}}}' as TypedText<
    ActivateAgreementMutation,
    ActivateAgreementMutationVariables
  >;

export const DraftChoicesDocument = 'query DraftChoices{measures{name}}' as TypedText<
  DraftChoicesQuery,
  DraftChoicesQueryVariables
>;
