// A ticket as the change log shows it to filters.
import type { AgreementKind } from '../engine/clause.ts';
import type { ClockStanding } from '../engine/reading.ts';
import type { TicketMatch } from '../push/change-log.ts';
import type { TicketRow } from '../ticket/ticket.store.ts';

const ENDED = new Set(['RESOLVED', 'CLOSED', 'CANCELLED']);

/** What filters can ask of a ticket; `agreementOf` names the agreement of a version. */
export function matchOf(
  ticket: TicketRow,
  clocks: readonly {
    readonly measure: string;
    readonly standing: ClockStanding | null;
    readonly agreementVersion: number;
    readonly kind: AgreementKind;
  }[],
  agreementOf: (version: number) => number,
): TicketMatch {
  return {
    reference: ticket.reference,
    source: ticket.source,
    status: ticket.status,
    severity: ticket.severity,
    customer: ticket.customer,
    serviceAccount: ticket.serviceAccount,
    service: ticket.service,
    group: ticket.group,
    open: !ENDED.has(ticket.status) && ticket.mergedInto === null,
    openedAtMs: ticket.openedAtMs,
    uncovered: ticket.uncovered,
    clocks: clocks.map(({ measure, standing, kind, agreementVersion }) => ({
      measure,
      standing,
      kind,
      agreement: agreementOf(agreementVersion),
    })),
  };
}
