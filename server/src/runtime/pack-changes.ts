// One settled ticket as one outbox row: what changed, as staff may see it and as its customer may.
import { promiseStanding, type Change } from '../engine/change.ts';
import type { ClockStanding } from '../engine/reading.ts';
import { toReading } from '../clock/clock.row.ts';
import type { LoggedChange, OutboxRow, PortalChange, PortalStoredClock, TicketMatch } from '../push/change-log.ts';
import type { TicketRow } from '../ticket/ticket.store.ts';
import type { SettledClock } from './settle-clocks.ts';
import type { SettledTicket } from './settle.ts';

export function packChanges(ticket: SettledTicket, newFacts: ReadonlySet<number> | undefined): OutboxRow {
  const { before, after, clocks } = ticket;
  const fresh = newFacts ? ticket.facts.filter(({ fact }) => newFacts.has(fact.id)) : [];
  const causes = {
    byMs: new Map(fresh.map(({ fact }) => [fact.at.epochMilliseconds, fact.id])),
    last: fresh.at(-1)?.fact.id ?? null,
  };
  const isSilent = (atMs: number) => after.effectsFromMs !== null && atMs < after.effectsFromMs;
  const changes = clocks.flatMap((clock) => loggedChanges(clock, { causes, isSilent }));
  const loud = new Set(changes.filter((change) => !change.silent).map((change) => change.clockId));
  const portal = after.customer === null ? [] : clocks.flatMap((clock) => portalChanges(clock, isSilent));
  const told = new Set(portal.map((change) => change.clockId));
  return {
    ticketId: after.id,
    customer: after.customer,
    payload: {
      before: before.openedAtMs === null ? null : matchOf(before, ticket.clocksBefore, ticket.agreements),
      after: matchOf(after, clocks.map(({ reading }) => reading), ticket.agreements),
      changes: changes.sort((a, b) => a.atMs - b.atMs),
      clocks: Object.fromEntries(clocks.filter(({ id }) => loud.has(id)).map((clock) => [clock.id, storedClock(clock)])),
      portal: portal.sort((a, b) => a.atMs - b.atMs),
      portalClocks: Object.fromEntries(clocks.filter(({ id }) => told.has(id)).map((clock) => [clock.id, portalClock(clock)])),
    },
  };
}

/** Facts new in this settlement: by their instant (the last of an instant wins), and the last of all. */
interface Causes {
  readonly byMs: ReadonlyMap<number, number>;
  readonly last: number | null;
}

interface Telling {
  readonly causes: Causes;
  readonly isSilent: (atMs: number) => boolean;
}

function loggedChanges(clock: SettledClock, { causes, isSilent }: Telling): Omit<LoggedChange, 'clock'>[] {
  const first = clock.revision - clock.changes.length + 1;
  return clock.changes.map((change, index) => {
    const atMs = change.at.epochMilliseconds;
    return {
      kind: change.kind,
      limit: change.limit,
      atMs,
      previousStanding: change.previousStanding,
      standing: change.standing,
      clockId: clock.id,
      revision: first + index,
      silent: isSilent(atMs),
      cause: causes.byMs.get(atMs) ?? (BY_TIME.has(change.kind) ? null : causes.last),
    };
  });
}

/** Changes that time alone can bring; the others always have a fact behind them. */
const BY_TIME: ReadonlySet<Change['kind']> = new Set(['AT_RISK', 'OVER_TARGET', 'BREACHED']);

function portalChanges(clock: SettledClock, isSilent: Telling['isSilent']): Omit<PortalChange, 'clock'>[] {
  const first = clock.portalRevision - clock.promiseChanges.length + 1;
  return clock.promiseChanges
    .map((change, index) => ({
      kind: change.kind,
      atMs: change.at.epochMilliseconds,
      clockId: clock.id,
      revision: first + index,
    }))
    .filter(({ atMs }) => !isSilent(atMs));
}

const storedClock = ({ id, portalId, ticketId, reading, revision, portalRevision }: SettledClock): object => ({
  id,
  portalId,
  ticketId,
  ...reading,
  revision,
  portalRevision,
});

/** The promise and nothing else: no field here may depend on the target. */
function portalClock({ portalId, reading }: SettledClock): PortalStoredClock {
  const { promise } = reading;
  return {
    portalId,
    measure: reading.measure,
    cycle: reading.cycle,
    phase: reading.phase,
    standing: promiseStanding(toReading(reading)),
    withinMs: promise?.limitMs ?? null,
    spentMs: reading.spentMs,
    dueAtMs: promise?.dueAtMs ?? null,
    headroomMs: promise?.headroomMs ?? null,
    breachedAtMs: promise?.breachedAtMs ?? null,
  };
}

const ENDED = new Set(['RESOLVED', 'CLOSED', 'CANCELLED']);

function matchOf(
  ticket: TicketRow,
  clocks: readonly { readonly measure: string; readonly standing: ClockStanding | null; readonly agreementVersion: number }[],
  agreements: ReadonlyMap<number, number>,
): TicketMatch {
  return {
    reference: ticket.reference,
    source: ticket.source,
    status: ticket.status,
    severity: ticket.severity,
    customer: ticket.customer,
    serviceAccount: ticket.serviceAccount,
    service: ticket.service,
    group: ticket.group,
    open: !ENDED.has(ticket.status),
    openedAtMs: ticket.openedAtMs,
    uncovered: ticket.uncovered,
    clocks: clocks.map(({ measure, standing, agreementVersion }) => ({
      measure,
      standing,
      agreement: agreements.get(agreementVersion) ?? 0,
    })),
  };
}
