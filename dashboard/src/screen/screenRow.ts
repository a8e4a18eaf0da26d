// A screen as one row of the list says it.
import { epochOf, nearMinute } from '../shared/instant.ts';
import type { ScreenListQuery } from '../generated/screens.ts';

export type Screen = ScreenListQuery['screens']['nodes'][number];

export interface ScreenRow {
  readonly screen: Screen;
  /** Shape and word; a revoked screen is neither here nor away. */
  readonly state: 'on' | 'away' | 'revoked';
  readonly stateWords: string;
  /** "1920 × 1080"; null: not told yet. */
  readonly size: string | null;
}

export function screenRow(screen: Screen, { now, zone }: { now: number; zone: string }): ScreenRow {
  const { width, height } = screen;
  return {
    screen,
    ...stateOf(screen, (instant) => nearMinute(epochOf(instant), now, zone)),
    size: width === null || height === null ? null : `${width} × ${height}`,
  };
}

function stateOf(
  { isOnline, revokedAt, lastSeenAt }: Screen,
  near: (instant: string) => string,
): Pick<ScreenRow, 'state' | 'stateWords'> {
  if (revokedAt !== null) return { state: 'revoked', stateWords: `revoked ${near(revokedAt)}` };
  if (isOnline) return { state: 'on', stateWords: 'on' };
  return { state: 'away', stateWords: lastSeenAt === null ? 'never seen' : `away since ${near(lastSeenAt)}` };
}
