// What one clock shows at one second: the same row on the wall and in every list of the desk.
import { countdown, millisecondsOf } from './duration.ts';
import {
  countingSpans,
  headroomAt,
  isOpen,
  nextOpening,
  type CountedClock,
  type CountedLimit,
  type Span,
} from './covered.ts';
import { epochOf, nearMinute } from './instant.ts';
import { heldBy, severityWords, type ClockStanding, type Mark, type Severity } from './words.ts';

interface RowLimit extends CountedLimit {
  readonly limit: string | null;
}

/** What a row needs of a clock. */
export interface RowClock extends CountedClock {
  readonly id: string;
  readonly measure: string;
  readonly standing: ClockStanding | null;
  readonly promise: RowLimit | null;
  readonly target: RowLimit | null;
}

/** What a row needs of a ticket. */
export interface RowTicket {
  readonly reference: string;
  readonly source: string;
  readonly severity: Severity | null;
  readonly group: string | null;
  readonly agent: string | null;
  readonly customer: { readonly name: string } | null;
}

/** A clock with its texts parsed, once an answer and not once a second. `readAt` is when its headroom was read. */
export interface ReadyClock<C extends RowClock = RowClock> {
  readonly clock: C;
  readonly ticket: RowTicket;
  readonly spans: readonly Span[];
  readonly readAt: number;
  readonly dueAt: number | null;
  readonly promise: number | null;
  readonly target: number | null;
}

export interface ClockRow {
  readonly id: string;
  readonly mark: Mark;
  readonly reference: string;
  readonly source: string;
  readonly measure: string;
  readonly customer: string | null;
  readonly severity: string;
  readonly heldBy: string | null;
  readonly late: boolean;
  readonly toTarget: string;
  readonly overTarget: boolean;
  readonly toPromise: string;
  /** Set outside coverage, when countdowns stand still: "opens Mon 09:00". */
  readonly opens: string | null;
  /** Shares of the promise, 0–1. */
  readonly used: number | null;
  readonly targetShare: number | null;
  readonly silent: boolean;
}

/** Parses a clock that was read at `readAt` (epoch ms). */
export function readyClock<C extends RowClock>(clock: C, ticket: RowTicket, readAt: number): ReadyClock<C> {
  return {
    clock,
    ticket,
    spans: countingSpans(clock, readAt),
    readAt,
    dueAt: epochOf(clock.promise?.dueAt ?? null),
    promise: millisecondsOf(clock.promise?.limit ?? null),
    target: millisecondsOf(clock.target?.limit ?? null),
  };
}

/** True while the clock runs but its schedule is closed. A screen may be a little behind the server: it knows nothing of before `readAt`. */
export const isOffHours = ({ clock, spans, readAt }: ReadyClock, now: number): boolean =>
  clock.phase === 'RUNNING' && spans.length > 0 && !isOpen(spans, Math.max(now, readAt));

/** The shape and word a clock stands with. */
export function markOf(ready: ReadyClock, now: number): Mark {
  // A broken promise stays broken, at night and while it waits.
  if (ready.clock.standing === 'BREACHED') return 'BREACHED';
  if (ready.clock.phase === 'PAUSED') return 'PAUSED';
  return isOffHours(ready, now) ? 'OFF_HOURS' : (ready.clock.standing ?? 'NONE');
}

/** Covered ms left to the promise and to the target at `now`; negative when late, null without one. */
export function headroomsOf(ready: ReadyClock, now: number): { toPromise: number | null; toTarget: number | null } {
  const { clock, spans, readAt } = ready;
  const at = { spans, readAt, now };
  return { toPromise: headroomAt(clock, clock.promise, at), toTarget: headroomAt(clock, clock.target, at) };
}

/** What a row says in words. */
export interface RowWords {
  readonly locale: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly opens: (when: string) => string;
}

const deskWords: RowWords = { locale: 'en-GB', severities: severityWords, opens: (when) => `opens ${when}` };

export interface RowMoment {
  readonly now: number;
  readonly zone: string;
  /** Sources that have said nothing for too long. */
  readonly silent: ReadonlySet<string>;
  /** Absent: as the desk says it. */
  readonly words?: RowWords;
}

/** What one clock shows at `now`. */
export function rowAt(ready: ReadyClock, at: RowMoment): ClockRow {
  const { clock, ticket, promise, target } = ready;
  const { words = deskWords } = at;
  const { toPromise, toTarget } = headroomsOf(ready, at.now);
  const mark = markOf(ready, at.now);
  const opensAt = mark === 'OFF_HOURS' ? nextOpening(ready.spans, at.now) : null;
  return {
    id: clock.id,
    mark,
    reference: ticket.reference,
    source: ticket.source,
    measure: clock.measure,
    customer: ticket.customer?.name ?? null,
    severity: ticket.severity === null ? '–' : words.severities[ticket.severity],
    heldBy: heldBy(ticket),
    late: (toPromise ?? 0) < 0,
    toTarget: toTarget === null ? '–' : countdown(toTarget),
    overTarget: (toTarget ?? 0) < 0,
    toPromise: toPromise === null ? '–' : countdown(toPromise),
    opens: opensAt === null ? null : words.opens(nearMinute(opensAt, at.now, at.zone, words.locale)),
    used: promise === null || toPromise === null ? null : 1 - toPromise / promise,
    targetShare: promise === null || target === null ? null : target / promise,
    silent: at.silent.has(ticket.source),
  };
}
