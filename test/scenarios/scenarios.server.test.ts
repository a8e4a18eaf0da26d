// The same stories through the server: each is told to the API event by event while one clock is turned from 2016 on,
// and read back from the API at the times its table names. All stories share the clock, so their rows are merged.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CoveragePeriod, CoverageSchedule } from '../../server/src/engine/coverage.ts';
import { wakeDue } from '../../server/src/runtime/wake.ts';
import { turnableClock } from '../support/clock.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { scenarios } from './index.ts';
import type { ExpectedClock, ExpectedLimit, LifeRow, Scenario } from './scenario.ts';

const stories = Object.values(scenarios).flat();
const time = turnableClock('2016-01-01T00:00:00Z');
/** What the server said, by story, in the order of its table. */
const told = new Map<Scenario, unknown[]>();
let server: TestServer;

/** One row of a table: an event that arrives, or a question. At one instant events come first. */
interface Turn {
  readonly at: Temporal.Instant;
  readonly rank: 0 | 1;
  readonly take: () => Promise<void>;
}

beforeAll(async () => {
  server = await startServer({ time });
  const turns: Turn[] = [];
  for (const [index, story] of stories.entries()) turns.push(...(await stage(story, `S${String(index)}`)));
  turns.sort((a, b) => Temporal.Instant.compare(a.at, b.at) || a.rank - b.rank);
  for (const turn of turns) {
    if (Temporal.Instant.compare(turn.at, time.now()) > 0) time.turnTo(turn.at);
    await turn.take();
  }
}, 300_000);
afterAll(() => server.close());

it.each(stories.map((story) => [story.name, story] as const))('%s', (_name, story) => {
  const table = story.expect.map(([at, clock, reading]) => ({ at, clock, reading }));
  expect(story.expect.map(([at, clock], row) => ({ at, clock, reading: told.get(story)?.[row] }))).toEqual(table);
});

/** Makes the parties and the agreement of a story, and the turns it takes. */
async function stage(story: Scenario, name: string): Promise<Turn[]> {
  const { customer } = await make<{ customer: Made }>(
    `createCustomer(input: { name: "${name}" }) { customer { id } ${errors} }`,
  );
  const { customer: other } = await make<{ customer: Made }>(
    `createCustomer(input: { name: "${name} elsewhere" }) { customer { id } ${errors} }`,
  );
  await makeAccount(customer.id, `${name}-main`);
  await makeAccount(other.id, `${name}-elsewhere`);
  const { schedule } = await make<{ schedule: Made }>(
    `createCoverageSchedule(input: { name: "${name}", schedule: $schedule }) { schedule { id } ${errors} }`,
    { schedule: 'CoverageScheduleInput!' },
    { schedule: story.coverage },
  );
  const { version } = await make<{ version: Made }>(
    `draftAgreement(input: { number: "${name}", customer: "${customer.id}", schedule: "${schedule.id}", timeZone: "UTC", from: "2016-01-01", clauses: $clauses }) { version { id } ${errors} }`,
    { clauses: '[ClauseInput!]!' },
    { clauses: story.clauses },
  );
  await make(`activateAgreement(input: { version: "${version.id}" }) { version { id } ${errors} }`);
  const answers: unknown[] = [];
  told.set(story, answers);
  const zone = story.coverage.timeZone;
  return [
    ...story.life.map((row, index): Turn => {
      const input = toEvent(row, { name, index, zone });
      return { at: instantOf(row[2]?.arrives ?? row[0], zone), rank: 0, take: () => record(input) };
    }),
    ...story.expect.map(([at, clock, asked], row): Turn => ({
      at: instantOf(at, zone),
      rank: 1,
      take: async () => {
        answers[row] = pick(await readClock(name, clock, story.coverage), asked);
      },
    })),
  ];
}

interface Made {
  readonly id: string;
}
const errors = 'userErrors { code message }';

/** One mutation that must succeed. */
async function make<T>(
  field: string,
  types: Record<string, string> = {},
  variables: Record<string, unknown> = {},
): Promise<T> {
  const declared = Object.entries(types).map(([key, type]) => `$${key}: ${type}`);
  const head = declared.length === 0 ? '' : `(${declared.join(', ')})`;
  const data = await server.ask<Record<string, T & { userErrors: unknown[] }>>(
    `mutation${head} { made: ${field} }`,
    variables,
  );
  expect(data['made']?.userErrors).toEqual([]);
  return data['made'] as T;
}

const makeAccount = (customer: string, reference: string): Promise<unknown> =>
  make(
    `createServiceAccount(input: { customer: "${customer}", reference: "${reference}", name: "${reference}" }) { serviceAccount { id } ${errors} }`,
  );

function toEvent(
  [at, kind, said = {}]: LifeRow,
  { name, index, zone }: { readonly name: string; readonly index: number; readonly zone: string },
): Record<string, unknown> {
  const {
    arrives: _,
    promisedAt,
    serviceAccount = kind === 'OPENED' ? 'main' : undefined,
    eventId,
    refersTo,
    ...rest
  } = said;
  return {
    ...rest,
    ticket: name,
    eventId: `${name}/${eventId ?? `e${String(index + 1)}`}`,
    at: instantOf(at, zone).toString(),
    kind,
    ...(refersTo === undefined ? {} : { refersTo: `${name}/${refersTo}` }),
    ...(serviceAccount === undefined ? {} : { serviceAccount: `${name}-${serviceAccount}` }),
    ...(promisedAt === undefined ? {} : { promisedAt: instantOf(promisedAt, zone).toString() }),
    ...(kind === 'RETRACTED' || kind === 'NEEDS_NO_ANSWER'
      ? { by: 'Ann Smith', reason: 'told so by the customer' }
      : {}),
  };
}

async function record(event: Record<string, unknown>): Promise<void> {
  const { recordTicketEvents: answer } = await server.ask<{
    recordTicketEvents: { recorded: number; results: unknown[] };
  }>(
    'mutation($input: RecordTicketEventsInput!) { recordTicketEvents(input: $input) { recorded results { outcome userError { code message } } } }',
    { input: { source: 'Stories', events: [event] } },
  );
  expect(answer, JSON.stringify(answer.results)).toMatchObject({ recorded: 1 });
}

interface LimitAnswer {
  limit: string | null;
  shares: { period: CoveragePeriod; used: number }[];
  dueAt: string | null;
  headroom: string | null;
  standing: ExpectedLimit['standing'];
  warnAt: string | null;
  breachedAt: string | null;
  byReclassification: boolean;
}
interface ClockAnswer {
  cycle: number;
  phase: ExpectedClock['phase'];
  voidReason: ExpectedClock['void'];
  standing: ExpectedClock['standing'];
  startedAt: string | null;
  stoppedAt: string | null;
  spent: string;
  paused: string;
  wakeAt: string | null;
  clauses: { number: string }[];
  promise: LimitAnswer | null;
  target: LimitAnswer | null;
}

const clockFields = `cycle phase voidReason standing startedAt stoppedAt spent paused wakeAt clauses { number }
  promise { ...limit } target { ...limit }`;
const limitFragment =
  'fragment limit on Limit { limit shares { period used } dueAt headroom standing warnAt breachedAt byReclassification }';

/** A clock as the API shows it now, in the table's words. */
async function readClock(
  ticket: string,
  clock: string,
  { timeZone }: CoverageSchedule,
): Promise<ExpectedClock | 'NO CLOCK'> {
  await settleWhatIsDue();
  const [measure, cycle = '1'] = clock.split(' ');
  const data = await server.ask<{ ticket: { clocks: { nodes: ClockAnswer[] } } | null }>(
    `query($ticket: String!, $measure: String) { ticket(reference: $ticket) { clocks(measure: $measure) { nodes { ${clockFields} } } } } ${limitFragment}`,
    { ticket, measure },
  );
  const found = data.ticket?.clocks.nodes.find((each) => each.cycle === Number(cycle));
  // A clock that was shown before its facts were taken back stays, void: who saw it must be told.
  return found && found.voidReason !== 'RETRACTED' ? inWords(found, timeZone) : 'NO CLOCK';
}

/** The wake loop does this by itself; here the story waits until it is done, whoever did it. */
async function settleWhatIsDue(): Promise<void> {
  const { database } = server.app;
  const due = (): Promise<unknown[]> =>
    database.transaction((tx) =>
      tx.rows('select 1 from ticket where wake_at <= $1::timestamptz limit 1', [time.now().toString()]),
    );
  while ((await due()).length > 0)
    await wakeDue(database, time.now(), 100, {
      error: (about, message) => {
        throw new Error(message, { cause: about });
      },
    });
}

function inWords(answer: ClockAnswer, zone: string): ExpectedClock {
  const limit = (of: LimitAnswer | null): ExpectedLimit | null =>
    of && {
      limit: of.limit === null ? null : duration(of.limit),
      shares: of.shares.map(({ period, used }) => [period, Math.round(used * 1e9) / 1e9] as const),
      due: localTime(of.dueAt, zone),
      headroom: of.headroom === null ? null : duration(of.headroom),
      standing: of.standing ?? null,
      warn: localTime(of.warnAt, zone),
      breached: localTime(of.breachedAt, zone),
      byReclassification: of.byReclassification,
    };
  const promise = limit(answer.promise);
  return {
    ...promise,
    promiseStanding: promise?.standing ?? null,
    clauses: answer.clauses.map(({ number }) => number),
    phase: answer.phase ?? 'RUNNING',
    void: answer.voidReason ?? null,
    standing: answer.standing ?? null,
    started: localTime(answer.startedAt, zone),
    stopped: localTime(answer.stoppedAt, zone),
    spent: duration(answer.spent),
    paused: duration(answer.paused),
    target: limit(answer.target),
    wake: localTime(answer.wakeAt, zone),
  };
}

/** Only what the table asks for. */
function pick(all: ExpectedClock | 'NO CLOCK', asked: ExpectedClock | 'NO CLOCK'): unknown {
  if (all === 'NO CLOCK' || asked === 'NO CLOCK') return all;
  const only = (said: object, wanted: object): object =>
    Object.fromEntries(
      Object.entries(wanted).map(([key, value]) => {
        const found = (said as Record<string, unknown>)[key];
        return [key, isRecord(value) && isRecord(found) ? only(found, value) : found];
      }),
    );
  return only(all, asked);
}

const isRecord = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const instantOf = (text: string, zone: string): Temporal.Instant =>
  Temporal.ZonedDateTime.from(`${text.replace(' ', 'T')}[${zone}]`, { offset: 'reject' }).toInstant();

/** "2026-03-30 13:30", with seconds and milliseconds only where there are any. */
function localTime(at: string | null, zone: string): string | null {
  if (at === null) return null;
  const local = Temporal.Instant.from(at).toZonedDateTimeISO(zone).toPlainDateTime();
  const whole = local.second === 0 && local.millisecond === 0;
  return local
    .toString({ smallestUnit: whole ? 'minute' : local.millisecond === 0 ? 'second' : 'millisecond' })
    .replace('T', ' ');
}

/** As the tables write durations. */
const duration = (iso: string): string => Temporal.Duration.from(iso).round({ largestUnit: 'hour' }).toString();
