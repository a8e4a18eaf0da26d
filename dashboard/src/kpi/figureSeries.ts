import type { RouteLocationRaw } from 'vue-router';

/** One series of a chart. Bars of one name stand on each other. */
export interface FigureSeries {
  readonly word: string;
  /** Null is a point that is not drawn. */
  readonly values: readonly (number | null)[];
  /** What each is called on hover, whole; absent: the word of the series and its number. */
  readonly said?: readonly string[];
  /** Where each leads; null, or absent: nowhere. */
  readonly to?: readonly (RouteLocationRaw | null)[];
  /** The role (custom property) that colours it. */
  readonly colour: string;
  /** A line, or the name of the bars it stands on. */
  readonly shape: 'LINE' | 'IN' | 'OUT';
  readonly dashed?: boolean;
}

/** The numbers that a chart spans; absent: from 0 to whatever there is, whole. */
export interface FigureRange {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: string;
}

/** What one number of a chart is called. */
export const saidOf = ({ word, said, values }: FigureSeries, point: number): string =>
  said?.[point] ?? `${word}: ${values[point]?.toLocaleString('en-GB') ?? 'none'}`;

/** The list of exactly the clocks that a drill names; null: of none. */
export const ticketsBehind = (drill: string | null | undefined): RouteLocationRaw | null =>
  drill ? { name: 'tickets', query: { drill } } : null;
