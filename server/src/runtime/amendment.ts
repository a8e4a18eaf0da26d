// What the activation of a version does to tickets that are there: those it can judge are read before and after, inside the
// transaction that activates it.
import type { VersionRow } from '../agreement/agreement-list.store.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import type { Terms } from '../engine/clause.ts';
import { inversions, type Inversion } from '../engine/inversion.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { wakeTickets } from '../ticket/ticket.store.ts';
import { judgedTicket, loadJudged, type Judged } from './amendment.store.ts';
import { comparedMoves, type Moves } from './schedule-moves.ts';

/** The tickets that a version can judge; `earlier` are the agreement's versions that were activated before it. */
export function judgedBy(
  { from, until, appliesTo }: VersionRow,
  { customer, earlier }: { readonly customer: number | null; readonly earlier: readonly VersionRow[] },
): Judged {
  const [first = from] = [from, ...earlier.map((each) => each.from)].sort((a, b) => Temporal.Instant.compare(a, b));
  const since = appliesTo === 'NEW_TICKETS' ? from : first;
  return { customer, since, until, openAt: appliesTo === 'OPEN_TICKETS' ? from : null };
}

/** Activates, wakes every ticket that can be judged and, where it is `asked`, says what that moved; else null. */
export async function activated(
  tx: Tx,
  { judged, asked }: { readonly judged: Judged; readonly asked: boolean },
  activate: () => Promise<void>,
  now: Temporal.Instant,
): Promise<Moves | null> {
  let moves: Moves | null = null;
  if (asked)
    moves = await comparedMoves(tx, await loadJudged(tx, judged, limits.ticketsPerScheduleChange), activate, now);
  else await activate();
  await wakeTickets(tx, ...judgedTicket(judged), now);
  return moves;
}

/** What whoever agrees to these terms should know: the worst pairs of openings that their limits invert. */
export function warningsOf(terms: Terms, timeZone: string, now: Temporal.Instant): UserErrorValue[] {
  return inversions(terms, now)
    .slice(0, limits.errorsPerReply)
    .map((inversion) => inverted(inversion, timeZone));
}

function inverted({ clauses, earlier, later }: Inversion, timeZone: string): UserErrorValue {
  const at = (instant: Temporal.Instant): string =>
    instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  const numbers = clauses.map(({ number }) => number).join(' and ');
  const message =
    `Clauses ${numbers}: who opens later may be due earlier. Opened ${at(earlier.openedAt)}, due ${at(earlier.dueAt)}; ` +
    `opened ${at(later.openedAt)}, due ${at(later.dueAt)} (${timeZone}).`;
  return userError('LIMITS_INVERT', message, ['version']);
}
