// Made by scripts/documents.ts from kpi/kpi.graphql and schema/floor.graphql; not written by hand.
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

/** Who owes it to whom. */
export type CreditDirection =
  /** We owe it. */
  | 'CREDIT'
  /** A supplier owes it to us. */
  | 'RECOVERY';

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

/** The steps of a series. */
export type FigureStep =
  /** Civil days. */
  | 'DAY'
  /** Calendar months. */
  | 'MONTH'
  /** Weeks, from Monday on. */
  | 'WEEK';

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

export type KpiRateFragment = {
  met: number;
  missed: number;
  undecided: number;
  excluded: number;
  waived: number;
  disputed: number;
  drill: string;
  metDrill: string;
  missedDrill: string;
  undecidedDrill: string;
  excludedDrill: string;
  waivedDrill: string;
  disputedDrill: string;
};

export type KpiCountsFragment = {
  promise: {
    met: number;
    missed: number;
    undecided: number;
    excluded: number;
    waived: number;
    disputed: number;
    drill: string;
    metDrill: string;
    missedDrill: string;
    undecidedDrill: string;
    excludedDrill: string;
    waivedDrill: string;
    disputedDrill: string;
  };
  target: {
    met: number;
    missed: number;
    undecided: number;
    excluded: number;
    waived: number;
    disputed: number;
    drill: string;
    metDrill: string;
    missedDrill: string;
    undecidedDrill: string;
    excludedDrill: string;
    waivedDrill: string;
    disputedDrill: string;
  } | null;
};

export type KpiTimesFragment = { p50: string; p75: string; p90: string; p95: string; p99: string; mean: string };

export type KpiFiguresQueryVariables = Exact<{
  period: FigurePeriod;
  filter: FigureFilter;
  by: Array<FigureAxis> | FigureAxis;
  step: FigureStep;
}>;

export type KpiFiguresQuery = {
  attainment: {
    relativeError: number;
    groupCount: number;
    otherCount: number;
    total: {
      finished: number;
      finishedDrill: string;
      spent: { p50: string; p75: string; p90: string; p95: string; p99: string; mean: string } | null;
      wall: { p50: string; p75: string; p90: string; p95: string; p99: string; mean: string } | null;
      promise: {
        met: number;
        missed: number;
        undecided: number;
        excluded: number;
        waived: number;
        disputed: number;
        drill: string;
        metDrill: string;
        missedDrill: string;
        undecidedDrill: string;
        excludedDrill: string;
        waivedDrill: string;
        disputedDrill: string;
      };
      target: {
        met: number;
        missed: number;
        undecided: number;
        excluded: number;
        waived: number;
        disputed: number;
        drill: string;
        metDrill: string;
        missedDrill: string;
        undecidedDrill: string;
        excludedDrill: string;
        waivedDrill: string;
        disputedDrill: string;
      } | null;
    };
    previous: {
      promise: {
        met: number;
        missed: number;
        undecided: number;
        excluded: number;
        waived: number;
        disputed: number;
        drill: string;
        metDrill: string;
        missedDrill: string;
        undecidedDrill: string;
        excludedDrill: string;
        waivedDrill: string;
        disputedDrill: string;
      };
      target: {
        met: number;
        missed: number;
        undecided: number;
        excluded: number;
        waived: number;
        disputed: number;
        drill: string;
        metDrill: string;
        missedDrill: string;
        undecidedDrill: string;
        excludedDrill: string;
        waivedDrill: string;
        disputedDrill: string;
      } | null;
    } | null;
    groups: Array<{
      keys: Array<{ key: string | null; label: string | null }>;
      figure: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      };
      previous: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      } | null;
    }>;
    others: {
      figure: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      };
      previous: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      } | null;
    } | null;
    series: Array<{
      from: string;
      until: string;
      figure: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      };
    }>;
  };
  measures: Array<{ name: string }>;
};

export type KpiNarrowedQueryVariables = Exact<{
  id: string | number;
}>;

export type KpiNarrowedQuery = {
  node:
    | { number: string }
    | { number: string; agreementVersion: { agreement: { number: string } } }
    | { name: string }
    | { name: string }
    | Record<PropertyKey, never>
    | null;
};

export type MonthGroupFragment = {
  keys: Array<{ key: string | null; label: string | null }>;
  figure: {
    promise: {
      met: number;
      missed: number;
      undecided: number;
      excluded: number;
      waived: number;
      disputed: number;
      drill: string;
      metDrill: string;
      missedDrill: string;
      undecidedDrill: string;
      excludedDrill: string;
      waivedDrill: string;
      disputedDrill: string;
    };
    target: {
      met: number;
      missed: number;
      undecided: number;
      excluded: number;
      waived: number;
      disputed: number;
      drill: string;
      metDrill: string;
      missedDrill: string;
      undecidedDrill: string;
      excludedDrill: string;
      waivedDrill: string;
      disputedDrill: string;
    } | null;
  };
  previous: {
    promise: {
      met: number;
      missed: number;
      undecided: number;
      excluded: number;
      waived: number;
      disputed: number;
      drill: string;
      metDrill: string;
      missedDrill: string;
      undecidedDrill: string;
      excludedDrill: string;
      waivedDrill: string;
      disputedDrill: string;
    };
    target: {
      met: number;
      missed: number;
      undecided: number;
      excluded: number;
      waived: number;
      disputed: number;
      drill: string;
      metDrill: string;
      missedDrill: string;
      undecidedDrill: string;
      excludedDrill: string;
      waivedDrill: string;
      disputedDrill: string;
    } | null;
  } | null;
};

export type MonthWorkFragment = { total: { opened: number; resolved: number } };

export type KpiMonthQueryVariables = Exact<{
  period: FigurePeriod;
  before: FigurePeriod;
}>;

export type KpiMonthQuery = {
  work: { total: { opened: number; resolved: number } };
  workBefore: { total: { opened: number; resolved: number } };
  measures: {
    groups: Array<{
      keys: Array<{ key: string | null; label: string | null }>;
      figure: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      };
      previous: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      } | null;
    }>;
  };
  severities: {
    groups: Array<{
      keys: Array<{ key: string | null; label: string | null }>;
      figure: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      };
      previous: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      } | null;
    }>;
  };
  customers: {
    groupCount: number;
    groups: Array<{
      keys: Array<{ key: string | null; label: string | null }>;
      figure: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      };
      previous: {
        promise: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        };
        target: {
          met: number;
          missed: number;
          undecided: number;
          excluded: number;
          waived: number;
          disputed: number;
          drill: string;
          metDrill: string;
          missedDrill: string;
          undecidedDrill: string;
          excludedDrill: string;
          waivedDrill: string;
          disputedDrill: string;
        } | null;
      } | null;
    }>;
  };
  breachReport: { total: { breaches: number; causes: Array<{ cause: BreachCause | null; breaches: number }> } };
  exposure: Array<{
    direction: CreditDirection;
    customer: { id: string; name: string } | null;
    provisional: { amount: string; currency: string };
    due: { amount: string; currency: string };
  }>;
};

export type KpiHeadQueryVariables = Exact<{ [key: string]: never }>;

export type KpiHeadQuery = { snapshot: { cursor: string } };

export type KpiChangesSubscriptionVariables = Exact<{
  filter?: FigureFilter | null | undefined;
  after?: string | null | undefined;
}>;

export type KpiChangesSubscription = {
  kpiChanged: { cursor: string; days: Array<string> | null; measures: Array<string> | null; work: boolean };
};

export const KpiFiguresDocument =
  'fragment KpiRate on AttainmentRate{met missed undecided excluded waived disputed drill metDrill:drill(outcome:MET)missedDrill:drill(outcome:MISSED)undecidedDrill:drill(outcome:UNDECIDED)excludedDrill:drill(outcome:EXCLUDED)waivedDrill:drill(outcome:WAIVED)disputedDrill:drill(outcome:DISPUTED)}fragment KpiCounts on Figure{promise{...KpiRate}target{...KpiRate}}fragment KpiTimes on TimePercentiles{p50 p75 p90 p95 p99 mean}query KpiFigures($period:FigurePeriod!$filter:FigureFilter!$by:[FigureAxis!]!$step:FigureStep!){attainment(period:$period filter:$filter by:$by step:$step compare:true first:50){relativeError groupCount otherCount total{...KpiCounts finished finishedDrill spent{...KpiTimes}wall{...KpiTimes}}previous{...KpiCounts}groups{keys{key label}figure{...KpiCounts}previous{...KpiCounts}}others{figure{...KpiCounts}previous{...KpiCounts}}series{from until figure{...KpiCounts}}}measures{name}}' as TypedText<
    KpiFiguresQuery,
    KpiFiguresQueryVariables
  >;

export const KpiNarrowedDocument =
  'query KpiNarrowed($id:ID!){node(id:$id){...on Customer{name}...on Service{name}...on Agreement{number}...on Clause{number agreementVersion{agreement{number}}}}}' as TypedText<
    KpiNarrowedQuery,
    KpiNarrowedQueryVariables
  >;

export const KpiMonthDocument =
  'fragment KpiRate on AttainmentRate{met missed undecided excluded waived disputed drill metDrill:drill(outcome:MET)missedDrill:drill(outcome:MISSED)undecidedDrill:drill(outcome:UNDECIDED)excludedDrill:drill(outcome:EXCLUDED)waivedDrill:drill(outcome:WAIVED)disputedDrill:drill(outcome:DISPUTED)}fragment KpiCounts on Figure{promise{...KpiRate}target{...KpiRate}}fragment MonthGroup on FigureGroup{keys{key label}figure{...KpiCounts}previous{...KpiCounts}}fragment MonthWork on Flow{total{opened resolved}}query KpiMonth($period:FigurePeriod!$before:FigurePeriod!){work:flow(period:$period){...MonthWork}workBefore:flow(period:$before){...MonthWork}measures:attainment(period:$period by:[MEASURE]compare:true orderBy:VOLUME first:60){groups{...MonthGroup}}severities:attainment(period:$period by:[MEASURE SEVERITY]compare:true orderBy:VOLUME first:60){groups{...MonthGroup}}customers:attainment(period:$period by:[CUSTOMER]compare:true first:8){groupCount groups{...MonthGroup}}breachReport(period:$period){total{breaches causes{cause breaches}}}exposure{direction customer{id name}provisional{amount currency}due{amount currency}}}' as TypedText<
    KpiMonthQuery,
    KpiMonthQueryVariables
  >;

export const KpiHeadDocument = 'query KpiHead{snapshot{cursor}}' as TypedText<KpiHeadQuery, KpiHeadQueryVariables>;

export const KpiChangesDocument =
  'subscription KpiChanges($filter:FigureFilter$after:Cursor){kpiChanged(filter:$filter after:$after){cursor days measures work}}' as TypedText<
    KpiChangesSubscription,
    KpiChangesSubscriptionVariables
  >;
