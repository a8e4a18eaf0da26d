// Asking what-ifs on the floor, and counting them once more both ways.
import { expect, vi } from 'vitest';
import { idOf } from '../../server/src/gate/node-id.ts';
import { countHistory, type Counted, type Told } from '../../server/src/whatif/count-history.ts';
import { planWhatIf } from '../../server/src/whatif/plan-what-if.ts';
import { loadWhatIf } from '../../server/src/whatif/what-if.store.ts';
import type { FloorWorld } from './floor-world.ts';

// A thread reads the sources anew; on a busy machine that takes its time.
export const patience = { timeout: 50_000, interval: 50 };

export type Count = Readonly<Record<'met' | 'missed' | 'undecided', number>>;
type Sides<T> = Readonly<Record<'was' | 'wouldBe', T>>;
export type Amount = { readonly amount: string } | null;
export type Flip = Readonly<Record<'measure' | 'limit', string> & Record<'was' | 'becomes', string | null>> & {
  readonly ticket: { readonly reference: string };
  readonly cycle: number;
};
export interface WhatIf {
  readonly id: string;
  readonly state: string;
  readonly failure: string | null;
  readonly totalTickets: number | null;
  readonly readTickets: number;
  readonly flips: { readonly totalCount: number; readonly nodes: readonly Flip[] };
  readonly answer: {
    readonly measures: readonly (Sides<Count> & { readonly measure: string; readonly limit: string })[];
    readonly objectives: readonly (Sides<{ met: number; missed: number; isKept: boolean | null } | null> & {
      readonly number: string;
      readonly from: string;
    })[];
    readonly creditTotal: Sides<Amount>;
    readonly cost: { staffed: Sides<string>; staffing: Sides<Amount>; fee: Sides<Amount> };
    readonly flips: number;
  } | null;
}

export const counted = '{ met missed undecided }';
const fields = `id state failure totalTickets readTickets
  flips(first: 100) { totalCount nodes { ticket { reference } measure cycle limit was becomes } }
  answer { flips measures { measure limit was ${counted} wouldBe ${counted} }
    objectives { number from was { met missed isKept } wouldBe { met missed isKept } }
    creditTotal { was { amount } wouldBe { amount } }
    cost { staffed { was wouldBe } staffing { was { amount } wouldBe { amount } } fee { was { amount } wouldBe { amount } } } }`;

export interface Asked {
  readonly whatIf: WhatIf | null;
  readonly userErrors: readonly { readonly code: string; readonly path: readonly string[]; readonly message: string }[];
}

export class WhatIfs {
  readonly #floor: FloorWorld;
  readonly #agreement: string;

  constructor(floor: FloorWorld, agreement: string) {
    this.#floor = floor;
    this.#agreement = agreement;
  }

  /** Of March, unless it says otherwise. */
  async ask(input: Record<string, unknown>, token?: string): Promise<Asked> {
    const march = { agreement: this.#agreement, from: '2026-03-01', until: '2026-04-01' };
    const { askWhatIf } = await this.#floor.ask<{ askWhatIf: Asked }>(
      `mutation ($input: AskWhatIfInput!) { askWhatIf(input: $input) { whatIf { ${fields} } userErrors { code path message } } }`,
      { input: { ...march, ...input } },
      token,
    );
    return askWhatIf;
  }

  async see(id: string, token?: string): Promise<WhatIf | null> {
    const query = `query ($id: ID!) { whatIf(id: $id) { ${fields} } }`;
    return (await this.#floor.ask<{ whatIf: WhatIf | null }>(query, { id }, token)).whatIf;
  }

  /** The what-if once it has ended. */
  async answered(input: Record<string, unknown>): Promise<WhatIf> {
    const { whatIf, userErrors } = await this.ask(input);
    if (whatIf === null) throw new Error(JSON.stringify(userErrors));
    const { id } = whatIf;
    await vi.waitUntil(async () => !['WAITING', 'RUNNING'].includes((await this.see(id))?.state ?? ''), patience);
    return (await this.see(id)) ?? expect.fail('It went');
  }

  /** The same question counted once more: from when clocks ran where that will do, or every ticket from its facts. */
  async countAgain(
    { id }: WhatIf,
    isWhole: boolean,
    told: Told = () => Promise.resolve(true),
  ): Promise<Counted | null> {
    const { database } = this.#floor.server.app;
    const now = this.#floor.time.now();
    const counting = await database.transaction(async (tx) => {
      const row = (await loadWhatIf(tx, idOf('WhatIf', id) ?? 0, now)) ?? expect.fail('It went');
      const plan = await planWhatIf(tx, { question: row.question, run: { id: 0, run: 0 } }, now);
      return plan?.counting ?? expect.fail('no plan');
    });
    return countHistory(database, { ...counting, isWhole }, told);
  }

  /** Both ways say the same; how many tickets the quick one read whole. */
  async readWhole(whatIf: WhatIf): Promise<number> {
    const [quick, whole] = [await this.countAgain(whatIf, false), await this.countAgain(whatIf, true)];
    expect({ ...quick, readWhole: whole?.tickets }).toEqual(whole);
    return quick?.readWhole ?? expect.fail('It stopped');
  }
}

export const answerOf = ({ answer, failure, state }: WhatIf) => answer ?? expect.fail(`${state}: ${failure ?? ''}`);
export const said = ({ flips }: WhatIf) =>
  flips.nodes.map(({ ticket, limit, was, becomes }) => `${ticket.reference} ${limit} ${was ?? '-'} ${becomes ?? '-'}`);
