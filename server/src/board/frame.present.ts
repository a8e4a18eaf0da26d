// One picture of a board: its cursor and instant at once, everything else when it is asked for, each question once.
import { formatDrill, formatFigureDrill } from '../clock/clock-drill.ts';
import { fromEpochMs } from '../db/columns.ts';
import type { ClockOutcome } from '../engine/outcome.ts';
import type { Context } from '../gate/context.ts';
import { formatCursor } from '../push/cursor.ts';
import { loadHead } from '../push/log.store.ts';
import { sourcesMet } from '../ticket/ticket.present.ts';
import type { TicketQuery } from '../ticket/ticket-filter.ts';
import type { BoardFrameType, SourceAgeType } from './board.type.ts';
import { loadLiveCounts, loadZone, type LiveCounts, type Scope, type SourceActivity } from './frame.store.ts';
import { defaultSettings, type BoardSettings } from './settings.ts';
import { loadTiles, monthAt, type Period, type RateValue, type TileValue } from './tiles.ts';

/** A picture; what is below the three fields never leaves as it is. */
export type FrameValue = BoardFrameType & {
  readonly scope: Scope;
  readonly zone: () => Promise<string>;
  readonly period: () => Promise<Period>;
  readonly live: () => Promise<LiveCounts>;
  readonly tiles: () => Promise<TileValue[]>;
};

const once = <T>(load: () => Promise<T>): (() => Promise<T>) => {
  let loading: Promise<T> | null = null;
  return () => (loading ??= load());
};

export async function presentFrame(
  context: Context,
  { query, settings = defaultSettings }: { readonly query: TicketQuery; readonly settings?: BoardSettings },
): Promise<FrameValue> {
  const tx = await context.read();
  const head = await loadHead(tx);
  const scope = { query, sources: sourcesMet(context.viewer) };
  const now = context.now();
  const zone = once(async () => (await loadZone(tx, scope)) ?? 'UTC');
  const period = once(async () => monthAt(now, await zone()));
  return {
    cursor: formatCursor(head),
    // The log only grows, so its position numbers the pictures of every board, in every process.
    revision: head.position,
    at: now,
    settings,
    scope,
    zone,
    period,
    live: once(() => loadLiveCounts(tx, scope)),
    tiles: once(async () => loadTiles(tx, scope, { period: await period(), tiles: settings.tiles })),
  };
}

/** The drill of a rate: all its clocks, or those of one outcome. */
export const drillOf = ({ behind }: RateValue, outcome: ClockOutcome | null): string =>
  'figures' in behind ? formatFigureDrill({ ...behind, outcome }) : formatDrill({ ...behind, outcome });

export function presentSourceAge(source: SourceActivity, now: Temporal.Instant): SourceAgeType {
  const { expectedSilenceMs, lastHeardAtMs } = source;
  return {
    source: source.name,
    lastEventAt: fromEpochMs(source.lastEventAtMs),
    expectedSilence: expectedSilenceMs,
    silent: expectedSilenceMs !== null && now.epochMilliseconds - lastHeardAtMs > expectedSilenceMs,
  };
}
