// The pages under "Admin", and who may open which; the server holds the same line.
import type { DeskViewerQuery } from '../generated/desk.ts';

type Role = DeskViewerQuery['viewer']['roles'][number];

export interface AdminPage {
  /** Of the route; another page of the same part begins its path with the route's path. */
  readonly name: string;
  readonly title: string;
  readonly roles: readonly Role[];
}

const adminPages: readonly AdminPage[] = [
  { name: 'people', title: 'People', roles: ['ADMIN'] },
  { name: 'customers', title: 'Customers', roles: ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST'] },
  { name: 'mending', title: 'Needs mending', roles: ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST'] },
  { name: 'schedules', title: 'Schedules', roles: ['ADMIN', 'MANAGER'] },
  { name: 'measures', title: 'Measures', roles: ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST'] },
  { name: 'escalations', title: 'Escalation', roles: ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST'] },
  { name: 'boards', title: 'Boards', roles: ['ADMIN', 'MANAGER'] },
  { name: 'screens', title: 'Screens', roles: ['ADMIN', 'MANAGER'] },
  { name: 'try', title: 'Try a ticket', roles: ['ADMIN', 'MANAGER', 'AGENT', 'ANALYST'] },
];

/** Those that somebody with these roles may open; none when there are none. */
export const adminPagesFor = (held: readonly Role[]): readonly AdminPage[] =>
  adminPages.filter(({ roles }) => roles.some((role) => held.includes(role)));
