// A form that comes from outside this page, from a link or from storage: whatever does not fit is left at its blank.
import { newClause, newEvent, type TryForm } from './tryForm.ts';

const rowsMost = 200;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** `blank` with every field of `said` that is of the same type. */
function filled<T extends object>(blank: T, said: unknown): T {
  const known = Object.entries(blank).filter(([, value]) => !Array.isArray(value));
  const fits = known.filter(([field, value]) => isRecord(said) && typeof said[field] === typeof value);
  return { ...blank, ...Object.fromEntries(fits.map(([field]) => [field, (said as Record<string, unknown>)[field]])) };
}

const rowsOf = (said: unknown): readonly unknown[] => (Array.isArray(said) ? said.slice(0, rowsMost) : []);

/** The form in this text; null when it is none. */
export function readKept(text: string, blank: TryForm): TryForm | null {
  let said: unknown;
  try {
    said = JSON.parse(text);
  } catch {
    // Somebody else's text, or half a link.
    return null;
  }
  if (!isRecord(said)) return null;
  const clauses = rowsOf(said['clauses']).map((clause, place) => filled(newClause(place + 1), clause));
  const events = rowsOf(said['events']).map((event, place) => filled(newEvent(place + 1, ''), event));
  const numbered = (rows: readonly { readonly row: number }[]): boolean =>
    rows.length > 0 && new Set(rows.map(({ row }) => row)).size === rows.length;
  return !numbered(clauses) || !numbered(events) ? null : { ...filled(blank, said), clauses, events };
}

/** The form as the part of an address after `#`. */
export function toFragment(form: TryForm): string {
  const bytes = new TextEncoder().encode(JSON.stringify(form));
  return `#life=${btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')}`;
}

/** The form that a link carries; null when it carries none. */
export function fromFragment(fragment: string, blank: TryForm): TryForm | null {
  if (!fragment.startsWith('#life=')) return null;
  try {
    const bytes = Uint8Array.from(atob(fragment.slice(6).replaceAll('-', '+').replaceAll('_', '/')), (one) =>
      one.charCodeAt(0),
    );
    return readKept(new TextDecoder().decode(bytes), blank);
  } catch {
    // Cut off on its way.
    return null;
  }
}
