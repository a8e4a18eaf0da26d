// The one occurrence that a page or a form is about.
import type { OccurrenceDetailQuery } from '../generated/deliverables.ts';
import type { Detail } from './tell.ts';

/** Null while it is not there, or the id is of something else. */
export function detailOf(answer: OccurrenceDetailQuery | null): Detail | null {
  const node = answer?.node ?? null;
  return node !== null && 'title' in node ? (node as Detail) : null;
}
