// What people record of a ticket themselves: an answer by phone, an event told wrongly, a message that needs no answer.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { UserError } from '../support/api-world.ts';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';
import { peopleOf } from '../support/people.ts';

interface Told {
  readonly id: string;
  readonly eventId: string;
  readonly kind: string;
  readonly at: string;
  readonly by: string | null;
  readonly reason: string | null;
  readonly undo: boolean;
  readonly retractedBy: { readonly by: string } | null;
  readonly needsNoAnswerBy: { readonly by: string } | null;
}
interface Clock {
  readonly measure: string;
  readonly phase: string;
  readonly standing: string | null;
  readonly stoppedAt: string | null;
}
interface Ticket {
  readonly id: string;
  readonly clocks: { readonly nodes: readonly Clock[] };
  readonly events: { readonly nodes: readonly Told[] };
}
interface Answer {
  readonly ticket: { readonly reference: string } | null;
  readonly event: Told | null;
  readonly userErrors: readonly UserError[];
}

const event = '{ id eventId kind at by reason undo retractedBy { by } needsNoAnswerBy { by } }';
let floor: FloorWorld;
let acme: Party;
let agent: string;
let count = 0;
let reference: string;

const ticket = async (name = reference): Promise<Ticket> =>
  (
    await floor.ask<{ ticket: Ticket }>(
      `query($name: String!) { ticket(source: "desk", reference: $name) { id
         clocks { nodes { measure phase standing stoppedAt } } events { nodes ${event} } } }`,
      { name },
    )
  ).ticket;
const clock = async (measure: string): Promise<Clock | undefined> =>
  (await ticket()).clocks.nodes.find((one) => one.measure === measure);
const eventOf = async (kind: string): Promise<Told> =>
  (await ticket()).events.nodes.find((one) => one.kind === kind) ?? expect.fail(`No ${kind}`);

async function byHand(input: Readonly<Record<string, unknown>>, token = agent): Promise<Answer> {
  const document = `mutation($input: RecordByHandInput!) { done: recordByHand(input: $input) {
    ticket { reference } event ${event} userErrors { code message path } } }`;
  const whole = { ticket: (await ticket()).id, reason: 'We talked', ...input };
  return (await floor.ask<{ done: Answer }>(document, { input: whole }, token)).done;
}
const refusal = async (input: Readonly<Record<string, unknown>>, token?: string): Promise<string> =>
  (await byHand(input, token)).userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`).join(', ');

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-02T08:00:00Z');
  acme = await floor.party('Acme');
  agent = (await peopleOf(floor.server, floor.time).letIn({ name: 'T. Novak', roles: ['AGENT'] })).session;
});
afterAll(() => floor.close());

beforeEach(async () => {
  count += 1;
  reference = `T-${String(count)}`;
  const day = String(2 + count).padStart(2, '0');
  await floor.turnTo(`2026-03-${day}T09:00:00Z`);
  await floor.record('desk', {
    ticket: reference,
    kind: 'OPENED',
    at: `2026-03-${day}T08:30:00Z`,
    serviceAccount: acme.account,
  });
});

describe('an answer by phone', () => {
  test('counts from the instant it was given, under the name of who gave it', async () => {
    const at = `2026-03-0${String(2 + count)}T08:45:00.000Z`;
    expect(await byHand({ kind: 'AGENT_REPLIED', at })).toMatchObject({
      ticket: { reference },
      event: { kind: 'AGENT_REPLIED', at, by: 'T. Novak', reason: 'We talked' },
      userErrors: [],
    });
    expect(await clock('FIRST_RESPONSE')).toMatchObject({ phase: 'STOPPED', standing: 'MET', stoppedAt: at });
  });

  test('is given now unless something else is said', async () => {
    const now = floor.time.now().toString({ smallestUnit: 'millisecond' });
    expect((await byHand({ kind: 'AGENT_REPLIED' })).event?.at).toBe(now);
  });

  test('lies neither ahead nor before the opening, and speaks of no event', async () => {
    expect(await refusal({ kind: 'AGENT_REPLIED', at: '2026-06-01T00:00:00Z' })).toBe('EVENT_IN_FUTURE at');
    expect(await refusal({ kind: 'AGENT_REPLIED', at: '2026-03-01T00:00:00Z' })).toBe('INVALID at');
    const { id } = await eventOf('OPENED');
    expect(await refusal({ kind: 'AGENT_REPLIED', refersTo: id })).toBe('INVALID refersTo');
    expect(await refusal({ kind: 'AGENT_REPLIED', undo: true })).toBe('INVALID undo');
    expect((await ticket()).events.nodes).toHaveLength(1);
  });

  test('is no sign that the source still speaks', async () => {
    const told = (): Promise<unknown> =>
      floor.server.app.database.transaction((tx) => tx.rows('select ms(last_recorded_at) as at from source_activity'));
    const before = await told();
    await floor.turnTo(floor.time.now().add({ minutes: 10 }).toString());
    await byHand({ kind: 'AGENT_REPLIED' });
    expect(await told()).toEqual(before);
    await floor.record('desk', { ticket: reference, kind: 'NOTE_ADDED', at: floor.time.now().toString() });
    expect(await told()).not.toEqual(before);
  });
});

describe('a wrong entry', () => {
  test('counts no more, and its retraction can be undone', async () => {
    const { event: answer } = await byHand({ kind: 'AGENT_REPLIED' });
    expect(await refusal({ kind: 'RETRACTED' })).toBe('EMPTY refersTo');
    await byHand({ kind: 'RETRACTED', refersTo: answer?.id, reason: 'It was another customer' });
    expect(await clock('FIRST_RESPONSE')).toMatchObject({ phase: 'RUNNING' });
    expect((await eventOf('AGENT_REPLIED')).retractedBy).toEqual({ by: 'T. Novak' });
    expect(await refusal({ kind: 'RETRACTED', refersTo: answer?.id })).toBe('INVALID refersTo');
    await byHand({ kind: 'RETRACTED', refersTo: answer?.id, undo: true });
    expect(await clock('FIRST_RESPONSE')).toMatchObject({ phase: 'STOPPED' });
    expect((await eventOf('AGENT_REPLIED')).retractedBy).toBeNull();
    expect(await refusal({ kind: 'RETRACTED', refersTo: answer?.id, undo: true })).toBe('INVALID undo');
  });

  test('is one of this ticket', async () => {
    const { id } = await eventOf('OPENED');
    await floor.record('desk', { ticket: 'Another', kind: 'OPENED', at: floor.time.now().toString() });
    const another = (await ticket('Another')).id;
    expect(await refusal({ kind: 'RETRACTED', refersTo: id, ticket: another })).toBe('NOT_FOUND refersTo');
    expect(await refusal({ kind: 'RETRACTED', refersTo: another })).toBe('NOT_FOUND refersTo');
    expect(await refusal({ kind: 'RETRACTED', refersTo: id, ticket: id })).toBe('NOT_FOUND ticket');
  });
});

describe('a message that needs no answer', () => {
  test('starts no clock any more, until the mark is undone', async () => {
    const { id } = await eventOf('OPENED');
    await byHand({ kind: 'NEEDS_NO_ANSWER', refersTo: id, reason: 'An automatic notice' });
    expect(await clock('FIRST_RESPONSE')).toMatchObject({ phase: 'VOID' });
    expect((await eventOf('OPENED')).needsNoAnswerBy).toEqual({ by: 'T. Novak' });
    expect(await refusal({ kind: 'NEEDS_NO_ANSWER', refersTo: id })).toBe('INVALID refersTo');
    await byHand({ kind: 'NEEDS_NO_ANSWER', refersTo: id, undo: true });
    expect(await clock('FIRST_RESPONSE')).toMatchObject({ phase: 'RUNNING' });
    expect((await eventOf('OPENED')).needsNoAnswerBy).toBeNull();
    expect(await refusal({ kind: 'NEEDS_NO_ANSWER', refersTo: id, undo: true })).toBe('INVALID undo');
  });

  test('shows no mark when the mark was retracted', async () => {
    const { id } = await eventOf('OPENED');
    const { event: mark } = await byHand({ kind: 'NEEDS_NO_ANSWER', refersTo: id });
    await byHand({ kind: 'RETRACTED', refersTo: mark?.id });
    expect((await eventOf('OPENED')).needsNoAnswerBy).toBeNull();
  });

  test('is one of the customer', async () => {
    const { event: answer } = await byHand({ kind: 'AGENT_REPLIED' });
    expect(await refusal({ kind: 'NEEDS_NO_ANSWER', refersTo: answer?.id })).toBe('INVALID refersTo');
  });
});

describe('whoever acts by hand', () => {
  test('gives a reason', async () => {
    expect(await refusal({ kind: 'AGENT_REPLIED', reason: '  ' })).toBe('EMPTY reason');
    expect(await refusal({ kind: 'AGENT_REPLIED', reason: 'x'.repeat(10_001) })).toBe('MALFORMED_EVENT reason');
  });

  test('acts under their own name, and a token names somebody', async () => {
    expect(await refusal({ kind: 'AGENT_REPLIED', by: 'Somebody else' })).toBe('INVALID by');
    const token = await floor.token({ name: 'Phone system', role: 'AGENT' });
    expect(await refusal({ kind: 'AGENT_REPLIED' }, token)).toBe('EMPTY by');
    expect((await byHand({ kind: 'AGENT_REPLIED', by: 'R. Adeyemi' }, token)).event?.by).toBe('R. Adeyemi');
    const viewer = (as: string): Promise<unknown> => floor.ask('{ viewer { isPerson } }', {}, as);
    expect(await viewer(token)).toEqual({ viewer: { isPerson: false } });
    expect(await viewer(agent)).toEqual({ viewer: { isPerson: true } });
  });

  test('is heard once, however often the same is sent under one key', async () => {
    const input = { kind: 'AGENT_REPLIED', idempotencyKey: `key-${reference}` };
    const first = await byHand(input);
    expect((await byHand(input)).event).toEqual(first.event);
    expect((await ticket()).events.nodes).toHaveLength(2);
    expect(await refusal({ ...input, reason: 'Another' })).toBe('IDEMPOTENCY_CONFLICT idempotencyKey');
  });
});
