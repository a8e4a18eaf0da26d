import { describe, expect, test } from 'vitest';
import type { WallFrameFragment } from '../../dashboard/src/generated/board.ts';
import { isBroken, pressingClock } from '../../dashboard/src/shared/pressingClock.ts';
import { mergeTicket, type TicketChange } from '../../dashboard/src/ticket/mergeTicket.ts';
import { eventLines } from '../../dashboard/src/ticket/ticketEvents.ts';
import { mergeFrame } from '../../dashboard/src/wallboard/mergeFrame.ts';
import { coverageWords } from '../../dashboard/src/ticket/coverageWords.ts';
import { eventOf, berlin, on, readAt, resolution, state } from './ticketFacts.ts';
import { frameAt } from './world.ts';

describe('a wall', () => {
  const frame = (revision: number): WallFrameFragment => frameAt(readAt, { revision }) as unknown as WallFrameFragment;

  test('takes a newer frame whole and keeps its name', () => {
    const merged = mergeFrame({ name: 'Support floor', frame: frame(4) }, frame(5));
    expect(merged).toMatchObject({ name: 'Support floor', frame: { revision: 5 } });
  });

  test('drops a frame that is older or the same, and nothing is drawn anew', () => {
    const before = { name: 'Support floor', frame: frame(4) };
    expect(mergeFrame(before, frame(4))).toBe(before);
    expect(mergeFrame(before, frame(3))).toBe(before);
  });
});

describe('a ticket', () => {
  const { clocks: _clocks, events: _events, ...head } = state.ticket;
  const change = (revision: number, ticketRevision: number): TicketChange => ({
    cursor: '1.41',
    revision,
    at: '2026-11-20T15:50:00Z',
    kind: 'BREACHED',
    clock: { ...resolution, standing: 'BREACHED', revision },
    ticket: { ...head, standing: 'BREACHED', revision: ticketRevision },
  });

  test('takes a newer clock and a newer head, and keeps events and proofs until they are read again', () => {
    const merged = mergeTicket(state, change(8, 10));
    expect(merged.ticket.clocks.nodes[0]?.standing).toBe('BREACHED');
    expect(merged.ticket.standing).toBe('BREACHED');
    expect(merged.cursor).toBe('1.41');
    expect(merged.ticket.events).toBe(state.ticket.events);
    expect(merged.proofs).toBe(state.proofs);
  });

  test('drops what it knows newer: an older clock does not undo a newer one', () => {
    expect(mergeTicket(state, change(7, 9))).toBe(state);
    expect(mergeTicket(state, change(6, 10)).ticket.clocks.nodes[0]?.standing).toBe('OVER_TARGET');
  });

  test('keeps its lanes free of clocks beside the customer’s, and takes the head that came with them', () => {
    const beside = change(1, 10);
    const merged = mergeTicket(state, { ...beside, clock: { ...beside.clock, id: 'clock-beside', kind: 'OLA' } });
    expect(merged.ticket.clocks).toEqual(state.ticket.clocks);
    expect(merged.ticket.revision).toBe(10);
  });

  test('takes a clock it has not seen before', () => {
    const fresh = change(1, 9);
    const merged = mergeTicket(state, { ...fresh, clock: { ...fresh.clock, id: 'clock-next' } });
    expect(merged.ticket.clocks.nodes.map((clock) => clock.id)).toEqual(['clock-resolution', 'clock-next']);
  });
});

test('a list shows the clock that presses most: open, fitting, due first', () => {
  const due = (id: string, dueAt: string | null, phase: string, standing: string) => ({
    id,
    phase,
    standing,
    promise: { dueAt },
  });
  const clocks = [
    due('done', '2026-11-20T01:00:00Z', 'STOPPED', 'MET'),
    due('broken', '2026-11-20T02:00:00Z', 'RUNNING', 'BREACHED'),
    due('later', '2026-11-20T09:00:00Z', 'RUNNING', 'ON_TRACK'),
    due('sooner', '2026-11-20T08:00:00Z', 'RUNNING', 'AT_RISK'),
    due('paused', null, 'PAUSED', 'AT_RISK'),
  ];
  expect(pressingClock(clocks, (clock) => !isBroken(clock))?.id).toBe('sooner');
  expect(pressingClock(clocks, isBroken)?.id).toBe('broken');
  expect(pressingClock(clocks.slice(0, 1))).toBeNull();
});

describe('the events', () => {
  const ticket = {
    ...state.ticket,
    events: {
      totalCount: 3,
      nodes: [
        eventOf('1', on('Thu', '15:40'), { kind: 'OPENED' }),
        eventOf('2', on('Thu', '16:30'), {
          kind: 'STATUS_CHANGED',
          status: 'WAITING_CUSTOMER',
          reason: 'log files asked',
        }),
        eventOf('3', on('Fri', '09:00'), { kind: 'AGENT_REPLIED', by: 'T. Novak', retractedBy: { id: '9' } }),
      ],
    },
  };

  test('are told newest first, with the limits that passed among them', () => {
    const lines = eventLines(ticket, readAt).map(({ title, detail }) => `${title}: ${detail}`);
    expect(lines).toEqual([
      'Target passed: Resolution',
      'Reply to customer: T. Novak',
      'Waiting for customer: log files asked',
      'Ticket opened: ServiceNow',
    ]);
    expect(eventLines(ticket, on('Fri', '16:50') + 1)[0]).toMatchObject({ title: 'Promise broken', mark: 'BREACHED' });
  });

  test('that were retracted say so', () => {
    expect(eventLines(ticket, readAt)[1]?.retracted).toBe(true);
  });
});

describe('a schedule', () => {
  const day = (date: string, period: 'PRIME' | 'NON_PRIME' = 'PRIME') => ({
    from: `${date}T07:00:00Z`,
    until: `${date}T17:00:00Z`,
    period,
  });
  const fortnight = ['20', '23', '24', '25', '26', '27', '30']
    .map((date) => day(`2026-11-${date}`))
    .concat(['01', '02', '03', '04'].map((date) => day(`2026-12-${date}`)));

  test('is said as a week', () => {
    expect(coverageWords(fortnight, berlin)).toBe('Mon–Fri 08:00–18:00');
  });

  test('with an exception in it is not said as a week', () => {
    const short = fortnight.map((span) =>
      span.from.startsWith('2026-11-25') ? { ...span, until: '2026-11-25T12:00:00Z' } : span,
    );
    expect(coverageWords(short, berlin)).toBeNull();
  });

  test('of two periods says that it speaks of the prime one', () => {
    expect(
      coverageWords(
        [...fortnight, { from: '2026-11-23T17:00:00Z', until: '2026-11-23T21:00:00Z', period: 'NON_PRIME' }],
        berlin,
      ),
    ).toBe('prime Mon–Fri 08:00–18:00');
  });

  test('that never closes is always open', () => {
    expect(
      coverageWords([{ from: '2026-11-20T15:00:00Z', until: '2026-12-04T15:00:00Z', period: 'PRIME' }], berlin),
    ).toBe('always open');
  });
});
