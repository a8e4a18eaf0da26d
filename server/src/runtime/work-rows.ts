// The work of a ticket as rows: each turn and each hold on the civil day, in the zone of the agreement that judges its
// resolution (else its first clock; else UTC), and by that agreement's schedule.
import { hash } from 'node:crypto';
import { dateIn } from '../engine/civil-day.ts';
import { coveredTimeMs } from '../engine/coverage.ts';
import { WORK, type TicketReading } from '../engine/reading.ts';
import type { WorkPlace } from '../engine/turns.ts';
import type { PlaceRow, WorkRows } from '../kpi/work.store.ts';
import type { TicketRow } from '../ticket/ticket.store.ts';
import type { Lives } from './lives.ts';

const NO_WORK: WorkRows = { turns: [], holds: [] };

export function workRows(
  { id: ticketId, sourceId: source }: Pick<TicketRow, 'id' | 'sourceId'>,
  reading: TicketReading,
  { customerOf, agreements }: Pick<Lives, 'customerOf' | 'agreements'>,
): WorkRows {
  const { turns, holds } = reading[WORK];
  if (turns.length === 0) return NO_WORK;
  const judging = reading.clocks.find(({ measure }) => measure === 'RESOLUTION') ?? reading.clocks[0];
  const terms = judging && agreements.get(judging.agreementVersion);
  const zone = terms?.timeZone ?? 'UTC';
  const rows = new Map<WorkPlace, PlaceRow>();
  // Turns and holds of one stretch share its place.
  const rowOf = (place: WorkPlace): PlaceRow => {
    const known = rows.get(place);
    if (known) return known;
    const { group: team, severity, serviceAccount, service } = place;
    const customer = serviceAccount === null ? null : customerOf(serviceAccount);
    const row = { customer, serviceAccount, service, severity, team };
    rows.set(place, row);
    return row;
  };
  return {
    turns: turns.map(({ kind, atMs, place, was }, index) => ({
      ...{ ticketId, source, kind, atMs, number: index + 1, date: dateIn(zone, atMs), ...rowOf(place) },
      was: was && rowOf(was),
    })),
    holds: holds.map(({ holder, agent, place, fromMs, untilMs }, index) => ({
      ...{ ticketId, source, holder, fromMs, untilMs, number: index + 1, date: dateIn(zone, untilMs), ...rowOf(place) },
      agent: agent === null ? null : Number(agent),
      coveredMs: terms ? coveredTimeMs(terms.coverage, { from: fromMs, to: untilMs }) : null,
    })),
  };
}

/** Null: there is none. */
export const printOf = (work: WorkRows): string | null =>
  work.turns.length === 0 ? null : hash('md5', JSON.stringify(work), 'base64');
