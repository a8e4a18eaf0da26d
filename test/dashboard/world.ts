// A small believable floor for the screens' tests: facts as the API would answer them, at an instant that is given.
// Times are told as hours and minutes of that instant's schedule; nothing here reads a clock.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const iso = (epoch: number): string => new Date(epoch).toISOString();

/** "PT1H30M", "-PT12M3.5S" of milliseconds. */
export function isoDuration(milliseconds: number): string {
  const length = Math.abs(milliseconds);
  const hours = Math.floor(length / HOUR);
  const minutes = Math.floor((length % HOUR) / MINUTE);
  const seconds = (length % MINUTE) / 1000;
  const text = `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${seconds > 0 || length < MINUTE ? `${seconds}S` : ''}`;
  return milliseconds < 0 ? `-${text}` : text;
}

/** Round the clock, from a day before `now` for a fortnight: countdowns run. */
export const alwaysOpen = (now: number): Spans => [
  { from: iso(now - 24 * HOUR), until: iso(now + 14 * 24 * HOUR), period: 'PRIME' },
];

/** Closed now; opens at `opensAt` for ten hours. */
export const opensLater = (opensAt: number): Spans => [
  { from: iso(opensAt), until: iso(opensAt + 10 * HOUR), period: 'PRIME' },
];

export type Spans = { from: string; until: string; period: 'PRIME' | 'NON_PRIME' }[];

export interface ClockFacts {
  reference: string;
  customer?: string | null;
  severity?: 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT' | null;
  group?: string | null;
  agent?: string | null;
  source?: string;
  measure?: string;
  standing?: string | null;
  phase?: string;
  /** Minutes of covered time left to the promise and to the target; negative when late. */
  promiseLeft: number;
  targetLeft?: number | null;
  /** The limits, in minutes. */
  promise?: number;
  target?: number;
  spans?: Spans;
  /** Where the promise is due when the schedule is closed in between; else now + what is left. */
  dueAt?: number;
}

function limitOf(minutes: number, left: number, dueAt: number | null, standing: string): object {
  return {
    limit: isoDuration(minutes * MINUTE),
    shares: [],
    dueAt: dueAt === null ? null : iso(dueAt),
    headroom: isoDuration(left * MINUTE),
    standing,
    warnAt: null,
    breachedAt: left < 0 && dueAt !== null ? iso(dueAt) : null,
    noticedAt: null,
    byReclassification: false,
  };
}

/** A clock with its ticket, as nextToBreak and broken list it. */
export function clockOf(facts: ClockFacts, now: number): Record<string, unknown> {
  const { promise = 360, target = 240, promiseLeft, targetLeft = promiseLeft - (promise - target) } = facts;
  const standing = facts.standing === undefined ? standingOf(promiseLeft, targetLeft, promise, target) : facts.standing;
  const running = (facts.phase ?? 'RUNNING') === 'RUNNING';
  const due = (left: number): number | null => (running ? now + left * MINUTE : null);
  return {
    __typename: 'Clock',
    id: `clock-${facts.reference}-${facts.measure ?? 'RESOLUTION'}`,
    measure: facts.measure ?? 'RESOLUTION',
    cycle: 1,
    phase: facts.phase ?? 'RUNNING',
    standing,
    revision: 1,
    spent: isoDuration((promise - promiseLeft) * MINUTE),
    paused: 'PT0S',
    startedAt: iso(now - 5 * HOUR),
    clauseNumber: '9.2.3',
    clauses: [
      { number: '9.2.3', measure: facts.measure ?? 'RESOLUTION', severity: facts.severity ?? 'URGENT', period: null },
    ],
    schedule: {
      id: 'schedule-1',
      name: 'RAIL-PRIME',
      timeZone: 'Europe/Berlin',
      version: 3,
      validFrom: iso(now - 1e10),
      openSpans: facts.spans ?? alwaysOpen(now),
    },
    promise: limitOf(
      promise,
      promiseLeft,
      facts.dueAt ?? due(promiseLeft),
      promiseLeft < 0 ? 'BREACHED' : promiseLeft < promise / 4 ? 'AT_RISK' : 'ON_TRACK',
    ),
    target:
      targetLeft === null
        ? null
        : limitOf(target, targetLeft, due(targetLeft), targetLeft < 0 ? 'BREACHED' : 'ON_TRACK'),
    ticket: ticketOf(facts, standing, now),
  };
}

function standingOf(promiseLeft: number, targetLeft: number | null, promise: number, target: number): string {
  if (promiseLeft < 0) return 'BREACHED';
  if (targetLeft !== null && targetLeft < 0) return 'OVER_TARGET';
  return promiseLeft < promise / 4 || (targetLeft !== null && targetLeft < target / 4) ? 'AT_RISK' : 'ON_TRACK';
}

function ticketOf(facts: ClockFacts, standing: string | null, now: number): Record<string, unknown> {
  const customer = facts.customer === undefined ? 'Kestrel Bank' : facts.customer;
  return {
    __typename: 'Ticket',
    id: `ticket-${facts.reference}`,
    reference: facts.reference,
    source: facts.source ?? 'ServiceNow',
    subject: 'Signalling gateway unreachable',
    severity: facts.severity === undefined ? 'URGENT' : facts.severity,
    status: 'OPEN',
    group: facts.group === undefined ? 'Network' : facts.group,
    agent: facts.agent ?? null,
    customer: customer === null ? null : { __typename: 'Customer', id: `customer-${customer}`, name: customer },
    openedAt: iso(now - 5 * HOUR),
    reopenings: 0,
    standing,
    revision: 1,
    uncovered: false,
    needsMending: [],
    agreements: [],
  };
}

const rate = (met: number, missed: number, undecided: number, excluded = 0): object => ({
  met,
  missed,
  undecided,
  excluded,
  waived: 0,
  disputed: 0,
  share: null,
  drill: 'drill',
});

export const tiles: readonly object[] = [
  { key: 'FIRST_RESPONSE', label: 'First response', promise: rate(517, 11, 31), target: rate(482, 46, 31) },
  { key: 'NEXT_RESPONSE', label: 'Next response', promise: rate(268, 13, 24), target: rate(248, 33, 24) },
  { key: 'RESOLUTION', label: 'Resolution', promise: rate(430, 20, 78), target: rate(390, 60, 78) },
  { key: 'RESOLUTION:URGENT', label: 'Urgent resolution', promise: rate(61, 4, 9), target: rate(48, 17, 9) },
];

/** A weekday's bars: [kept, open, broken] for each hour from 7 o'clock, the tenth of them being the present hour. */
const dayBars = [
  [4, 0, 0],
  [12, 0, 0],
  [19, 0, 2],
  [15, 0, 0],
  [16, 0, 0],
  [8, 0, 0],
  [14, 0, 2],
  [18, 0, 0],
  [21, 0, 2],
  [7, 10, 2],
  [0, 15, 0],
  [0, 6, 0],
] as const;

export function hoursAround(now: number): object[] {
  const hour = Math.floor(now / HOUR) * HOUR;
  return Array.from({ length: 29 }, (_, index) => {
    const offset = index - 24;
    const [kept, open, broken] = dayBars[offset + 9] ?? (offset < -20 ? ([3, 0, 0] as const) : ([0, 0, 0] as const));
    return { from: iso(hour + offset * HOUR), kept, open, broken };
  });
}

/** The twelve promises of the reference picture, and one that waits for opening. */
export function nextToBreak(now: number): Record<string, unknown>[] {
  const rows: ClockFacts[] = [
    { reference: 'SN-4907', promiseLeft: 12.4, targetLeft: -7.6, promise: 60, target: 40 },
    {
      reference: 'SN-4913',
      customer: 'Alder Clinic',
      severity: 'HIGH',
      group: null,
      promiseLeft: 18.8,
      targetLeft: -1.2,
      promise: 60,
      target: 40,
      measure: 'FIRST_RESPONSE',
    },
    {
      reference: 'SN-4899',
      customer: 'Lumen Hotels',
      severity: 'HIGH',
      group: 'Apps',
      promiseLeft: 24.05,
      targetLeft: 4.05,
      promise: 120,
      target: 100,
      measure: 'NEXT_RESPONSE',
    },
    { reference: 'SN-4821', customer: 'Northwind Rail', group: 'Field', promiseLeft: 28.85, targetLeft: -91.15 },
    {
      reference: 'SN-4902',
      customer: 'Alder Clinic',
      group: 'Field',
      promiseLeft: 39.25,
      targetLeft: 9.25,
      promise: 240,
      target: 210,
    },
    {
      reference: 'JR-1187',
      customer: 'Lumen Hotels',
      severity: 'NORMAL',
      group: 'Desk',
      source: 'Jira',
      promiseLeft: 51.67,
      targetLeft: 11.67,
      promise: 480,
      target: 440,
    },
    {
      reference: 'SN-4880',
      severity: 'HIGH',
      promiseLeft: 58.33,
      targetLeft: 38.33,
      promise: 120,
      target: 100,
      standing: 'ON_TRACK',
    },
    ...[52, 53, 54, 55, 57].map((left, index) => ({
      reference: `SN-49${20 + index}`,
      promiseLeft: left + 1,
      targetLeft: left - 20,
    })),
  ];
  const opensAt = now + 64 * HOUR;
  const waiting = {
    reference: 'SN-4874',
    customer: 'Brava Foods',
    severity: 'NORMAL' as const,
    group: 'Apps',
    promiseLeft: 150,
    targetLeft: 90,
    spans: opensLater(opensAt),
    dueAt: opensAt + 150 * MINUTE,
  };
  const sorted = rows.sort((a, b) => a.promiseLeft - b.promiseLeft);
  return [...sorted, waiting].map((row) => clockOf(row, now));
}

export function brokenClocks(now: number): Record<string, unknown>[] {
  return [
    clockOf({ reference: 'SN-4810', promiseLeft: -399 }, now),
    clockOf({ reference: 'SN-4838', customer: 'Alder Clinic', promiseLeft: -168 }, now),
    clockOf({ reference: 'JR-1162', customer: 'Lumen Hotels', source: 'Jira', promiseLeft: -70 }, now),
  ];
}

export const sourceAges = (now: number, silent?: string): object[] =>
  (
    [
      ['ServiceNow', 2],
      ['Jira', 4],
      ['E-mail', 11],
    ] as const
  ).map(([source, seconds]) => ({
    source,
    lastEventAt: iso(now - (source === silent ? 3 * HOUR + 11 * MINUTE : seconds * 1000)),
    expectedSilence: 'PT30M',
    silent: source === silent,
  }));

/** How boards are shown by default. */
export const boardSettings = {
  viewingDistance: 3,
  chart: 'DUE_HOURS',
  chime: false,
  quietFrom: null,
  quietUntil: null,
  language: 'EN',
  tiles: [
    { measure: 'FIRST_RESPONSE', severity: null },
    { measure: 'NEXT_RESPONSE', severity: null },
    { measure: 'RESOLUTION', severity: null },
    { measure: 'RESOLUTION', severity: 'URGENT' },
  ],
} as const;

/** A board's frame at `now`, with changes of the test's own. */
export function frameAt(now: number, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const next = nextToBreak(now);
  const broken = brokenClocks(now);
  return {
    cursor: '1.100',
    revision: 1,
    at: iso(now),
    zone: 'Europe/Berlin',
    periodLabel: 'November so far',
    periodFrom: iso(now - 19 * 24 * HOUR),
    tiles,
    settings: boardSettings,
    chart: hoursAround(now),
    nextToBreak: next,
    broken,
    brokenCount: 4,
    openCount: 142,
    atRiskCount: 9,
    overTargetCount: 5,
    savableCount: 12,
    obligations: null,
    sources: sourceAges(now),
    ...changes,
  };
}
