// The ticket's row as its facts tell it, and what about it needs mending: a link that leads nowhere is
// left empty and named, never refused and never guessed.
import type { BesideReading } from '../engine/beside.ts';
import { compareFacts, withoutTakenBack } from '../engine/fact-order.ts';
import type { TicketReading } from '../engine/reading.ts';
import { toStoredPromised } from '../ticket/promised.ts';
import type { Refusal } from '../ticket/new-event.ts';
import type { FactRow, TicketRow } from '../ticket/ticket.store.ts';

export interface TicketFacts {
  readonly reading: TicketReading;
  readonly beside: BesideReading;
  readonly facts: readonly FactRow[];
  readonly customerOf: (serviceAccount: number) => number | null;
  /** At least one clause of a customer's agreement judges the ticket. */
  readonly covered: boolean;
  readonly live: number;
}

export function describeTicket(
  before: TicketRow,
  { reading, beside, facts, customerOf, covered, live }: TicketFacts,
  now: Temporal.Instant,
): TicketRow {
  const { state } = reading;
  const said = lastSaid(facts, now);
  const wrongAsset =
    said.asset &&
    said.account &&
    said.asset.assetOwner !== null &&
    said.asset.assetOwner !== said.account.serviceAccountRef;
  return {
    ...before,
    customer: state.serviceAccount === null ? null : customerOf(state.serviceAccount),
    serviceAccount: state.serviceAccount,
    service: state.service,
    asset: wrongAsset ? null : state.asset,
    severity: state.severity,
    sourceSeverity: said.severity?.sourceSeverity ?? null,
    status: state.status,
    sourceStatus: said.status?.sourceStatus ?? null,
    group: state.group,
    agent: state.agent === null ? null : Number(state.agent),
    openedAtMs: state.openedAt?.epochMilliseconds ?? null,
    resolvedAtMs: state.resolvedAt?.epochMilliseconds ?? null,
    closedAtMs: state.closedAt?.epochMilliseconds ?? null,
    reopenings: state.reopenings,
    mergedInto: said.merged?.fact.into ?? (said.merged ? '' : null),
    promised: state.promised && toStoredPromised(state.promised, { ...state, before: before.promised }, now),
    standing: reading.standing,
    live,
    uncovered: state.openedAt !== null && !covered,
    needsMending: mendingOf(said, before.reference),
    wakeAtMs: earliestMs([reading.wakeAt, beside.wakeAt]),
  };
}

const earliestMs = (wakes: readonly (Temporal.Instant | null)[]): number | null =>
  wakes.reduce<number | null>((least, wake) => {
    const ms = wake?.epochMilliseconds ?? null;
    return ms === null || (least !== null && least < ms) ? least : ms;
  }, null);

interface Said {
  readonly account: FactRow | undefined;
  readonly service: FactRow | undefined;
  readonly asset: FactRow | undefined;
  readonly severity: FactRow | undefined;
  readonly status: FactRow | undefined;
  /** What made it part of another ticket. */
  readonly merged: FactRow | undefined;
}

/** For each link the fact that spoke of it last, of those that were not taken back. */
function lastSaid(facts: readonly FactRow[], now: Temporal.Instant): Said {
  const ordered = facts
    .filter(({ fact }) => fact.at.epochMilliseconds <= now.epochMilliseconds)
    .sort((a, b) => compareFacts(a.fact, b.fact));
  const standing = new Set(withoutTakenBack(ordered.map(({ fact }) => fact)));
  const past = ordered.filter(({ fact }) => standing.has(fact));
  return {
    account: past.findLast((row) => row.serviceAccountRef !== null),
    service: past.findLast((row) => row.serviceRef !== null),
    asset: past.findLast((row) => row.assetRef !== null),
    severity: past.findLast((row) => row.sourceSeverity !== null || row.fact.severity !== null),
    merged: past.find(({ fact }) => fact.kind === 'MERGED' && !fact.undo && (fact.from ?? null) === null),
    status: past.findLast((row) => row.sourceStatus !== null || row.fact.status !== null),
  };
}

function mendingOf({ account, service, asset, severity, status }: Said, ticket: string): Refusal[] {
  const missing: Refusal[] = [];
  const note = (code: string, field: string, message: string) => missing.push({ code, message, path: [field] });
  if (account && account.fact.serviceAccount === null)
    note(
      'UNKNOWN_SERVICE_ACCOUNT',
      'serviceAccount',
      `Ticket ${ticket} names service account ${account.serviceAccountRef ?? ''}, which is not known`,
    );
  if (service && service.fact.service === null)
    note(
      'UNKNOWN_SERVICE',
      'service',
      `Ticket ${ticket} names service ${service.serviceRef ?? ''}, which is not known`,
    );
  if (asset && asset.fact.asset === null)
    note('UNKNOWN_ASSET', 'asset', `Ticket ${ticket} names asset ${asset.assetRef ?? ''}, which is not known`);
  else if (asset?.assetOwner && account?.serviceAccountRef && asset.assetOwner !== account.serviceAccountRef)
    note(
      'ASSET_OF_OTHER_ACCOUNT',
      'asset',
      `Asset ${asset.assetRef ?? ''} belongs to service account ${asset.assetOwner}, not ${account.serviceAccountRef} (ticket ${ticket})`,
    );
  if (severity && severity.fact.severity === null)
    note(
      'UNKNOWN_SEVERITY',
      'sourceSeverity',
      `Ticket ${ticket} has severity ${severity.sourceSeverity ?? ''} in its source, expected one mapped to LOW, NORMAL, HIGH or URGENT`,
    );
  if (status && status.fact.status === null)
    note(
      'UNMAPPED_STATUS',
      'sourceStatus',
      `Ticket ${ticket} has status ${status.sourceStatus ?? ''} in its source, which no status category is mapped to; its status stays as it was`,
    );
  return missing;
}
