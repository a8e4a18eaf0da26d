import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAsOf, reachOf, stateAsOf, stepFrom, writeAsOf } from '../../dashboard/src/ticket/asOf.ts';
import { lanesOf, lanesOn } from '../../dashboard/src/ticket/lanes.ts';
import { proofText, summed, segmentsUntil } from '../../dashboard/src/ticket/proof.ts';
import { instantAt } from '../../dashboard/src/ticket/timeScale.ts';
import { berlin, on, proof, readAt, resolution, state } from './ticketFacts.ts';

const lanes = lanesOf(state, { now: readAt, zone: berlin });
const then = on('Fri', '10:00');
const paused = {
  ...proof,
  at: new Date(then).toISOString(),
  phase: 'PAUSED' as const,
  standing: 'ON_TRACK' as const,
  spent: 'PT3H',
  segments: proof.segments
    .slice(0, 6)
    .map((one, index) => (index === 5 ? { ...one, to: new Date(then).toISOString() } : one)),
};

describe('the ticket at a past instant', () => {
  const past = stateAsOf(state, new Map([[resolution.id, paused]]), then);

  test('stands as its clocks stood, and its lane ends there', () => {
    expect(past.ticket.standing).toBe('ON_TRACK');
    const drawn = lanesOn(lanes.scale, past, { now: then, zone: berlin });
    const [lane] = drawn.lanes;
    expect(lane).toMatchObject({ name: 'Resolution', mark: 'PAUSED', ahead: null });
    const ends = (lane?.segments ?? []).map(({ left, width }) => left + width);
    expect(Math.max(...ends)).toBeCloseTo(drawn.nowPlace ?? 0, 6);
    expect(drawn.scale).toBe(lanes.scale);
  });

  test('before a clock began keeps its lane, empty', () => {
    const none = { ...paused, phase: null, standing: null, spent: 'PT0S', promise: null, target: null, segments: [] };
    const before = stateAsOf(state, new Map([[resolution.id, none]]), on('Thu', '15:00'));
    expect(before.ticket.standing).toBeNull();
    expect(lanesOn(lanes.scale, before, { now: on('Thu', '15:00'), zone: berlin }).lanes).toMatchObject([
      { word: 'Not begun', segments: [], marks: [] },
    ]);
  });

  test('says of another clause than the present one no more than its number', () => {
    const other = { ...paused, segments: paused.segments.map((one) => ({ ...one, clause: '9.2.1' })) };
    const clock = stateAsOf(state, new Map([[resolution.id, other]]), then).ticket.clocks.nodes[0];
    expect(clock).toMatchObject({ clauseNumber: '9.2.1', clauses: [] });
    expect(past.ticket.clocks.nodes[0]).toMatchObject({ clauseNumber: '9.2.3', clauses: resolution.clauses });
  });

  test('is named by the address, which names nothing that is not past', () => {
    expect(readAsOf(writeAsOf(then), readAt)).toBe(then);
    expect(readAsOf(writeAsOf(readAt), readAt)).toBeNull();
    expect(readAsOf('yesterday', readAt)).toBeNull();
    expect(readAsOf(['2026-01-01'], readAt)).toBeNull();
    expect(writeAsOf(null)).toBeUndefined();
  });
});

describe('the slider', () => {
  const lines = [on('Fri', '14:50'), on('Thu', '16:30'), on('Thu', '15:40'), on('Thu', '16:30')].map((at) => ({ at }));
  const reach = reachOf(new Date(on('Thu', '15:40')).toISOString(), lines, { to: lanes.scale.to, now: readAt });

  test('steps from event to event, and past the last one to now', () => {
    expect(reach.stops).toEqual([on('Thu', '15:40'), on('Thu', '16:30'), on('Fri', '14:50')]);
    expect(stepFrom(null, reach, 'earlier')).toBe(on('Fri', '14:50'));
    expect(stepFrom(on('Fri', '14:50'), reach, 'earlier')).toBe(on('Thu', '16:30'));
    expect(stepFrom(on('Thu', '15:40'), reach, 'earlier')).toBe(on('Thu', '15:40'));
    expect(stepFrom(on('Thu', '16:00'), reach, 'later')).toBe(on('Thu', '16:30'));
    expect(stepFrom(on('Fri', '14:50'), reach, 'later')).toBeNull();
    expect(stepFrom(null, reach, 'later')).toBeNull();
  });

  test('names the instant at which its thumb stands, short stretches too', () => {
    fc.assert(
      fc.property(fc.integer({ min: lanes.scale.from, max: lanes.scale.to }), (at) => {
        expect(lanes.scale.place(instantAt(lanes.scale, lanes.scale.place(at)))).toBeCloseTo(lanes.scale.place(at), 6);
      }),
    );
  });
});

test('a copied proof is rows and tabs, and its milliseconds add up', () => {
  const text = proofText(summed(segmentsUntil(proof, resolution, readAt)), berlin);
  const [head, first, ...rest] = text.trimEnd().split('\n');
  expect(head).toBe('From (Europe/Berlin)\tTo\tState\tBecause\tCounted\tSum\tMilliseconds counted');
  expect(first).toBe('2026-11-19 15:40:00\t2026-11-19 16:30:00\tRunning\tTicket opened\t0:50:00\t0:50:00\t3000000');
  const sum = [first, ...rest].reduce((total, line) => total + Number(line?.split('\t')[6]), 0);
  expect(sum).toBe((5 * 3600 + 31 * 60 + 9) * 1000);
});
