// Why no clause judges a ticket: a ticket that nothing covers is listed with its reason, never given a default.
import { excludedBy, inScope, termsInForce, type ClauseKey } from './agreement.ts';
import type { Terms } from './clause.ts';

export type UncoveredCode = 'NO_SERVICE_ACCOUNT' | 'SERVICE_EXCLUDED' | 'NO_AGREEMENT' | 'NO_CLAUSE';

export interface Uncovered {
  readonly why: UncoveredCode;
  /** SERVICE_EXCLUDED: the terms that exclude it. */
  readonly terms: Terms | null;
}

/** Why no clause judges a ticket that opened at an instant, given that none does. */
export function whyUncovered(
  all: readonly Terms[],
  { openedAt, ...subject }: Pick<ClauseKey, 'customer' | 'serviceAccount' | 'service' | 'openedAt'>,
): Uncovered {
  const openedMs = openedAt.epochMilliseconds;
  const inForce = termsInForce(all, { openedMs, atMs: openedMs });
  const terms = excludedBy(inForce, subject);
  if (terms !== null) return { why: 'SERVICE_EXCLUDED', terms };
  const isBound = inScope(inForce, subject).length > 0;
  const why = isBound ? 'NO_CLAUSE' : subject.serviceAccount === null ? 'NO_SERVICE_ACCOUNT' : 'NO_AGREEMENT';
  return { why, terms };
}
