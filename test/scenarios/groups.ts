// Clocks that are about the group which holds the ticket.
import { always, type Scenario } from './scenario.ts';

// prettier-ignore -- a table: one row a line
export const groups: readonly Scenario[] = [
  {
    name: 'GROUP_OWNERSHIP of one group: its stays are the cycles, and those of other groups are none',
    coverage: always(),
    clauses: [{ number: '1', measure: 'GROUP_OWNERSHIP', group: 'network', promise: 'PT4H' }],
    life: [
      ['2026-04-07 09:00', 'OPENED', { group: 'first line' }],
      ['2026-04-07 10:00', 'GROUP_CHANGED', { group: 'network' }],
      ['2026-04-07 12:00', 'GROUP_CHANGED', { group: 'first line' }],
      ['2026-04-07 13:00', 'GROUP_CHANGED', { group: 'network' }],
    ],
    expect: [
      ['2026-04-07 09:30', 'GROUP_OWNERSHIP', 'NO CLOCK'],
      [
        '2026-04-07 12:30',
        'GROUP_OWNERSHIP',
        { phase: 'STOPPED', started: '2026-04-07 10:00', stopped: '2026-04-07 12:00', spent: 'PT2H' },
      ],
      [
        '2026-04-07 14:00',
        'GROUP_OWNERSHIP 2',
        { phase: 'RUNNING', started: '2026-04-07 13:00', due: '2026-04-07 17:00' },
      ],
      ['2026-04-07 14:00', 'GROUP_OWNERSHIP 3', 'NO CLOCK'],
    ],
  },
  {
    name: 'the clause that names the group beats the one for any, whatever their severities',
    coverage: always(),
    clauses: [
      { number: 'any', measure: 'GROUP_OWNERSHIP', severity: 'HIGH', promise: 'PT8H' },
      { number: 'own', measure: 'GROUP_OWNERSHIP', group: 'network', promise: 'PT2H' },
    ],
    life: [
      ['2026-04-07 09:00', 'OPENED', { group: 'first line', severity: 'HIGH' }],
      ['2026-04-07 10:00', 'GROUP_CHANGED', { group: 'network' }],
    ],
    expect: [
      ['2026-04-07 11:00', 'GROUP_OWNERSHIP', { phase: 'STOPPED', clauses: ['any'] }],
      ['2026-04-07 11:00', 'GROUP_OWNERSHIP 2', { phase: 'RUNNING', clauses: ['own'], due: '2026-04-07 12:00' }],
    ],
  },
  {
    name: 'PICK_UP of one group starts when the ticket enters its queue',
    coverage: always(),
    clauses: [{ number: '1', measure: 'PICK_UP', group: 'network', promise: 'PT1H' }],
    life: [
      ['2026-04-07 09:00', 'OPENED', { group: 'first line' }],
      ['2026-04-07 10:00', 'GROUP_CHANGED', { group: 'network' }],
      ['2026-04-07 10:30', 'ASSIGNED', { agent: 'Ben' }],
    ],
    expect: [
      ['2026-04-07 09:30', 'PICK_UP', 'NO CLOCK'],
      [
        '2026-04-07 11:00',
        'PICK_UP',
        { phase: 'STOPPED', standing: 'MET', started: '2026-04-07 10:00', spent: 'PT30M' },
      ],
    ],
  },
  {
    name: 'PICK_UP of one group ends when the ticket leaves its queue: neither met nor missed',
    coverage: always(),
    clauses: [
      { number: '1', measure: 'PICK_UP', group: 'network', promise: 'PT1H' },
      { number: '2', measure: 'PICK_UP', promise: 'PT2H' },
    ],
    life: [
      ['2026-04-07 09:00', 'OPENED', { group: 'network' }],
      ['2026-04-07 09:30', 'GROUP_CHANGED', { group: 'first line' }],
      ['2026-04-07 11:00', 'ASSIGNED', { agent: 'Ada' }],
    ],
    expect: [
      ['2026-04-07 10:00', 'PICK_UP', { phase: 'VOID', void: 'TRANSFERRED', clauses: ['1'], spent: 'PT30M' }],
      [
        '2026-04-07 12:00',
        'PICK_UP 2',
        { phase: 'STOPPED', standing: 'MET', clauses: ['2'], started: '2026-04-07 09:30' },
      ],
    ],
  },
  {
    name: 'PICK_UP of any group starts at the opening, and a change of group does not restart it; automation may assign',
    coverage: always(),
    clauses: [{ number: '1', measure: 'PICK_UP', promise: 'PT1H' }],
    life: [
      ['2026-04-07 09:00', 'OPENED', { group: 'first line' }],
      ['2026-04-07 09:30', 'GROUP_CHANGED', { group: 'network' }],
      ['2026-04-07 09:45', 'ASSIGNED', { agent: 'Ben', actor: 'AUTOMATION' }],
    ],
    expect: [
      [
        '2026-04-07 10:00',
        'PICK_UP',
        { phase: 'STOPPED', standing: 'MET', started: '2026-04-07 09:00', spent: 'PT45M' },
      ],
    ],
  },
];
