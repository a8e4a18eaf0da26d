// Cells of a report: how counts, shares, times, instants and money are written. A share is cut off, never rounded up: what
// is not whole is never shown as 100 %.
import type { ReportCell, ReportColumn, ReportProof, ReportUnit } from './report-content.ts';

/** What is shown where there is nothing to say: 0 of 0, a time of no clock. */
const NOTHING = '–';

const cell = (text: string, value: number | null, proof?: ReportProof | null): ReportCell =>
  proof === null || proof === undefined ? { text, value } : { text, value, proof };

export const words = (text: string | null, proof?: ReportProof | null): ReportCell =>
  text === null ? cell(NOTHING, null) : cell(text, null, proof);

/** Below nothing with a minus sign, as a deficit is. */
export const count = (many: number, proof?: ReportProof | null): ReportCell =>
  cell(String(many).replace('-', '−'), many, proof);

/** `share` in percent; null: 0 of 0. */
export function percent(share: number | null, proof?: ReportProof | null): ReportCell {
  if (share === null) return cell(NOTHING, null);
  // Two digits behind the point, cut off; the small addend only undoes what binary fractions lack.
  const cut = share === 100 ? 100 : Math.min(99.99, Math.floor(share * 100 + 1e-9) / 100);
  return cell(`${String(cut)} %`, share, proof);
}

/** Milliseconds; null: none. */
export const time = (ms: number | null, proof?: ReportProof | null): ReportCell =>
  ms === null ? cell(NOTHING, null) : cell(timeWords(ms), ms, proof);

/** "2 h 5 min 3 s": what is less than a second is cut off, unless it is all there is. */
export function timeWords(ms: number): string {
  const whole = Math.floor(Math.abs(ms) / 1000);
  const parts = [
    [Math.floor(whole / 3_600), 'h'],
    [Math.floor((whole % 3_600) / 60), 'min'],
    [whole % 60, 's'],
  ] as const;
  const said = parts.flatMap(([many, unit]) => (many === 0 ? [] : [`${String(many)} ${unit}`]));
  if (said.length === 0) return ms === 0 ? '0 s' : `${String(Math.abs(ms))} ms`;
  return `${ms < 0 ? '−' : ''}${said.join(' ')}`;
}

/** By the wall clock of a zone. */
export function instant(ms: number | null, zone: string, proof?: ReportProof | null): ReportCell {
  if (ms === null) return cell(NOTHING, null);
  const at = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime();
  return cell(at.toString({ smallestUnit: 'second' }).replace('T', ' '), ms, proof);
}

export const quantity = (value: number | null, text: string | null = null): ReportCell =>
  cell(text ?? (value === null ? NOTHING : String(value)), value);

/** "USD 1,480.00", as pages write it; what is taken back has a minus sign. */
export const money = (amount: string, currency: string, proof?: ReportProof | null): ReportCell =>
  cell(`${currency} ${amount.replace('-', '−').replace(/\B(?=(\d{3})+(\.|$))/g, ',')}`, Number(amount), proof);

const columnsOf = (unit: ReportUnit, titles: readonly string[]): ReportColumn[] =>
  titles.map((title) => ({ title, unit }));
export const texts = (...titles: readonly string[]): ReportColumn[] => columnsOf('TEXT', titles);
export const counts = (...titles: readonly string[]): ReportColumn[] => columnsOf('COUNT', titles);
export const times = (...titles: readonly string[]): ReportColumn[] => columnsOf('TIME', titles);
export const instants = (...titles: readonly string[]): ReportColumn[] => columnsOf('INSTANT', titles);
export const percents = (...titles: readonly string[]): ReportColumn[] => columnsOf('PERCENT', titles);

/** "FIRST_RESPONSE" is "first response". */
export const plain = (name: string): string => name.toLowerCase().replaceAll('_', ' ');
export const titled = (name: string): string => plain(name).replace(/^./, (letter) => letter.toUpperCase());

export const drillProof = (drill: string): ReportProof => ({ kind: 'DRILL', drill });
export const pageProof = (path: string, id: string | null = null): ReportProof => ({ kind: 'PAGE', path, id });
