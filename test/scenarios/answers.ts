// Options of the response clocks: what resolving unanswered does, whether the opening counts, and who ends a wait.
import { always, type PromisedClause, type Scenario } from './scenario.ts';

const first2h: PromisedClause = { number: '1', measure: 'FIRST_RESPONSE', promise: 'PT2H' };
const next4h: PromisedClause = { number: '2', measure: 'NEXT_RESPONSE', promise: 'PT4H' };

// prettier-ignore -- a table: one row a line
export const answers: readonly Scenario[] = [
  {
    name: 'resolved unanswered, MET: the response stops as if answered, late when it was late',
    coverage: always(),
    clauses: [
      { ...first2h, onResolveUnanswered: 'MET' },
      { ...next4h, onResolveUnanswered: 'MET' },
      { number: '3', measure: 'PICK_UP', promise: 'PT1H', onResolveUnanswered: 'MET' },
    ],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:30', 'RESOLVED'],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 12:00', 'CLOSED'],
    ],
    expect: [
      [
        '2026-04-07 10:30',
        'FIRST_RESPONSE',
        { phase: 'STOPPED', standing: 'MET', stopped: '2026-04-07 10:30', spent: 'PT1H30M' },
      ],
      ['2026-04-07 10:30', 'PICK_UP', { phase: 'STOPPED', standing: 'BREACHED', breached: '2026-04-07 10:00' }],
      [
        '2026-04-07 12:00',
        'NEXT_RESPONSE',
        { phase: 'STOPPED', standing: 'MET', started: '2026-04-07 11:00', stopped: '2026-04-07 12:00' },
      ],
    ],
  },
  {
    name: 'resolved unanswered, KEEP_RUNNING: the response waits on, through the closing too',
    coverage: always(),
    clauses: [{ ...first2h, onResolveUnanswered: 'KEEP_RUNNING' }],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'RESOLVED'],
      ['2026-04-07 10:15', 'CLOSED'],
      ['2026-04-07 10:45', 'AGENT_REPLIED'],
    ],
    expect: [
      ['2026-04-07 10:30', 'FIRST_RESPONSE', { phase: 'RUNNING', standing: 'AT_RISK', due: '2026-04-07 11:00' }],
      ['2026-04-07 11:00', 'FIRST_RESPONSE', { phase: 'STOPPED', standing: 'MET', stopped: '2026-04-07 10:45' }],
    ],
  },
  {
    name: 'KEEP_RUNNING keeps no clock of a cancelled ticket',
    coverage: always(),
    clauses: [{ ...first2h, onResolveUnanswered: 'KEEP_RUNNING' }],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:30', 'RESOLVED'],
      ['2026-04-07 10:10', 'CLOSED'],
      ['2026-04-07 10:30', 'CANCELLED'],
    ],
    expect: [
      ['2026-04-07 10:25', 'FIRST_RESPONSE', { phase: 'RUNNING' }],
      ['2026-04-07 11:30', 'FIRST_RESPONSE', { phase: 'VOID', void: 'CANCELLED' }],
    ],
  },
  {
    name: 'KEEP_RUNNING keeps no clock of a message that needs no answer',
    coverage: always(),
    clauses: [{ ...next4h, onResolveUnanswered: 'KEEP_RUNNING' }],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:10', 'AGENT_REPLIED'],
      ['2026-04-07 09:20', 'CUSTOMER_REPLIED', { eventId: 'thanks' }],
      ['2026-04-07 09:30', 'RESOLVED'],
      ['2026-04-07 10:10', 'CLOSED'],
      ['2026-04-07 10:20', 'NEEDS_NO_ANSWER', { refersTo: 'thanks' }],
    ],
    expect: [
      ['2026-04-07 10:15', 'NEXT_RESPONSE', { phase: 'RUNNING', started: '2026-04-07 09:20' }],
      ['2026-04-07 10:25', 'NEXT_RESPONSE', { phase: 'VOID', void: 'UNANSWERED' }],
    ],
  },
  {
    name: 'resolved unanswered, EXCLUDED as by default: void, and the next message starts the next response',
    coverage: always(),
    clauses: [{ ...first2h, onResolveUnanswered: 'EXCLUDED' }, next4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'RESOLVED'],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED'],
    ],
    expect: [
      ['2026-04-07 11:00', 'FIRST_RESPONSE', { phase: 'VOID', void: 'UNANSWERED', standing: null }],
      ['2026-04-07 11:00', 'NEXT_RESPONSE', { phase: 'RUNNING', started: '2026-04-07 11:00' }],
    ],
  },
  {
    name: 'countOpening: the first message itself starts the next response too, and one answer ends both',
    coverage: always(),
    clauses: [first2h, { ...next4h, countOpening: true }],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:30', 'CUSTOMER_REPLIED'],
      ['2026-04-07 10:00', 'AGENT_REPLIED'],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED'],
    ],
    expect: [
      ['2026-04-07 09:45', 'NEXT_RESPONSE', { phase: 'RUNNING', started: '2026-04-07 09:00', due: '2026-04-07 13:00' }],
      ['2026-04-07 10:00', 'NEXT_RESPONSE', { phase: 'STOPPED', standing: 'MET', spent: 'PT1H' }],
      ['2026-04-07 10:00', 'FIRST_RESPONSE', { phase: 'STOPPED', standing: 'MET', spent: 'PT1H' }],
      ['2026-04-07 11:00', 'NEXT_RESPONSE 2', { phase: 'RUNNING', started: '2026-04-07 11:00' }],
    ],
  },
  {
    name: 'without countOpening the first message starts the first response alone',
    coverage: always(),
    clauses: [first2h, { ...next4h, countOpening: false }],
    life: [['2026-04-07 09:00', 'OPENED']],
    expect: [
      ['2026-04-07 09:30', 'NEXT_RESPONSE', 'NO CLOCK'],
      ['2026-04-07 09:30', 'FIRST_RESPONSE', { phase: 'RUNNING' }],
    ],
  },
  {
    name: 'endsWait ON_STATUS_ONLY: only a change of status ends the wait, a reply does not',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'RESOLUTION', promise: 'PT8H', endsWait: 'ON_STATUS_ONLY' },
      { number: '2', measure: 'REQUESTER_WAIT', promise: 'PT8H' },
    ],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:00', 'STATUS_CHANGED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 12:00', 'STATUS_CHANGED', { status: 'OPEN' }],
    ],
    expect: [
      ['2026-04-07 11:30', 'RESOLUTION', { phase: 'PAUSED', spent: 'PT1H', paused: 'PT1H30M' }],
      ['2026-04-07 12:30', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT1H30M', paused: 'PT2H' }],
      ['2026-04-07 12:30', 'REQUESTER_WAIT', { phase: 'RUNNING', spent: 'PT2H30M', paused: 'PT1H' }],
    ],
  },
  {
    name: 'endsWait ON_STATUS_ONLY: the status that the reply itself carries counts',
    coverage: always(),
    clauses: [{ number: '1', measure: 'RESOLUTION', promise: 'PT8H', endsWait: 'ON_STATUS_ONLY' }],
    life: [
      ['2026-04-07 09:00', 'OPENED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 10:00', 'CUSTOMER_REPLIED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED', { status: 'OPEN' }],
    ],
    expect: [
      ['2026-04-07 10:30', 'RESOLUTION', { phase: 'PAUSED', spent: 'PT0S' }],
      ['2026-04-07 11:30', 'RESOLUTION', { phase: 'RUNNING', spent: 'PT30M' }],
    ],
  },
  {
    name: 'KEEP_RUNNING: what the customer writes while the first response still runs waits for it, and is no follow-up',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'FIRST_RESPONSE', promise: 'PT8H', onResolveUnanswered: 'KEEP_RUNNING' },
      { number: '2', measure: 'NEXT_RESPONSE', promise: 'PT8H' },
    ],
    life: [
      ['2026-04-07 10:00', 'OPENED'],
      ['2026-04-07 11:00', 'RESOLVED'],
      ['2026-04-07 11:30', 'CUSTOMER_REPLIED'],
      ['2026-04-07 12:00', 'NEEDS_NO_ANSWER', { refersTo: 'e1' }],
      ['2026-04-07 13:00', 'AGENT_REPLIED'],
      ['2026-04-07 14:00', 'CUSTOMER_REPLIED'],
    ],
    expect: [
      ['2026-04-07 11:45', 'FIRST_RESPONSE', { phase: 'RUNNING', started: '2026-04-07 10:00' }],
      ['2026-04-07 11:45', 'NEXT_RESPONSE', 'NO CLOCK'],
      [
        '2026-04-07 12:30',
        'FIRST_RESPONSE',
        { phase: 'RUNNING', started: '2026-04-07 11:30', due: '2026-04-07 19:30' },
      ],
      ['2026-04-07 13:30', 'FIRST_RESPONSE', { phase: 'STOPPED', standing: 'MET' }],
      ['2026-04-07 13:30', 'NEXT_RESPONSE', 'NO CLOCK'],
      ['2026-04-07 14:30', 'NEXT_RESPONSE', { phase: 'RUNNING', started: '2026-04-07 14:00' }],
    ],
  },
];
