/** One series of a chart of counts. Bars of one name stand on each other. */
export interface FigureSeries {
  readonly word: string;
  readonly values: readonly number[];
  /** What each is called on hover; absent: its number. */
  readonly said?: readonly string[];
  /** The role (custom property) that colours it. */
  readonly colour: string;
  /** A line, or the name of the bars it stands on. */
  readonly shape: 'LINE' | 'IN' | 'OUT';
  readonly dashed?: boolean;
}
