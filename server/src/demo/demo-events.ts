// Steps of demo lives as ticket events.
import type { NewEvent } from '../ticket/new-event.ts';
import type { DemoLife, DemoStep } from './demo-life.ts';

const silent = {
  reason: null,
  sourceStatus: null,
  sourceSeverity: null,
  contact: null,
  serviceAccount: null,
  service: null,
  asset: null,
  subject: null,
  into: null,
  from: null,
  refersTo: null,
  undo: false,
  promisedAt: null,
  score: null,
  words: null,
} as const satisfies Partial<NewEvent>;

/** One step; `n` orders the steps of a ticket and makes its event's id. */
export function eventOf(
  ticket: string,
  { step, n }: { readonly step: DemoStep; readonly n: number },
  index: number,
): NewEvent {
  const isMessage = step.kind === 'AGENT_REPLIED' || step.kind === 'CUSTOMER_REPLIED' || step.kind === 'OPENED';
  return {
    ...silent,
    index,
    ticket,
    eventId: `${ticket}/${String(n)}`,
    sequence: n,
    at: step.at,
    kind: step.kind,
    actor: step.actor,
    by: step.by,
    status: step.status ?? null,
    severity: step.severity ?? null,
    group: step.group ?? null,
    agent: step.agent ?? null,
    score: step.rating?.score ?? null,
    words: step.rating?.words ?? null,
    message: isMessage ? `${ticket}/m${String(n)}` : null,
  };
}

/** All events of a life under this reference; indexes begin at 0. */
export function eventsOf(ticket: string, { place, account, asset, steps }: DemoLife): NewEvent[] {
  return steps.map((step, n) => {
    const event = eventOf(ticket, { step, n: n }, n);
    if (n > 0) return event;
    return {
      ...event,
      contact: place.contact,
      serviceAccount: account,
      service: place.service.reference,
      asset,
      subject: place.subject,
    };
  });
}
