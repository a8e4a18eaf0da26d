// Facts of tickets made just now, as the database would give them back: their links resolved by three small
// questions instead of reading every fact again.
import type { Tx } from '../db/orm.ts';
import type { NewEvent } from '../ticket/new-event.ts';
import type { EventToSave, FactsToSave } from '../ticket/ticket-event.store.ts';
import { loadLinks, type FactRow, type LinkedAsset, type Links } from '../ticket/ticket.store.ts';

/** What the references in these events stand for. */
export function linksIn(tx: Tx, events: readonly NewEvent[]): Promise<Links> {
  const said = (of: (event: NewEvent) => string | null): string[] =>
    [...new Set(events.map(of))].filter((reference) => reference !== null);
  return loadLinks(tx, {
    serviceAccounts: said(({ serviceAccount }) => serviceAccount),
    services: said(({ service }) => service),
    assets: said(({ asset }) => asset),
  });
}

/** Facts by ticket. */
export function describeFacts(source: string, facts: FactsToSave, links: Links): Map<number, FactRow[]> {
  const described = new Map<number, FactRow[]>();
  for (const row of facts.rows) {
    const fact = describeFact(row, source, { facts, links });
    const known = described.get(row.ticketId);
    if (known) known.push(fact);
    else described.set(row.ticketId, [fact]);
  }
  return described;
}

function describeFact(
  { id, ticketId, event }: EventToSave,
  source: string,
  { facts: { people, statuses }, links }: { readonly facts: FactsToSave; readonly links: Links },
): FactRow {
  const asset = links.assets.get(event.asset ?? '');
  return {
    ticketId,
    sourceStatus: event.sourceStatus,
    sourceSeverity: event.sourceSeverity,
    serviceAccountRef: event.serviceAccount,
    serviceRef: event.service,
    assetRef: event.asset,
    assetOwner: asset === undefined ? null : ownerAt(asset, event.at),
    fact: {
      id,
      source,
      eventId: event.eventId,
      sequence: event.sequence,
      at: event.at,
      kind: event.kind,
      actor: event.actor,
      status: event.status ?? statuses.get(event.sourceStatus ?? '') ?? null,
      severity: event.severity,
      group: event.group,
      agent: event.agent === null ? null : String(people.get(event.agent)),
      serviceAccount: links.serviceAccounts.get(event.serviceAccount ?? '') ?? null,
      service: links.services.get(event.service ?? '') ?? null,
      asset: asset?.id ?? null,
      message: event.message,
      refersTo: event.refersTo,
      undo: event.undo,
      promisedAt: event.promisedAt,
      into: event.into,
      from: event.from,
    },
  };
}

/** The reference of the account that an asset belonged to at an instant. */
const ownerAt = ({ owner, transfers }: LinkedAsset, at: Temporal.Instant): string =>
  transfers.find(({ atMs }) => atMs > at.epochMilliseconds)?.from ?? owner;
