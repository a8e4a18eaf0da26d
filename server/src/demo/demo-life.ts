// Lives of demo tickets as pure values: given chance and the present, when each thing happened, so that its clocks stand
// where they should: some met, some late, some about to be.
import { coveredTime, dueAfter, dueBefore } from '../engine/coverage.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { Actor, FactKind, Severity, StatusCategory } from '../engine/fact.ts';
import { agents } from './demo-world.ts';
import { limitOf, pickPlace } from './demo-place.ts';
import type { DemoPlace } from './demo-place.ts';
import { restingCustomer, suppliedService } from './demo-beside.ts';
import { rate, type DemoRating } from './demo-ratings.ts';
import type { Random } from './random.ts';

/** One thing that happens in a life; what it does not name it does not change. */
export interface DemoStep {
  readonly at: Temporal.Instant;
  readonly kind: FactKind;
  readonly actor: Actor;
  readonly by: string | null;
  readonly status?: StatusCategory;
  readonly agent?: string;
  readonly group?: string;
  readonly severity?: Severity;
  /** RATED: what the customer says. */
  readonly rating?: DemoRating;
}

export interface DemoLife {
  readonly place: DemoPlace;
  /** What it says it belongs to; not always what is known. */
  readonly account: string | null;
  readonly asset: string | null;
  /** The first is the opening; in the order in which they happened. */
  readonly steps: readonly DemoStep[];
}

/** How a ticket that is still open stands at present. */
export type DemoStanding =
  'BROKEN' | 'OVER_TARGET' | 'AT_RISK' | 'ON_TRACK' | 'WAITING' | 'FRESH' | 'UNCOVERED' | 'TO_MEND';

/** Open tickets by how they stand: 62 in all. */
export const openMix: readonly (readonly [DemoStanding, number])[] = [
  ['BROKEN', 4],
  ['OVER_TARGET', 6],
  ['AT_RISK', 7],
  ['ON_TRACK', 27],
  ['WAITING', 8],
  ['FRESH', 8],
  ['UNCOVERED', 1],
  ['TO_MEND', 1],
];

const minute = 60_000;
const days = (count: number): number => count * 86_400_000;

const opening = (place: DemoPlace, at: Temporal.Instant): DemoStep => ({
  at,
  kind: 'OPENED',
  actor: 'CUSTOMER',
  by: place.contact,
  severity: place.severity,
  group: place.service.group,
});
const assignment = (agent: string, at: Temporal.Instant): DemoStep => ({
  at,
  kind: 'ASSIGNED',
  actor: 'AGENT',
  by: agent,
  agent,
  status: 'OPEN',
});
const answer = (agent: string, at: Temporal.Instant): DemoStep => ({
  at,
  kind: 'AGENT_REPLIED',
  actor: 'AGENT',
  by: agent,
});
const reply = (place: DemoPlace, at: Temporal.Instant): DemoStep => ({
  at,
  kind: 'CUSTOMER_REPLIED',
  actor: 'CUSTOMER',
  by: place.contact,
});
const rated = (place: DemoPlace, rating: DemoRating, at: Temporal.Instant): DemoStep => ({
  at,
  kind: 'RATED',
  actor: 'CUSTOMER',
  by: place.contact,
  rating,
});
const status = (agent: string, to: StatusCategory, at: Temporal.Instant): DemoStep => ({
  at,
  kind: to === 'RESOLVED' ? 'RESOLVED' : to === 'CLOSED' ? 'CLOSED' : 'STATUS_CHANGED',
  actor: to === 'CLOSED' ? 'AUTOMATION' : 'AGENT',
  by: to === 'CLOSED' ? null : agent,
  status: to,
});

const whole = (ms: number): number => Math.max(1, Math.round(ms));
const later = (at: Temporal.Instant, ms: number): Temporal.Instant => at.add({ milliseconds: whole(ms) });

/** `ms` of the place's covered time after `at`. */
const after = (
  place: DemoPlace,
  at: Temporal.Instant,
  ms: number,
  period: CoveragePeriod | null = null,
): Temporal.Instant => dueAfter(place.coverage, at, whole(ms), period);

/** How much of a limit was used when it was done: most in time, few past the target, very few past the promise. */
function usedMs(
  random: Random,
  { promiseMs, targetMs }: { readonly promiseMs: number; readonly targetMs: number },
): number {
  const luck = random.next();
  if (luck < 0.022) return promiseMs * random.between(1.05, 1.6);
  if (luck < 0.085) return random.between(targetMs, promiseMs) * 0.99;
  return targetMs * random.between(0.06, 0.88);
}

/** So far back that the month before, too, has a fortnight of them at least. */
const pastDays = 45;

/** A ticket of the last weeks that is done; null when chance gave one that would end in the future. */
export function finishedLife(random: Random, now: Temporal.Instant): DemoLife | null {
  const place = pickPlace(random);
  const written = now.subtract({ milliseconds: whole(random.between(days(0.1), days(pastDays))) });
  // Most people write while somebody is there.
  const openedAt = random.chance(0.85) ? dueAfter(place.coverage, written, 0) : written;
  const agent = random.pick(agents);
  const first = limitOf(place, 'FIRST_RESPONSE', openedAt);
  const answeredAt = after(place, openedAt, usedMs(random, first), first.countsIn);
  const steps = [opening(place, openedAt), assignment(agent, answeredAt), answer(agent, answeredAt)];
  const pausedMs = random.chance(0.3) ? waitForCustomer(random, { place, agent, steps }) : 0;
  const limit = limitOf(place, 'RESOLUTION', openedAt);
  const workedMs = usedMs(random, limit);
  const lastAt = steps.at(-1)?.at ?? openedAt;
  const byPlan = after(place, openedAt, workedMs + pausedMs);
  const resolvedAt =
    Temporal.Instant.compare(byPlan, lastAt) > 0 ? byPlan : after(place, lastAt, random.between(5, 25) * minute);
  waitForSupplier(random, { place, agent, steps }, resolvedAt);
  steps.push(answer(agent, resolvedAt), status(agent, 'RESOLVED', later(resolvedAt, 1_000)));
  if (random.chance(0.04)) {
    const reopenedAt = after(place, resolvedAt, random.between(30, 200) * minute);
    steps.push({ ...reply(place, reopenedAt), kind: 'REOPENED', status: 'OPEN' });
    const again = after(place, reopenedAt, random.between(10, 60) * minute);
    steps.push(answer(agent, again), status(agent, 'RESOLVED', later(again, 1_000)));
  }
  if (Temporal.Instant.compare(steps.at(-1)?.at ?? now, now.subtract({ minutes: 3 })) > 0) return null;
  const closedAt = later(steps.at(-1)?.at ?? now, days(5));
  const rating = rate(random, workedMs > limit.promiseMs);
  const ratedAt = later(steps.at(-1)?.at ?? now, random.between(0.2, 40) * 60 * minute);
  if (rating !== null && Temporal.Instant.compare(ratedAt, now) < 0) steps.push(rated(place, rating, ratedAt));
  if (Temporal.Instant.compare(closedAt, now) < 0) steps.push(status(agent, 'CLOSED', closedAt));
  return { place, account: place.account, asset: place.asset, steps };
}

/** Adds a wait for the customer, their reply and the answer to it; returns the covered time it lasted. */
function waitForCustomer(
  random: Random,
  { place, agent, steps }: { place: DemoPlace; agent: string; steps: DemoStep[] },
): number {
  const fromAt = later(steps.at(-1)?.at ?? steps[0]?.at ?? Temporal.Instant.fromEpochMilliseconds(0), 5_000);
  const repliedAt = after(place, fromAt, random.between(20, 400) * minute);
  const next = limitOf(place, 'NEXT_RESPONSE', repliedAt);
  steps.push(status(agent, 'WAITING_CUSTOMER', fromAt), reply(place, repliedAt));
  steps.push(answer(agent, after(place, repliedAt, usedMs(random, next), next.countsIn)));
  return coveredTime(place.coverage, { from: fromAt, to: repliedAt });
}

/** Now and then the supplier has to do something first: some of the time that is left goes by. */
function waitForSupplier(
  random: Random,
  { place, agent, steps }: { place: DemoPlace; agent: string; steps: DemoStep[] },
  resolvedAt: Temporal.Instant,
): void {
  if (place.customer.name !== restingCustomer || place.service.reference !== suppliedService) return;
  const from = steps.at(-1)?.at ?? resolvedAt;
  const leftMs = resolvedAt.epochMilliseconds - from.epochMilliseconds;
  if (leftMs < 30 * minute || !random.chance(0.7)) return;
  const sentAt = later(from, leftMs * random.between(0.05, 0.3));
  const backAt = later(from, leftMs * random.between(0.4, 0.9));
  steps.push(status(agent, 'WAITING_SUPPLIER', sentAt), status(agent, 'OPEN', backAt));
}

/** An open ticket that stands so at `now`, whatever day and hour that is. */
export function openLife(random: Random, standing: DemoStanding, now: Temporal.Instant): DemoLife {
  const severity =
    standing === 'BROKEN' || standing === 'OVER_TARGET'
      ? random.pick(['HIGH', 'NORMAL', 'NORMAL', 'LOW'] as const)
      : undefined;
  const place = pickPlace(random, severity);
  if (standing === 'FRESH') return freshLife(random, place, now);
  if (standing === 'WAITING') return waitingLife(random, place, now);
  const { promiseMs, targetMs } = limitOf(place, 'RESOLUTION', now);
  const spentMs = {
    BROKEN: () => promiseMs * random.between(1.02, 1.35),
    OVER_TARGET: () => targetMs + (promiseMs - targetMs) * random.between(0.05, 0.8),
    AT_RISK: () => targetMs * random.between(0.78, 0.97),
    ON_TRACK: () => targetMs * random.between(0.08, 0.68),
    UNCOVERED: () => targetMs * 0.2,
    TO_MEND: () => targetMs * 0.2,
  }[standing]();
  const openedAt = dueBefore(place.coverage, now, whole(spentMs));
  const agent = random.pick(agents);
  const first = limitOf(place, 'FIRST_RESPONSE', openedAt);
  const answeredAt = after(
    place,
    openedAt,
    Math.min(first.targetMs * random.between(0.1, 0.8), spentMs * 0.6),
    first.countsIn,
  );
  const isAnswered = Temporal.Instant.compare(answeredAt, now) < 0;
  const steps = [
    opening(place, openedAt),
    ...(isAnswered ? [assignment(agent, answeredAt), answer(agent, answeredAt)] : []),
  ];
  const account = standing === 'UNCOVERED' ? null : place.account;
  const foreign = place.customer.name === 'Alder Clinic' ? 'LH-SITE' : 'AC-LIMS';
  return {
    place,
    account,
    asset: standing === 'TO_MEND' ? foreign : standing === 'UNCOVERED' ? null : place.asset,
    steps,
  };
}

/** Opened and not answered yet; nobody has taken it. */
function freshLife(random: Random, place: DemoPlace, now: Temporal.Instant): DemoLife {
  const limit = limitOf(place, 'FIRST_RESPONSE', now);
  const openedAt = dueBefore(place.coverage, now, whole(limit.targetMs * random.between(0.05, 0.7)), limit.countsIn);
  return { place, account: place.account, asset: place.asset, steps: [opening(place, openedAt)] };
}

/** Answered, and it is the customer's turn. */
function waitingLife(random: Random, place: DemoPlace, now: Temporal.Instant): DemoLife {
  const { targetMs } = limitOf(place, 'RESOLUTION', now);
  const pausedAt = dueBefore(place.coverage, now, whole(random.between(20, 600) * minute));
  const openedAt = dueBefore(place.coverage, pausedAt, whole(targetMs * random.between(0.05, 0.5)));
  const agent = random.pick(agents);
  const first = limitOf(place, 'FIRST_RESPONSE', openedAt);
  const spentMs = coveredTime(place.coverage, { from: openedAt, to: pausedAt });
  const answeredAt = after(place, openedAt, Math.min(first.targetMs * random.between(0.1, 0.8), spentMs * 0.5));
  const steps = [
    opening(place, openedAt),
    assignment(agent, answeredAt),
    answer(agent, answeredAt),
    status(agent, 'WAITING_CUSTOMER', pausedAt),
  ];
  return { place, account: place.account, asset: place.asset, steps };
}

/** Everything the demo begins with: the finished tickets of some weeks and those that are open, oldest first. */
export function demoLives(random: Random, finished: number, now: Temporal.Instant): DemoLife[] {
  const lives: DemoLife[] = [];
  for (let tries = 0; lives.length < finished && tries < finished * 4; tries += 1) {
    const life = finishedLife(random, now);
    if (life !== null) lives.push(life);
  }
  for (const [standing, count] of openMix)
    for (let made = 0; made < count; made += 1) lives.push(openLife(random, standing, now));
  const openedMs = ({ steps }: DemoLife): number => steps[0]?.at.epochMilliseconds ?? 0;
  return lives.sort((a, b) => openedMs(a) - openedMs(b));
}
