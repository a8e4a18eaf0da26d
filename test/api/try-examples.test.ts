// The examples of the page "Try a ticket", asked as the page asks them: what they promise to show is what the server says.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examples } from '../../dashboard/src/try/examples.ts';
import { refusedIn } from '../../dashboard/src/try/problems.ts';
import { clauseFormOf, hoursOf, newClause, toInput, type TryForm } from '../../dashboard/src/try/tryForm.ts';
import type { UserError } from '../support/api-world.ts';
import { startServer, type TestServer } from '../support/server.ts';

interface Limit {
  readonly dueAt: string | null;
  readonly breachedAt: string | null;
  readonly noticedAt: string | null;
}
interface Preview {
  readonly clocks: readonly {
    readonly measure: string;
    readonly cycle: number;
    readonly phase: string;
    readonly standing: string | null;
    readonly spent: string;
    readonly promise: Limit | null;
  }[];
  readonly inversions: readonly { readonly earlier: { readonly openedAt: string; readonly dueAt: string } }[];
  readonly userErrors: readonly UserError[];
}

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

const tryTicket = `query($input: PreviewTicketInput!) { previewTicket(input: $input) { userErrors { code message path }
  clocks { measure cycle phase standing spent promise { dueAt breachedAt noticedAt } }
  inversions { clauses earlier { openedAt dueAt } later { openedAt dueAt } } } }`;

async function ask(form: TryForm): Promise<Preview> {
  const asked = toInput(form);
  if ('problems' in asked) throw new Error(JSON.stringify(asked.problems));
  const { previewTicket } = await server.ask<{ previewTicket: Preview }>(tryTicket, { input: asked.input });
  return previewTicket;
}
const formOf = (name: string): TryForm => examples.find((one) => one.name === name)?.form ?? expect.fail(name);
const preview = (name: string): Promise<Preview> => ask(formOf(name));

describe('the examples', () => {
  test.each(examples)('"$name" can be asked', async ({ form }) => {
    const { clocks, userErrors } = await ask(form);
    expect(userErrors).toEqual([]);
    expect(clocks.length).toBeGreaterThan(0);
  });

  test('show what they say', async () => {
    const [weekend] = (await preview('Waiting over a weekend')).clocks;
    expect(weekend).toMatchObject({ phase: 'RUNNING', promise: { dueAt: '2026-03-30T11:30:00.000Z' } });
    const [night] = (await preview('The night the clocks change')).clocks;
    expect(night?.promise?.dueAt).toBe('2026-03-29T03:00:00.000Z');
    const [urgent] = (await preview('Made urgent too late')).clocks;
    expect(urgent).toMatchObject({
      standing: 'BREACHED',
      promise: { breachedAt: '2026-03-02T12:00:00.000Z', noticedAt: '2026-03-02T13:00:00.000Z' },
    });
    const [broken] = (await preview('A broken promise stays broken')).clocks;
    expect(broken).toMatchObject({ standing: 'BREACHED', promise: { breachedAt: '2026-03-02T11:00:00.000Z' } });
    const [blended] = (await preview('Prime and non-prime, blended')).clocks;
    expect(blended?.promise?.dueAt).toBe('2026-03-02T20:20:00.000Z');
    const { inversions } = await preview('Who opens later is due earlier');
    expect(inversions).toMatchObject([{ clauses: ['1', '2'] }]);
    const { clocks } = await preview('Questions and answers');
    expect(clocks.map(({ measure, cycle, standing }) => `${measure} ${String(cycle)} ${standing ?? ''}`)).toEqual([
      'FIRST_RESPONSE 1 MET',
      'NEXT_RESPONSE 1 MET',
      'NEXT_RESPONSE 2 ',
      'RESOLUTION 1 MET',
    ]);
  });
});

test('what is wrong is named by the path of its field', async () => {
  const weekend = formOf('Waiting over a weekend');
  const paths = async (said: Partial<TryForm>): Promise<unknown> =>
    (await ask({ ...weekend, ...said })).userErrors.map(({ path }) => path?.join('.'));
  expect(await paths({ clauses: [newClause(1, { promise: '2 h', target: '3 h' })] })).toEqual(['clauses.0.target']);
  expect(await paths({ clauses: [newClause(1, { measure: 'NOTHING' })] })).toEqual(['clauses.0.measure']);
  const asked = toInput({ ...weekend, prime: 'Mon 09:00-25:00' });
  const { errors } = await server.gql(tryTicket, asked);
  expect(refusedIn(errors[0]?.message ?? '')).toEqual({
    path: 'schedule.periods.0.weekly.mon.0.to',
    message: 'A LocalTime is "HH:MM" or "HH:MM:SS" from 00:00 to 24:00; "25:00" came.',
  });
});

test('a saved schedule and the clauses of an agreement come back as they were', async () => {
  const office = formOf('Waiting over a weekend');
  const asked = toInput({
    ...office,
    nonPrime: 'Sat 22:00-06:00, Sun 10:00-12:00 13:00-24:00',
    nonPrimeHoliday: 'ALL_DAY',
    holidays: '2026-12-25, 2026-12-26',
    exceptions: '2026-12-24 prime 09:00-12:00\n2026-12-31 closed',
  });
  if ('problems' in asked) throw new Error(JSON.stringify(asked.problems));
  const schedule =
    '{ id name version timeZone holidays exceptions { date period intervals { from to } } periods { period onHoliday weekly { mon { from to } tue { from to } wed { from to } thu { from to } fri { from to } sat { from to } sun { from to } } } }';
  type Saved = Parameters<typeof hoursOf>[0];
  const { made } = await server.ask<{ made: { schedule: Saved; userErrors: UserError[] } }>(
    `mutation($input: CreateCoverageScheduleInput!) { made: createCoverageSchedule(input: $input) { schedule ${schedule} userErrors { message path } } }`,
    { input: { name: 'Office', schedule: asked.input.schedule } },
  );
  expect(made.userErrors).toEqual([]);
  const back = toInput({ ...office, ...hoursOf(made.schedule) });
  expect('input' in back && back.input.schedule).toEqual(asked.input.schedule);
  const clause = newClause(1, {
    promise: '1 h 30 min',
    target: '45 min',
    pausesWhile: 'none',
    warnAtShare: '0.5',
    onReopen: 'NEW_CYCLE',
    reopenWindow: '2 h',
  });
  const agreed = toInput({ ...office, clauses: [clause] });
  const defaults: Readonly<Record<string, unknown>> = {
    endsWait: 'ON_REPLY',
    onReopen: 'RESUME',
    onReclassify: 'CARRY',
    allowance: 'FIXED_AT_START',
    onResolveUnanswered: 'EXCLUDED',
  };
  if ('problems' in agreed) throw new Error(JSON.stringify(agreed.problems));
  const [input] = agreed.input.clauses as readonly Record<string, unknown>[];
  const shown: Readonly<Record<string, unknown>> = {
    ...input,
    promise: 'PT1H30M',
    target: 'PT45M',
    reopenWindow: 'PT2H',
    countOpening: false,
  };
  const stored = Object.fromEntries(
    Object.entries(shown).map(([field, value]) => [field, value ?? defaults[field] ?? null]),
  );
  expect(clauseFormOf({ id: 'x', number: '1', ...stored } as Parameters<typeof clauseFormOf>[0], 1)).toEqual({
    ...clause,
    ...{ endsWait: 'ON_REPLY', onReclassify: 'CARRY', allowance: 'FIXED_AT_START', onResolveUnanswered: 'EXCLUDED' },
  });
});
