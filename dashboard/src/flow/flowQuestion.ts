// What the page of work asks, read from its address: which work, of which days, by what. All of it pure.
import type { WorkFlowQueryVariables } from '../generated/flow.ts';
import { dayAfter, periodOf, stepOf } from '../kpi/kpiQuestion.ts';
import { oneOf } from '../shared/list/useListQuestion.ts';
import { severityWords } from '../shared/words.ts';

export const flowNarrowings = ['customer', 'service', 'team', 'severity', 'source'] as const;
export type FlowNarrowing = (typeof flowNarrowings)[number];
export const flowParts = [...flowNarrowings, 'from', 'to', 'by', 'step', 'held'] as const;
export type FlowQuestion = Readonly<Record<(typeof flowParts)[number], string>>;

export const flowByWords: Readonly<Record<FlowNarrowing, string>> = {
  team: 'Team',
  customer: 'Customer',
  service: 'Service',
  severity: 'Severity',
  source: 'Source',
};
export const heldByWords = { team: 'Team', person: 'Person' } as const;

export const flowByOf = (asked: string): FlowNarrowing => oneOf(flowByWords, asked) ?? 'team';
export const heldByOf = (asked: string): keyof typeof heldByWords => oneOf(heldByWords, asked) ?? 'team';

const axes = {
  ...({ customer: 'CUSTOMER', service: 'SERVICE', team: 'TEAM', severity: 'SEVERITY', source: 'SOURCE' } as const),
};

export function flowVariables(question: FlowQuestion, today: string): WorkFlowQueryVariables {
  const period = periodOf(question, today);
  const severity = oneOf(severityWords, question.severity);
  const only = (part: FlowNarrowing): string[] | null => (question[part] === '' ? null : [question[part]]);
  return {
    period: { from: period.from, until: dayAfter(period.to) },
    filter: {
      customer: only('customer'),
      service: only('service'),
      team: only('team'),
      severity: severity === null ? null : [severity],
      source: only('source'),
    },
    by: [axes[flowByOf(question.by)]],
    step: ({ day: 'DAY', week: 'WEEK', month: 'MONTH' } as const)[stepOf(question.step, period)],
    heldBy: heldByOf(question.held) === 'team' ? 'TEAM' : 'PERSON',
  };
}

/** What a row's name asks: its own work, by the next that is not narrowed yet. */
export function narrower(question: FlowQuestion, key: string): Partial<FlowQuestion> {
  const by = flowByOf(question.by);
  const next = (['team', 'customer', 'severity', 'service', 'source'] as const).find(
    (part) => part !== by && question[part] === '',
  );
  return { [by]: key, by: next ?? by };
}
