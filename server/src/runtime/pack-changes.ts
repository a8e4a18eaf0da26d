// One settled ticket as one outbox row: what changed, as staff may see it and as its customer may.
import { matchOf } from '../clock/ticket-match.ts';
import type { Change } from '../engine/change.ts';
import {
  packMatch,
  type OutboxRow,
  type PackedChange,
  type PackedFigures,
  type PackedPortalChange,
} from '../push/change-log.ts';
import { packClock, type PackedClock } from '../push/stored-clock.ts';
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
  const portal = after.customer === null ? [] : clocks.flatMap((clock) => portalChanges(clock, isSilent));
  const loud = changes.filter(([, , , , , , , silent]) => silent === 0).map(([, , , , , clockId]) => clockId);
  const agreementOf = (version: number): number => ticket.agreements.get(version)?.agreement ?? 0;
  const told = new Set([...loud, ...portal.map(([, , clockId]) => clockId)]);
  return {
    ticketId: after.id,
    customer: after.customer,
    payload: {
      before: before.openedAtMs === null ? null : packMatch(matchOf(before, ticket.clocksBefore, agreementOf)),
      after: packMatch(
        matchOf(
          after,
          clocks.map(({ reading, under }) => ({ ...reading, kind: under.kind })),
          agreementOf,
        ),
      ),
      changes: changes.sort((a, b) => a[2] - b[2]),
      portal: portal.sort((a, b) => a[1] - b[1]),
      clocks: clocks.filter(({ id }) => told.has(id)).map(packed),
      figures: figuresOf(ticket, fresh.length > 0),
    },
  };
}

/** Clocks by their place, which is that of their match. */
function figuresOf({ before, after, clocks }: SettledTicket, isTold: boolean): PackedFigures {
  const work = before.workPrint !== after.workPrint;
  const days: Record<string, number[]> = {};
  clocks.forEach(({ deltas, countsIn, reading }, place) => {
    const changed = new Set(deltas.map(({ date }) => date));
    // Why it broke, and with whom its time went, is written anew with whatever came in.
    const isStory = (work || isTold) && (reading.promise?.breachedAtMs ?? null) !== null;
    if (countsIn !== null && isStory) changed.add(countsIn.date);
    for (const day of changed) (days[day] ??= []).push(place);
  });
  return [work ? 1 : 0, days];
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

function loggedChanges(clock: SettledClock, { causes, isSilent }: Telling): PackedChange[] {
  const first = clock.revision - clock.changes.length + 1;
  return clock.changes.map(({ kind, limit, at, previousStanding, standing }, index) => {
    const atMs = at.epochMilliseconds;
    const cause = causes.byMs.get(atMs) ?? (BY_TIME.has(kind) ? null : causes.last);
    return [kind, limit, atMs, previousStanding, standing, clock.id, first + index, isSilent(atMs) ? 1 : 0, cause];
  });
}

/** Changes that time alone can bring; the others always have a fact behind them. */
const BY_TIME: ReadonlySet<Change['kind']> = new Set(['AT_RISK', 'OVER_TARGET', 'BREACHED']);

function portalChanges(clock: SettledClock, isSilent: Telling['isSilent']): PackedPortalChange[] {
  const first = clock.portalRevision - clock.promiseChanges.length + 1;
  return clock.promiseChanges
    .map(({ kind, at }, index): PackedPortalChange => [kind, at.epochMilliseconds, clock.id, first + index])
    .filter(([, atMs]) => !isSilent(atMs));
}

const packed = ({ id, ticketId, under, reading, revision, portalRevision }: SettledClock): PackedClock =>
  packClock({ id, ticketId, ...under, ...reading, revision, portalRevision });
