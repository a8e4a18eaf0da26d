// What the demo's agreements owe again and again: tea and coffee, a report each month. Its past is delivered by chance, and so
// is what comes due while it moves.
import type { Deliverable } from '../agreement/deliverable-terms.type.ts';
import type { Tx } from '../db/orm.ts';
import { saveDeliveries, type NewDelivery } from '../deliverable/delivery.store.ts';
import { planAnew } from '../runtime/plan-occurrences.ts';
import { settleOccurrences } from '../runtime/settle-occurrences.ts';
import { loadDemoOccurrences, type DemoOccurrence } from './demo.store.ts';
import type { Random } from './random.ts';

const minute = 60_000;
const hour = 60 * minute;
const plain = { members: [], alternatives: [], owedBy: 'PROVIDER' } as const;
const workdays = 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR';

/** Tea twice a day, coffee before and after lunch. */
export const beverages: readonly Deliverable[] = [
  {
    ...plain,
    ...{ number: '5.1', title: 'Tea', rule: workdays, times: ['09:00', '15:30'], quantity: null },
    ...{ opensBefore: 2 * hour, targetBefore: 15 * minute, grace: 30 * minute },
  },
  {
    ...plain,
    ...{ number: '5.2', title: 'Coffee', rule: workdays, times: ['11:30', '13:30'] },
    ...{ opensBefore: hour, targetBefore: 10 * minute, grace: 30 * minute },
  },
];

export const monthlyReport: Deliverable = {
  ...plain,
  ...{
    number: '6.1',
    title: 'Service report',
    rule: 'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    times: ['17:00'],
  },
  ...{ opensBefore: 72 * hour, targetBefore: 24 * hour, grace: 48 * hour, evidence: 'TEXT', needsConfirmation: true },
};

/** Makes the occurrences of an agreement and delivers nearly all that is past, for the most part in time. */
export async function deliverPast(
  tx: Tx,
  {
    agreement,
    names,
    random,
  }: { readonly agreement: number; readonly names: readonly string[]; readonly random: Random },
  now: Temporal.Instant,
): Promise<void> {
  await planAnew(tx, agreement, now);
  const past = await loadDemoOccurrences(tx, { agreement, dueBefore: now });
  await deliver(
    tx,
    past.flatMap((occurrence) => {
      if (random.chance(0.01)) return [];
      const lateMs = random.chance(0.03) ? random.between(2, 20) * minute : -random.between(3, 50) * minute;
      return [deliveryOf(occurrence, occurrence.dueMs + lateMs, random.pick(names))];
    }),
    now,
  );
}

/** What is nearly due is delivered sooner or later, now and then too late. */
export async function deliverDue(
  tx: Tx,
  { names, random }: { readonly names: readonly string[]; readonly random: Random },
  now: Temporal.Instant,
): Promise<void> {
  const soon = await loadDemoOccurrences(tx, { agreement: null, dueBefore: now.add({ minutes: 40 }) });
  const open = soon.filter(({ missedMs }) => missedMs >= now.epochMilliseconds);
  const done = open.filter(() => random.chance(0.04));
  await deliver(
    tx,
    done.map((occurrence) => deliveryOf(occurrence, now.epochMilliseconds, random.pick(names))),
    now,
  );
}

async function deliver(tx: Tx, facts: readonly NewDelivery[], now: Temporal.Instant): Promise<void> {
  if (facts.length === 0) return;
  await saveDeliveries(tx, facts, now);
  await settleOccurrences(
    tx,
    facts.map(({ occurrence }) => occurrence),
    now,
  );
}

function deliveryOf({ id, number }: DemoOccurrence, atMs: number, name: string): NewDelivery {
  const evidence = number === monthlyReport.number ? { note: 'Sent by mail to the service managers.' } : {};
  return {
    ...{ occurrence: id, kind: 'DELIVERED', at: Temporal.Instant.fromEpochMilliseconds(Math.round(atMs)), quantity: 1 },
    ...{ member: null, alternative: null, refersTo: null, evidence, reason: null },
    ...{ name, recordedBy: 'Demo', throughPortal: false },
  };
}
