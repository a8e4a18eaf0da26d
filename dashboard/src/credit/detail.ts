// The one credit that a page is about.
import type { CreditDetailQuery } from '../generated/credits.ts';

export type CreditDetail = Extract<NonNullable<CreditDetailQuery['node']>, { readonly statement: unknown }>;

/** Null while it is not there, or the id is of something else. */
export function creditOf(answer: CreditDetailQuery | null): CreditDetail | null {
  const node = answer?.node ?? null;
  return node !== null && 'statement' in node ? (node as CreditDetail) : null;
}
