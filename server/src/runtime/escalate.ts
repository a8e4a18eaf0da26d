// Steps of escalation are executed in the transaction that found them due: the log, people's notices and the events that
// change the ticket stand or fall together. The ticket's row is held, so that no two servers fire one step.
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import type { Step } from '../engine/escalation.ts';
import type { Severity } from '../engine/fact.ts';
import {
  saveEscalations,
  takeEscalationIds,
  type EscalationToSave,
  type StoredAction,
} from '../escalation/escalation.store.ts';
import {
  loadAddressees,
  loadAddresseesById,
  loadAdministrators,
  loadTold,
  saveNotices,
  type Addressee,
  type NewNotice,
  type NoticeKind,
} from '../escalation/notice.store.ts';
import { mailAfter } from '../escalation/quiet-hours.ts';
import type { NewEvent } from '../ticket/new-event.ts';
import { loadTiedIds } from '../ticket/tie.store.ts';
import { wakeTickets, type TicketRow } from '../ticket/ticket.store.ts';
import type { Firing } from './plan-steps.ts';
import { recordOwn, type OwnEvent } from './record-own.ts';
import type { SettledTicket } from './settle.ts';

/** Tickets that steps changed: they are settled again, with these new facts. */
export interface Escalation {
  readonly tickets: readonly number[];
  readonly newFacts: ReadonlySet<number>;
}

export async function escalate(
  tx: Tx,
  { tickets, round }: { readonly tickets: readonly SettledTicket[]; readonly round: number },
  now: Temporal.Instant,
): Promise<Escalation> {
  const firings = tickets.flatMap(({ after, steps }) => steps.firings.map((firing) => ({ ticket: after, firing })));
  const told = await loadTellable(tx, firings);
  const ids = await takeEscalationIds(tx, firings.length);
  const changing = new Map(tickets.map(({ after }) => [after.id, { severity: after.severity, group: after.group }]));
  const done = firings.map(({ ticket, firing }, place) =>
    execute(
      { id: ids[place] ?? 0, ticket, firing },
      { told, seen: changing.get(ticket.id) ?? NOTHING_SEEN, round },
      now,
    ),
  );
  const events = done.flatMap((one) => one.events);
  const recorded = await recordOwn(tx, events, now);
  if (firings.length > 0) {
    await saveEscalations(
      tx,
      done.map(({ row, events: own }) => ({ ...row, actions: withEvents(row.actions, own, recorded) })),
      now,
    );
  }
  await saveNotices(tx, [...done.flatMap((one) => one.notices), ...(await takenBack(tx, tickets, now))], now);
  const changed = new Map(events.map(({ ticket }) => [ticket.id, ticket]));
  await wakeTied(tx, [...changed.values()], now);
  return { tickets: [...changed.keys()].sort((a, b) => a - b), newFacts: new Set(recorded.values()) };
}

/** What a ticket is as far as steps change it; those of one settlement see what those before them did. */
interface Seen {
  severity: Severity | null;
  group: string | null;
}
const NOTHING_SEEN: Seen = { severity: null, group: null };

interface Tellable {
  readonly named: ReadonlyMap<string, readonly Addressee[]>;
  readonly owners: ReadonlyMap<number, Addressee>;
  readonly administrators: readonly Addressee[];
}

async function loadTellable(tx: Tx, firings: readonly { readonly firing: Firing }[]): Promise<Tellable> {
  const active = firings.map(({ firing }) => firing).filter(({ outcome }) => outcome === 'DONE' || outcome === 'OWNED');
  const names = active.flatMap(({ point }) => point.step.notify);
  const owning = active.flatMap(({ owner }) => owner ?? []);
  const named = names.length === 0 ? new Map<string, Addressee[]>() : await loadAddressees(tx, names);
  const owners = owning.length === 0 ? new Map<number, Addressee>() : await loadAddresseesById(tx, owning);
  const isAllKnown = names.every((name) => named.has(name));
  return { named, owners, administrators: isAllKnown ? [] : await loadAdministrators(tx) };
}

interface Executed {
  readonly row: EscalationToSave;
  readonly events: readonly OwnEvent[];
  readonly notices: readonly NewNotice[];
}

interface Fired {
  readonly id: number;
  readonly ticket: TicketRow;
  readonly firing: Firing;
}

function execute(
  { id, ticket, firing }: Fired,
  { told, seen, round }: { readonly told: Tellable; readonly seen: Seen; readonly round: number },
  now: Temporal.Instant,
): Executed {
  const { clock, point, outcome, owner } = firing;
  const { step } = point;
  const isDone = outcome === 'DONE';
  const keeper = owner === null ? undefined : told.owners.get(owner);
  const telling = isDone || outcome === 'OWNED' ? tellings(isDone ? step.notify : [], keeper, told) : [];
  const changes = isDone ? changesOf(step, { id, ticket, seen, agreement: point.agreement, round }) : [];
  const notice = (person: Addressee, kind: NoticeKind): NewNotice => ({
    ...{ person: person.id, escalation: id, act: null, kind },
    mailAfterMs: mailAfter(person, seen.severity, now),
  });
  return {
    row: {
      ...{ id, ticketId: ticket.id, clockId: clock.id, cycle: clock.reading.cycle },
      ...{ agreementVersion: clock.reading.agreementVersion, number: step.number, dueAtMs: point.atMs, outcome },
      actions: [...telling.map(({ action }) => action), ...changes.map(({ action }) => action)],
    },
    events: changes.flatMap(({ event }) => event ?? []),
    notices: telling.flatMap(({ people, kind }) => people.map((person) => notice(person, kind))),
  };
}

interface Telling {
  readonly action: StoredAction;
  readonly people: readonly Addressee[];
  readonly kind: NoticeKind;
}

/** Whom a step tells; where a name is nobody's the administrators hear of it, and the log says so. */
function tellings(names: readonly string[], keeper: Addressee | undefined, told: Tellable): Telling[] {
  const tell = (place: number | null, people: readonly Addressee[], isFound: boolean): Telling => ({
    action: { kind: 'NOTIFY', place, outcome: isFound ? 'DONE' : 'NOBODY', people: people.map(({ id }) => id) },
    people,
    kind: isFound ? 'STEP' : 'NOBODY',
  });
  return [
    ...names.map((name, place) => {
      const people = told.named.get(name);
      return tell(place, people ?? told.administrators, people !== undefined);
    }),
    ...(keeper === undefined ? [] : [tell(null, [keeper], true)]),
  ];
}

interface TicketChange {
  readonly action: StoredAction;
  readonly event: OwnEvent | null;
}

const URGENCY: readonly (Severity | null)[] = [null, 'LOW', 'NORMAL', 'HIGH', 'URGENT'];

/** What a step changes about its ticket; `seen` is brought up to it. */
function changesOf(
  { number, raiseTo, moveTo, note }: Step,
  {
    id,
    ticket,
    seen,
    agreement,
    round,
  }: {
    readonly id: number;
    readonly ticket: TicketRow;
    readonly seen: Seen;
    readonly agreement: string;
    readonly round: number;
  },
): TicketChange[] {
  const because = `Escalation ${number} of ${agreement}`;
  const change = (kind: StoredAction['kind'], isChange: boolean, said: OwnEvent['said']): TicketChange => {
    if (!isChange) return { action: { kind, outcome: 'NOTHING_TO_CHANGE' }, event: null };
    if (round >= limits.escalationRounds) return { action: { kind, outcome: 'TOO_MANY_ROUNDS' }, event: null };
    const eventId = `escalation/${String(id)}/${kind}`;
    return { action: { kind, outcome: 'DONE' }, event: { ticket, eventId, said: { reason: because, ...said } } };
  };
  const changes: TicketChange[] = [];
  if (raiseTo !== null) {
    const isHigher = URGENCY.indexOf(raiseTo) > URGENCY.indexOf(seen.severity);
    changes.push(change('RAISE_SEVERITY', isHigher, { kind: 'PRIORITY_CHANGED', severity: raiseTo }));
    if (isHigher) seen.severity = raiseTo;
  }
  if (moveTo !== null) {
    changes.push(change('MOVE_GROUP', moveTo !== seen.group, { kind: 'GROUP_CHANGED', group: moveTo }));
    seen.group = moveTo;
  }
  if (note !== null) changes.push(change('ADD_NOTE', true, { kind: 'NOTE_ADDED', reason: `${because}: ${note}` }));
  return changes;
}

/** Each action that made an event names it. */
const withEvents = (
  actions: readonly StoredAction[],
  events: readonly OwnEvent[],
  recorded: ReadonlyMap<NewEvent['eventId'], number>,
): StoredAction[] =>
  actions.map((action) => {
    const event = events.find(({ eventId }) => eventId.endsWith(`/${action.kind}`));
    const id = event && recorded.get(event.eventId);
    return id === undefined ? action : { ...action, event: id };
  });

/** Whoever was told by a clock whose breach did not happen is told so. */
async function takenBack(tx: Tx, tickets: readonly SettledTicket[], now: Temporal.Instant): Promise<NewNotice[]> {
  const clocks = tickets.flatMap(({ after, steps }) => steps.withdrawn.map(({ id }) => [id, after.severity] as const));
  if (clocks.length === 0) return [];
  const severities = new Map(clocks);
  const told = await loadTold(tx, [...severities.keys()]);
  const people = await loadAddresseesById(
    tx,
    told.map(({ person }) => person),
  );
  return told.flatMap(({ person, clock, escalation }) => {
    const addressee = people.get(person);
    const mailAfterMs = addressee && mailAfter(addressee, severities.get(clock) ?? null, now);
    return mailAfterMs === undefined
      ? []
      : [{ person, escalation, act: null, kind: 'WITHDRAWN', mailAfterMs } as const];
  });
}

/** What happens to a ticket concerns those that merges and splits tie to it. */
async function wakeTied(tx: Tx, tickets: readonly TicketRow[], now: Temporal.Instant): Promise<void> {
  if (tickets.length === 0) return;
  const tied = await loadTiedIds(tx, tickets);
  if (tied.length > 0) await wakeTickets(tx, 't.id = any($2)', [tied], now);
}
