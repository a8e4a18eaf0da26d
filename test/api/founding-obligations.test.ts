// The founding examples of what is owed again and again: drinks, leads, passwords. Entered as a contract manager would, and
// lived through on a clock that is turned.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { templates } from '../../dashboard/src/agreement/templates.ts';
import { agree, draft } from '../support/api-world.ts';
import { codesOf, startDeliverableWorld, type DeliverableWorld, type Told } from '../support/deliverable-world.ts';

let made: DeliverableWorld;
beforeAll(async () => {
  // A Friday. The clocks of Berlin go forward in the night to Sunday.
  made = await startDeliverableWorld('2026-03-27T05:00:00Z');
});
afterAll(() => made.server.close());

/** None of these promises anything about tickets, so there is no clause. */
const nothingOfTickets = { clauses: [], from: '2026-03-27', timeZone: 'Europe/Berlin' };

const deliver = (agreement: string, more: Record<string, unknown>): Promise<Told> =>
  made.tell('recordDelivery', { agreement, ...more });

/** "dueAt standing", the first due first. */
const standings = async (text: string, until: string): Promise<string[]> =>
  (await made.occurrences(text, { until })).map(
    ({ title, dueAt, standing }) => `${String(title)} ${dueAt} ${standing}`,
  );

async function kept(number: string): Promise<unknown> {
  const { agreement } = await made.server.ask<{ agreement: { inForce: { deliverables: unknown } } }>(
    `query ($number: String!) { agreement(number: $number) { inForce {
       deliverables { deliverable { number } delivered late missed open disputed } } } }`,
    { number },
  );
  return agreement.inForce.deliverables;
}

describe('the beverage supplier', () => {
  const drink = { owedBy: 'SUPPLIER', rule: 'FREQ=DAILY', opensBefore: 'PT1H', grace: 'PT30M' };

  test('brings tea morning and evening, coffee before and after lunch: in time, late, and not at all', async () => {
    await agree(made.server, {
      ...{
        ...nothingOfTickets,
        number: 'DRINKS',
        kind: 'UNDERPINNING',
        level: 'CORPORATE',
        schedule: made.world.always,
      },
      sections: {
        parties: [
          { role: 'PROVIDER', name: 'Our company' },
          { role: 'SUPPLIER', name: 'Samovar & Sons' },
        ],
        deliverables: [
          { ...drink, number: '1', title: 'Tea', times: ['08:00', '18:00'] },
          { ...drink, number: '2', title: 'Coffee', times: ['11:30', '13:30'] },
        ],
      },
    });
    // Berlin is one hour ahead of UTC on Friday, two on Sunday: the same tea, an hour earlier in UTC.
    expect((await made.occurrences('DRINKS')).map(({ title, dueAt }) => `${String(title)} ${dueAt}`)).toEqual(
      expect.arrayContaining([
        ...['Tea 2026-03-27T07:00:00Z', 'Coffee 2026-03-27T10:30:00Z'],
        ...['Coffee 2026-03-27T12:30:00Z', 'Tea 2026-03-27T17:00:00Z'],
        ...['Tea 2026-03-29T06:00:00Z', 'Tea 2026-03-29T16:00:00Z'],
      ]),
    );
    // Morning tea at 07:50, ten minutes early. The first coffee at 11:45, late by a quarter of an hour. The second never comes.
    await made.turnTo('2026-03-27T06:50:00Z');
    expect((await deliver('DRINKS', { number: '1' })).occurrence).toMatchObject({ standing: 'DELIVERED' });
    await made.turnTo('2026-03-27T10:45:00Z');
    expect((await made.first('DRINKS', '2026-03-27T10:00:00Z')).standing).toBe('LATE');
    expect((await deliver('DRINKS', { number: '2' })).occurrence).toMatchObject({
      ...{ standing: 'LATE', dueAt: '2026-03-27T10:30:00Z', deliveredAt: '2026-03-27T10:45:00Z' },
    });
    const today = '2026-03-27T17:30:00Z';
    // Due at 13:30, within its half hour of grace at 14:00 itself, and missed one millisecond later.
    await made.turnTo('2026-03-27T13:00:00Z');
    expect(await standings('DRINKS', today)).toContain('Coffee 2026-03-27T12:30:00Z LATE');
    await made.turnTo('2026-03-27T13:00:00.001Z');
    expect(await standings('DRINKS', today)).toEqual([
      ...['Tea 2026-03-27T07:00:00Z DELIVERED', 'Coffee 2026-03-27T10:30:00Z LATE'],
      ...['Coffee 2026-03-27T12:30:00Z MISSED', 'Tea 2026-03-27T17:00:00Z UPCOMING'],
    ]);
    expect(await kept('DRINKS')).toMatchObject([
      { deliverable: { number: '1' }, delivered: 1, late: 0, missed: 0 },
      { deliverable: { number: '2' }, delivered: 0, late: 1, missed: 1 },
    ]);
  });
});

describe('marketing, which owes sales fifty leads a month', () => {
  test('delivers them in parts, and sales says whether they were leads', async () => {
    await agree(made.server, {
      ...{ ...nothingOfTickets, number: 'LEADS', kind: 'OLA', level: 'CORPORATE', schedule: made.world.always },
      sections: {
        parties: [
          { role: 'PROVIDER', name: 'Marketing' },
          { role: 'INTERNAL', name: 'Sales' },
        ],
        deliverables: [
          {
            ...{ number: '1', title: 'New leads', owedBy: 'PROVIDER', quantity: 50, unit: 'lead' },
            ...{ rule: 'FREQ=MONTHLY;BYMONTHDAY=-1', times: ['24:00'], needsConfirmation: true },
          },
        ],
      },
    });
    const april = await made.first('LEADS', '2026-04-15T00:00:00Z');
    // The last of April ends at midnight in Berlin, two hours ahead of UTC.
    expect(april).toMatchObject({ dueOn: '2026-04-30', dueAt: '2026-04-30T22:00:00Z', wanted: 50 });
    await made.turnTo('2026-04-10T08:00:00Z');
    expect((await deliver('LEADS', { number: '1', quantity: 30, by: 'Mara' })).occurrence).toMatchObject({
      ...{ standing: 'OPEN', quantity: 30 },
    });
    await made.turnTo('2026-04-29T08:00:00Z');
    const { occurrence } = await deliver('LEADS', { number: '1', quantity: 20, by: 'Mara' });
    expect(occurrence).toMatchObject({ id: april.id, standing: 'DELIVERED', quantity: 50, confirmation: 'PENDING' });
    const disputed = await made.tell('disputeDelivery', {
      occurrence: april.id,
      reason: 'Six of them were the same man.',
    });
    expect(disputed.occurrence).toMatchObject({ standing: 'DELIVERED', confirmation: 'DISPUTED' });
    expect(await kept('LEADS')).toMatchObject([{ disputed: 1 }]);
    const confirmed = await made.tell('confirmDelivery', { occurrence: april.id });
    expect(confirmed.occurrence).toMatchObject({ confirmation: 'CONFIRMED' });
    expect((await made.historyOf(april.id)).map(({ kind, quantity }) => [kind, quantity])).toEqual([
      ...[
        ['DELIVERED', 30],
        ['DELIVERED', 20],
      ],
      ...[
        ['DISPUTED', null],
        ['CONFIRMED', null],
      ],
    ]);
  });
});

describe('the corporate security rule', () => {
  test('is kept by every employee, every thirty days, with a password or a card', async () => {
    const members = ['Ada', 'Bela', 'Cleo'].map((name, place) => ({ reference: `E-${String(place + 1)}`, name }));
    const rule = {
      ...{ number: '1', title: 'Passwords', statement: 'Every employee changes the password, or uses a card.' },
      ...{ owedBy: 'INTERNAL', rule: 'FREQ=DAILY;INTERVAL=30', startsOn: '2026-05-01', times: ['24:00'] },
      ...{ opensBefore: 'PT240H', members, alternatives: ['a password', 'a card'] },
    };
    await agree(made.server, {
      ...{ ...nothingOfTickets, number: 'SECURITY', kind: 'OLA', level: 'CORPORATE', schedule: made.world.always },
      sections: {
        parties: [
          { role: 'PROVIDER', name: 'Security office' },
          { role: 'INTERNAL', name: 'Every employee' },
        ],
        deliverables: [rule],
      },
    });
    // 1 May, and thirty days later 31 May; each is due as its day ends in Berlin.
    await made.turnTo('2026-05-01T08:00:00Z');
    const rows = await made.occurrences('SECURITY');
    expect(rows.slice(0, 2).map(({ dueOn, dueAt }) => [dueOn, dueAt])).toEqual([
      ['2026-05-01', '2026-05-01T22:00:00Z'],
      ['2026-05-31', '2026-05-31T22:00:00Z'],
    ]);
    const done = async (member: string, alternative: string): Promise<unknown> => {
      const { occurrence } = await deliver('SECURITY', { number: '1', member, alternative });
      return [occurrence?.['membersDone'], occurrence?.['membersWanted'], occurrence?.standing];
    };
    expect(codesOf(await deliver('SECURITY', { number: '1', member: 'E-9', alternative: 'a card' }))).toEqual([
      'NOT_A_MEMBER member',
    ]);
    expect(codesOf(await deliver('SECURITY', { number: '1', member: 'E-1', alternative: 'a fingerprint' }))).toEqual([
      'INVALID alternative',
    ]);
    // Its window of ten days is nearly over, so that it has been at risk since three quarters of it were gone.
    expect(await done('E-1', 'a password')).toEqual([1, 3, 'AT_RISK']);
    expect(await done('E-2', 'a card')).toEqual([2, 3, 'AT_RISK']);
    // Cleo does nothing: two of three are not every employee.
    await made.turnTo('2026-05-01T22:00:00.001Z');
    expect(await made.first('SECURITY')).toMatchObject({ standing: 'MISSED', membersDone: 2, membersWanted: 3 });
  });
});

test.each([
  ['internal', ['New leads']],
  ['janitorial', ['Tea', 'Coffee']],
] as const)('the template “%s” owes what its example says', async (name, titles) => {
  const { head, clauses, sections } = templates.find((each) => each.name === name) ?? expect.fail(name);
  const { version, userErrors } = await draft(made.server, {
    ...{ ...head, number: `T-${name}`, from: '2026-06-01', schedule: made.world.always, clauses, sections },
  });
  expect(userErrors).toEqual([]);
  const { node } = await made.server.ask<{ node: unknown }>(
    'query ($id: ID!) { node(id: $id) { ... on AgreementVersion { deliverables { deliverable { title } } } } }',
    { id: version?.id },
  );
  expect(node).toEqual({ deliverables: titles.map((title) => ({ deliverable: { title } })) });
});

test('an agreement that promises nothing at all is refused', async () => {
  const bare = { ...nothingOfTickets, number: 'NOTHING', customer: made.world.customer, schedule: made.world.always };
  for (const sections of [{}, { deliverables: [] }]) {
    const { userErrors } = await draft(made.server, { ...bare, sections });
    expect(userErrors.map(({ code, path }) => `${code} ${path?.join('.') ?? ''}`)).toEqual(['NO_CLAUSES clauses']);
  }
});
