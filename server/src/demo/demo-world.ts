// The demo's cast: four invented customers, what they were promised, who answers them. Plain data; every name is made up.
import type { CoverageSchedule, LocalInterval, Weekday } from '../engine/coverage.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { Severity } from '../engine/fact.ts';
import type { Deliverable } from '../agreement/deliverable-terms.type.ts';
import type { EscalationStep, Objective, Penalty, ServiceReport } from '../agreement/section-terms.type.ts';
import type { Money } from '../gate/money.ts';
import { beverages, monthlyReport } from './demo-deliverables.ts';

export const demoLabel = 'Demo data: every customer, person and ticket here is invented.';
export const demoSource = 'Demo desk';
export const demoBoard = 'Support floor';
/** The demo desk is quiet at most this long while its traffic runs. */
export const demoSilenceMs = 15 * 60_000;

const minute = 60_000;
const hour = 60 * minute;

export interface DemoSchedule {
  readonly key: string;
  readonly name: string;
  readonly definition: CoverageSchedule;
}

const on = (
  days: readonly Weekday[],
  ...intervals: readonly [string, string][]
): Partial<Record<Weekday, LocalInterval[]>> =>
  Object.fromEntries(days.map((day) => [day, intervals.map(([from, to]) => ({ from, to }))]));
const workdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

export const schedules: readonly DemoSchedule[] = [
  {
    key: 'berlin',
    name: 'Berlin desk (demo)',
    definition: {
      timeZone: 'Europe/Berlin',
      periods: [
        { period: 'PRIME', weekly: on(workdays, ['08:00', '18:00']), onHoliday: 'CLOSED' },
        {
          period: 'NON_PRIME',
          weekly: { ...on(workdays, ['06:00', '08:00'], ['18:00', '22:00']), ...on(['sat'], ['09:00', '15:00']) },
          onHoliday: 'CLOSED',
        },
      ],
      holidays: [],
      exceptions: [],
    },
  },
  {
    key: 'chicago',
    name: 'Chicago, round the clock (demo)',
    definition: {
      timeZone: 'America/Chicago',
      periods: [
        { period: 'PRIME', weekly: on(workdays, ['07:00', '19:00']), onHoliday: 'CLOSED' },
        { period: 'NON_PRIME', weekly: on([...workdays, 'sat', 'sun'], ['00:00', '24:00']), onHoliday: 'ALL_DAY' },
      ],
      holidays: [],
      exceptions: [],
    },
  },
];

export interface DemoClause {
  readonly number: string;
  readonly measure: 'FIRST_RESPONSE' | 'NEXT_RESPONSE' | 'RESOLUTION' | 'GROUP_OWNERSHIP' | 'SUPPLIER_WAIT';
  readonly severity: Severity | null;
  readonly period: CoveragePeriod | null;
  /** Told to the customer, in milliseconds of covered time. */
  readonly promiseMs: number;
  /** What the floor works to. */
  readonly targetMs: number;
  /** The team that it binds; absent: none by name. */
  readonly group?: string;
}

const clause = (
  number: string,
  measure: DemoClause['measure'],
  severity: Severity | null,
  period: CoveragePeriod | null,
  [promiseMs, targetMs]: readonly [number, number],
): DemoClause => ({ number, measure, severity, period, promiseMs, targetMs });

/** Office hours count, evenings are slower: 6 hours told, 4 kept. */
const officeClauses: readonly DemoClause[] = [
  clause('4.1.1', 'FIRST_RESPONSE', null, 'PRIME', [6 * hour, 4 * hour]),
  clause('4.1.2', 'FIRST_RESPONSE', null, 'NON_PRIME', [8 * hour, 6 * hour]),
  clause('4.1.3', 'FIRST_RESPONSE', 'URGENT', 'PRIME', [hour, 40 * minute]),
  clause('4.1.4', 'FIRST_RESPONSE', 'URGENT', 'NON_PRIME', [2 * hour, 90 * minute]),
  clause('4.2.1', 'NEXT_RESPONSE', null, null, [8 * hour, 5 * hour]),
  clause('4.3.1', 'RESOLUTION', 'URGENT', null, [8 * hour, 6 * hour]),
  clause('4.3.2', 'RESOLUTION', 'HIGH', null, [16 * hour, 12 * hour]),
  clause('4.3.3', 'RESOLUTION', null, null, [40 * hour, 28 * hour]),
];

/** Every hour of the week counts. */
const roundTheClockClauses: readonly DemoClause[] = [
  clause('9.2.1', 'FIRST_RESPONSE', 'URGENT', null, [30 * minute, 20 * minute]),
  clause('9.2.2', 'FIRST_RESPONSE', 'HIGH', null, [2 * hour, 80 * minute]),
  clause('9.2.3', 'FIRST_RESPONSE', null, null, [6 * hour, 4 * hour]),
  clause('9.3.1', 'NEXT_RESPONSE', null, null, [4 * hour, 3 * hour]),
  clause('9.4.1', 'RESOLUTION', 'URGENT', null, [4 * hour, 3 * hour]),
  clause('9.4.2', 'RESOLUTION', 'HIGH', null, [12 * hour, 9 * hour]),
  clause('9.4.3', 'RESOLUTION', null, null, [48 * hour, 36 * hour]),
];

/** What every agreement of the demo says of clocks near their limits; administrators are whoever tries the demo. */
export const escalation: readonly EscalationStep[] = [
  {
    ...{ number: '7.1', kind: 'FUNCTIONAL', limit: 'TARGET', point: 'SHARE_SPENT', share: 1 },
    ...{ measure: 'FIRST_RESPONSE', notify: ['Administrators'] },
  },
  {
    ...{ number: '7.2', kind: 'HIERARCHIC', limit: 'PROMISE', point: 'BEFORE_DUE', time: hour },
    ...{ measure: 'RESOLUTION', notify: ['Administrators'] },
  },
  {
    ...{ number: '7.3', kind: 'HIERARCHIC', limit: 'PROMISE', point: 'AFTER_DUE', time: 0 },
    ...{ notify: ['Administrators'], note: 'The promise is broken: call the customer.' },
  },
];

/** What every agreement of the demo asks of a month or a quarter. */
export const objectives: readonly Objective[] = [
  { number: '10.1', kind: 'SHARE_WITHIN', measure: 'RESOLUTION', period: 'MONTH', share: 95 },
  { number: '10.2', kind: 'SHARE_WITHIN', measure: 'FIRST_RESPONSE', period: 'MONTH', share: 97 },
  {
    ...{ number: '10.3', kind: 'MISSES_AT_MOST', measure: 'RESOLUTION', severity: 'URGENT' },
    ...{ period: 'QUARTER', most: 2 },
  },
];

/** What is owed when the first of them is not kept; the fee is the agreement's own. */
export const penalties: readonly Penalty[] = [
  { text: 'A credit on the next invoice.', objective: '10.1', below: 95, percentage: 5 },
  { text: 'A larger credit on the next invoice.', objective: '10.1', below: 90, percentage: 10 },
];

/** Every agreement of the demo owes a report each month. */
export const reports: readonly ServiceReport[] = [
  { title: 'Service report', every: 'MONTH', structure: [], recipients: ['Administrators'] },
];

export interface DemoCustomer {
  /** What is paid for each month. */
  readonly fee: Money;
  /** What is owed again and again. */
  readonly deliverables: readonly Deliverable[];
  readonly name: string;
  readonly agreement: string;
  readonly schedule: string;
  readonly clauses: readonly DemoClause[];
  readonly accounts: readonly DemoAccount[];
  readonly contacts: readonly string[];
}

export interface DemoAccount {
  readonly reference: string;
  readonly name: string;
  readonly assets: readonly { readonly reference: string; readonly name: string }[];
}

export const customers: readonly DemoCustomer[] = [
  {
    name: 'Kestrel Bank',
    agreement: 'KB-2031',
    fee: { amount: '9600.00', currency: 'USD' },
    deliverables: [monthlyReport],
    schedule: 'chicago',
    clauses: roundTheClockClauses,
    accounts: [
      {
        reference: 'KB-BRANCH',
        name: 'Kestrel Bank, branches',
        assets: [
          { reference: 'KB-ATM-12', name: 'Cash machine 12' },
          { reference: 'KB-ATM-40', name: 'Cash machine 40' },
        ],
      },
      {
        reference: 'KB-TRADE',
        name: 'Kestrel Bank, trading floor',
        assets: [{ reference: 'KB-FEED', name: 'Price feed' }],
      },
    ],
    contacts: ['Odile Marsh', 'Rufus Tan', 'Priya Vance'],
  },
  {
    name: 'Alder Clinic',
    agreement: 'AC-114',
    fee: { amount: '2400.00', currency: 'EUR' },
    deliverables: [...beverages, monthlyReport],
    schedule: 'berlin',
    clauses: officeClauses,
    accounts: [
      {
        reference: 'AC-WARD',
        name: 'Alder Clinic, wards',
        assets: [
          { reference: 'AC-CART-3', name: 'Ward trolley 3' },
          { reference: 'AC-PRN-7', name: 'Label printer 7' },
        ],
      },
      {
        reference: 'AC-LAB',
        name: 'Alder Clinic, laboratory',
        assets: [{ reference: 'AC-LIMS', name: 'Laboratory system' }],
      },
    ],
    contacts: ['Heike Brandl', 'Samir Noor', 'Lotte Weiss'],
  },
  {
    name: 'Lumen Hotels',
    agreement: 'LH-77',
    fee: { amount: '3150.00', currency: 'EUR' },
    deliverables: [],
    schedule: 'berlin',
    clauses: officeClauses,
    accounts: [
      {
        reference: 'LH-DESK',
        name: 'Lumen Hotels, front desks',
        assets: [{ reference: 'LH-KEY-2', name: 'Key encoder 2' }],
      },
      { reference: 'LH-WEB', name: 'Lumen Hotels, booking', assets: [{ reference: 'LH-SITE', name: 'Booking site' }] },
    ],
    contacts: ['Carmen Duarte', 'Nils Eklund', 'Yuki Arai'],
  },
  {
    name: 'Northwind Rail',
    agreement: 'NR-508',
    fee: { amount: '7800.00', currency: 'USD' },
    deliverables: [monthlyReport],
    schedule: 'chicago',
    clauses: roundTheClockClauses,
    accounts: [
      {
        reference: 'NR-DEPOT',
        name: 'Northwind Rail, depots',
        assets: [{ reference: 'NR-GATE-9', name: 'Depot gate 9' }],
      },
      {
        reference: 'NR-STATION',
        name: 'Northwind Rail, stations',
        assets: [
          { reference: 'NR-SIGN-21', name: 'Departure sign 21' },
          { reference: 'NR-TVM-5', name: 'Ticket machine 5' },
        ],
      },
    ],
    contacts: ['Walt Jensen', 'Ada Quill', 'Marcus Reyes'],
  },
];

export interface DemoService {
  readonly reference: string;
  readonly name: string;
  readonly group: string;
  readonly subjects: readonly string[];
}

export const services: readonly DemoService[] = [
  {
    reference: 'DEMO-NET',
    name: 'Network',
    group: 'Network',
    subjects: [
      'No connection since this morning',
      'Line is slow at noon',
      'Wireless drops in the hall',
      'Remote access asks twice',
    ],
  },
  {
    reference: 'DEMO-APP',
    name: 'Applications',
    group: 'Apps',
    subjects: [
      'Report shows last month',
      'Cannot save a booking',
      'Screen stays white after sign-in',
      'Export stops half way',
    ],
  },
  {
    reference: 'DEMO-DEV',
    name: 'Devices',
    group: 'Field',
    subjects: ['Printer jams on labels', 'Scanner does not read', 'Display stays dark', 'Card reader offline'],
  },
  {
    reference: 'DEMO-ACC',
    name: 'Accounts and access',
    group: 'Desk',
    subjects: [
      'New colleague needs access',
      'Password expired on leave',
      'Locked out after three tries',
      'Wrong rights after a move',
    ],
  },
];

export const agents: readonly string[] = [
  'Ines Okafor',
  'Jon Hale',
  'Mira Lindqvist',
  'Tom Adeyemi',
  'Sofia Brandt',
  'Kai Moreau',
];

/** How often each severity comes. */
export const severityMix: readonly Severity[] = [
  'URGENT',
  'HIGH',
  'HIGH',
  'NORMAL',
  'NORMAL',
  'NORMAL',
  'NORMAL',
  'LOW',
  'LOW',
];
