// Who has waited for whose answer, since when, and what counts as one.
import { always, officeHours, type PromisedClause, type Scenario } from './scenario.ts';

const first2h: PromisedClause = { number: '1.1', measure: 'FIRST_RESPONSE', promise: 'PT2H', target: 'PT1H' };
const next4h: PromisedClause = { number: '1.2', measure: 'NEXT_RESPONSE', promise: 'PT4H' };

// prettier-ignore -- a table: one row a line
export const responses: readonly Scenario[] = [
  {
    name: 'six hours told, four kept: the floor sees the target go before the customer sees the promise go',
    coverage: officeHours,
    clauses: [{ number: '1', measure: 'FIRST_RESPONSE', promise: 'PT6H', target: 'PT4H' }],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 14:00', 'AGENT_REPLIED'],
    ],
    expect: [
      ['2026-04-07 11:59:59.999', 'FIRST_RESPONSE', { standing: 'ON_TRACK', wake: '2026-04-07 12:00' }],
      [
        '2026-04-07 12:00',
        'FIRST_RESPONSE',
        {
          standing: 'AT_RISK',
          promiseStanding: 'ON_TRACK',
          target: { standing: 'AT_RISK', due: '2026-04-07 13:00' },
          wake: '2026-04-07 13:00:00.001',
        },
      ],
      [
        '2026-04-07 13:00',
        'FIRST_RESPONSE',
        { standing: 'AT_RISK', target: { standing: 'AT_RISK', headroom: 'PT0S', breached: null } },
      ],
      [
        '2026-04-07 13:30',
        'FIRST_RESPONSE',
        {
          standing: 'OVER_TARGET',
          promiseStanding: 'AT_RISK',
          due: '2026-04-07 15:00',
          target: { standing: 'BREACHED', breached: '2026-04-07 13:00', headroom: '-PT30M' },
          wake: '2026-04-07 15:00:00.001',
        },
      ],
      [
        '2026-04-08 09:00',
        'FIRST_RESPONSE',
        {
          phase: 'STOPPED',
          standing: 'OVER_TARGET',
          promiseStanding: 'MET',
          spent: 'PT5H',
          headroom: 'PT1H',
          stopped: '2026-04-07 14:00',
          wake: null,
        },
      ],
    ],
  },
  {
    name: 'answered exactly when due is in time; a millisecond later is late',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'FIRST_RESPONSE', severity: 'HIGH', promise: 'PT2H' },
      { number: '2', measure: 'RESOLUTION', promise: 'PT2H' },
    ],
    life: [
      ['2026-04-07 09:00', 'OPENED', { severity: 'HIGH' }],
      ['2026-04-07 11:00', 'AGENT_REPLIED'],
      ['2026-04-07 11:00:00.001', 'RESOLVED'],
    ],
    expect: [
      ['2026-04-08 09:00', 'FIRST_RESPONSE', { standing: 'MET', headroom: 'PT0S' }],
      [
        '2026-04-08 09:00',
        'RESOLUTION',
        { phase: 'STOPPED', standing: 'BREACHED', breached: '2026-04-07 11:00', headroom: '-PT0.001S' },
      ],
    ],
  },
  {
    name: 'answered outside coverage with nothing left is late with no headroom lost',
    coverage: officeHours,
    clauses: [{ number: '1', measure: 'FIRST_RESPONSE', promise: 'PT2H' }],
    life: [
      ['2026-04-07 15:00', 'OPENED'],
      ['2026-04-07 18:00', 'AGENT_REPLIED'],
    ],
    expect: [
      [
        '2026-04-08 09:00',
        'FIRST_RESPONSE',
        { phase: 'STOPPED', standing: 'BREACHED', breached: '2026-04-07 17:00', headroom: 'PT0S', spent: 'PT2H' },
      ],
    ],
  },
  {
    name: 'an automated acknowledgement is no answer',
    coverage: always(),
    clauses: [first2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:01', 'AGENT_REPLIED', { actor: 'AUTOMATION' }],
      ['2026-04-07 09:02', 'NOTE_ADDED'],
      ['2026-04-07 09:30', 'AGENT_REPLIED'],
    ],
    expect: [
      ['2026-04-07 09:10', 'FIRST_RESPONSE', { phase: 'RUNNING' }],
      ['2026-04-07 10:00', 'FIRST_RESPONSE', { phase: 'STOPPED', standing: 'MET', spent: 'PT30M' }],
    ],
  },
  {
    name: 'a ticket that an agent opened has no response clock until the customer writes',
    coverage: always(),
    clauses: [first2h, next4h],
    life: [
      ['2026-04-07 09:00', 'OPENED', { actor: 'AGENT' }],
      ['2026-04-07 09:30', 'AGENT_REPLIED'],
      ['2026-04-07 12:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 12:30', 'AGENT_REPLIED'],
      ['2026-04-07 13:00', 'CUSTOMER_REPLIED'],
    ],
    expect: [
      [
        '2026-04-07 11:00',
        'FIRST_RESPONSE',
        { phase: 'NOT_APPLICABLE', standing: null, started: null, spent: 'PT0S', due: null, wake: null },
      ],
      [
        '2026-04-07 12:00',
        'FIRST_RESPONSE',
        { phase: 'RUNNING', started: '2026-04-07 12:00', due: '2026-04-07 14:00' },
      ],
      ['2026-04-07 12:00', 'NEXT_RESPONSE', 'NO CLOCK'],
      ['2026-04-07 12:45', 'FIRST_RESPONSE', { phase: 'STOPPED', standing: 'MET', spent: 'PT30M' }],
      ['2026-04-07 13:00', 'NEXT_RESPONSE', { phase: 'RUNNING', started: '2026-04-07 13:00', due: '2026-04-07 17:00' }],
    ],
  },
  {
    name: 'the next response counts from the oldest unanswered message, and one answer covers all of them',
    coverage: always(),
    clauses: [first2h, next4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:10', 'CUSTOMER_REPLIED'],
      ['2026-04-07 09:30', 'AGENT_REPLIED'],
      ['2026-04-07 10:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 12:00', 'AGENT_REPLIED'],
      ['2026-04-07 12:30', 'AGENT_REPLIED'],
      ['2026-04-07 15:00', 'CUSTOMER_REPLIED'],
    ],
    expect: [
      ['2026-04-07 09:20', 'FIRST_RESPONSE', { started: '2026-04-07 09:00', due: '2026-04-07 11:00' }],
      ['2026-04-07 09:20', 'NEXT_RESPONSE', 'NO CLOCK'],
      ['2026-04-07 11:30', 'NEXT_RESPONSE', { phase: 'RUNNING', started: '2026-04-07 10:00', due: '2026-04-07 14:00' }],
      ['2026-04-07 14:00', 'NEXT_RESPONSE', { phase: 'STOPPED', standing: 'MET', spent: 'PT2H' }],
      ['2026-04-07 14:00', 'NEXT_RESPONSE 2', 'NO CLOCK'],
      ['2026-04-07 16:00', 'NEXT_RESPONSE', { phase: 'STOPPED', stopped: '2026-04-07 12:00' }],
      [
        '2026-04-07 16:00',
        'NEXT_RESPONSE 2',
        { phase: 'RUNNING', started: '2026-04-07 15:00', due: '2026-04-07 19:00' },
      ],
    ],
  },
  {
    name: 'resolving ends an open response unanswered, and the next customer message starts the next response',
    coverage: always(),
    clauses: [first2h, next4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:30', 'RESOLVED'],
      ['2026-04-07 10:00', 'CUSTOMER_REPLIED', { status: 'OPEN' }],
      ['2026-04-07 10:30', 'AGENT_REPLIED', { status: 'RESOLVED' }],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 11:30', 'CLOSED'],
    ],
    expect: [
      [
        '2026-04-07 09:45',
        'FIRST_RESPONSE',
        {
          phase: 'VOID',
          void: 'UNANSWERED',
          standing: null,
          promiseStanding: null,
          due: null,
          headroom: null,
          spent: 'PT30M',
        },
      ],
      ['2026-04-07 10:00', 'FIRST_RESPONSE', { phase: 'VOID', void: 'UNANSWERED' }],
      ['2026-04-07 10:00', 'NEXT_RESPONSE', { phase: 'RUNNING', started: '2026-04-07 10:00' }],
      ['2026-04-07 10:30', 'NEXT_RESPONSE', { phase: 'STOPPED', standing: 'MET', spent: 'PT30M' }],
      ['2026-04-07 11:00', 'NEXT_RESPONSE 2', { phase: 'RUNNING', started: '2026-04-07 11:00' }],
      ['2026-04-07 11:30', 'NEXT_RESPONSE 2', { phase: 'VOID', void: 'UNANSWERED', spent: 'PT30M' }],
    ],
  },
  {
    name: 'a promise broken before the ticket is resolved unanswered stays broken',
    coverage: always(),
    clauses: [first2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 12:00', 'RESOLVED'],
    ],
    expect: [
      [
        '2026-04-07 12:00',
        'FIRST_RESPONSE',
        {
          phase: 'STOPPED',
          void: null,
          standing: 'BREACHED',
          breached: '2026-04-07 11:00',
          stopped: '2026-04-07 12:00',
          headroom: '-PT1H',
        },
      ],
    ],
  },
  {
    name: 'a target missed before an unanswered end is kept, though the clock is void',
    coverage: always(),
    clauses: [first2h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 10:30', 'RESOLVED'],
    ],
    expect: [
      [
        '2026-04-07 12:00',
        'FIRST_RESPONSE',
        {
          phase: 'VOID',
          standing: null,
          promiseStanding: null,
          target: { standing: 'BREACHED', breached: '2026-04-07 10:00', due: null, headroom: null },
        },
      ],
    ],
  },
  {
    name: 'a customer who closes his own ticket with a word leaves nobody an answer to owe',
    coverage: always(),
    clauses: [first2h, next4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:30', 'AGENT_REPLIED'],
      ['2026-04-07 10:00', 'CUSTOMER_REPLIED', { status: 'CLOSED' }],
    ],
    expect: [['2026-04-07 12:00', 'NEXT_RESPONSE', { phase: 'VOID', void: 'UNANSWERED', spent: 'PT0S' }]],
  },
  {
    name: 'a message marked as needing no answer no longer waits for one, until the mark is taken back',
    coverage: always(),
    clauses: [first2h, next4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:30', 'AGENT_REPLIED'],
      ['2026-04-07 10:00', 'CUSTOMER_REPLIED', { eventId: 'thanks' }],
      ['2026-04-07 10:30', 'NEEDS_NO_ANSWER', { refersTo: 'thanks' }],
      ['2026-04-07 11:30', 'NEEDS_NO_ANSWER', { refersTo: 'thanks', undo: true }],
    ],
    expect: [
      ['2026-04-07 10:15', 'NEXT_RESPONSE', { phase: 'RUNNING' }],
      ['2026-04-07 11:00', 'NEXT_RESPONSE', { phase: 'VOID', void: 'UNANSWERED', spent: 'PT30M', wake: null }],
      [
        '2026-04-07 12:00',
        'NEXT_RESPONSE',
        { phase: 'RUNNING', void: null, started: '2026-04-07 10:00', spent: 'PT2H', due: '2026-04-07 14:00' },
      ],
    ],
  },
  {
    name: 'when the oldest message needs no answer the clock counts from the next one',
    coverage: always(),
    clauses: [next4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:30', 'AGENT_REPLIED'],
      ['2026-04-07 10:00', 'CUSTOMER_REPLIED', { eventId: 'thanks' }],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED', { eventId: 'question' }],
      ['2026-04-07 12:00', 'NEEDS_NO_ANSWER', { refersTo: 'thanks' }],
    ],
    expect: [
      ['2026-04-07 11:30', 'NEXT_RESPONSE', { started: '2026-04-07 10:00', due: '2026-04-07 14:00' }],
      [
        '2026-04-07 12:00',
        'NEXT_RESPONSE',
        { phase: 'RUNNING', started: '2026-04-07 11:00', spent: 'PT1H', due: '2026-04-07 15:00' },
      ],
      ['2026-04-07 12:00', 'NEXT_RESPONSE 2', 'NO CLOCK'],
    ],
  },
  {
    name: 'an opening that needs no answer ends the first response, and what the customer writes next is a follow-up',
    coverage: always(),
    clauses: [first2h, next4h],
    life: [
      ['2026-04-07 09:00', 'OPENED'],
      ['2026-04-07 09:30', 'NEEDS_NO_ANSWER', { refersTo: 'e1' }],
      ['2026-04-07 10:00', 'CUSTOMER_REPLIED'],
    ],
    expect: [
      ['2026-04-07 10:00', 'FIRST_RESPONSE', { phase: 'VOID', void: 'UNANSWERED', spent: 'PT30M' }],
      ['2026-04-07 10:00', 'NEXT_RESPONSE', { phase: 'RUNNING', started: '2026-04-07 10:00' }],
    ],
  },
  {
    name: 'periodic updates, pick-up, suppliers, ownership and closure are rows of the same table',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'PERIODIC_UPDATE', promise: 'PT4H' },
      { number: '2', measure: 'PICK_UP', promise: 'PT1H' },
      { number: '3', measure: 'SUPPLIER_WAIT', promise: 'PT8H' },
      { number: '4', measure: 'GROUP_OWNERSHIP', promise: 'PT8H' },
      { number: '5', measure: 'CLOSURE', promise: 'PT24H' },
    ],
    life: [
      ['2026-04-07 09:00', 'OPENED', { group: 'first line' }],
      ['2026-04-07 09:20', 'ASSIGNED', { agent: 'Ada' }],
      ['2026-04-07 10:00', 'AGENT_REPLIED', { status: 'WAITING_CUSTOMER' }],
      ['2026-04-07 11:00', 'CUSTOMER_REPLIED'],
      ['2026-04-07 12:00', 'STATUS_CHANGED', { status: 'WAITING_SUPPLIER', group: 'network' }],
      ['2026-04-07 14:00', 'ASSIGNED', { agent: 'Ben', status: 'OPEN' }],
      ['2026-04-07 15:00', 'RESOLVED'],
      ['2026-04-07 16:00', 'REOPENED'],
      ['2026-04-07 17:00', 'CLOSED'],
    ],
    expect: [
      [
        '2026-04-07 20:00',
        'PICK_UP',
        { phase: 'STOPPED', standing: 'MET', spent: 'PT20M', stopped: '2026-04-07 09:20' },
      ],
      ['2026-04-07 20:00', 'PERIODIC_UPDATE', { phase: 'STOPPED', started: '2026-04-07 09:00', spent: 'PT1H' }],
      ['2026-04-07 10:30', 'PERIODIC_UPDATE 2', { phase: 'PAUSED', started: '2026-04-07 10:00', spent: 'PT0S' }],
      [
        '2026-04-07 20:00',
        'PERIODIC_UPDATE 2',
        { phase: 'STOPPED', spent: 'PT4H', paused: 'PT1H', stopped: '2026-04-07 15:00', standing: 'MET' },
      ],
      ['2026-04-07 15:30', 'PERIODIC_UPDATE 3', 'NO CLOCK'],
      ['2026-04-07 20:00', 'PERIODIC_UPDATE 3', { started: '2026-04-07 16:00', stopped: '2026-04-07 17:00' }],
      [
        '2026-04-07 20:00',
        'SUPPLIER_WAIT',
        { started: '2026-04-07 12:00', stopped: '2026-04-07 14:00', standing: 'MET' },
      ],
      ['2026-04-07 20:00', 'GROUP_OWNERSHIP', { started: '2026-04-07 09:00', stopped: '2026-04-07 12:00' }],
      ['2026-04-07 20:00', 'GROUP_OWNERSHIP 2', { started: '2026-04-07 12:00', stopped: '2026-04-07 15:00' }],
      ['2026-04-07 20:00', 'GROUP_OWNERSHIP 3', { started: '2026-04-07 16:00', stopped: '2026-04-07 17:00' }],
      [
        '2026-04-07 20:00',
        'CLOSURE',
        { phase: 'STOPPED', started: '2026-04-07 09:00', stopped: '2026-04-07 17:00', spent: 'PT8H', standing: 'MET' },
      ],
    ],
  },
  {
    name: 'an answer that resolves is the last update: it stops the cycle and starts none',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'PERIODIC_UPDATE', promise: 'PT8H' },
      { number: '2', measure: 'GROUP_OWNERSHIP', promise: 'PT8H' },
    ],
    life: [
      ['2026-04-07 10:00', 'OPENED', { group: 'desk' }],
      ['2026-04-07 11:00', 'AGENT_REPLIED', { status: 'RESOLVED', group: 'network' }],
      ['2026-04-07 12:00', 'REOPENED'],
    ],
    expect: [
      ['2026-04-07 11:30', 'PERIODIC_UPDATE', { phase: 'STOPPED', standing: 'MET', spent: 'PT1H' }],
      ['2026-04-07 11:30', 'PERIODIC_UPDATE 2', 'NO CLOCK'],
      ['2026-04-07 11:30', 'GROUP_OWNERSHIP', { phase: 'STOPPED', standing: 'MET', spent: 'PT1H' }],
      ['2026-04-07 11:30', 'GROUP_OWNERSHIP 2', 'NO CLOCK'],
      ['2026-04-07 12:30', 'PERIODIC_UPDATE 2', { phase: 'RUNNING', started: '2026-04-07 12:00' }],
      ['2026-04-07 12:30', 'GROUP_OWNERSHIP 2', { phase: 'RUNNING', started: '2026-04-07 12:00' }],
    ],
  },
];
