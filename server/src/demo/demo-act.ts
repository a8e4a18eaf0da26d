// What happens next in the demo, as a pure choice by chance from how its tickets stand.
import type { DemoTicket } from './demo.store.ts';
import type { DemoStep } from './demo-life.ts';
import { agents } from './demo-world.ts';
import type { Random } from './random.ts';

/** About how many tickets are open, and how many of them may be broken before somebody looks after those. */
const openAbout = 60;
const brokenAtMost = 5;

/** What happens next. No ticket: a new one is opened. */
export type DemoAct = { readonly ticket: null } | { readonly ticket: DemoTicket; readonly steps: readonly DemoStep[] };

export function chooseAct(random: Random, tickets: readonly DemoTicket[], now: Temporal.Instant): DemoAct {
  const open = tickets.filter(({ status }) => status !== 'RESOLVED');
  const broken = open.filter(({ isBroken }) => isBroken);
  if (broken.length > brokenAtMost) return resolve(random, random.pick(broken), now);
  if (random.chance(open.length < openAbout ? 0.45 : 0.15)) return { ticket: null };
  const waited = open.filter(({ answerDueMs }) => answerDueMs !== null);
  if (waited.length > 0 && random.chance(0.5)) return answer(random, mostUrgent(waited), now);
  const theirs = open.filter(({ status }) => status === 'WAITING_CUSTOMER');
  if (theirs.length > 0 && random.chance(0.25)) return customerReplies(random.pick(theirs), now);
  const old = tickets.filter(({ status, resolvedMs }) => status === 'RESOLVED' && resolvedMs !== null && resolvedMs < now.epochMilliseconds - 5 * 86_400_000);
  if (old.length > 0 && random.chance(0.3)) return one(random.pick(old), { at: now, kind: 'CLOSED', actor: 'AUTOMATION', by: null, status: 'CLOSED' });
  const answered = open.filter(({ answerDueMs, status }) => answerDueMs === null && status !== 'WAITING_CUSTOMER');
  if (answered.length === 0) return { ticket: null };
  const ticket = random.pick(answered);
  if (open.length >= openAbout - 5 && random.chance(0.7)) return resolve(random, ticket, now);
  if (random.chance(0.4)) return askCustomer(random, ticket, now);
  return random.chance(0.25) ? raise(random, ticket, now) : one(ticket, { at: now, kind: 'NOTE_ADDED', actor: 'AGENT', by: agentOf(random, ticket) });
}

const mostUrgent = (tickets: readonly DemoTicket[]): DemoTicket =>
  tickets.reduce((least, ticket) => ((ticket.answerDueMs ?? Infinity) < (least.answerDueMs ?? Infinity) ? ticket : least));

const agentOf = (random: Random, { agent }: DemoTicket): string => agent ?? random.pick(agents);
const one = (ticket: DemoTicket, step: DemoStep): DemoAct => ({ ticket, steps: [step] });

function answer(random: Random, ticket: DemoTicket, at: Temporal.Instant): DemoAct {
  const by = agentOf(random, ticket);
  const taken: DemoStep[] = ticket.agent === null ? [{ at, kind: 'ASSIGNED', actor: 'AGENT', by, agent: by, status: 'OPEN' }] : [];
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

const customerReplies = (ticket: DemoTicket, at: Temporal.Instant): DemoAct =>
  one(ticket, { at, kind: 'CUSTOMER_REPLIED', actor: 'CUSTOMER', by: ticket.contact });

function raise(random: Random, ticket: DemoTicket, at: Temporal.Instant): DemoAct {
  const severity = ticket.severity === 'LOW' ? 'NORMAL' : ticket.severity === 'NORMAL' ? 'HIGH' : 'NORMAL';
  return one(ticket, { at, kind: 'PRIORITY_CHANGED', actor: 'AGENT', by: agentOf(random, ticket), severity });
}
