// Who may do what, as one table: a role holds actions, a viewer holds roles. A resolver asks here first and
// nowhere else; what a viewer may not see is left out by the queries (visibleSources, the own board).
import type { Role } from '../access/role.ts';
import { refuseForbidden } from './errors.ts';
import type { Viewer } from './viewer.ts';

/** Everything that can be asked of the floor and the portal. */
export type Action =
  | 'ask'
  | 'read'
  | 'readTickets'
  | 'readSources'
  | 'readBoard'
  | 'preview'
  | 'recordEvents'
  | 'recordByHand'
  | 'answerEscalations'
  | 'editCustomers'
  | 'editSources'
  | 'editSchedules'
  | 'editMeasures'
  | 'editAgreements'
  | 'recordDeliveries'
  | 'recordMeasurements'
  | 'disputeBreaches'
  | 'editBoards'
  | 'editTokens'
  | 'editPeople'
  | 'watchServer'
  | 'usePortal';

/** What the act is about, where the role alone does not decide. */
export interface Subject {
  readonly source?: string;
  readonly board?: number;
  readonly playlist?: number;
}

const reading: readonly Action[] = ['ask', 'read', 'readTickets', 'readSources', 'readBoard', 'preview'];
const managing: readonly Action[] = [
  ...(['editCustomers', 'editSources', 'editSchedules', 'editMeasures', 'editAgreements', 'editBoards'] as const),
  ...(['recordDeliveries', 'recordMeasurements', 'disputeBreaches'] as const),
];

/** The rights of each role. `ask`: viewer, snapshot and heartbeat. */
export const rights: Readonly<Record<Role, readonly Action[]>> = {
  ADMIN: [
    ...reading,
    ...managing,
    'recordEvents',
    'recordByHand',
    'answerEscalations',
    'editTokens',
    'editPeople',
    'watchServer',
  ],
  MANAGER: [...reading, ...managing, 'answerEscalations'],
  AGENT: [
    ...reading,
    ...(['recordEvents', 'recordByHand', 'recordDeliveries', 'recordMeasurements', 'disputeBreaches'] as const),
    'answerEscalations',
  ],
  ANALYST: reading,
  INTEGRATION: ['ask', 'readTickets', 'readSources', 'recordEvents', 'recordMeasurements'],
  BOARD: ['ask', 'readBoard'],
  CUSTOMER: ['usePortal'],
};

/** A wall has its own board, or its own playlist with the boards of it, and nothing else. */
function mayAsWall({ board, playlist }: Viewer, subject: Subject): boolean {
  const isOwnBoard =
    subject.board === undefined || board === subject.board || playlist?.boards.includes(subject.board) === true;
  return isOwnBoard && (subject.playlist === undefined || playlist?.id === subject.playlist);
}

function mayAs(role: Role, viewer: Viewer, action: Action, subject: Subject): boolean {
  if (!rights[role].includes(action)) return false;
  if (role === 'INTEGRATION' && subject.source !== undefined) return viewer.sources.includes(subject.source);
  return role !== 'BOARD' || mayAsWall(viewer, subject);
}

/** True when one of the viewer's roles holds the action, for this subject where one is given. */
export function may(viewer: Viewer, action: Action, subject: Subject = {}): boolean {
  return viewer.roles.some((role) => mayAs(role, viewer, action, subject));
}

/** @throws the FORBIDDEN error unless `may` says yes */
export function require(viewer: Viewer, action: Action, subject: Subject = {}): void {
  if (!may(viewer, action, subject)) throw refuseForbidden(viewer.roles, action);
}
