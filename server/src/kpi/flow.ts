// One question about work, answered whole: the total with its series, the groups that turn most, the others. Moves are counted
// where they cross what is asked about: those between two groups are in both and in no total, so each is a question of its own.
import type { FigurePeriod } from '../clock/figure-query.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { codedError } from '../gate/errors.ts';
import { stepsOf } from './attainment.ts';
import type { FlowAxis, FlowKeys, FlowQuery } from './flow-query.ts';
import { countOpen, countTurns, signOf, type FlowQuestion, type TurnCount } from './flow.store.ts';
import type { Days } from './plan.ts';

/** Turns, and what lay open at the beginning and the end. */
export interface WorkCounts {
  readonly turns: Readonly<Record<TurnCount['kind'], number>>;
  readonly before: number;
  readonly after: number;
}

export interface WorkFigure {
  readonly query: FlowQuery;
  readonly period: FigurePeriod;
  readonly counts: WorkCounts;
}

export interface WorkGroup {
  /** In the order of `by`; null: the others. */
  readonly group: readonly string[] | null;
  readonly figure: WorkFigure;
}

export interface FlowAnswer {
  readonly total: WorkFigure;
  readonly series: readonly (Days & { readonly figure: WorkFigure })[];
  readonly groups: readonly WorkGroup[];
  readonly others: WorkFigure | null;
  readonly groupCount: number;
}

export type FlowAsked = FlowQuestion & { readonly first: number };

export async function answerFlow(tx: Tx, { first, ...question }: FlowAsked): Promise<FlowAnswer> {
  const { query, period, by } = question;
  const { whole, groups: all } = await read(tx, question);
  const groups = orderedGroups(all);
  const shown = groups.slice(0, first);
  const rest: FlowQuery = { ...query, except: shown.map(({ keys }) => keysOf(by, keys)) };
  const others = groups.length > shown.length ? await read(tx, { ...question, query: rest, by: [], step: null }) : null;
  return {
    total: { query, period, counts: countsOf(whole.turns, whole.open) },
    series: seriesOf(question, whole),
    groups: shown.map(({ keys, counts }) => ({
      group: keys,
      figure: { query: onlyGroup(query, by, keys), period, counts },
    })),
    others: others && { query: rest, period, counts: countsOf(others.whole.turns, others.whole.open) },
    groupCount: groups.length,
  };
}

/** Turns since the period began, and what lies open now. */
interface Read {
  readonly turns: readonly TurnCount[];
  readonly open: number;
}

async function read(
  tx: Tx,
  question: FlowQuestion,
): Promise<{ readonly whole: Read; readonly groups: readonly (Read & { readonly keys: readonly string[] })[] }> {
  const turns = await countTurns(tx, question, limits.figureGroups);
  if (turns === null)
    throw codedError(
      'TOO_LONG',
      `by: Expected at most ${String(limits.figureGroups)} groups times kinds, got more: filter.`,
    );
  const open = await countOpen(tx, question);
  const turnsOf = Map.groupBy(turns.groups, ({ keys }) => JSON.stringify(keys));
  const openOf = new Map(open.map(({ keys, n }) => [JSON.stringify(keys), n]));
  const groups = question.by.length === 0 ? [] : [...new Set([...turnsOf.keys(), ...openOf.keys()])];
  return {
    whole: { turns: turns.whole, open: open.reduce((sum, { n }) => sum + n, 0) },
    groups: groups.map((key) => ({
      keys: JSON.parse(key) as string[],
      turns: turnsOf.get(key) ?? [],
      open: openOf.get(key) ?? 0,
    })),
  };
}

interface GroupCounts {
  readonly keys: readonly string[];
  readonly counts: WorkCounts;
}

/** Those with the most turns first, ties by what lies open and then by their keys; those without either are none. */
function orderedGroups(read: readonly (Read & { readonly keys: readonly string[] })[]): GroupCounts[] {
  const groups = read.map(({ keys, turns, open }) => ({ keys, counts: countsOf(turns, open) }));
  const turned = ({ counts }: GroupCounts): number =>
    Object.values(counts.turns).reduce((sum, count) => sum + count, 0);
  const byKeys = (a: GroupCounts, b: GroupCounts): number => (a.keys.join('\0') < b.keys.join('\0') ? -1 : 1);
  return groups
    .filter((group) => turned(group) + group.counts.before + group.counts.after > 0)
    .sort((a, b) => turned(b) - turned(a) || b.counts.after - a.counts.after || byKeys(a, b));
}

const net = (turns: readonly TurnCount[]): number => turns.reduce((sum, { kind, n }) => sum + signOf[kind] * n, 0);

/** From what lies open now and every turn since the period began. */
function countsOf(turns: readonly TurnCount[], openNow: number): WorkCounts {
  const within = turns.filter((one) => one.within);
  const after = openNow - net(turns.filter((one) => !one.within));
  return { turns: byKind(within), before: after - net(within), after };
}

function byKind(turns: readonly TurnCount[]): WorkCounts['turns'] {
  const sums = { OPENED: 0, REOPENED: 0, MOVED_IN: 0, RESOLVED: 0, CANCELLED: 0, MERGED: 0, MOVED_OUT: 0, CLOSED: 0 };
  for (const { kind, n } of turns) sums[kind] += n;
  return sums;
}

function seriesOf({ query, period, step }: FlowQuestion, { turns, open }: Read): FlowAnswer['series'] {
  if (step === null || period.kind === 'INSTANTS') return [];
  const bySince = Map.groupBy(turns, ({ since }) => since);
  let before = countsOf(turns, open).before;
  return stepsOf(period, step).map(({ since, from, until }) => {
    const own = bySince.get(since) ?? [];
    const counts = { turns: byKind(own), before, after: before + net(own) };
    before = counts.after;
    return { from, until, figure: { query, period: { kind: 'DAYS', from, until }, counts } };
  });
}

const keysOf = (by: readonly FlowAxis[], keys: readonly string[]): FlowKeys =>
  Object.fromEntries(by.map((axis, place) => [axis, keys[place] ?? '']));

function onlyGroup(query: FlowQuery, by: readonly FlowAxis[], keys: readonly string[]): FlowQuery {
  const only = Object.fromEntries(Object.entries(keysOf(by, keys)).map(([axis, key]) => [axis, [key]]));
  return { ...query, only: { ...query.only, ...only } };
}
