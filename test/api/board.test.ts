// The picture of a board, held against the same figures counted one by one from the lists.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startFloorWorld, officeHours, type FloorWorld, type Party } from '../support/floor-world.ts';
import {
  clocksBehind,
  countsAt,
  ended,
  expectFigures,
  frameOf,
  live,
  outcomeOf,
  type Clock,
  type Figure,
  type Rate,
} from '../support/board-picture.ts';
import { lifeOf } from '../support/ticket-lives.ts';

const now = '2026-03-18T12:30:00Z';
const hourMs = 3_600_000;
const monthFrom = Date.parse('2026-03-01T00:00:00+01:00');
const monthUntil = Date.parse('2026-04-01T00:00:00+02:00');

let floor: FloorWorld;
let acme: Party;
let brava: Party;
let all: string;

const accountOf = (n: number): string => (n % 10 === 7 ? 'nobody-knows' : n % 3 === 1 ? brava.account : acme.account);

beforeAll(async () => {
  floor = await startFloorWorld(now);
  acme = await floor.party('Acme');
  brava = await floor.party('Brava', { schedule: { ...officeHours, timeZone: 'America/Sao_Paulo' } });
  // Due in April: no clock of March.
  const coma = await floor.party('Coma', { clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT500H' }] });
  await floor.record('desk', {
    ticket: 'T-900',
    kind: 'OPENED',
    at: '2026-03-17T12:00:00Z',
    actor: 'CUSTOMER',
    serviceAccount: coma.account,
  });
  for (const source of ['desk', 'mail']) {
    const numbers = Array.from({ length: 68 }, (_, n) => n).filter((n) => (source === 'mail') === (n % 9 === 4));
    await floor.record(source, ...numbers.flatMap((n) => lifeOf(n, accountOf(n), now)));
  }
  await floor.quiet();
  all = await floor.board();
});

afterAll(() => floor.close());

describe('the picture of a board', () => {
  test('counts open tickets and lists their clocks as the law of boards says', async () => {
    const frame = await frameOf(floor, all);
    const clocks = await clocksBehind(floor, '');
    expectFigures(frame, clocks, now);
    // The story holds something of everything, or the figures would prove nothing.
    expect(frame.openCount).toBeGreaterThan(frame.brokenCount);
    for (const figure of [frame.brokenCount, frame.atRiskCount, frame.overTargetCount, frame.savableCount])
      expect(figure).toBeGreaterThan(0);
    expect(live(clocks).some(({ phase, promise }) => phase === 'PAUSED' && promise.standing === 'BREACHED')).toBe(true);
    expect(live(clocks).some(({ phase, promise }) => phase === 'PAUSED' && promise.standing !== 'BREACHED')).toBe(true);
    expect(clocks.some(({ phase }) => phase === 'NOT_APPLICABLE')).toBe(true);
    const brokenEarlier = clocks.filter(
      ({ phase, standing, ticket }) => phase === 'STOPPED' && standing === 'BREACHED' && !ended.includes(ticket.status),
    );
    expect(
      brokenEarlier.some(({ ticket }) => !frame.broken.some((clock) => clock.ticket.reference === ticket.reference)),
    ).toBe(true);
  });

  test('holds no clock of a ticket that is over, though the clock still runs', async () => {
    const { nextToBreak, broken } = await frameOf(floor, all);
    const over = [nextToBreak[0], broken[0]].map((clock) => clock?.ticket.reference);
    const { database } = floor.server.app;
    const setStatus = (status: string) =>
      database.transaction((tx) => tx.rows('update ticket set status = $1 where reference = any($2)', [status, over]));
    await setStatus('RESOLVED');
    try {
      const clocks = await clocksBehind(floor, '');
      expect(clocks.some(({ phase, ticket }) => phase === 'RUNNING' && ticket.status === 'RESOLVED')).toBe(true);
      expectFigures(await frameOf(floor, all), clocks, now);
    } finally {
      await setStatus('OPEN');
    }
  });

  test('counts the clocks of the month by the due of their promise', async () => {
    const frame = await frameOf(floor, all);
    const clocks = (await clocksBehind(floor, '')).filter(({ phase }) => phase !== 'NOT_APPLICABLE');
    const inMonth = clocks.filter((clock) => countsAt(clock) >= monthFrom && countsAt(clock) < monthUntil);
    expect(inMonth.length).toBeLessThan(clocks.length);
    // One waits since March, broken in March, begun in February: it counts where it broke.
    expect(
      inMonth.some(
        ({ promise, startedAt }) =>
          promise.dueAt === null && promise.breachedAt && Date.parse(startedAt ?? '') < monthFrom,
      ),
    ).toBe(true);
    expect(frame).toMatchObject({
      zone: 'Europe/Berlin',
      periodLabel: 'March so far',
      periodFrom: new Date(monthFrom).toISOString(),
    });
    expect(frame.tiles.map(({ key, label }) => [key, label])).toEqual([
      ['first-response', 'First response'],
      ['next-response', 'Next response'],
      ['resolution', 'Resolution'],
      ['urgent-resolution', 'Urgent resolution'],
    ]);
    for (const { key, promise, target } of frame.tiles) {
      const measure = { 'first-response': 'FIRST_RESPONSE', 'next-response': 'NEXT_RESPONSE' }[key] ?? 'RESOLUTION';
      const ours = inMonth.filter(
        (clock) => clock.measure === measure && (key !== 'urgent-resolution' || clock.ticket.severity === 'URGENT'),
      );
      expectRate(
        promise,
        ours.map((clock) => outcomeOf(clock, clock.promise)),
      );
      if (key === 'next-response') expect(target).toBeNull();
      else
        expectRate(
          target,
          ours.flatMap((clock) => (clock.target ? [outcomeOf(clock, clock.target)] : [])),
        );
    }
    const sum = (outcome: 'met' | 'missed' | 'undecided' | 'excluded'): number =>
      frame.tiles.reduce((total, { promise }) => total + promise[outcome], 0);
    for (const outcome of ['met', 'missed', 'undecided', 'excluded'] as const)
      expect(sum(outcome), outcome).toBeGreaterThan(0);
  });

  function expectRate(rate: Rate | null, outcomes: readonly string[]): void {
    const count = (outcome: string): number => outcomes.filter((each) => each === outcome).length;
    const [met, missed] = [count('met'), count('missed')];
    expect(rate).toMatchObject({
      met,
      missed,
      undecided: count('undecided'),
      excluded: count('excluded'),
      share: met + missed === 0 ? null : (100 * met) / (met + missed),
    });
  }

  test('leads from every rate to exactly the clocks behind it', async () => {
    const frame = await frameOf(floor, all);
    for (const { promise, target } of frame.tiles) {
      for (const rate of [promise, target]) {
        if (rate === null) continue;
        const behind = await clocksBehind(floor, '', { drill: rate.drill });
        expect(behind).toHaveLength(rate.met + rate.missed + rate.undecided + rate.excluded);
        const parts = { met: rate.MET, missed: rate.MISSED, undecided: rate.UNDECIDED, excluded: rate.EXCLUDED };
        for (const [outcome, drill] of Object.entries(parts)) {
          const part = await clocksBehind(floor, '', { drill });
          expect(part).toHaveLength(rate[outcome as 'met']);
          for (const clock of part)
            expect(outcomeOf(clock, (rate === target ? clock.target : clock.promise) ?? clock.promise)).toBe(outcome);
        }
      }
    }
  });

  test('shows the promises of the last day by the hour they are due', async () => {
    const { hours } = await frameOf(floor, all);
    expect(hours).toHaveLength(30);
    expect(hours[23]?.from).toBe('2026-03-18T12:00:00.000Z');
    const clocks = await clocksBehind(floor, '');
    for (const { from, kept, open, broken } of hours) {
      const due = clocks.filter(({ phase, promise }) => {
        const at = Date.parse(promise.dueAt ?? promise.breachedAt ?? '');
        return phase !== 'VOID' && at >= Date.parse(from) && at < Date.parse(from) + hourMs;
      });
      const count = (...standings: string[]): number =>
        due.filter(({ promise }) => standings.includes(promise.standing ?? '')).length;
      expect({ kept, open, broken }, from).toEqual({
        kept: count('MET'),
        open: count('ON_TRACK', 'AT_RISK'),
        broken: count('BREACHED'),
      });
    }
    for (const part of ['kept', 'open', 'broken'] as const)
      expect(
        hours.some((hour) => hour[part] > 0),
        part,
      ).toBe(true);
  });

  test('shows the promises of a fortnight by the civil day they are due', async () => {
    const { frame } = await floor.ask<{ frame: { zone: string; chart: { from: string; kept: number }[] } }>(
      '{ frame: previewBoard(input: { settings: { chart: DUE_DAYS } }) { zone chart { from kept open broken } } }',
    );
    const { zone } = frame;
    const days = frame.chart.map(({ from, ...counts }) => ({ from: Temporal.Instant.from(from), ...counts }));
    const first = Temporal.PlainDate.from('2026-03-05');
    expect(days.map(({ from }) => from.toZonedDateTimeISO(zone).toPlainDateTime().toString())).toEqual(
      Array.from({ length: 14 }, (_, n) => `${first.add({ days: n }).toString()}T00:00:00`),
    );
    const clocks = (await clocksBehind(floor, '')).filter(({ phase }) => phase !== 'VOID');
    const dayOf = ({ promise }: Clock): string | null => {
      const due = promise.dueAt ?? promise.breachedAt;
      return due && Temporal.Instant.from(due).toZonedDateTimeISO(zone).toPlainDate().toString();
    };
    for (const { from, ...counts } of days) {
      const date = from.toZonedDateTimeISO(zone).toPlainDate().toString();
      const due = clocks.filter((clock) => dayOf(clock) === date);
      const count = (...standings: string[]): number =>
        due.filter(({ promise }) => standings.includes(promise.standing ?? '')).length;
      const expected = { kept: count('MET'), open: count('ON_TRACK', 'AT_RISK'), broken: count('BREACHED') };
      expect(counts, date).toEqual(expected);
    }
    expect(days.some(({ kept }) => kept > 0)).toBe(true);
  });

  // Where a filter asks figures can tell apart, tiles are read from kept rows; else they are counted clock by clock.
  test.each([
    ['of customers', { customer: 'brava' }],
    ['of a measure', { measure: ['RESOLUTION'] }],
    ['of agreements and severities', { severity: ['URGENT', 'HIGH'], kind: ['SLA'] }],
    ['of groups', { group: ['Apps'] }],
    ['of sources', { source: ['desk'] }],
    ['of nothing', { severity: [] }],
  ] as const)('counts the same by every way: %s', async (_, asked) => {
    const { customer, ...rest } = { customer: null, ...asked };
    const filter = { ...rest, ...(customer && { customer: [brava.customer] }) };
    const frame = await frameOf(floor, await floor.board(filter));
    const words = JSON.stringify(filter)
      .replace(/"(\w+)":/g, '$1: ')
      .replace(/"(URGENT|HIGH|SLA)"/g, '$1');
    expectFigures(frame, await clocksBehind(floor, `, filter: ${words}`), now);
    const { attainment } = await floor.ask<{ attainment: { groups: { keys: { key: string }[]; figure: Figure }[] } }>(
      `query ($filter: FigureFilter) { attainment(period: { from: "2026-03-01", until: "2026-04-01" }, by: [MEASURE], filter: $filter) {
         groups { keys { key } figure { promise { met missed undecided excluded } target { met } } } } }`,
      { filter: 'source' in filter ? {} : 'group' in filter ? { team: filter.group } : filter },
    );
    const none = { promise: { met: 0, missed: 0, undecided: 0, excluded: 0 }, target: null };
    for (const { key, promise, target } of frame.tiles.slice(0, 3)) {
      const measure = key.toUpperCase().replace('-', '_');
      const { figure = none } = attainment.groups.find(({ keys }) => keys[0]?.key === measure) ?? {};
      const behind = await clocksBehind(floor, '', { drill: promise.drill });
      expect(behind).toHaveLength(promise.met + promise.missed + promise.undecided + promise.excluded);
      if (!('source' in filter)) expect({ promise, target }).toMatchObject(figure);
      else expect(promise.met).toBeLessThanOrEqual(figure.promise.met);
    }
  });

  test('of a filter holds only what the filter asks for, and its drills too', async () => {
    const filter = { customer: [brava.customer], source: ['desk'], measure: ['RESOLUTION'], group: ['Apps'] };
    const board = await floor.board(filter);
    const frame = await frameOf(floor, board);
    const clocks = await clocksBehind(
      floor,
      `, filter: { customer: ["${brava.customer}"], source: ["desk"], measure: ["RESOLUTION"], group: ["Apps"] }`,
    );
    expectFigures(frame, clocks, now);
    expect(frame.zone).toBe('America/Sao_Paulo');
    expect(frame.sources.map(({ source }) => source)).toEqual(['desk']);
    const resolution = frame.tiles[2]?.promise;
    if (!resolution) throw new Error('No tile for resolution');
    const behind = await clocksBehind(floor, '', { drill: resolution.drill });
    expect(behind.length).toBeGreaterThan(0);
    expect(behind).toHaveLength(resolution.met + resolution.missed + resolution.undecided + resolution.excluded);
    expect(
      behind.every(
        ({ measure, ticket }) => measure === 'RESOLUTION' && ticket.group === 'Apps' && ticket.source === 'desk',
      ),
    ).toBe(true);
    expect(frame.tiles[0]?.promise).toMatchObject({ met: 0, missed: 0, undecided: 0, excluded: 0, share: null });
  });

  test('is that of the overview for the whole floor', async () => {
    const { overview } = await floor.ask<{ overview: Record<string, unknown> }>(
      `{ overview { at cursor openCount atRiskCount overTargetCount brokenCount uncoveredCount needsMendingCount tiles { key promise { met missed } } } }`,
    );
    const frame = await frameOf(floor, all);
    const { open, uncovered, mending } = await floor.ask<
      Record<'open' | 'uncovered' | 'mending', { totalCount: number }>
    >(
      `{ open: tickets(filter: { open: true }) { totalCount } uncovered: tickets(filter: { open: true, uncovered: true }) { totalCount }
         mending: tickets(filter: { needsMending: true }) { totalCount } }`,
    );
    expect(overview).toEqual({
      at: frame.at,
      cursor: frame.cursor,
      openCount: open.totalCount,
      uncoveredCount: uncovered.totalCount,
      needsMendingCount: mending.totalCount,
      atRiskCount: frame.atRiskCount,
      overTargetCount: frame.overTargetCount,
      brokenCount: frame.brokenCount,
      tiles: frame.tiles.map(({ key, promise: { met, missed } }) => ({ key, promise: { met, missed } })),
    });
    expect(uncovered.totalCount).toBeGreaterThan(0);
    expect(mending.totalCount).toBeGreaterThan(uncovered.totalCount);
  });
});
