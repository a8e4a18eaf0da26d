// A whole log in the order in which it happened, for playing it as if it happened now.
import type { NewEvent } from '../ticket/new-event.ts';
import { readEvents } from './read-events.ts';
import type { LogReading } from './servicenow-log.ts';
import type { OddityTally } from './oddities.ts';

/**
 * All events of a log by instant; events of one instant in file order, so those of a ticket keep theirs. Holds the whole
 * log in memory: about a kilobyte an event.
 * @throws LogFileError when the file is not a well-formed log
 */
export async function readInOrder(file: string, reading: LogReading, odd: OddityTally): Promise<NewEvent[]> {
  const events: NewEvent[] = [];
  const onOddity = ({ kind, line, ticket, what }: { kind: string; line: number; ticket: string; what: string }): void =>
    odd.add(kind, line, `${ticket}: ${what}`);
  for await (const batch of readEvents(file, { ...reading, batch: 1_000, onOddity })) events.push(...batch.events);
  // Array sort is stable: what the file orders within a minute stays so.
  return events.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** Plays events when their time comes. */
export interface PlayDoors {
  now(): Temporal.Instant;
  sleepUntil(at: Temporal.Instant, signal: AbortSignal): Promise<void>;
  /** Hands over events that have happened, in order; settles when they are recorded. */
  send(events: readonly NewEvent[]): Promise<void>;
  /** Told after each hand-over how many of all are recorded, and the instant of the last. */
  onPlayed(count: number, at: Temporal.Instant): void;
  readonly signal: AbortSignal;
}

/** Hands over each event as soon as its instant has come, at most `batch` at once; ends after the last, or when aborted. */
export async function playEvents(events: readonly NewEvent[], batch: number, doors: PlayDoors): Promise<number> {
  let sent = 0;
  while (sent < events.length && !doors.signal.aborted) {
    const next = events[sent];
    if (next === undefined) break;
    await doors.sleepUntil(next.at, doors.signal);
    const now = doors.now();
    let until = sent;
    while (until < events.length && until - sent < batch && happened(events[until], now)) until += 1;
    if (until === sent) continue;
    const due = events.slice(sent, until);
    await doors.send(due);
    sent = until;
    doors.onPlayed(sent, due.at(-1)?.at ?? now);
  }
  return sent;
}

const happened = (event: NewEvent | undefined, now: Temporal.Instant): boolean =>
  event !== undefined && Temporal.Instant.compare(event.at, now) <= 0;
