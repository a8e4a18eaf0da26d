// Merges and splits tie tickets together. Sources tell them on one of the two tickets or on both; here each ticket is told
// what either side said, once, as far as nobody took it back.
import { compareFacts, withoutTakenBack } from '../engine/fact-order.ts';
import type { Fact } from '../engine/fact.ts';
import type { FactRow } from './ticket.store.ts';

/** Facts by ticket, named as their source does. All of one source. */
export type FactsByReference = ReadonlyMap<string, readonly FactRow[]>;

export const isTie = ({ kind }: Pick<Fact, 'kind'>): boolean => kind === 'MERGED' || kind === 'SPLIT';

/** The other ticket that a merge or split speaks of; null: it does not say. */
export const otherOf = ({ from, into }: Fact): string | null => from ?? into ?? null;

/** The facts of each ticket with what the others say of it, as all of it stands at an instant. */
export function tellTies(tickets: FactsByReference, nowMs: number): Map<string, FactRow[]> {
  const words = [...tickets].flatMap(([reference, facts]) => wordsOf(reference, facts));
  const told = new Map([...tickets].map(([reference, facts]) => [reference, facts.filter(keptAnyway(words, nowMs))]));
  const ties = Map.groupBy(words, ({ row: { fact }, source, survivor }) => `${fact.kind}\0${source}\0${survivor}`);
  for (const tie of ties.values()) {
    const past = tie.filter(({ row }) => row.fact.at.epochMilliseconds <= nowMs);
    for (const same of standing(past, tickets)) tellBoth(same, told);
    // What lies ahead is told to both, so that both are read again when it comes.
    for (const word of tie.filter((each) => !past.includes(each))) tellBoth([word], told, word.teller);
  }
  return told;
}

/** One saying of one ticket about a tie. */
interface Word {
  readonly row: FactRow;
  readonly teller: string;
  readonly source: string;
  readonly survivor: string;
}

/** What a ticket says of its ties; an undo that names nobody speaks of the last one. */
function wordsOf(teller: string, facts: readonly FactRow[]): Word[] {
  const ties = facts.filter(({ fact }) => isTie(fact)).sort((a, b) => compareFacts(a.fact, b.fact));
  const last = new Map<string, { readonly source: string; readonly survivor: string }>();
  return ties.flatMap((row) => {
    const { fact } = row;
    const other = otherOf(fact);
    if (other === teller) return [];
    if (other !== null) {
      const isSurvivor = (fact.from ?? null) !== null;
      const ends = isSurvivor ? { source: other, survivor: teller } : { source: teller, survivor: other };
      last.set(fact.kind, ends);
      return [{ row, teller, ...ends }];
    }
    const ends = fact.undo ? last.get(fact.kind) : undefined;
    return ends === undefined ? [] : [{ row, teller, ...ends }];
  });
}

/** Whether a fact stays among those of its ticket: all but what ties say, which is told anew as it stands. */
function keptAnyway(words: readonly Word[], nowMs: number): (row: FactRow) => boolean {
  const past = new Set(words.map(({ row }) => row).filter(({ fact }) => fact.at.epochMilliseconds <= nowMs));
  return (row) => !past.has(row);
}

/** The sayings of one tie that nobody took back, those of the same deed together. */
function standing(words: readonly Word[], tickets: FactsByReference): readonly (readonly Word[])[] {
  // Of its two tickets alone: what a tie is must not depend on which others happen to be read with them.
  const ends = new Set(words.flatMap(({ source, survivor }) => [source, survivor]));
  const retractions = [...ends]
    .flatMap((ticket) => tickets.get(ticket) ?? [])
    .filter(({ fact }) => fact.kind === 'RETRACTED');
  const deeds: { readonly about: string | null; readonly words: Word[]; isUndone: boolean }[] = [];
  for (const word of unretracted(words, retractions)) {
    const { undo, refersTo } = word.row.fact;
    const about = subjectOf(word, tickets);
    const open = deeds.filter((deed) => !deed.isUndone);
    if (!undo) {
      const same = open.find((deed) => deed.about === about);
      if (same) same.words.push(word);
      else deeds.push({ about, words: [word], isUndone: false });
      continue;
    }
    const named = open.find((deed) => deed.words.some(({ row }) => row.fact.eventId === refersTo));
    const undone = named ?? open.findLast((deed) => about === null || deed.about === about) ?? open.at(-1);
    if (undone) undone.isUndone = true;
  }
  return deeds.filter((deed) => !deed.isUndone).map((deed) => deed.words);
}

/** In order, without those that were retracted; a retraction may itself be. */
function unretracted(words: readonly Word[], retractions: readonly FactRow[]): Word[] {
  // The engine knows which retraction holds; undoing is ours, because both sides may do it.
  const plain = new Map(words.map((word) => [{ ...word.row.fact, kind: 'UPDATED', undo: false } as const, word]));
  const all: Fact[] = [...plain.keys(), ...retractions.map(({ fact }) => fact)];
  return withoutTakenBack(all.sort(compareFacts)).flatMap((fact) => {
    const word = (plain as ReadonlyMap<Fact, Word>).get(fact);
    return word ? [word] : [];
  });
}

/** Which message a split moved, however it is named; null: a merge, or not said. */
function subjectOf({ row: { fact }, source }: Word, tickets: FactsByReference): string | null {
  if (fact.kind === 'MERGED') return null;
  const moved = tickets.get(source)?.find((each) => each.fact.eventId === fact.refersTo);
  return moved?.fact.message ?? fact.message ?? fact.refersTo;
}

/** Tells a deed to both of its tickets, in their own words where they have any; a ticket `except` knows already. */
function tellBoth(words: readonly Word[], told: ReadonlyMap<string, FactRow[]>, except?: string): void {
  const [first] = words;
  if (first === undefined) return;
  for (const ticket of [first.source, first.survivor].filter((each) => each !== except)) {
    const own = words.filter(({ teller }) => teller === ticket);
    const facts =
      own.length === 0 ? [mirrored(first, ticket)] : own.map(({ row }, place) => (place > 0 ? again(row) : row));
    told.get(ticket)?.push(...facts);
  }
}

/** Told twice, a deed is done once; what else the second saying brings stays. */
const again = (row: FactRow): FactRow => ({
  ...row,
  fact: { ...row.fact, kind: 'UPDATED', into: null, from: null },
});

/** What the other ticket said, as a fact of this one: the deed alone, for the rest is about the other. */
function mirrored({ row, source, survivor }: Word, ticket: string): FactRow {
  const ends = ticket === survivor ? { from: source, into: null } : { from: null, into: survivor };
  const nothing = { status: null, severity: null, group: null, agent: null, asset: null } as const;
  return {
    ticketId: row.ticketId,
    ...{ sourceStatus: null, sourceSeverity: null, serviceAccountRef: null, serviceRef: null },
    ...{ assetRef: null, assetOwner: null },
    fact: { ...row.fact, ...nothing, serviceAccount: null, service: null, ...ends },
  };
}
