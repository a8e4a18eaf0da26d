// An objective over deliverables against a plain count of their occurrences: in time, late, missed and waived, each pinned to
// the version that judged it, also across an amendment.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { activate, draft } from '../support/api-world.ts';
import {
  startDeliverableWorld,
  tea,
  type DeliverableWorld,
  type OccurrenceAnswer,
} from '../support/deliverable-world.ts';

let made: DeliverableWorld;
let number: string;
const objectives = [
  { number: '1', kind: 'DELIVERED', deliverable: '11.1', share: 50, period: 'MONTH' },
  { number: '2', kind: 'DELIVERED', share: 50, period: 'MONTH' },
];
const coffee = { ...tea, number: '11.2', title: 'Coffee' };

beforeAll(async () => {
  made = await startDeliverableWorld('2026-03-02T07:00:00Z');
  number = await made.owing([{ ...tea, grace: 'PT1H' }, coffee], {
    sections: { deliverables: [{ ...tea, grace: 'PT1H' }, coffee], objectives },
  });
});
afterAll(() => made.server.close());

interface Counted {
  readonly met: number;
  readonly missed: number;
  readonly undecided: number;
  readonly waived: number;
}

async function read(): Promise<Record<string, Counted>> {
  const { agreement } = await made.server.ask<{
    agreement: { objectives: (Counted & { objective: { number: string } })[] };
  }>(
    `query ($n: String!) { agreement(number: $n) { objectives(on: "2026-03-15") {
       objective { number } met missed undecided waived } } }`,
    { n: number },
  );
  return Object.fromEntries(agreement.objectives.map(({ objective, ...counts }) => [objective.number, counts]));
}

async function marchOf(which: string | null): Promise<OccurrenceAnswer[]> {
  const all = await made.occurrences(number, { from: '2026-03-01T00:00:00Z', until: '2026-04-01T00:00:00Z' });
  return all.filter((each) => which === null || each['number'] === which);
}

async function plainCount(which: string | null): Promise<Counted> {
  const all = await marchOf(which);
  const those = (...standings: string[]): number => all.filter(({ standing }) => standings.includes(standing)).length;
  const [met, missed, waived] = [those('DELIVERED'), those('LATE', 'MISSED'), those('WAIVED')];
  return { met, missed, waived, undecided: all.length - met - missed - waived };
}

const at = async (instant: string, act: () => Promise<unknown>): Promise<void> => {
  await made.turnTo(instant);
  await act();
};
const deliver = (which: string) => made.tell('recordDelivery', { agreement: number, number: which, by: 'Ann' });

test('in time, late, missed and waived count as a plain count of occurrences does', async () => {
  await at('2026-03-02T08:30:00Z', () => deliver('11.1'));
  await at('2026-03-03T09:30:00Z', () => deliver('11.1'));
  await at('2026-03-05T12:00:00Z', async () => {
    const missed = (await marchOf('11.1')).find(({ standing }) => standing === 'MISSED');
    await made.tell('waiveOccurrence', { occurrence: missed?.id, reason: 'A strike', by: 'Ann' });
  });
  await at('2026-03-06T08:30:00Z', () => deliver('11.2'));
  const counted = await read();
  expect(counted).toEqual({ '1': await plainCount('11.1'), '2': await plainCount(null) });
  // Tea: in time on the 2nd, late on the 3rd, waived on the 4th, missed on the 5th. Coffee missed four times before it came.
  expect(counted['1']).toMatchObject({ met: 1, missed: 2, waived: 1 });
  expect(counted['2']).toMatchObject({ met: 2, missed: 6, waived: 1 });
});

test('an amendment leaves what has opened to the version that judged it, and all of the month counts', async () => {
  const next = { from: '2026-03-10', sections: { deliverables: [tea], objectives } };
  const drafted = await draft(made.server, made.termsOf(number, [tea], next));
  expect((await activate(made.server, drafted.version?.id ?? '')).userErrors).toEqual([]);
  await made.turnTo('2026-03-20T12:00:00Z');
  const versions = new Set((await marchOf('11.1')).map((each) => JSON.stringify(each['agreementVersion'])));
  expect(versions).toEqual(new Set(['{"version":1}', '{"version":2}']));
  expect(await read()).toEqual({ '1': await plainCount('11.1'), '2': await plainCount(null) });
  expect((await read())['1']).toMatchObject({ met: 1, waived: 1 });
});
