// The words of agreements, one map each.
import type { RouteLocationRaw } from 'vue-router';
import type { BrokenChainsQuery } from '../generated/agreement.ts';
import type { AgreementListQuery } from '../generated/agreements.ts';

type Row = AgreementListQuery['agreements']['nodes'][number];
export type AgreementKind = Row['kind'];
export type AgreementLevel = Row['level'];
export type AgreementStatus = NonNullable<Row['latest']>['status'];
export type PartyRole = NonNullable<Row['latest']>['sections']['parties'][number]['role'];

export const kindWords: Readonly<Record<AgreementKind, string>> = {
  SLA: 'Service level agreement',
  OLA: 'Operational level agreement',
  UNDERPINNING: 'Supplier contract',
};

export const levelWords: Readonly<Record<AgreementLevel, string>> = {
  CORPORATE: 'Corporate',
  CUSTOMER: 'Customer',
  SERVICE: 'Service',
};

export const statusWords: Readonly<Record<AgreementStatus, string>> = {
  DRAFT: 'Draft',
  IN_REVIEW: 'In review',
  AGREED: 'Agreed',
  ACTIVE: 'Active',
  EXPIRED: 'Expired',
  TERMINATED: 'Terminated',
  SUPERSEDED: 'Superseded',
};

export const roleWords: Readonly<Record<PartyRole, string>> = {
  PROVIDER: 'Provider',
  CUSTOMER: 'Customer',
  SUPPLIER: 'Supplier',
  INTERNAL: 'Internal',
};

/** Who signs: whoever gives the service, and the counterpart of the kind. */
export const sidesOf = (kind: AgreementKind): readonly PartyRole[] => [
  'PROVIDER',
  ({ SLA: 'CUSTOMER', OLA: 'INTERNAL', UNDERPINNING: 'SUPPLIER' } as const)[kind],
];

type Gap = Extract<
  NonNullable<BrokenChainsQuery['node']>,
  { readonly brokenChains: unknown }
>['brokenChains'][number]['gap'];

export const gapWords: Readonly<Record<Gap, string>> = {
  NO_CLAUSE: 'it has no clause for them.',
  TERM: 'its term ends first.',
  SEVERITY: 'it is late whenever the ticket opens.',
  PERIOD: 'it is late for tickets that open in one coverage period.',
  HOLIDAY: 'it is late around holidays and exceptions.',
};

const dateFormat = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "1 Jul 2026" of "2026-07-01". */
export const dateWords = (date: string): string => dateFormat.format(Date.parse(`${date}T00:00:00Z`));

/** "1 Jul 2026 until 30 Jun 2028": the last date of the term is said, not the first after it. */
export const termWords = (from: string, until: string | null): string =>
  until === null
    ? `from ${dateWords(from)}`
    : `${dateWords(from)} until ${dateFormat.format(Date.parse(`${until}T00:00:00Z`) - 86_400_000)}`;

/** The keys of a record of words, typed as they are. */
export const keysOf = <K extends string>(record: Readonly<Record<K, string>>): readonly K[] =>
  Object.keys(record) as K[];

const unagreed: readonly AgreementStatus[] = ['DRAFT', 'IN_REVIEW', 'AGREED'];

/** Where it is asked what history would have been under an agreement with customers, or under its draft; null: nowhere. */
export const whatIfOf = (
  { id, kind }: { readonly id: string; readonly kind: AgreementKind },
  { status }: { readonly status: AgreementStatus },
): RouteLocationRaw | null =>
  kind === 'SLA'
    ? { name: 'what-ifs', query: { agreement: id, ask: 'yes', ...(unagreed.includes(status) && { draft: 'yes' }) } }
    : null;
