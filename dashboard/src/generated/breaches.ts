// Made by scripts/documents.ts from breach/breaches.graphql and schema/floor.graphql; not written by hand.
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

/** What mainly used the time of a broken promise up: the first of these that is so. */
export type BreachCause =
  /** Several had it, none for more than half of the time that counted. */
  | 'HANDED_ON'
  /** One group had it for more than half of the time that counted. */
  | 'HELD_BY_TEAM'
  /** For more than half of the time that counted we had it and nobody had taken or answered it. */
  | 'NOT_PICKED_UP'
  /** A change of severity, service or account made its limit one that was used up already. */
  | 'RECLASSIFIED'
  /** It had been ended in time and was opened again. */
  | 'REOPENED'
  /** More than half of the time that counted went while the customer was waited for. */
  | 'WAITED_FOR_CUSTOMER'
  /** More than half of the time that counted went while a supplier was waited for. */
  | 'WAITED_FOR_SUPPLIER';

/** By what figures are grouped. */
export type FigureAxis =
  /** The agreement that judges the clock. */
  | 'AGREEMENT'
  /** The clause that judges the clock: the first, where several differ in their coverage period. */
  | 'CLAUSE'
  /** The customer of the ticket. */
  | 'CUSTOMER'
  /** The kind of the agreement. */
  | 'KIND'
  /** What is timed. */
  | 'MEASURE'
  /** The service of the ticket. */
  | 'SERVICE'
  /** The service account of the ticket. */
  | 'SERVICE_ACCOUNT'
  /** The severity of the ticket. */
  | 'SEVERITY'
  /** The group that held the ticket, or that the clock is about. */
  | 'TEAM';

/** Which clocks a figure counts, by what was so when each was decided. Null asks nothing, an empty list is satisfied by nothing. */
export type FigureFilter = {
  /** Agreements that judge the clocks. */
  agreement?: Array<string | number> | null | undefined;
  /** Clauses that judge the clocks: the first of each. */
  clause?: Array<string | number> | null | undefined;
  /** Customers of the tickets. */
  customer?: Array<string | number> | null | undefined;
  /** Kinds of agreements; null: customers' (SLA). */
  kind?: Array<AgreementKind> | null | undefined;
  /** Measures, built in or your own. */
  measure?: Array<string> | null | undefined;
  /** Services of the tickets. */
  service?: Array<string | number> | null | undefined;
  /** Service accounts of the tickets. */
  serviceAccount?: Array<string | number> | null | undefined;
  /** Severities of the tickets. */
  severity?: Array<Severity> | null | undefined;
  /** Groups that held the tickets, or that the clocks are about. */
  team?: Array<string> | null | undefined;
};

/** A period: civil days, `from` and `until`, each clock in its own agreement's zone (a day that a zone skipped holds none); or instants. `until` is exclusive. */
export type FigurePeriod = {
  /** The first day. */
  from?: string | null | undefined;
  /** The first instant, instead of days. */
  fromInstant?: string | null | undefined;
  /** The day after the last. */
  until?: string | null | undefined;
  /** The instant after the last, instead of days. */
  untilInstant?: string | null | undefined;
};

/** Which work, by where it stood when it turned: as it is now, of what lies open. Null asks nothing, an empty list is satisfied by nothing. */
export type FlowFilter = {
  /** Customers. */
  customer?: Array<string | number> | null | undefined;
  /** Services. */
  service?: Array<string | number> | null | undefined;
  /** Service accounts. */
  serviceAccount?: Array<string | number> | null | undefined;
  /** Severities. */
  severity?: Array<Severity> | null | undefined;
  /** Names of sources. */
  source?: Array<string> | null | undefined;
  /** Groups that had it. */
  team?: Array<string> | null | undefined;
};

/** Who held a ticket. */
export type Holder =
  /** It was resolved or closed, before it was opened again. */
  | 'CLOSED'
  /** We waited for the customer. */
  | 'CUSTOMER'
  /** Nothing counted. */
  | 'OUTSIDE_COVERAGE'
  /** We waited for a supplier. */
  | 'SUPPLIER'
  /** We did; by group. */
  | 'US';

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

/** Who had an open ticket. */
export type WorkHolder =
  /** We waited for the customer. */
  | 'CUSTOMER'
  /** We waited for a supplier. */
  | 'SUPPLIER'
  /** We did: a group or a person, or nobody by name. */
  | 'US';

export type BrokenPromisesFragment = {
  breaches: number;
  drill: string;
  causes: Array<{ cause: BreachCause | null; breaches: number; drill: string | null }>;
};

export type BreachReportQueryVariables = Exact<{
  period: FigurePeriod;
  filter: FigureFilter;
  by: Array<FigureAxis> | FigureAxis;
}>;

export type BreachReportQuery = {
  breachReport: {
    groupCount: number;
    total: {
      breaches: number;
      drill: string;
      causes: Array<{ cause: BreachCause | null; breaches: number; drill: string | null }>;
    };
    groups: Array<{
      keys: Array<{ key: string | null; label: string | null }>;
      figure: {
        breaches: number;
        drill: string;
        causes: Array<{ cause: BreachCause | null; breaches: number; drill: string | null }>;
      };
    }>;
    others: {
      breaches: number;
      drill: string;
      causes: Array<{ cause: BreachCause | null; breaches: number; drill: string | null }>;
    } | null;
    holders: Array<{
      holder: Holder;
      group: string | null;
      breaches: number;
      counted: string;
      elapsed: string;
      drill: string;
    }>;
  };
  measures: Array<{ name: string }>;
};

export type ComparedRateFragment = {
  met: number;
  missed: number;
  undecided: number;
  excluded: number;
  waived: number;
  disputed: number;
  drill: string;
  missedDrill: string;
};

export type ComparedFigureFragment = {
  finished: number;
  finishedDrill: string;
  promise: {
    met: number;
    missed: number;
    undecided: number;
    excluded: number;
    waived: number;
    disputed: number;
    drill: string;
    missedDrill: string;
  };
  target: {
    met: number;
    missed: number;
    undecided: number;
    excluded: number;
    waived: number;
    disputed: number;
    drill: string;
    missedDrill: string;
  } | null;
  spent: { p50: string; p90: string; mean: string } | null;
  wall: { mean: string } | null;
};

export type ComparedGroupsFragment = {
  otherCount: number;
  groups: Array<{
    keys: Array<{ key: string | null; label: string | null }>;
    figure: {
      finished: number;
      finishedDrill: string;
      promise: {
        met: number;
        missed: number;
        undecided: number;
        excluded: number;
        waived: number;
        disputed: number;
        drill: string;
        missedDrill: string;
      };
      target: {
        met: number;
        missed: number;
        undecided: number;
        excluded: number;
        waived: number;
        disputed: number;
        drill: string;
        missedDrill: string;
      } | null;
      spent: { p50: string; p90: string; mean: string } | null;
      wall: { mean: string } | null;
    };
  }>;
};

export type CompareTeamsQueryVariables = Exact<{
  period: FigurePeriod;
  teams: FigureFilter;
  suppliers: FigureFilter;
  work: FlowFilter;
}>;

export type CompareTeamsQuery = {
  teams: {
    relativeError: number;
    otherCount: number;
    groups: Array<{
      keys: Array<{ key: string | null; label: string | null }>;
      figure: {
        finished: number;
        finishedDrill: string;
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          missedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          missedDrill: string;
        } | null;
        spent: { p50: string; p90: string; mean: string } | null;
        wall: { mean: string } | null;
      };
    }>;
  };
  suppliers: {
    otherCount: number;
    groups: Array<{
      keys: Array<{ key: string | null; label: string | null }>;
      figure: {
        finished: number;
        finishedDrill: string;
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          missedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          missedDrill: string;
        } | null;
        spent: { p50: string; p90: string; mean: string } | null;
        wall: { mean: string } | null;
      };
    }>;
  };
  held: {
    holders: Array<{ holder: WorkHolder | null; name: string | null; holds: number; elapsed: string; drill: string }>;
  };
};

export type CompareChoicesQueryVariables = Exact<{ [key: string]: never }>;

export type CompareChoicesQuery = {
  services: { nodes: Array<{ id: string; name: string }> };
  measures: Array<{ name: string }>;
  agreements: {
    nodes: Array<{ id: string; latest: { sections: { parties: Array<{ role: PartyRole; name: string }> } } | null }>;
  };
};

export const BreachReportDocument =
  'fragment BrokenPromises on BreachFigure{breaches drill causes{cause breaches drill}}query BreachReport($period:FigurePeriod!$filter:FigureFilter!$by:[FigureAxis!]!){breachReport(period:$period filter:$filter by:$by first:50){groupCount total{...BrokenPromises}groups{keys{key label}figure{...BrokenPromises}}others{...BrokenPromises}holders{holder group breaches counted elapsed drill}}measures{name}}' as TypedText<
    BreachReportQuery,
    BreachReportQueryVariables
  >;

export const CompareTeamsDocument =
  'fragment ComparedRate on AttainmentRate{met missed undecided excluded waived disputed drill missedDrill:drill(outcome:MISSED)}fragment ComparedFigure on Figure{finished finishedDrill promise{...ComparedRate}target{...ComparedRate}spent{p50 p90 mean}wall{mean}}fragment ComparedGroups on Attainment{otherCount groups{keys{key label}figure{...ComparedFigure}}}query CompareTeams($period:FigurePeriod!$teams:FigureFilter!$suppliers:FigureFilter!$work:FlowFilter!){teams:attainment(period:$period filter:$teams by:[TEAM]first:50 orderBy:VOLUME){relativeError ...ComparedGroups}suppliers:attainment(period:$period filter:$suppliers by:[AGREEMENT]first:50 orderBy:VOLUME){...ComparedGroups}held:timeByHolder(period:$period filter:$work by:TEAM first:100){holders{holder name holds elapsed drill}}}' as TypedText<
    CompareTeamsQuery,
    CompareTeamsQueryVariables
  >;

export const CompareChoicesDocument =
  'query CompareChoices{services(first:100){nodes{id name}}measures{name}agreements(filter:{kind:UNDERPINNING}first:100){nodes{id latest{sections{parties{role name}}}}}}' as TypedText<
    CompareChoicesQuery,
    CompareChoicesQueryVariables
  >;
