// A promised instant as a limit: it runs in real time, is met by resolving the ticket, and broken after the instant.
import { fromEpochMs } from '../db/columns.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { loadPromisers, type TicketView } from '../ticket/ticket-list.store.ts';
import type { LimitValue } from './clock.present.ts';
import type { PromisedInstantType } from './promised.type.ts';

export type PromisedValue = PromisedInstantType & {
  readonly row: TicketView;
  readonly limitAt: (now: Temporal.Instant) => LimitValue;
};

/** The name of the person who promised last, by ticket. */
export const promiserLoader: LoaderSpec<number, string> = { load: loadPromisers };

export function presentPromised(row: TicketView): PromisedValue | null {
  if (row.promised === null) return null;
  const { firstMs, currentMs, slips } = row.promised;
  return {
    first: Temporal.Instant.fromEpochMilliseconds(firstMs),
    current: Temporal.Instant.fromEpochMilliseconds(currentMs),
    slips,
    row,
    limitAt: (now) => presentPromisedLimit(row, currentMs, now),
  };
}

function presentPromisedLimit(row: TicketView, dueAtMs: number, now: Temporal.Instant): LimitValue {
  const endedAtMs = row.resolvedAtMs ?? row.closedAtMs;
  const seenAtMs = endedAtMs ?? now.epochMilliseconds;
  const isBroken = seenAtMs > dueAtMs;
  const isVoid = row.status === 'CANCELLED' && !isBroken;
  const undecided = endedAtMs === null ? 'ON_TRACK' : 'MET';
  return {
    limit: null,
    shares: [],
    dueAt: isVoid ? null : fromEpochMs(dueAtMs),
    standing: isVoid ? null : isBroken ? 'BREACHED' : undecided,
    warnAt: null,
    breachedAt: isBroken ? fromEpochMs(dueAtMs) : null,
    // Nothing has to notice it: one millisecond later it is broken for everybody who looks.
    noticedAt: isBroken ? fromEpochMs(dueAtMs + 1) : null,
    byReclassification: false,
    headroomMs: isVoid ? null : dueAtMs - seenAtMs,
    runsOn: null,
  };
}
