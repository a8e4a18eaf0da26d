// What happens next in the demo, as a pure choice by chance from how its tickets stand. The chances are such that about 60
// tickets are open for most of a day each, so that at any hour some are fresh, some at risk and a few broken.
import type { DemoTicket } from './demo.store.ts';
import type { DemoStep } from './demo-life.ts';
import { rate } from './demo-ratings.ts';
import { agents } from './demo-world.ts';
import type { Random } from './random.ts';

const openAbout = 60;
/** With more broken than this somebody looks after those first, as after a weekend with the server off. */
const brokenAtMost = 5;

/** What happens next. No ticket: a new one is opened. */
export type DemoAct = { readonly ticket: null } | { readonly ticket: DemoTicket; readonly steps: readonly DemoStep[] };

export function chooseAct(random: Random, tickets: readonly DemoTicket[], now: Temporal.Instant): DemoAct {
  const open = tickets.filter(({ status }) => status !== 'RESOLVED');
  const broken = open.filter(({ isBroken }) => isBroken);
  if (broken.length > brokenAtMost && random.chance(0.5)) return resolve(random, random.pick(broken), now);
  if (random.chance(open.length < openAbout ? 0.06 : 0.03)) return { ticket: null };
  const waited = open.filter(({ answerDueMs }) => answerDueMs !== null);
  if (waited.length > 0 && random.chance(0.45)) return answer(random, mostUrgent(waited), now);
  const unrated = tickets.filter(({ status, isRated }) => status === 'RESOLVED' && !isRated);
  if (unrated.length > 0 && random.chance(0.01)) return say(random, random.pick(unrated), now);
  const old = tickets.find(
    ({ status, resolvedMs }) =>
      status === 'RESOLVED' && resolvedMs !== null && resolvedMs < now.epochMilliseconds - closeAfterMs,
  );
  if (old !== undefined && random.chance(0.05))
    return one(old, { at: now, kind: 'CLOSED', actor: 'AUTOMATION', by: null, status: 'CLOSED' });
  const answered = open.filter(({ answerDueMs, status }) => answerDueMs === null && status !== 'WAITING_CUSTOMER');
  if (answered.length > 0 && random.chance(open.length < openAbout ? 0.03 : 0.06))
    return resolve(random, mostPressing(random, answered), now);
  return smallTalk(random, { open, answered }, now);
}

/** Some customers say how it was. */
function say(random: Random, ticket: DemoTicket, at: Temporal.Instant): DemoAct {
  const rating = rate(random, false);
  if (rating === null) return { ticket, steps: [] };
  return one(ticket, { at, kind: 'RATED', actor: 'CUSTOMER', by: ticket.contact, rating });
}

const closeAfterMs = 5 * 86_400_000;

/** Most acts change little: a message, a question back, a note. */
function smallTalk(
  random: Random,
  { open, answered }: { readonly open: readonly DemoTicket[]; readonly answered: readonly DemoTicket[] },
  now: Temporal.Instant,
): DemoAct {
  const theirs = open.filter(({ status }) => status === 'WAITING_CUSTOMER');
  if (random.chance(theirs.length * 0.02)) return customerReplies(random.pick(theirs), now);
  if (answered.length === 0) return { ticket: null };
  const ticket = random.pick(answered);
  if (random.chance(0.35)) return customerReplies(ticket, now);
  if (random.chance(0.2)) return askCustomer(random, ticket, now);
  if (random.chance(0.05)) return raise(random, ticket, now);
  return one(ticket, { at: now, kind: 'NOTE_ADDED', actor: 'AGENT', by: agentOf(random, ticket) });
}

const least = (tickets: readonly DemoTicket[], of: (ticket: DemoTicket) => number | null): DemoTicket =>
  tickets.reduce((first, ticket) => ((of(ticket) ?? Infinity) < (of(first) ?? Infinity) ? ticket : first));

const mostUrgent = (tickets: readonly DemoTicket[]): DemoTicket => least(tickets, ({ answerDueMs }) => answerDueMs);

/** Mostly what is due first and not broken yet; now and then anything. */
function mostPressing(random: Random, tickets: readonly DemoTicket[]): DemoTicket {
  const safe = tickets.filter(({ isBroken }) => !isBroken);
  if (safe.length === 0 || random.chance(0.2)) return random.pick(tickets);
  return least(safe, ({ resolveDueMs }) => resolveDueMs);
}

const agentOf = (random: Random, { agent }: DemoTicket): string => agent ?? random.pick(agents);
const one = (ticket: DemoTicket, step: DemoStep): DemoAct => ({ ticket, steps: [step] });

function answer(random: Random, ticket: DemoTicket, at: Temporal.Instant): DemoAct {
  const by = agentOf(random, ticket);
  const taken: DemoStep[] =
    ticket.agent === null ? [{ at, kind: 'ASSIGNED', actor: 'AGENT', by, agent: by, status: 'OPEN' }] : [];
  return { ticket, steps: [...taken, { at, kind: 'AGENT_REPLIED', actor: 'AGENT', by }] };
}

function resolve(random: Random, ticket: DemoTicket, at: Temporal.Instant): DemoAct {
  const by = agentOf(random, ticket);
  return {
    ticket,
    steps: [
      { at, kind: 'AGENT_REPLIED', actor: 'AGENT', by },
      { at, kind: 'RESOLVED', actor: 'AGENT', by, status: 'RESOLVED' },
    ],
  };
}

function askCustomer(random: Random, ticket: DemoTicket, at: Temporal.Instant): DemoAct {
  const by = agentOf(random, ticket);
  return {
    ticket,
    steps: [
      { at, kind: 'AGENT_REPLIED', actor: 'AGENT', by },
      { at, kind: 'STATUS_CHANGED', actor: 'AGENT', by, status: 'WAITING_CUSTOMER' },
    ],
  };
}

/** Whoever waited for the customer is at work again. */
function customerReplies(ticket: DemoTicket, at: Temporal.Instant): DemoAct {
  const reopened: DemoStep = { at, kind: 'STATUS_CHANGED', actor: 'AUTOMATION', by: null, status: 'OPEN' };
  const steps: DemoStep[] = [{ at, kind: 'CUSTOMER_REPLIED', actor: 'CUSTOMER', by: ticket.contact }];
  return { ticket, steps: ticket.status === 'WAITING_CUSTOMER' ? [...steps, reopened] : steps };
}

function raise(random: Random, ticket: DemoTicket, at: Temporal.Instant): DemoAct {
  const severity = ticket.severity === 'LOW' ? 'NORMAL' : ticket.severity === 'NORMAL' ? 'HIGH' : 'NORMAL';
  return one(ticket, { at, kind: 'PRIORITY_CHANGED', actor: 'AGENT', by: agentOf(random, ticket), severity });
}
