// The words and shapes of standings, severities and measures: one map each, the same on every page.

export type ClockStanding = 'ON_TRACK' | 'AT_RISK' | 'OVER_TARGET' | 'BREACHED' | 'MET';
export type Severity = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';

/** How a clock stands before the reader: its standing, or what keeps it from counting. */
export type Mark = ClockStanding | 'PAUSED' | 'OFF_HOURS' | 'NONE';

export const markWords: Readonly<Record<Mark, string>> = {
  ON_TRACK: 'On track',
  AT_RISK: 'At risk',
  OVER_TARGET: 'Over target',
  BREACHED: 'Broken',
  MET: 'Met',
  PAUSED: 'Paused',
  OFF_HOURS: 'Off hours',
  NONE: 'No clock',
};

/** The role (custom property) that colours a mark. */
export const markRole: Readonly<Record<Mark, string>> = {
  ON_TRACK: '--on-track',
  AT_RISK: '--at-risk',
  OVER_TARGET: '--over-target',
  BREACHED: '--broken',
  MET: '--on-track',
  PAUSED: '--still',
  OFF_HOURS: '--still',
  NONE: '--muted',
};

export const severityWords: Readonly<Record<Severity, string>> = {
  LOW: 'Low',
  NORMAL: 'Normal',
  HIGH: 'High',
  URGENT: 'Urgent',
};

export type Role = 'ADMIN' | 'MANAGER' | 'AGENT' | 'ANALYST' | 'CUSTOMER' | 'BOARD' | 'INTEGRATION';

export const roleWords: Readonly<Record<Role, string>> = {
  ADMIN: 'Administrator',
  MANAGER: 'Manager',
  AGENT: 'Agent',
  ANALYST: 'Analyst',
  CUSTOMER: 'Customer',
  BOARD: 'Wall',
  INTEGRATION: 'Source',
};

export type Status =
  'NEW' | 'OPEN' | 'WAITING_CUSTOMER' | 'WAITING_SUPPLIER' | 'ON_HOLD' | 'RESOLVED' | 'CLOSED' | 'CANCELLED';

export const statusWords: Readonly<Record<Status, string>> = {
  NEW: 'New',
  OPEN: 'Open',
  WAITING_CUSTOMER: 'Waiting for customer',
  WAITING_SUPPLIER: 'Waiting for supplier',
  ON_HOLD: 'On hold',
  RESOLVED: 'Resolved',
  CLOSED: 'Closed',
  CANCELLED: 'Cancelled',
};

/** "FIRST_RESPONSE" or "first-response" as a reader says it: "First response". */
export function spokenName(name: string): string {
  const words = name.replaceAll(/[_-]+/g, ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Who holds a ticket, for one narrow cell: the group, else the agent, else nobody. */
export function heldBy(ticket: { readonly group: string | null; readonly agent: string | null }): string | null {
  return ticket.group ?? ticket.agent;
}

/** "1 miss", "2 misses": a count with its noun. */
export const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
