// Loading the demo: its world, then its tickets by the way of all events, in one transaction, so that it is there whole or
// not at all.
import type { Price } from '../agreement/section-terms.type.ts';
import { saveNewSchedule } from '../coverage/coverage.store.ts';
import type { Database, Tx } from '../db/orm.ts';
import { limits } from '../config.ts';
import { recordEvents } from '../runtime/record.ts';
import type { NewEvent } from '../ticket/new-event.ts';
import {
  awaitDemo,
  isDemoLoaded,
  isUntouched,
  saveDemoAgreement,
  saveDemoBoard,
  saveDemoCustomer,
  saveDemoServices,
  saveDemoSource,
} from './demo.store.ts';
import { eventsOf } from './demo-events.ts';
import { demoLives } from './demo-life.ts';
import type { DemoLife } from './demo-life.ts';
import { deliverPast } from './demo-deliverables.ts';
import {
  agents,
  customers,
  demoBoard,
  demoSilenceMs,
  demoSource,
  escalation,
  objectives,
  penalties,
  reports,
  schedules,
  services,
} from './demo-world.ts';
import { beside, restingCustomer } from './demo-beside.ts';
import { seededRandom, type Random } from './random.ts';

export interface LoadedDemo {
  readonly tickets: number;
  readonly events: number;
  /** Row id of the demo's board. */
  readonly board: number;
}

export interface DemoOptions {
  /** Tickets of the last weeks that are done. */
  readonly finished?: number;
  readonly seed?: number;
  /** Default false: refused when the database holds anything of anybody. */
  readonly besideOthers?: boolean;
}

const finishedTickets = 430;
const demoSeed = 20_260_302;

/** Loads the demo; null, and nothing done, when one is there or (unless `besideOthers`) the database is in use. */
export async function loadDemo(
  database: Database,
  { finished = finishedTickets, seed = demoSeed, besideOthers = false }: DemoOptions,
  now: Temporal.Instant,
): Promise<LoadedDemo | null> {
  return database.transaction(async (tx) => {
    await awaitDemo(tx);
    if ((await isDemoLoaded(tx)) || !(besideOthers || (await isUntouched(tx)))) return null;
    const board = await saveWorld(tx, seededRandom(seed + 1), now);
    const lives = demoLives(seededRandom(seed), finished, now);
    let events = 0;
    for (const batch of wholeLives(lives, limits.eventsPerCall)) {
      const outcomes = await recordEvents(tx, { source: demoSource, events: batch }, now);
      const refused = outcomes.find(({ outcome }) => outcome !== 'RECORDED');
      if (refused)
        throw new Error(
          `The demo's event ${batch[refused.index]?.eventId ?? ''} was not recorded: ${refused.userError?.message ?? refused.outcome}`,
        );
      events += batch.length;
    }
    return { tickets: lives.length, events, board };
  });
}

/** Events in batches that never split a life: half of one would be read, judged and taken back. */
export function* wholeLives(lives: readonly DemoLife[], atMost: number): Generator<NewEvent[]> {
  let batch: NewEvent[] = [];
  for (const [place, life] of lives.entries()) {
    const events = eventsOf(demoReference(place + 1), life);
    if (batch.length + events.length > atMost) {
      yield batch;
      batch = [];
    }
    for (const event of events) batch.push({ ...event, index: batch.length });
  }
  if (batch.length > 0) yield batch;
}

/** The reference of the n-th demo ticket, from 1. */
export const demoReference = (n: number): string => `D-${String(1000 + n)}`;

async function saveWorld(tx: Tx, random: Random, now: Temporal.Instant): Promise<number> {
  await saveDemoSource(tx, { name: demoSource, silenceMs: demoSilenceMs }, now);
  await saveDemoServices(tx, services, now);
  const scheduleIds = new Map<string, number>();
  for (const { key, name, definition } of schedules)
    scheduleIds.set(key, await saveNewSchedule(tx, { name, definition, demo: true }, now));
  // In force long before the oldest of its tickets was opened.
  const today = now.toZonedDateTimeISO('UTC').toPlainDate();
  const fromDate = today.subtract({ months: 3 }).with({ day: 1 }).toString();
  // The month before is closed and reported at once.
  const monthBefore = today.with({ day: 1 }).subtract({ days: 2 });
  const activatedAt = monthBefore.toZonedDateTime('UTC').toInstant();
  for (const customer of customers) {
    const id = await saveDemoCustomer(tx, customer, now);
    const schedule = scheduleIds.get(customer.schedule);
    if (schedule === undefined) throw new Error(`The demo has no schedule ${customer.schedule}`);
    const { deliverables, fee } = customer;
    const prices: Price[] = [{ name: 'Support', charge: 'FLAT', amount: fee, period: 'MONTH' }];
    const base = { customer: id, schedule, fromDate, activatedAt };
    if (customer.name === restingCustomer)
      for (const each of beside) await saveDemoAgreement(tx, { ...base, ...each }, now);
    const sections = {
      ...{ escalation, objectives, prices, penalties, reports },
      ...(deliverables.length === 0 ? {} : { deliverables }),
      ...(customer.name === restingCustomer ? { underpinnedBy: beside.map(({ terms }) => terms.agreement) } : {}),
    };
    const agreement = await saveDemoAgreement(tx, { ...base, terms: customer, sections }, now);
    if (deliverables.length > 0) await deliverPast(tx, { agreement, names: agents, random }, now);
  }
  return saveDemoBoard(tx, demoBoard, now);
}
