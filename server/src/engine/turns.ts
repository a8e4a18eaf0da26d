// The work that a ticket is: when it came among the open ones and when it left them, who had it meanwhile, and where it stood.
// Told by instants: what a ticket comes to within one instant is what holds there, as the last of its facts left it.
import { ENDED, type StatusCategory } from './fact.ts';
import type { Holder } from './holders.ts';
import type { History, Step, TicketKey } from './history.ts';
import { bitOf } from './occurrence.ts';

/**
 * RESOLVED: resolved, or closed without having been. CLOSED: closed, also after it was resolved. MERGED: it became part of
 * another. MOVED: it changed its place while it was open.
 */
export const turnKinds = ['OPENED', 'RESOLVED', 'CLOSED', 'REOPENED', 'CANCELLED', 'MERGED', 'MOVED'] as const;
export type TurnKind = (typeof turnKinds)[number];

/** What work is filtered and grouped by, besides its source. */
export interface WorkPlace extends TicketKey {
  readonly group: string | null;
}

export interface Turn {
  readonly kind: TurnKind;
  readonly atMs: number;
  /** MOVED: where it came to. */
  readonly place: WorkPlace;
  /** MOVED: where it came from; null: another kind. */
  readonly was: WorkPlace | null;
}

/** A stretch, `[fromMs, untilMs)`, during which one holder had the open ticket at one place; only those that ended. */
export interface Hold {
  readonly holder: Exclude<Holder, 'OUTSIDE_COVERAGE' | 'CLOSED'>;
  /** US: the person, as facts name them; null: nobody had picked it up. */
  readonly agent: string | null;
  readonly place: WorkPlace;
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface Work {
  readonly turns: readonly Turn[];
  readonly holds: readonly Hold[];
}

/** The work of a ticket; none while it is not opened. */
export function workOf({ steps, keys }: Pick<History, 'steps' | 'keys'>): Work {
  const turns: Turn[] = [];
  const holds: Hold[] = [];
  let before: Standing = OUTSIDE;
  let held: Omit<Hold, 'untilMs'> | null = null;
  for (let first = 0; first < steps.length;) {
    const atMs = steps[first]?.atMs ?? 0;
    const some = steps.slice(first, endOfInstant(steps, first));
    first += some.length;
    const after = standingAfter(before, some, keys);
    turns.push(...turnsOf(some, { before, after, atMs }));
    const holding = holderOf(after);
    if (held === null || holding === null || !isSameHold(held, holding)) {
      if (held !== null && held.fromMs < atMs) holds.push({ ...held, untilMs: atMs });
      held = holding && { ...holding, fromMs: atMs };
    }
    before = after;
  }
  return { turns, holds };
}

/** The steps of an instant are one behind the other. */
function endOfInstant(steps: readonly Step[], first: number): number {
  let end = first + 1;
  while (end < steps.length && steps[end]?.atMs === steps[first]?.atMs) end += 1;
  return end;
}

/** How a ticket stands between two instants. */
interface Standing {
  readonly status: StatusCategory;
  readonly isOpen: boolean;
  readonly isMerged: boolean;
  readonly agent: string | null;
  readonly place: WorkPlace;
}

const NOWHERE: WorkPlace = { severity: null, serviceAccount: null, service: null, group: null };
const OUTSIDE: Standing = { status: 'NEW', isOpen: false, isMerged: false, agent: null, place: NOWHERE };

function standingAfter(before: Standing, steps: readonly Step[], keys: readonly TicketKey[]): Standing {
  let { status, isMerged, agent } = before;
  let { group } = before.place;
  let key: TicketKey = before.place;
  for (const step of steps) {
    agent = step.fact?.agent ?? agent;
    ({ status, group } = step);
    key = keys[step.key] ?? key;
    isMerged ||= isOf(step, 'MERGED');
  }
  const { severity, serviceAccount, service } = key;
  const place = { severity, serviceAccount, service, group };
  return { status, isMerged, agent, place, isOpen: !isMerged && !ENDED.has(status) };
}

const isOf = ({ occurred }: Step, name: keyof typeof bitOf): boolean => (occurred & bitOf[name]) !== 0;

/** Each way in and out within an instant counts, at the place where the instant leaves the ticket. */
function turnsOf(
  steps: readonly Step[],
  { before, after, atMs }: { readonly before: Standing; readonly after: Standing; readonly atMs: number },
): Turn[] {
  const { place } = after;
  const kinds: TurnKind[] = [];
  let { isOpen, isMerged, status } = before;
  for (const step of steps) {
    if (isOf(step, 'OPENED')) {
      [isOpen, status] = [true, 'NEW'];
      kinds.push('OPENED');
    }
    if (isMerged) continue;
    if (isOf(step, 'MERGED')) {
      if (isOpen) kinds.push('MERGED');
      [isOpen, isMerged] = [false, true];
      continue;
    }
    const wasEnded = ENDED.has(status);
    const isEnded = ENDED.has(step.status);
    if (isEnded && !wasEnded) kinds.push(step.status === 'CANCELLED' ? 'CANCELLED' : 'RESOLVED');
    if (step.status === 'CLOSED' && status !== 'CLOSED') kinds.push('CLOSED');
    if (wasEnded && !isEnded) kinds.push('REOPENED');
    [status, isOpen] = [step.status, !isEnded];
  }
  const turns: Turn[] = kinds.map((kind) => ({ kind, atMs, place, was: null }));
  // It came to its place before it left.
  return before.isOpen && !isSamePlace(before.place, place)
    ? [{ kind: 'MOVED', atMs, place, was: before.place }, ...turns]
    : turns;
}

function holderOf({ isOpen, status, agent, place }: Standing): Omit<Hold, 'fromMs' | 'untilMs'> | null {
  if (!isOpen) return null;
  if (status === 'WAITING_CUSTOMER') return { holder: 'CUSTOMER', agent: null, place };
  if (status === 'WAITING_SUPPLIER') return { holder: 'SUPPLIER', agent: null, place };
  return { holder: 'US', agent, place };
}

const isSamePlace = (a: WorkPlace, b: WorkPlace): boolean =>
  a.severity === b.severity && a.serviceAccount === b.serviceAccount && a.service === b.service && a.group === b.group;

const isSameHold = (a: Omit<Hold, 'fromMs' | 'untilMs'>, b: Omit<Hold, 'fromMs' | 'untilMs'>): boolean =>
  a.holder === b.holder && a.agent === b.agent && isSamePlace(a.place, b.place);
