// Lives of tickets, each different, for figures that must hold whatever happened.
import type { SentEvent } from './floor-world.ts';

const hourMs = 3_600_000;

/**
 * A ticket's life, different for each n, told as events of the weeks before `now`. Ticket 3 breaks its promise after
 * the end of February and then waits; 62 is answered late and stays open, over its target.
 */
export function lifeOf(n: number, account: string, now: string): SentEvent[] {
  const ticket = `T-${String(n).padStart(3, '0')}`;
  // From 27 February on, some hours apart; the last ones shortly before now.
  const openedMs =
    n < 50 ? Date.parse('2026-02-27T15:00:00Z') + n * 9 * hourMs : Date.parse(now) - (n - 50) * 0.35 * hourMs;
  const severity = (['URGENT', 'HIGH', 'NORMAL', 'LOW'] as const)[n % 4];
  const at = (hours: number): string => new Date(Math.min(openedMs + hours * hourMs, Date.parse(now))).toISOString();
  const events: SentEvent[] = [
    {
      ticket,
      kind: 'OPENED',
      at: at(0),
      actor: n % 6 === 5 ? 'AGENT' : 'CUSTOMER',
      serviceAccount: account,
      severity,
      group: n % 2 ? 'Apps' : 'Network',
      subject: `Secret ${ticket}`,
    },
  ];
  if (n % 3 !== 0)
    events.push({
      ticket,
      kind: 'AGENT_REPLIED',
      at: at(n % 5 === 0 || n === 62 ? 1.5 : 0.2),
      actor: 'AGENT',
      by: 'Ada',
      agent: 'Ada',
    });
  if (n % 7 === 2) events.push({ ticket, kind: 'CUSTOMER_REPLIED', at: at(1.8), actor: 'CUSTOMER' });
  if (n % 5 === 3)
    events.push({ ticket, kind: 'STATUS_CHANGED', status: 'WAITING_CUSTOMER', at: at(n % 2 && n !== 3 ? 2.5 : 7) });
  else if (n % 11 === 6) events.push({ ticket, kind: 'CANCELLED', at: at(3) });
  else if (n % 4 !== 1 && !(n >= 50 && (n % 4 === 3 || n === 62)))
    events.push({ ticket, kind: 'RESOLVED', at: at(n % 8 === 0 ? 6.5 : n % 8 === 2 ? 4.5 : 3) });
  return events;
}
