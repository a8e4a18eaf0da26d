// What the report of broken promises and the comparison ask, read from their addresses. All of it pure.
import type { BreachReportQueryVariables, CompareTeamsQueryVariables } from '../generated/breaches.ts';
import { dayAfter, measureOf, metricOf, periodOf } from '../kpi/kpiQuestion.ts';
import { oneOf } from '../shared/list/useListQuestion.ts';
import { severityWords } from '../shared/words.ts';

export const breachNarrowings = ['customer', 'service', 'team', 'agreement', 'severity'] as const;
export type BreachNarrowing = (typeof breachNarrowings)[number];
export const breachParts = [...breachNarrowings, 'measure', 'from', 'to', 'by'] as const;
export type BreachQuestion = Readonly<Record<(typeof breachParts)[number], string>>;

export const breachByWords = {
  customer: 'Customer',
  service: 'Service',
  team: 'Team',
  agreement: 'Agreement',
  severity: 'Severity',
  measure: 'Measure',
} as const;
export type BreachBy = keyof typeof breachByWords;

const axes = {
  ...({ customer: 'CUSTOMER', service: 'SERVICE', team: 'TEAM', agreement: 'AGREEMENT' } as const),
  ...({ severity: 'SEVERITY', measure: 'MEASURE' } as const),
};

export const breachByOf = (asked: string): BreachBy => oneOf(breachByWords, asked) ?? 'customer';

/** What is not said is not asked. */
const list = (said: string): string[] | null => (said === '' ? null : [said]);
/** A measure stands in the address as people write it; several do not. */
const measures = (said: string): string[] | null => list(said === '' ? '' : measureOf(said));

export function breachVariables(question: BreachQuestion, today: string): BreachReportQueryVariables {
  const period = periodOf(question, today);
  const severity = oneOf(severityWords, question.severity);
  return {
    period: { from: period.from, until: dayAfter(period.to) },
    filter: {
      customer: list(question.customer),
      service: list(question.service),
      team: list(question.team),
      agreement: list(question.agreement),
      severity: severity === null ? null : [severity],
      measure: measures(question.measure),
    },
    by: [axes[breachByOf(question.by)]],
  };
}

/** What a row's name asks: its own breaches, by the next that is not narrowed yet. */
export function narrowerBreaches(question: BreachQuestion, key: string): Partial<BreachQuestion> {
  const by = breachByOf(question.by);
  const next = (['customer', 'service', 'team', 'agreement', 'severity', 'measure'] as const).find(
    (part) => part !== by && question[part] === '',
  );
  return { [by]: by === 'measure' ? metricOf(key) : key, by: next ?? by };
}

export const compareParts = ['service', 'measure', 'from', 'to'] as const;
export type CompareQuestion = Readonly<Record<(typeof compareParts)[number], string>>;

/** Internal agreements by team beside supplier contracts, of one service or of all. */
export function compareVariables(question: CompareQuestion, today: string): CompareTeamsQueryVariables {
  const period = periodOf(question, today);
  const [service, measure] = [list(question.service), measures(question.measure)];
  return {
    period: { from: period.from, until: dayAfter(period.to) },
    teams: { service, measure, kind: ['OLA'] },
    suppliers: { service, measure, kind: ['UNDERPINNING'] },
    work: { service },
  };
}
