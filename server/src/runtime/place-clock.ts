// Where a clock counts in figures: on the civil day, in its agreement's zone, of its promise's due, and in the cell of what
// was so when it was decided.
import { nameCell } from '../clock/outcome-cell.ts';
import { dateIn } from '../engine/civil-day.ts';
import { countsAt } from '../engine/outcome.ts';
import { DECIDED } from '../engine/reading.ts';
import type { Lives } from './lives.ts';
import type { PlaceOf } from './settle-clocks.ts';

/** Of a ticket whose opening is not known, or was taken back, nothing counts: no list holds it either. */
export const NOWHERE: PlaceOf = () => null;

export function placeIn(source: number, { customerOf, agreements }: Pick<Lives, 'customerOf' | 'agreements'>): PlaceOf {
  return ({ kind }, reading) => {
    const at = countsAt(reading);
    if (at === null) return null;
    const terms = agreements.get(reading.agreementVersion);
    const date = dateIn(terms?.timeZone ?? 'UTC', at.epochMilliseconds);
    const decided = reading[DECIDED];
    // Its facts were taken back: what it was decided under is what its row says.
    if (decided === undefined || terms === undefined) return { date, cell: null };
    const { severity, serviceAccount, service, group } = decided;
    return {
      date,
      cell: nameCell({
        ...{ kind, measure: reading.measure, source, serviceAccount, service, severity, team: group },
        customer: serviceAccount === null ? null : customerOf(serviceAccount),
        agreement: terms.agreement,
        clause: reading.clauses.length === 0 ? null : Math.min(...reading.clauses),
      }),
    };
  };
}
