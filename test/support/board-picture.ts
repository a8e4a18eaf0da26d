// The picture of a board as a program asks for it, and what it must be: the same figures counted one by one from the lists.
import { expect } from 'vitest';
import type { FloorWorld } from './floor-world.ts';

const hourMs = 3_600_000;

export interface Limit {
  readonly standing: string | null;
  readonly dueAt: string | null;
  readonly breachedAt: string | null;
}
export interface Clock {
  readonly id: string;
  readonly measure: string;
  readonly phase: string;
  readonly standing: string | null;
  readonly startedAt: string | null;
  readonly promise: Limit;
  readonly target: Limit | null;
  readonly ticket: {
    readonly reference: string;
    readonly source: string;
    readonly status: string;
    readonly severity: string;
    readonly group: string;
  };
}

const clockFields = `id measure phase standing startedAt promise { standing dueAt breachedAt } target { standing dueAt breachedAt }
  ticket { reference source status severity group }`;

export async function clocksBehind(
  floor: FloorWorld,
  args: string,
  variables: Record<string, unknown> = {},
): Promise<Clock[]> {
  interface Page {
    readonly clocks: {
      readonly totalCount: number;
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
      readonly nodes: Clock[];
    };
  }
  const found: Clock[] = [];
  for (let after: string | null = null; ;) {
    const { clocks }: Page = await floor.ask<Page>(
      `query($after: String, $drill: String) { clocks(first: 100, after: $after, drill: $drill ${args}) { totalCount pageInfo { hasNextPage endCursor } nodes { ${clockFields} } } }`,
      { ...variables, after },
    );
    found.push(...clocks.nodes);
    if (!clocks.pageInfo.hasNextPage) {
      expect(found).toHaveLength(clocks.totalCount);
      return found;
    }
    after = clocks.pageInfo.endCursor;
  }
}

export interface Rate {
  readonly met: number;
  readonly missed: number;
  readonly undecided: number;
  readonly excluded: number;
  readonly share: number | null;
  readonly drill: string;
  readonly MET: string;
  readonly MISSED: string;
  readonly UNDECIDED: string;
  readonly EXCLUDED: string;
}
export interface Figure {
  readonly promise: Pick<Rate, 'met' | 'missed' | 'undecided' | 'excluded'>;
  readonly target: { readonly met: number } | null;
}
export interface Frame {
  readonly revision: number;
  readonly cursor: string;
  readonly at: string;
  readonly zone: string;
  readonly periodLabel: string;
  readonly periodFrom: string;
  readonly openCount: number;
  readonly brokenCount: number;
  readonly atRiskCount: number;
  readonly overTargetCount: number;
  readonly savableCount: number;
  readonly tiles: readonly {
    readonly key: string;
    readonly label: string;
    readonly promise: Rate;
    readonly target: Rate | null;
  }[];
  readonly nextToBreak: readonly Clock[];
  readonly broken: readonly Clock[];
  readonly hours: readonly {
    readonly from: string;
    readonly kept: number;
    readonly open: number;
    readonly broken: number;
  }[];
  readonly sources: readonly {
    readonly source: string;
    readonly lastEventAt: string | null;
    readonly silent: boolean;
  }[];
}

const rateFields = `met missed undecided excluded share drill
  MET: drill(outcome: MET) MISSED: drill(outcome: MISSED) UNDECIDED: drill(outcome: UNDECIDED) EXCLUDED: drill(outcome: EXCLUDED)`;

export async function frameOf(floor: FloorWorld, board: string, token?: string): Promise<Frame> {
  const { board: shown } = await floor.ask<{ board: { frame: Frame } }>(
    `query($board: ID!) { board(id: $board) { name frame { revision cursor at zone periodLabel periodFrom openCount brokenCount atRiskCount overTargetCount
       savableCount tiles { key label promise { ${rateFields} } target { ${rateFields} } } nextToBreak(first: 100) { ${clockFields} }
       broken(first: 100) { ${clockFields} } hours(ahead: 6) { from kept open broken } sources { source lastEventAt silent } } } }`,
    { board },
    token,
  );
  return shown.frame;
}

export const ended = ['RESOLVED', 'CLOSED', 'CANCELLED'];
export const live = (clocks: readonly Clock[]): Clock[] =>
  clocks.filter(({ phase, ticket }) => !['STOPPED', 'VOID'].includes(phase) && !ended.includes(ticket.status));
const tickets = (clocks: readonly Clock[]): number =>
  new Set(clocks.map(({ ticket }) => `${ticket.source}/${ticket.reference}`)).size;
const byInstant =
  (instantOf: (clock: Clock) => string | null) =>
  (a: Clock, b: Clock): number =>
    Date.parse(instantOf(a) ?? '') - Date.parse(instantOf(b) ?? '') || idOf(a) - idOf(b);
const idOf = ({ id }: Clock): number => Number(Buffer.from(id, 'base64url').toString().split(':')[1]);

/** The counts and lists of a picture taken `at` are those of the clocks, counted one by one. */
export function expectFigures(frame: Frame, clocks: readonly Clock[], at: string): void {
  const alive = live(clocks);
  expect(frame.openCount).toBe(tickets(alive));
  expect(frame.brokenCount).toBe(tickets(alive.filter(({ standing }) => standing === 'BREACHED')));
  expect(frame.atRiskCount).toBe(
    tickets(alive.filter(({ standing }) => standing === 'AT_RISK' || standing === 'OVER_TARGET')),
  );
  expect(frame.overTargetCount).toBe(tickets(alive.filter(({ standing }) => standing === 'OVER_TARGET')));
  const savable = alive
    .filter(({ phase, promise }) => phase === 'RUNNING' && promise.standing !== 'BREACHED')
    .sort(byInstant(({ promise }) => promise.dueAt));
  expect(frame.nextToBreak.map(idOf)).toEqual(savable.slice(0, 100).map(idOf));
  const soon = Date.parse(at) + hourMs;
  expect(frame.savableCount).toBe(savable.filter(({ promise }) => Date.parse(promise.dueAt ?? '') <= soon).length);
  const broken = alive
    .filter(({ promise }) => promise.standing === 'BREACHED')
    .sort(byInstant(({ promise }) => promise.breachedAt));
  expect(frame.broken.map(idOf)).toEqual(broken.slice(0, 100).map(idOf));
}

export function outcomeOf({ phase }: Clock, { standing }: Limit): 'met' | 'missed' | 'undecided' | 'excluded' {
  if (phase === 'VOID') return 'excluded';
  return standing === 'MET' ? 'met' : standing === 'BREACHED' ? 'missed' : 'undecided';
}

export function countsAt({ promise, startedAt }: Clock): number {
  return Date.parse(promise.dueAt ?? promise.breachedAt ?? startedAt ?? '');
}
