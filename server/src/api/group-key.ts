// When two subscriptions may share one execution: the same document, operation and variables but for where each begins, in
// the same schema, by readers whose rights are equal in everything that can be asked of them.
import { createHash } from 'node:crypto';
import { Kind, getOperationAST, visit, type DocumentNode } from 'graphql';
import type { Viewer } from '../gate/viewer.ts';

export interface Subscribing {
  readonly query: string;
  readonly document: DocumentNode;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

/** Equal for subscriptions that may share their executions. `schema` names the schema they are asked of. */
export function groupKey(
  schema: string,
  { query, document, operationName, variables }: Subscribing,
  viewer: Viewer,
): string {
  const resume = resumeVariable(document, operationName);
  const asked = Object.entries(variables ?? {}).filter(([name]) => name !== resume);
  const said = [schema, query, operationName ?? null, inOrder(Object.fromEntries(asked)), rightsOf(viewer)];
  // Each reader keeps its key: of a screen's question the text alone is some thousand characters.
  return createHash('sha256').update(JSON.stringify(said)).digest('base64');
}

/** The viewer of a group: with the rights of its members, and nobody's name. */
export const groupViewer = (viewer: Viewer): Viewer => ({ ...viewer, principal: 'group', name: '' });

/** Everything of a viewer that decides what may be seen: all but who it is. */
function rightsOf({ principal: _principal, name: _name, roles, sources, ...rest }: Viewer): unknown {
  return inOrder({ ...rest, roles: [...roles].sort(), sources: [...sources].sort() });
}

/**
 * The variable that says where this reader begins: given to `after` of the subscription's field and used nowhere else.
 * Any other variable changes what is told, whatever its name.
 */
function resumeVariable(document: DocumentNode, operationName: string | null | undefined): string | null {
  const operation = getOperationAST(document, operationName);
  const uses = new Map<string, number>();
  visit(document, {
    VariableDefinition: () => false,
    Variable: ({ name }) => {
      uses.set(name.value, (uses.get(name.value) ?? 0) + 1);
    },
  });
  for (const field of operation?.selectionSet.selections ?? []) {
    if (field.kind !== Kind.FIELD) continue;
    const value = field.arguments?.find(({ name }) => name.value === 'after')?.value;
    if (value?.kind === Kind.VARIABLE && uses.get(value.name.value) === 1) return value.name.value;
  }
  return null;
}

/** The same value with the names of every object in order. */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const sorted = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted.map(([name, one]) => [name, inOrder(one)]));
}
