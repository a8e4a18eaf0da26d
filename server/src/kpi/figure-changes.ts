// Which figures may be others after entries of the change log: on which civil days, of which measures, and of work.
import type { FigureQuery } from '../clock/figure-query.ts';
import type { LogEntry, LogPayload, TicketMatch } from '../push/change-log.ts';

export interface FigureChanges {
  /** Civil days, YYYY-MM-DD; null: any. */
  readonly days: ReadonlySet<string> | null;
  /** Null: any. */
  readonly measures: ReadonlySet<string> | null;
  /** Turns and holds of tickets are others. */
  readonly work: boolean;
}

export const ANY_CHANGE: FigureChanges = { days: null, measures: null, work: true };

/** With more days than these whoever listens shows one of them anyway. */
const DAYS_TOLD = 400;

export function bothChanges(one: FigureChanges, other: FigureChanges): FigureChanges {
  const days = union(one.days, other.days);
  return {
    days: days !== null && days.size > DAYS_TOLD ? null : days,
    measures: union(one.measures, other.measures),
    work: one.work || other.work,
  };
}

const union = (one: ReadonlySet<string> | null, other: ReadonlySet<string> | null): ReadonlySet<string> | null =>
  one === null || other === null ? null : new Set([...one, ...other]);

/** Null: the entry changes none of these figures. Of a clock only its measure, kind and agreement are looked at. */
export function changesIn({ ticketId, payload }: LogEntry, query: FigureQuery): FigureChanges | null {
  if (ticketId === null) return null;
  const { before, after, figures } = payload;
  const clocks = [...(before?.clocks ?? []), ...after.clocks];
  // Entries from before days were told.
  if (figures === null) return clocks.some((clock) => satisfies(clock, query)) ? ANY_CHANGE : null;
  const days = new Set<string>();
  const measures = new Set<string>();
  for (const [day, places] of figures.days) {
    for (const place of places) {
      const changed = after.clocks[place];
      if (changed === undefined || !concerns(changed, payload, query)) continue;
      days.add(day);
      measures.add(changed.measure);
    }
  }
  // Work is of no measure and of no agreement.
  const work = figures.work && query.only.measure === undefined && query.only.agreement === undefined;
  return work || days.size > 0 ? { days, measures, work } : null;
}

type MatchClock = TicketMatch['clocks'][number];

/** Also when it was under another agreement before. */
function concerns(changed: MatchClock, { before }: LogPayload, query: FigureQuery): boolean {
  const earlier = (before?.clocks ?? []).filter(
    ({ measure, kind }) => measure === changed.measure && kind === changed.kind,
  );
  return [changed, ...earlier].some((clock) => satisfies(clock, query));
}

const satisfies = ({ measure, kind, agreement }: MatchClock, { only }: FigureQuery): boolean =>
  (only.measure?.includes(measure) ?? true) &&
  (only.kind?.includes(kind) ?? true) &&
  (only.agreement?.includes(String(agreement)) ?? true);
