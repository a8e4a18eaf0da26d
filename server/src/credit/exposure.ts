// How much money hangs on promises now: by customer and currency, and apart from it what suppliers would owe.
import type { Tx } from '../db/orm.ts';
import { loadAgreementsWithObjectives, type ObjectiveQuery } from '../objective/objective-list.store.ts';
import { loadObjectives } from '../objective/objectives-of.ts';
import { readObjectiveOf, type ObjectiveValue } from '../objective/read-objective.ts';
import { loadSections } from '../agreement/agreement-list.store.ts';
import { noSections } from '../agreement/sections.type.ts';
import { loadStandingCoins } from './credit.store.ts';
import { directionOf, owedFor, type Direction } from './owed.ts';

export interface Exposure {
  readonly direction: Direction;
  /** Null: of an agreement with all customers, or with a supplier. */
  readonly customer: number | null;
  readonly currency: string;
  readonly provisional: bigint;
  readonly due: bigint;
  readonly issued: bigint;
}

const BITE = 50;

/** What is at stake for each customer and currency; lines of nothing are left out. */
export async function loadExposure(tx: Tx, query: ObjectiveQuery, now: Temporal.Instant): Promise<Exposure[]> {
  const yearBegan = Temporal.PlainDate.from({ year: now.toZonedDateTimeISO('UTC').year, month: 1, day: 1 });
  const standing = await loadStandingCoins(tx, query, yearBegan.toZonedDateTime('UTC').toInstant());
  const sums = new Map<string, Exposure>();
  const add = (line: Pick<Exposure, 'direction' | 'customer' | 'currency'> & Partial<Exposure>): void => {
    const key = `${line.direction} ${String(line.customer)} ${line.currency}`;
    const before = sums.get(key) ?? { ...line, provisional: 0n, due: 0n, issued: 0n };
    sums.set(key, {
      ...before,
      provisional: before.provisional + (line.provisional ?? 0n),
      due: before.due + (line.due ?? 0n),
      issued: before.issued + (line.issued ?? 0n),
    });
  };
  for (const row of standing) add(row);
  for await (const values of runningPeriods(tx, query, now)) {
    const [first] = values;
    if (first === undefined) continue;
    const sections = (await loadSections(tx, [first.version.id])).get(first.version.id) ?? noSections;
    const owed = owedFor(values, sections);
    if (owed === null) continue;
    const { customer } = first.agreement;
    add({ direction: directionOf(first.agreement), customer, currency: owed.currency, provisional: owed.coins });
  }
  return [...sums.values()].filter(({ provisional, due, issued }) => provisional !== 0n || due !== 0n || issued !== 0n);
}

/** The objectives of each agreement in the periods that run. */
async function* runningPeriods(tx: Tx, query: ObjectiveQuery, now: Temporal.Instant): AsyncGenerator<ObjectiveValue[]> {
  for (let [from, isBehind] = [null as string | null, false]; ; isBehind = true) {
    const bite = await loadAgreementsWithObjectives(tx, query, { from, isBehind, limit: BITE });
    const asks = await loadObjectives(
      tx,
      bite.map(({ id }) => id),
      { on: null, now },
    );
    for (const own of asks.values()) {
      const values: ObjectiveValue[] = [];
      for (const ask of own) values.push(await readObjectiveOf(tx, ask, now));
      // One version governs one kind of period; another kind may be governed by another.
      yield* Map.groupBy(values, ({ version }) => version.id).values();
    }
    from = bite.at(-1)?.number ?? from;
    if (bite.length < BITE) return;
  }
}
