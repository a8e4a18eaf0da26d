// A list of objectives as they stand: by the agreement's number and, within one, in the order of its document. Agreements are
// read in bites, so that a page of a hundred costs the same among ten agreements and ten thousand.
import type { Tx } from '../db/orm.ts';
import type { ObjectiveStanding } from '../engine/objective.ts';
import { loadAgreementsWithObjectives, type ObjectiveQuery } from './objective-list.store.ts';
import { loadObjectives, type AskedDay } from './objectives-of.ts';
import { readObjectiveOf, type ObjectiveAsk, type ObjectiveValue } from './read-objective.ts';

export interface ObjectiveSearch extends ObjectiveQuery {
  /** Null: any. */
  readonly standings: readonly ObjectiveStanding[] | null;
  readonly day: AskedDay;
}

/** An objective with its place in the list. */
export interface PlacedObjective extends ObjectiveValue {
  readonly place: number;
}

/** The number of the agreement and the place within it. */
export type ObjectiveKey = readonly [number: string, place: number];

const BITE = 25;

/** At most `limit` objectives behind `after`. */
export async function loadObjectivePage(
  tx: Tx,
  search: ObjectiveSearch,
  { after, limit }: { readonly after: ObjectiveKey | null; readonly limit: number },
): Promise<PlacedObjective[]> {
  const found: PlacedObjective[] = [];
  for await (const { ask, place } of walk(tx, search, after)) {
    const value = await readObjectiveOf(tx, ask, search.day.now);
    if (search.standings === null || search.standings.includes(value.reading.standing)) found.push({ ...value, place });
    if (found.length === limit) break;
  }
  return found;
}

/** How many there are; a question for standings reads them all. */
export async function countObjectives(tx: Tx, search: ObjectiveSearch): Promise<number> {
  if (search.standings !== null) {
    return (await loadObjectivePage(tx, search, { after: null, limit: Number.MAX_SAFE_INTEGER })).length;
  }
  const places: number[] = [];
  for await (const { place } of walk(tx, search, null)) places.push(place);
  return places.length;
}

async function* walk(
  tx: Tx,
  search: ObjectiveSearch,
  after: ObjectiveKey | null,
): AsyncGenerator<{ readonly ask: ObjectiveAsk; readonly place: number }> {
  // The agreement of the cursor itself may have more.
  for (let [from, isBehind] = [after?.[0] ?? null, false]; ; isBehind = true) {
    const bite = await loadAgreementsWithObjectives(tx, search, { from, isBehind, limit: BITE });
    const asks = await loadObjectives(
      tx,
      bite.map(({ id }) => id),
      search.day,
    );
    for (const { id, number } of bite) {
      const behind = number === after?.[0] ? after[1] : -1;
      for (const [place, ask] of (asks.get(id) ?? []).entries()) if (place > behind) yield { ask, place };
    }
    from = bite.at(-1)?.number ?? from;
    if (bite.length < BITE) return;
  }
}
