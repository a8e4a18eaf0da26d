// A promised instant as GraphQL shows it: the limit as the engine read it, its time left carried on in real time.
import { fromEpochMs } from '../db/columns.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import type { StoredPromised } from '../ticket/promised.ts';
import { loadPromisers, type TicketView } from '../ticket/ticket-list.store.ts';
import type { LimitValue } from './clock.present.ts';
import type { PromisedInstantType } from './promised.type.ts';

export type PromisedValue = PromisedInstantType & {
  readonly row: TicketView;
  readonly stored: StoredPromised;
};

/** The name of the person who gave the instant that holds, by ticket. */
export const promiserLoader: LoaderSpec<number, string> = { load: loadPromisers };

export function presentPromised(row: TicketView): PromisedValue | null {
  const { promised: stored } = row;
  if (stored === null) return null;
  const { firstMs, currentMs, slips } = stored;
  return {
    first: Temporal.Instant.fromEpochMilliseconds(firstMs),
    current: Temporal.Instant.fromEpochMilliseconds(currentMs),
    slips,
    row,
    stored,
  };
}

export function presentPromisedLimit(stored: StoredPromised, now: Temporal.Instant): LimitValue {
  const { dueMs, endedMs } = stored;
  return {
    limit: null,
    shares: [],
    dueAt: fromEpochMs(dueMs),
    standing: stored.standing,
    warnAt: fromEpochMs(stored.warnMs),
    breachedAt: fromEpochMs(stored.breachedMs),
    noticedAt: fromEpochMs(stored.noticedMs),
    byReclassification: false,
    headroomMs: dueMs === null ? null : dueMs - (endedMs ?? now.epochMilliseconds),
    runsOn: null,
  };
}
