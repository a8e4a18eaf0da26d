// What a request over HTTP asks, by its body or by its address.
import type { Asked } from './check-document.ts';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** What the gate looks at; null when the request is not of a form that has a document (whoever executes it says why). */
export function askedBy(body: unknown, url: URL): Asked | null {
  const parts = body === undefined ? partsOf(url) : body;
  if (!isRecord(parts) || typeof parts['query'] !== 'string') return null;
  const { query, operationName, variables } = parts as { query: string; operationName?: unknown; variables?: unknown };
  return {
    query,
    operationName: typeof operationName === 'string' ? operationName : null,
    variables: isRecord(variables) ? variables : null,
  };
}

function partsOf({ searchParams }: URL): Record<string, unknown> {
  const variables = searchParams.get('variables');
  return {
    query: searchParams.get('query'),
    operationName: searchParams.get('operationName'),
    variables: parsed(variables),
  };
}

function parsed(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    // Whoever executes it refuses it with the reason.
    return null;
  }
}
