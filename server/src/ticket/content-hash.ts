// What makes an event the same event: everything it says.
import { hash } from 'node:crypto';
import type { NewEvent } from './new-event.ts';

const CONTENT = [
  ...([
    'ticket',
    'sequence',
    'kind',
    'actor',
    'by',
    'reason',
    'status',
    'sourceStatus',
    'severity',
    'sourceSeverity',
  ] as const),
  ...(['group', 'agent', 'contact', 'serviceAccount', 'service', 'asset', 'subject', 'into', 'from'] as const),
  ...(['message', 'refersTo', 'undo'] as const),
] satisfies readonly (keyof NewEvent)[];

/** A hash of everything the event says, and of nothing else: its place in a list is not part of it. */
export function contentHash(event: NewEvent): string {
  // In a fixed order, whoever made the event; instants as numbers, because their text costs more than all the rest.
  // Absent is empty; what was said stands between separators that no name may hold.
  const said = CONTENT.map((field) => event[field]).join('\0');
  // Only where there is one: events recorded before there were scores go on being the same.
  const rated = event.score === null ? '' : `\0${String(event.score)}\0${event.words ?? ''}`;
  const text = `${String(event.at.epochMilliseconds)}\0${String(event.promisedAt?.epochMilliseconds)}\0${said}${rated}`;
  return hash('sha256', text, 'hex').slice(0, 32);
}
