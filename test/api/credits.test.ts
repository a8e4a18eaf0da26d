// Periods close by themselves, once; what is owed is recomputed here by hand, for three agreements.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { closeAllDue } from '../../server/src/connect/closing-loop.ts';
import { agree } from '../support/api-world.ts';
import { startFloorWorld, type FloorWorld, type Party } from '../support/floor-world.ts';

const HOUR = 3_600_000;
let floor: FloorWorld;
let acme: Party;

interface Credit {
  readonly id: string;
  readonly state: string;
  readonly direction: string;
  readonly amount: { readonly amount: string; readonly currency: string };
  readonly lines: readonly {
    readonly objective: string;
    readonly why: string;
    readonly isCapped: boolean;
    readonly amount: unknown;
  }[];
  readonly statement: number | null;
  readonly reason: string | null;
}
interface Period {
  readonly id: string;
  readonly from: string;
  readonly until: string;
  readonly closedBy: string | null;
  readonly asReported: readonly { number: string; met: number; missed: number; undecided: number; standing: string }[];
  readonly asKnown: readonly { objective: { number: string }; met: number; missed: number }[];
  readonly adjustments: readonly {
    objective: string;
    was: string;
    isNow: string;
    clock: { ticket: { reference: string } };
  }[];
  readonly credits: readonly Credit[];
}

const creditFields =
  'id state direction amount { amount currency } lines { objective why isCapped amount { amount } } statement reason';
const periodFields = `id from until closedBy asReported { number met missed undecided standing }
  asKnown { objective { number } met missed } adjustments { objective was isNow clock { ticket { reference } } } credits { ${creditFields} }`;

async function periods(number: string): Promise<readonly Period[]> {
  const { agreement } = await floor.ask<{ agreement: { closedPeriods: { nodes: Period[] } } }>(
    `query ($number: String!) { agreement(number: $number) { closedPeriods(first: 5) { nodes { ${periodFields} } } } }`,
    { number },
  );
  return agreement.closedPeriods.nodes;
}
/** How many clocks are listed behind what was reported kept and missed of the latest period, and altogether. */
async function behindReported(number: string): Promise<number[]> {
  const { agreement } = await floor.ask<{
    agreement: { closedPeriods: { nodes: { asReported: { met: string; missed: string; all: string }[] }[] } };
  }>(
    `query ($number: String!) { agreement(number: $number) { closedPeriods(first: 1) { nodes { asReported {
       met: drill(outcome: MET) missed: drill(outcome: MISSED) all: drill } } } } }`,
    { number },
  );
  const [reported] = agreement.closedPeriods.nodes[0]?.asReported ?? [];
  const counts = [reported?.met, reported?.missed, reported?.all].map((drill) =>
    floor.ask<{ clocks: { totalCount: number } }>('query ($d: String) { clocks(drill: $d) { totalCount } }', {
      d: drill,
    }),
  );
  return (await Promise.all(counts)).map(({ clocks }) => clocks.totalCount);
}
async function latest(number: string): Promise<Period> {
  const [period] = await periods(number);
  return period ?? expect.fail(`${number} has no closed period`);
}

async function done<T>(mutation: string, type: string, payload: string, input: Record<string, unknown>) {
  const { made } = await floor.ask<{ made: T & { userErrors: { code: string; path: unknown }[] } }>(
    `mutation ($input: ${type}!) { made: ${mutation}(input: $input) { ${payload} userErrors { code path message } } }`,
    { input },
  );
  return made;
}
const creditAct = (mutation: string, credit: string, reason?: string) =>
  done<{ credit: Credit | null }>(mutation, 'CreditActInput', `credit { ${creditFields} }`, { credit, reason });

const opened = (ticket: string, at: string) => ({
  ...{ ticket, at, kind: 'OPENED', actor: 'CUSTOMER', severity: 'NORMAL' },
  serviceAccount: `${ticket.split('-')[0] ?? ''}-1`,
});
const resolved = (ticket: string, at: string) => ({ ticket, at, kind: 'RESOLVED', actor: 'AGENT', by: 'Ann' });

/** Opens so many tickets on a day, the first `late` of them resolved after 7 h, the others after 1 h. */
async function live(prefix: string, day: string, { count, late }: { count: number; late: number }): Promise<void> {
  const start = Temporal.Instant.from(`${day}T06:00:00Z`);
  const at = (hours: number) => start.add({ hours }).toString();
  const tickets = Array.from({ length: count }, (_, i) => ({
    ticket: `${prefix}-${day}-${String(i)}`,
    isLate: i < late,
  }));
  await floor.turnTo(at(8));
  await floor.record('desk', ...tickets.map(({ ticket }) => opened(ticket, at(0))));
  await floor.record('desk', ...tickets.map(({ ticket, isLate }) => resolved(ticket, at(isLate ? 7 : 1))));
}

/** Everything due is closed, here or by the server's own loop, which may hold what is due at that moment. */
async function close(): Promise<void> {
  const { database } = floor.server.app;
  await vi.waitUntil(
    async () => {
      await closeAllDue({ database, time: floor.time, graceMs: 24 * HOUR });
      const [left] = await database.transaction((tx) =>
        tx.rows<{ due: number }>('select count(*) as due from period_plan where due_at <= at_ms($1)', [
          floor.time.now().epochMilliseconds,
        ]),
      );
      return left?.due === 0;
    },
    { timeout: 10_000, interval: 20 },
  );
}

const month = { period: 'MONTH', measure: 'RESOLUTION', kind: 'SHARE_WITHIN' };
const clauses = [{ number: '1', measure: 'RESOLUTION', promise: 'PT6H' }];
const fee = (amount: string, more = {}) => [
  { name: 'Care', charge: 'FLAT', amount: { amount, currency: 'EUR' }, period: 'MONTH', ...more },
];

beforeAll(async () => {
  floor = await startFloorWorld('2026-03-01T00:00:00Z');
  acme = await floor.party('Acme', {
    clauses,
    sections: {
      objectives: [{ ...month, number: 'O1', share: 90 }],
      prices: fee('1234.50'),
      penalties: [
        { text: 'Below ninety', objective: 'O1', below: 90, percentage: 5 },
        { text: 'Below seventy-five', objective: 'O1', below: 75, percentage: 12.5 },
      ],
    },
  });
  await floor.party('Bolt', {
    clauses,
    sections: {
      objectives: [{ ...month, number: 'O1', kind: 'MISSES_AT_MOST', most: 1, period: 'QUARTER' }],
      prices: fee('1000.00'),
      penalties: [
        {
          ...{ text: 'For each breach', objective: 'O1', isPerBreach: true },
          ...{ amount: { amount: '75.00', currency: 'EUR' }, capPercentage: 7 },
        },
      ],
    },
  });
  await floor.party('Cog', {
    clauses,
    sections: {
      objectives: [{ ...month, number: 'O1', share: 100 }],
      penalties: [
        {
          ...{ text: 'Once', objective: 'O1', minimumVolume: 3, rounding: 'UP' },
          ...{ amount: { amount: '10', currency: 'JPY' } },
        },
      ],
    },
  });
}, 60_000);
afterAll(() => floor.close());

describe('while a month runs', () => {
  test('what would be owed if it ended now stands beside the objective, and the exposure by customer', async () => {
    // Acme: 8 of 10 is 80 %: below 90, not below 75: 5 % of 1,234.50 is 61.725, to the nearest 61.73.
    await live('Acme', '2026-03-02', { count: 10, late: 2 });
    const { agreement } = await floor.ask<{ agreement: { objectives: { provisionalCredit: unknown }[] } }>(
      '{ agreement(number: "Acme-SLA") { objectives { provisionalCredit { amount currency } } } }',
    );
    expect(agreement.objectives).toEqual([{ provisionalCredit: { amount: '61.73', currency: 'EUR' } }]);
    const { exposure } = await floor.ask<{ exposure: unknown[] }>(
      'query ($c: [ID!]) { exposure(customers: $c) { customer { name } direction provisional { amount } due { amount } issued { amount } } }',
      { c: [acme.customer] },
    );
    expect(exposure).toEqual([
      {
        ...{ customer: { name: 'Acme' }, direction: 'CREDIT', provisional: { amount: '61.73' } },
        ...{ due: { amount: '0.00' }, issued: { amount: '0.00' } },
      },
    ]);
  });

  test('it is not closed by hand before it is over', async () => {
    const input = { agreement: acme.agreement, kind: 'MONTH', on: '2026-03-05' };
    const refused = await done<{ period: unknown }>('closePeriod', 'ClosePeriodInput', 'period { id }', input);
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', path: ['on'] }]);
  });
});

describe('when a month is over', () => {
  test('it closes by itself a day later, once, however many servers come', async () => {
    await live('Cog', '2026-03-10', { count: 3, late: 1 });
    await live('Bolt', '2026-03-12', { count: 4, late: 3 });
    await floor.turnTo('2026-03-31T22:00:00Z');
    await floor.quiet();
    // Six months of grace and none: March ends at 22:00 UTC in Berlin; the grace has not passed.
    await close();
    expect((await periods('Acme-SLA')).every(({ until }) => until <= '2026-03-01')).toBe(true);
    await floor.turnTo('2026-04-01T22:00:00Z');
    await Promise.all([close(), close(), close()]);
    const period = await latest('Acme-SLA');
    expect(period).toMatchObject({ from: '2026-03-01', until: '2026-04-01', closedBy: null, adjustments: [] });
    expect(period.asReported).toEqual([{ number: 'O1', met: 8, missed: 2, undecided: 0, standing: 'BROKEN' }]);
    expect(period.credits).toMatchObject([
      {
        ...{ state: 'DRAFT', direction: 'CREDIT', amount: { amount: '61.73', currency: 'EUR' } },
        lines: [{ objective: 'O1', why: '8 of 10 is below 90 %, 5 % of the fee.', isCapped: false }],
      },
    ]);
    // Cog: one of three missed, 10 yen, once.
    expect((await latest('Cog-SLA')).credits).toMatchObject([{ amount: { amount: '10', currency: 'JPY' } }]);
    expect((await periods('Bolt-SLA')).some(({ until }) => until === '2026-04-01')).toBe(true);
    // Bolt: three breaches of 75 are 225; the cap is 7 % of three months of 1,000, 210.
    expect((await latest('Bolt-SLA')).credits).toMatchObject([
      {
        amount: { amount: '210.00' },
        lines: [{ isCapped: true, why: 'The objective was broken, for each of 3, up to the cap.' }],
      },
    ]);
  });

  test('closing it once more changes nothing', async () => {
    const before = await periods('Acme-SLA');
    await close();
    const input = { agreement: acme.agreement, kind: 'MONTH', on: '2026-03-05' };
    const refused = await done<{ period: unknown }>('closePeriod', 'ClosePeriodInput', 'period { id }', input);
    expect(refused.userErrors).toMatchObject([{ code: 'INVALID', path: ['on'] }]);
    expect(await periods('Acme-SLA')).toEqual(before);
  });

  test('periods before the agreement was recorded here are pinned and owe nothing', async () => {
    const earlier = (await periods('Acme-SLA')).filter(({ until }) => until <= '2026-03-01');
    expect(earlier.length).toBeGreaterThan(0);
    expect(earlier.flatMap(({ credits }) => credits)).toEqual([]);
  });
});

describe('what becomes known later', () => {
  test('is an adjustment beside what was reported, and a draft of the difference', async () => {
    // A ticket that was told to be resolved in time had been opened and resolved late: a third miss of eleven.
    await floor.record(
      'desk',
      opened('Acme-late', '2026-03-20T06:00:00Z'),
      resolved('Acme-late', '2026-03-20T13:00:00Z'),
    );
    await floor.turnTo('2026-04-01T23:00:00Z');
    await floor.quiet();
    await close();
    const period = await latest('Acme-SLA');
    expect(period.asReported).toMatchObject([{ met: 8, missed: 2 }]);
    expect(await behindReported('Acme-SLA')).toEqual([8, 2, 10]);
    expect(period.asKnown).toMatchObject([{ objective: { number: 'O1' }, met: 8, missed: 3 }]);
    expect(period.adjustments).toEqual([
      { objective: 'O1', was: null, isNow: 'BAD', clock: { ticket: { reference: 'Acme-late' } } },
    ]);
    // 8 of 11 is 72.7 %: below 75 now, 12.5 % of 1,234.50 is 154.3125, 154.31; 61.73 were reckoned.
    expect(period.credits.map(({ amount }) => amount.amount)).toEqual(['61.73', '92.58']);
    await floor.turnTo('2026-04-01T23:30:00Z');
    await close();
    expect((await latest('Acme-SLA')).adjustments).toHaveLength(1);
    expect((await latest('Acme-SLA')).credits).toHaveLength(2);
  });

  test('that a breach is excused lowers what is owed by a counter draft', async () => {
    const { ticket } = await floor.ask<{ ticket: { clocks: { nodes: { id: string }[] } } }>(
      '{ ticket(reference: "Acme-late") { clocks { nodes { id } } } }',
    );
    await done('waiveBreach', 'BreachInput', 'waiver { id }', {
      clock: ticket.clocks.nodes[0]?.id,
      reason: 'A test of ours',
    });
    const { checked } = await floor.ask<{ checked: { period: Period } }>(
      `mutation ($id: ID!) { checked: checkPeriod(period: $id) { period { ${periodFields} } } }`,
      { id: (await latest('Acme-SLA')).id },
    );
    expect(checked.period.adjustments.map(({ was, isNow }) => [was, isNow])).toEqual([
      [null, 'BAD'],
      ['BAD', 'WAIVED'],
    ]);
    expect(checked.period.credits.map(({ amount }) => amount.amount)).toEqual(['61.73', '92.58', '-92.58']);
  });
});

describe('a credit', () => {
  test('is approved, issued with the next number, and taken back by a counter entry, one at a time', async () => {
    const [first, second, third] = (await latest('Acme-SLA')).credits;
    const id = first?.id ?? '';
    expect((await creditAct('issueCredit', id)).userErrors).toMatchObject([{ code: 'INVALID', path: ['credit'] }]);
    expect((await creditAct('approveCredit', id)).credit?.state).toBe('APPROVED');
    expect((await creditAct('issueCredit', id)).credit).toMatchObject({ state: 'ISSUED', statement: 1 });
    expect((await creditAct('reverseCredit', id)).userErrors).toMatchObject([{ code: 'EMPTY', path: ['reason'] }]);
    const { credit: counter } = await creditAct('reverseCredit', id, 'Paid in kind');
    expect(counter).toMatchObject({ state: 'DRAFT', amount: { amount: '-61.73' }, reason: 'Paid in kind' });
    expect((await creditAct('reverseCredit', id, 'Again')).userErrors).toMatchObject([{ code: 'DUPLICATE' }]);
    // A counter entry that was declined took nothing back.
    expect((await creditAct('declineCredit', counter?.id ?? '', 'Not yet paid')).credit?.state).toBe('DECLINED');
    expect((await creditAct('reverseCredit', id, 'Paid in kind')).credit?.amount.amount).toBe('-61.73');
    expect((await creditAct('declineCredit', second?.id ?? '', 'Both cancel out')).credit?.state).toBe('DECLINED');
    expect((await creditAct('declineCredit', third?.id ?? '', 'Both cancel out')).credit?.state).toBe('DECLINED');
    // A counter entry and what was declined are acts of people: nothing is drafted again because of them.
    const period = await latest('Acme-SLA');
    await floor.ask('mutation ($id: ID!) { checkPeriod(period: $id) { period { id } } }', { id: period.id });
    expect((await latest('Acme-SLA')).credits).toHaveLength(5);
  });

  test('counts in the exposure as far as it has come', async () => {
    const { exposure } = await floor.ask<{ exposure: unknown[] }>(
      'query ($c: [ID!]) { exposure(customers: $c) { provisional { amount } due { amount } issued { amount } } }',
      { c: [acme.customer] },
    );
    expect(exposure).toEqual([
      { provisional: { amount: '0.00' }, due: { amount: '-61.73' }, issued: { amount: '61.73' } },
    ]);
  });

  test('is listed by how far it has come', async () => {
    const { credits } = await floor.ask<{ credits: { totalCount: number; nodes: Credit[] } }>(
      `query ($a: ID) { credits(filter: { agreement: $a, states: [DECLINED] }) { totalCount nodes { ${creditFields} } } }`,
      { a: acme.agreement },
    );
    expect(credits.totalCount).toBe(3);
    expect(credits.nodes.map(({ reason }) => reason)).toEqual(['Not yet paid', 'Both cancel out', 'Both cancel out']);
  });
});

test('a closing that dies in the middle leaves nothing, keeps nobody waiting, and the next one closes it once', async () => {
  await live('Cog', '2026-04-10', { count: 3, late: 3 });
  const { database } = floor.server.app;
  const run = (statement: string) => database.transaction((tx) => tx.rows(statement));
  await run(`create function die() returns trigger language plpgsql as $$ begin raise exception 'cut off'; end $$`);
  await run('create trigger die before insert on credit for each row execute function die()');
  await floor.turnTo('2026-05-01T21:00:00Z');
  await floor.quiet();
  // It comes before all others; the server's own loop has no part in it, whose clock is an hour behind.
  await run(
    "update period_plan p set due_at = due_at - interval '30 minutes' from agreement a where a.id = p.agreement_id and a.number = 'Cog-SLA'",
  );
  const later = { ...floor.time, now: () => Temporal.Instant.from('2026-05-01T22:30:00Z') };
  await expect(closeAllDue({ database, time: later, graceMs: 24 * HOUR })).rejects.toThrow('cut off');
  expect((await latest('Cog-SLA')).until).toBe('2026-04-01');
  expect((await latest('Acme-SLA')).until).toBe('2026-05-01');
  await run('drop trigger die on credit');
  await floor.turnTo('2026-05-02T22:00:00Z');
  await Promise.all([close(), close()]);
  const period = await latest('Cog-SLA');
  expect(period).toMatchObject({ until: '2026-05-01', asReported: [{ missed: 3 }] });
  expect(period.credits.map(({ amount }) => amount.amount)).toEqual(['10']);
});

test('a supplier owes us: recovery stands beside what we owe', async () => {
  await agree(floor.server, {
    ...{ number: 'UC-1', kind: 'UNDERPINNING', level: 'CORPORATE', schedule: await scheduleId(), from: '2026-04-01' },
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT2H' }],
    sections: {
      objectives: [{ number: 'O1', kind: 'VOLUME_AT_LEAST', period: 'MONTH', metric: 'parts', least: 5 }],
      penalties: [{ text: 'Parts', objective: 'O1', amount: { amount: '20.00', currency: 'EUR' } }],
    },
  });
  await vi.waitFor(async () => {
    const { exposure } = await floor.ask<{ exposure: { direction: string; provisional: { amount: string } }[] }>(
      '{ exposure { direction customer { name } provisional { amount } } }',
    );
    expect(exposure.filter(({ direction }) => direction === 'RECOVERY')).toEqual([
      { direction: 'RECOVERY', customer: null, provisional: { amount: '20.00' } },
    ]);
  });
});

async function scheduleId(): Promise<string> {
  const { schedules } = await floor.ask<{ schedules: { nodes: { id: string }[] } }>(
    '{ schedules: coverageSchedules(first: 1) { nodes { id } } }',
  );
  return schedules.nodes[0]?.id ?? expect.fail('No schedule');
}
