// Made by scripts/documents.ts from objective/objectives.graphql and schema/floor.graphql; not written by hand.
import type { TypedText } from '../shared/live/typedText.ts';
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** Between whom an agreement stands. */
export type AgreementKind =
  /** Between our own groups. */
  | 'OLA'
  /** Between us and a customer. */
  | 'SLA'
  /** Between us and a supplier. */
  | 'UNDERPINNING';

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

/** How a clock counts for an objective. */
export type ClockResult =
  /** Missed. */
  | 'BAD'
  /** Missed and disputed. */
  | 'DISPUTED'
  /** Void: no result. */
  | 'EXCLUDED'
  /** Kept. */
  | 'GOOD'
  /** Not decided. */
  | 'OPEN'
  /** Missed and excused. */
  | 'WAIVED';

/** By which instant a clock counts in a period. */
export type CountsBy =
  /** When its promise is due. */
  | 'DUE'
  /** When it starts. */
  | 'START'
  /** When it stops. */
  | 'STOP';

/** Who owes it to whom. */
export type CreditDirection =
  /** We owe it. */
  | 'CREDIT'
  /** A supplier owes it to us. */
  | 'RECOVERY';

/** How far a credit has come. */
export type CreditState =
  /** Somebody said that it is right. */
  | 'APPROVED'
  /** Somebody said that it is not owed. */
  | 'DECLINED'
  /** It was reckoned. */
  | 'DRAFT'
  /** It was told with a statement; it is taken back only by a counter entry. */
  | 'ISSUED';

/** Which objectives; what is absent asks nothing. */
export type ObjectiveFilter = {
  /** Only those of these agreements. */
  agreements?: Array<string | number> | null | undefined;
  /** Only those of agreements with these customers. */
  customers?: Array<string | number> | null | undefined;
  /** Only those of agreements of these kinds. */
  kinds?: Array<AgreementKind> | null | undefined;
  /** Only those that stand so. */
  standings?: Array<ObjectiveStanding> | null | undefined;
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

export type ObjectiveFiguresFragment = {
  from: string;
  until: string;
  looksFrom: string;
  timeZone: string;
  standing: ObjectiveStanding;
  attained: number | null;
  met: number;
  missed: number;
  undecided: number;
  excluded: number;
  waived: number;
  disputed: number;
  missesAffordable: number | null;
  drill: string | null;
  metDrill: string | null;
  missedDrill: string | null;
  undecidedDrill: string | null;
  excludedDrill: string | null;
  waivedDrill: string | null;
  disputedDrill: string | null;
  objective: {
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
  };
  burn: { short: number | null; long: number | null; isTooFast: boolean };
  forecast: { attained: number | null; probability: number } | null;
  alert: { openedAt: string; longBurn: number } | null;
  satisfaction: { answers: number; mean: number | null; unhappy: number; unhappyShare: number | null };
  provisionalCredit: { amount: string; currency: string } | null;
};

export type ListedObjectiveFragment = {
  from: string;
  until: string;
  looksFrom: string;
  timeZone: string;
  standing: ObjectiveStanding;
  attained: number | null;
  met: number;
  missed: number;
  undecided: number;
  excluded: number;
  waived: number;
  disputed: number;
  missesAffordable: number | null;
  drill: string | null;
  metDrill: string | null;
  missedDrill: string | null;
  undecidedDrill: string | null;
  excludedDrill: string | null;
  waivedDrill: string | null;
  disputedDrill: string | null;
  agreement: { number: string; kind: AgreementKind; customer: { id: string; name: string } | null };
  objective: {
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
  };
  burn: { short: number | null; long: number | null; isTooFast: boolean };
  forecast: { attained: number | null; probability: number } | null;
  alert: { openedAt: string; longBurn: number } | null;
  satisfaction: { answers: number; mean: number | null; unhappy: number; unhappyShare: number | null };
  provisionalCredit: { amount: string; currency: string } | null;
};

export type ObjectiveListQueryVariables = Exact<{
  filter?: ObjectiveFilter | null | undefined;
  on?: string | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;

export type ObjectiveListQuery = {
  objectives: {
    totalCount: number;
    nodes: Array<{
      from: string;
      until: string;
      looksFrom: string;
      timeZone: string;
      standing: ObjectiveStanding;
      attained: number | null;
      met: number;
      missed: number;
      undecided: number;
      excluded: number;
      waived: number;
      disputed: number;
      missesAffordable: number | null;
      drill: string | null;
      metDrill: string | null;
      missedDrill: string | null;
      undecidedDrill: string | null;
      excludedDrill: string | null;
      waivedDrill: string | null;
      disputedDrill: string | null;
      agreement: { number: string; kind: AgreementKind; customer: { id: string; name: string } | null };
      objective: {
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
      };
      burn: { short: number | null; long: number | null; isTooFast: boolean };
      forecast: { attained: number | null; probability: number } | null;
      alert: { openedAt: string; longBurn: number } | null;
      satisfaction: { answers: number; mean: number | null; unhappy: number; unhappyShare: number | null };
      provisionalCredit: { amount: string; currency: string } | null;
    }>;
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  };
};

export type ObjectivesInDangerQueryVariables = Exact<{ [key: string]: never }>;

export type ObjectivesInDangerQuery = {
  atRisk: {
    totalCount: number;
    nodes: Array<{
      from: string;
      until: string;
      looksFrom: string;
      timeZone: string;
      standing: ObjectiveStanding;
      attained: number | null;
      met: number;
      missed: number;
      undecided: number;
      excluded: number;
      waived: number;
      disputed: number;
      missesAffordable: number | null;
      drill: string | null;
      metDrill: string | null;
      missedDrill: string | null;
      undecidedDrill: string | null;
      excludedDrill: string | null;
      waivedDrill: string | null;
      disputedDrill: string | null;
      agreement: { number: string; kind: AgreementKind; customer: { id: string; name: string } | null };
      objective: {
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
      };
      burn: { short: number | null; long: number | null; isTooFast: boolean };
      forecast: { attained: number | null; probability: number } | null;
      alert: { openedAt: string; longBurn: number } | null;
      satisfaction: { answers: number; mean: number | null; unhappy: number; unhappyShare: number | null };
      provisionalCredit: { amount: string; currency: string } | null;
    }>;
  };
  broken: {
    totalCount: number;
    nodes: Array<{
      from: string;
      until: string;
      looksFrom: string;
      timeZone: string;
      standing: ObjectiveStanding;
      attained: number | null;
      met: number;
      missed: number;
      undecided: number;
      excluded: number;
      waived: number;
      disputed: number;
      missesAffordable: number | null;
      drill: string | null;
      metDrill: string | null;
      missedDrill: string | null;
      undecidedDrill: string | null;
      excludedDrill: string | null;
      waivedDrill: string | null;
      disputedDrill: string | null;
      agreement: { number: string; kind: AgreementKind; customer: { id: string; name: string } | null };
      objective: {
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
      };
      burn: { short: number | null; long: number | null; isTooFast: boolean };
      forecast: { attained: number | null; probability: number } | null;
      alert: { openedAt: string; longBurn: number } | null;
      satisfaction: { answers: number; mean: number | null; unhappy: number; unhappyShare: number | null };
      provisionalCredit: { amount: string; currency: string } | null;
    }>;
  };
};

export type ObjectiveDetailQueryVariables = Exact<{
  number: string;
  on?: string | null | undefined;
  after?: string | null | undefined;
}>;

export type ObjectiveDetailQuery = {
  agreement: {
    id: string;
    number: string;
    kind: AgreementKind;
    customer: { id: string; name: string } | null;
    objectives: Array<{
      from: string;
      until: string;
      looksFrom: string;
      timeZone: string;
      standing: ObjectiveStanding;
      attained: number | null;
      met: number;
      missed: number;
      undecided: number;
      excluded: number;
      waived: number;
      disputed: number;
      missesAffordable: number | null;
      drill: string | null;
      metDrill: string | null;
      missedDrill: string | null;
      undecidedDrill: string | null;
      excludedDrill: string | null;
      waivedDrill: string | null;
      disputedDrill: string | null;
      agreementVersion: { version: number };
      objective: {
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
      };
      burn: { short: number | null; long: number | null; isTooFast: boolean };
      forecast: { attained: number | null; probability: number } | null;
      alert: { openedAt: string; longBurn: number } | null;
      satisfaction: { answers: number; mean: number | null; unhappy: number; unhappyShare: number | null };
      provisionalCredit: { amount: string; currency: string } | null;
    }>;
    closedPeriods: {
      totalCount: number;
      nodes: Array<{
        id: string;
        kind: CivilPeriod;
        from: string;
        until: string;
        closedAt: string;
        closedBy: string | null;
        asReported: Array<{
          number: string;
          standing: ObjectiveStanding;
          attained: number | null;
          met: number;
          missed: number;
          undecided: number;
          waived: number;
          drill: string | null;
          metDrill: string | null;
          missedDrill: string | null;
        }>;
        adjustments: Array<{
          objective: string;
          was: ClockResult | null;
          isNow: ClockResult | null;
          foundAt: string;
          clock: { id: string; ticket: { source: string; reference: string } };
        }>;
        credits: Array<{
          id: string;
          state: CreditState;
          direction: CreditDirection;
          amount: { amount: string; currency: string };
        }>;
      }>;
      pageInfo: { hasNextPage: boolean; endCursor: string | null };
    };
  } | null;
};

export const ObjectiveListDocument =
  'fragment ObjectiveFigures on ObjectiveReading{objective{number kind statement measure severity service period countsBy share within most deliverable metric atMost least rollingDays}from until looksFrom timeZone standing attained met missed undecided excluded waived disputed missesAffordable burn{short long isTooFast}forecast{attained probability}drill metDrill:drill(outcome:MET)missedDrill:drill(outcome:MISSED)undecidedDrill:drill(outcome:UNDECIDED)excludedDrill:drill(outcome:EXCLUDED)waivedDrill:drill(outcome:WAIVED)disputedDrill:drill(outcome:DISPUTED)alert{openedAt longBurn}satisfaction{answers mean unhappy unhappyShare}provisionalCredit{amount currency}}fragment ListedObjective on ObjectiveReading{...ObjectiveFigures agreement{number kind customer{id name}}}query ObjectiveList($filter:ObjectiveFilter$on:LocalDate$first:Int$after:String){objectives(filter:$filter on:$on first:$first after:$after){totalCount nodes{...ListedObjective}pageInfo{hasNextPage endCursor}}}' as TypedText<
    ObjectiveListQuery,
    ObjectiveListQueryVariables
  >;

export const ObjectivesInDangerDocument =
  'fragment ObjectiveFigures on ObjectiveReading{objective{number kind statement measure severity service period countsBy share within most deliverable metric atMost least rollingDays}from until looksFrom timeZone standing attained met missed undecided excluded waived disputed missesAffordable burn{short long isTooFast}forecast{attained probability}drill metDrill:drill(outcome:MET)missedDrill:drill(outcome:MISSED)undecidedDrill:drill(outcome:UNDECIDED)excludedDrill:drill(outcome:EXCLUDED)waivedDrill:drill(outcome:WAIVED)disputedDrill:drill(outcome:DISPUTED)alert{openedAt longBurn}satisfaction{answers mean unhappy unhappyShare}provisionalCredit{amount currency}}fragment ListedObjective on ObjectiveReading{...ObjectiveFigures agreement{number kind customer{id name}}}query ObjectivesInDanger{atRisk:objectives(filter:{standings:[AT_RISK]}first:5){totalCount nodes{...ListedObjective}}broken:objectives(filter:{standings:[BROKEN]}first:5){totalCount nodes{...ListedObjective}}}' as TypedText<
    ObjectivesInDangerQuery,
    ObjectivesInDangerQueryVariables
  >;

export const ObjectiveDetailDocument =
  'fragment ObjectiveFigures on ObjectiveReading{objective{number kind statement measure severity service period countsBy share within most deliverable metric atMost least rollingDays}from until looksFrom timeZone standing attained met missed undecided excluded waived disputed missesAffordable burn{short long isTooFast}forecast{attained probability}drill metDrill:drill(outcome:MET)missedDrill:drill(outcome:MISSED)undecidedDrill:drill(outcome:UNDECIDED)excludedDrill:drill(outcome:EXCLUDED)waivedDrill:drill(outcome:WAIVED)disputedDrill:drill(outcome:DISPUTED)alert{openedAt longBurn}satisfaction{answers mean unhappy unhappyShare}provisionalCredit{amount currency}}query ObjectiveDetail($number:String!$on:LocalDate$after:String){agreement(number:$number){id number kind customer{id name}objectives(on:$on){...ObjectiveFigures agreementVersion{version}}closedPeriods(first:24 after:$after){totalCount nodes{id kind from until closedAt closedBy asReported{number standing attained met missed undecided waived drill metDrill:drill(outcome:MET)missedDrill:drill(outcome:MISSED)}adjustments{objective was isNow foundAt clock{id ticket{source reference}}}credits{id state direction amount{amount currency}}}pageInfo{hasNextPage endCursor}}}}' as TypedText<
    ObjectiveDetailQuery,
    ObjectiveDetailQueryVariables
  >;
