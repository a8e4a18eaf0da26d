// From a row of the log to what GraphQL shows.
import { fromEpochMs } from '../db/columns.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { EscalationView } from './escalation-list.store.ts';
import type { EscalationType } from './escalation.type.ts';
import { causeWords } from './step-words.ts';

export type EscalationValue = EscalationType & { readonly row: EscalationView };

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

export function presentEscalation(row: EscalationView, now: Temporal.Instant): EscalationValue {
  const { step, people } = row;
  const snoozedMs = row.acts.findLast(({ kind }) => kind !== 'HANDED_OVER')?.untilMs ?? null;
  return {
    id: toNodeId('Escalation', row.id),
    number: row.number,
    step,
    cause: causeOf(row),
    measure: row.measure,
    cycle: row.cycle,
    dueAt: instant(row.dueAtMs),
    firedAt: instant(row.firedAtMs),
    outcome: row.outcome,
    actions: row.actions.map(({ kind, outcome, place, people: told = [] }) => ({
      ...{ kind, outcome },
      to: typeof place === 'number' ? (step.notify[place] ?? null) : null,
      people: told.flatMap((id) => people[String(id)] ?? []),
    })),
    acts: row.acts.map(({ kind, atMs, by, owner, untilMs, note }) => ({
      ...{ kind, at: instant(atMs), by, owner, until: fromEpochMs(untilMs), note },
    })),
    owner: row.acts.at(-1)?.owner ?? null,
    snoozedUntil: snoozedMs !== null && snoozedMs > now.epochMilliseconds ? instant(snoozedMs) : null,
    isOpen: row.isOpen,
    row,
  };
}

export const causeOf = ({ step, measure }: Pick<EscalationView, 'step' | 'measure'>): string =>
  causeWords(
    {
      ...{ point: step.point, limit: step.limit, share: step.share ?? null },
      ...{ timeMs: step.time ?? null, isRealTime: step.isRealTime ?? false },
    },
    measure,
  );
