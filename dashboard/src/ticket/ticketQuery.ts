// The list's question lives in its address: Back works, a link can be sent on, and a number elsewhere links to its tickets.
import type { TicketListQueryVariables } from '../generated/tickets.ts';
import type { ClockStanding, Severity } from '../shared/words.ts';

const standings: readonly ClockStanding[] = ['BREACHED', 'OVER_TARGET', 'AT_RISK', 'ON_TRACK', 'MET'];
const severities: readonly Severity[] = ['URGENT', 'HIGH', 'NORMAL', 'LOW'];
const orders = { due: 'DUE_FIRST', newest: 'OPENED_LAST', oldest: 'OPENED_FIRST', reference: 'REFERENCE' } as const;

export type Order = keyof typeof orders;
export const PAGE_SIZE = 50;

/** What the address asks for. Anything it does not understand is left out, not guessed at. */
export interface TicketQuestion {
  readonly open: boolean | null;
  readonly standing: readonly ClockStanding[];
  readonly severity: readonly Severity[];
  readonly text: string;
  readonly uncovered: boolean;
  /** The id of an asset; empty: any. */
  readonly asset: string;
  readonly order: Order;
  readonly after: string | null;
  /** The key of a number's clocks; with it the list shows those clocks and the other fields are not used. */
  readonly drill: string | null;
}

type Query = Readonly<Record<string, unknown>>;

const textOf = (query: Query, key: string): string => {
  const value = query[key];
  return typeof value === 'string' ? value : '';
};

function someOf<T extends string>(query: Query, key: string, known: readonly T[]): readonly T[] {
  const named = textOf(query, key).split(',');
  return known.filter((one) => named.includes(one));
}

/** Reads the query part of an address. */
export function readQuestion(query: Query): TicketQuestion {
  const open = textOf(query, 'open');
  const order = textOf(query, 'order');
  return {
    open: open === 'yes' ? true : open === 'no' ? false : null,
    standing: someOf(query, 'standing', standings),
    severity: someOf(query, 'severity', severities),
    text: textOf(query, 'text'),
    uncovered: textOf(query, 'uncovered') === 'yes',
    asset: textOf(query, 'asset'),
    order: Object.hasOwn(orders, order) ? (order as Order) : 'due',
    after: textOf(query, 'after') || null,
    drill: textOf(query, 'drill') || null,
  };
}

/** The query part of an address that asks this; what is at its default is left out. */
export function writeQuestion(question: TicketQuestion): Record<string, string> {
  const parts: [string, string][] = [
    ['open', question.open === null ? '' : question.open ? 'yes' : 'no'],
    ['standing', question.standing.join(',')],
    ['severity', question.severity.join(',')],
    ['text', question.text],
    ['uncovered', question.uncovered ? 'yes' : ''],
    ['asset', question.asset],
    ['order', question.order === 'due' ? '' : question.order],
    ['drill', question.drill ?? ''],
    ['after', question.after ?? ''],
  ];
  return Object.fromEntries(parts.filter(([, value]) => value !== ''));
}

/** The variables of the tickets query for this question. */
export function variablesOf(question: TicketQuestion): TicketListQueryVariables {
  const { open, standing, severity, text, uncovered, asset } = question;
  return {
    filter: {
      ...(open === null ? {} : { open }),
      ...(standing.length === 0 ? {} : { standing: [...standing] }),
      ...(severity.length === 0 ? {} : { severity: [...severity] }),
      ...(text === '' ? {} : { text }),
      ...(uncovered ? { uncovered } : {}),
      ...(asset === '' ? {} : { asset: [asset] }),
    },
    orderBy: orders[question.order],
    first: PAGE_SIZE,
    after: question.after,
  };
}
