// A preview in the shape in which the ticket page draws a ticket.
import type { LaneClock } from '../ticket/lanes.ts';
import type { Proof } from '../ticket/proof.ts';
import { weekdayInstant, epochOf } from '../shared/instant.ts';
import type { Preview } from './useTry.ts';
import type { TryInput } from './tryForm.ts';

export interface TriedState {
  readonly readAt: string;
  readonly unproven: null;
  readonly proofs: ReadonlyMap<string, Proof>;
  readonly ticket: { readonly openedAt: string; readonly clocks: { readonly nodes: readonly LaneClock[] } };
}

export type TriedClock = Preview['clocks'][number];

export const idOf = ({ measure, cycle }: TriedClock): string => `${measure} ${String(cycle)}`;

export function triedState(preview: Preview, { asOf, events }: TryInput): TriedState {
  const list = events as readonly { readonly kind: string; readonly at: string }[];
  const opening = list.find(({ kind }) => kind === 'OPENED') ?? list[0];
  return {
    readAt: asOf,
    unproven: null,
    proofs: new Map(preview.clocks.map((clock) => [idOf(clock), { ...clock, at: asOf }])),
    ticket: {
      openedAt: opening?.at ?? asOf,
      clocks: { nodes: preview.clocks.map((clock) => ({ ...clock, id: idOf(clock), schedule: null })) },
    },
  };
}

/** "By clauses 1 and 2 …": the worst pair of openings, of which the later one is due earlier. */
export function inversionWords(
  { clauses, earlier, later }: Preview['inversions'][number],
  now: number,
  zone: string,
): string {
  const when = (instant: string): string => weekdayInstant(epochOf(instant), now, zone);
  const by = clauses.length === 1 ? `clause ${clauses.join()}` : `clauses ${clauses.join(' and ')}`;
  return (
    `Inversion: by ${by} who opens at ${when(earlier.openedAt)} is due at ${when(earlier.dueAt)}, ` +
    `and who opens later, at ${when(later.openedAt)}, is due earlier, at ${when(later.dueAt)}.`
  );
}
