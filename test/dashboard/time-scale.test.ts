import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HOUR } from '../../dashboard/src/shared/duration.ts';
import { lanesOf } from '../../dashboard/src/ticket/lanes.ts';
import { timeScale, union, without } from '../../dashboard/src/ticket/timeScale.ts';
import type { Segment } from '../../dashboard/src/ticket/proof.ts';
import { berlin, on, proof, readAt, resolution, state } from './ticketFacts.ts';

const segment = (from: number, to: number, kind: Segment['state']): Segment => ({
  from,
  to,
  state: kind,
  because: '',
  event: null,
  counted: 0,
});
const at = { zone: berlin, now: readAt, closedAhead: [] };

describe('the axis', () => {
  const from = on('Thu', '15:00');
  const to = on('Fri', '18:00');
  const lane = [
    segment(on('Thu', '15:40'), on('Thu', '18:00'), 'running'),
    segment(on('Thu', '18:00'), on('Fri', '08:00'), 'outside'),
    segment(on('Fri', '08:00'), readAt, 'running'),
  ];
  const scale = timeScale([lane], { ...at, from, to });

  test('draws a closed night short and says how long it is', () => {
    expect(scale.short.map((one) => one.words)).toEqual(['14 h closed']);
    const night = scale.place(on('Fri', '08:00')) - scale.place(on('Thu', '18:00'));
    expect(night).toBeCloseTo(0.06, 6);
  });

  test('is linear in the hours between', () => {
    const hour = (start: number): number => scale.place(start + HOUR) - scale.place(start);
    expect(hour(on('Fri', '09:00'))).toBeCloseTo(hour(on('Thu', '16:00')), 9);
    expect(scale.place(from)).toBe(0);
    expect(scale.place(to)).toBe(1);
  });

  test('names the day where it changes, and its words stand apart', () => {
    const words = scale.ticks.map((tick) => tick.words);
    expect(words[0]).toBe('Thu 15:00');
    expect(words).toContain('Fri 08:00');
    expect(words).toContain('09:00');
    for (const [index, tick] of scale.ticks.slice(1).entries()) {
      expect(tick.place - (scale.ticks[index]?.place ?? 0)).toBeGreaterThanOrEqual(0.06);
    }
  });

  test('its words keep clear of what a short stretch says of itself', () => {
    const until = on('Thu', '18:10');
    const hours = [
      segment(on('Thu', '15:40'), until, 'running'),
      segment(until, on('Fri', '08:00'), 'outside'),
      segment(on('Fri', '08:00'), readAt, 'running'),
    ];
    const ticks = timeScale([hours], { ...at, from, to }).ticks.map((tick) => tick.at);
    expect(ticks).toContain(on('Thu', '17:00'));
    expect(ticks).not.toContain(on('Thu', '18:00'));
  });

  test('a night in which another clock runs is drawn in full', () => {
    const other = [segment(on('Thu', '18:00'), on('Fri', '08:00'), 'running')];
    expect(timeScale([lane, other], { ...at, from, to }).short).toEqual([]);
  });

  test('never runs backwards, however many nights there are', () => {
    const nights = fc.array(fc.tuple(fc.integer({ min: 2, max: 16 }), fc.integer({ min: 1, max: 12 })), {
      minLength: 1,
      maxLength: 20,
    });
    fc.assert(
      fc.property(nights, (lengths) => {
        const lanes: Segment[] = [];
        let end = from;
        for (const [closed, open] of lengths) {
          lanes.push(
            segment(end, end + open * HOUR, 'running'),
            segment(end + open * HOUR, end + (open + closed) * HOUR, 'outside'),
          );
          end += (open + closed) * HOUR;
        }
        const many = timeScale([lanes], { ...at, from, to: end + HOUR, now: end });
        const places = Array.from({ length: 60 }, (_, index) => many.place(from + ((end + HOUR - from) * index) / 59));
        for (const [index, place] of places.slice(1).entries())
          expect(place).toBeGreaterThanOrEqual((places[index] ?? 0) - 1e-9);
        expect(places[0]).toBeCloseTo(0, 6);
        expect(places[59]).toBeCloseTo(1, 6);
      }),
    );
  });
});

test('stretches are united and cut out of each other', () => {
  expect(
    union([
      { from: 5, to: 9 },
      { from: 1, to: 3 },
      { from: 2, to: 6 },
    ]),
  ).toEqual([{ from: 1, to: 9 }]);
  expect(
    without(
      [{ from: 0, to: 10 }],
      [
        { from: 2, to: 4 },
        { from: 8, to: 12 },
      ],
    ),
  ).toEqual([
    { from: 0, to: 2 },
    { from: 4, to: 8 },
  ]);
  expect(without([{ from: 0, to: 10 }], [{ from: 0, to: 10 }])).toEqual([]);
});

describe('the lanes', () => {
  const lanes = lanesOf(state, { now: readAt, zone: berlin });
  const [lane] = lanes.lanes;

  test('show each segment in its place, blue until the target and orange after', () => {
    const states = lane?.segments.map((one) => one.state);
    expect(states).toEqual(['running', 'paused', 'running', 'outside', 'running', 'paused', 'running', 'over']);
    const last = lane?.segments[7];
    expect((last?.left ?? 0) + (last?.width ?? 0)).toBeCloseTo(lanes.nowPlace ?? 0, 9);
  });

  test('mark both limits with their words, and what lies ahead up to the promise', () => {
    expect(lane?.marks.map((mark) => mark.words)).toEqual(['target 4 h · 14:50', 'promise 6 h · 16:50']);
    expect(lane?.ahead).not.toBeNull();
    expect((lane?.ahead?.left ?? 0) + (lane?.ahead?.width ?? 0)).toBeCloseTo(lane?.marks[1]?.place ?? 0, 9);
  });

  test('a limit far beyond what happened does not stretch the axis: it stands at its end with an arrow', () => {
    const far = { ...resolution, promise: { ...(resolution.promise ?? never()), dueAt: '2027-03-01T10:00:00Z' } };
    const changed = { ...state, ticket: { ...state.ticket, clocks: { totalCount: 1, nodes: [far] } } };
    const mark = lanesOf(changed, { now: readAt, zone: berlin }).lanes[0]?.marks[1];
    expect(mark?.place).toBe(1);
    expect(mark?.words).toMatch(/→$/);
  });

  test('when nothing is open any more, now is not on the axis', () => {
    const stopped = { ...resolution, phase: 'STOPPED' as const };
    const done = { ...state, ticket: { ...state.ticket, clocks: { totalCount: 1, nodes: [stopped] } } };
    expect(lanesOf(done, { now: readAt + 9 * HOUR, zone: berlin }).nowPlace).toBeNull();
  });

  test('a void clock keeps its lane and says why, without limits', () => {
    const voided = { ...resolution, phase: 'VOID' as const, voidReason: 'UNANSWERED' as const, standing: null };
    const drawn = lanesOf(
      {
        ...state,
        ticket: { ...state.ticket, clocks: { nodes: [voided] } },
        proofs: new Map([[voided.id, proof]]),
      },
      { now: readAt, zone: berlin },
    );
    expect(drawn.lanes[0]).toMatchObject({ word: 'Void, unanswered', marks: [] });
  });
});

function never(): never {
  throw new Error('The facts of the test have a promise.');
}
