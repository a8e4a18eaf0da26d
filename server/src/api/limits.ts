// What one document may ask for: the same list of rules on both doors. Each is counted on the parsed document before
// anything is validated, because validation itself grows with the square of some of them; fragments are counted once
// and remembered, so that fragments of fragments cost no more than their text.
import {
  getArgumentValues,
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isObjectType,
  isInterfaceType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { limits } from '../config.ts';
import { codedError } from '../gate/errors.ts';

/** Introspection is deep by nature (types of lists of types …) and has its own rule in graphql-js. */
const introspectionDepth = 20;
/** A list without `first` is short by its nature (clauses, statuses): this is what one is counted as. */
const plainListRows = 5;

const exceeded = (message: string): GraphQLError => codedError('LIMIT_EXCEEDED', message);

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const fragmentsOf = (document: DocumentNode): Fragments =>
  new Map(
    document.definitions
      .filter((each) => each.kind === Kind.FRAGMENT_DEFINITION)
      .map((each) => [each.name.value, each]),
  );

const operationsOf = (document: DocumentNode): readonly OperationDefinitionNode[] =>
  document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);

/** What is too much in a document, whatever its schema and variables; empty when nothing is. */
export function documentProblems(document: DocumentNode): GraphQLError[] {
  return [...widthProblems(document), ...depthProblems(document)];
}

function widthProblems(document: DocumentNode): GraphQLError[] {
  let aliases = 0;
  let widest = 0;
  visit(document, {
    Field(node) {
      if (node.alias !== undefined) aliases += 1;
    },
    SelectionSet(node) {
      widest = Math.max(widest, node.selections.length);
    },
  });
  const problems: GraphQLError[] = [];
  if (aliases > limits.aliases) {
    problems.push(exceeded(`A document has at most ${String(limits.aliases)} aliases; ${String(aliases)} came.`));
  }
  if (widest > limits.selectionsPerSet) {
    problems.push(
      exceeded(`A selection has at most ${String(limits.selectionsPerSet)} parts; ${String(widest)} came.`),
    );
  }
  return problems;
}

interface Depths {
  readonly fields: number;
  readonly introspection: number;
}

function depthProblems(document: DocumentNode): GraphQLError[] {
  const fragments = fragmentsOf(document);
  const known = new Map<string, Depths>();
  const depths = operationsOf(document).map((operation) => depthOf(operation.selectionSet, fragments, known));
  const deepest = Math.max(0, ...depths.map(({ fields }) => fields));
  const introspection = Math.max(0, ...depths.map((each) => each.introspection));
  const problems: GraphQLError[] = [];
  if (deepest > limits.queryDepth) {
    problems.push(exceeded(`Fields nest at most ${String(limits.queryDepth)} deep; ${String(deepest)} came.`));
  }
  if (introspection > introspectionDepth) {
    problems.push(
      exceeded(`Introspection nests at most ${String(introspectionDepth)} deep; ${String(introspection)} came.`),
    );
  }
  return problems;
}

const isIntrospection = (name: string): boolean => name === '__schema' || name === '__type';

/** How many fields deep a selection goes, introspection counted apart. A fragment that spreads itself counts as nothing. */
function depthOf(set: SelectionSetNode, fragments: Fragments, known: Map<string, Depths>): Depths {
  let fields = 0;
  let introspection = 0;
  for (const selection of set.selections) {
    const inner = innerDepth(selection, fragments, known);
    if (selection.kind !== Kind.FIELD) {
      fields = Math.max(fields, inner.fields);
      introspection = Math.max(introspection, inner.introspection);
    } else if (isIntrospection(selection.name.value)) introspection = Math.max(introspection, inner.fields + 1);
    else {
      fields = Math.max(fields, inner.fields + 1);
      introspection = Math.max(introspection, inner.introspection);
    }
  }
  return { fields, introspection };
}

const flat: Depths = { fields: 0, introspection: 0 };

function innerDepth(
  selection: SelectionSetNode['selections'][number],
  fragments: Fragments,
  known: Map<string, Depths>,
): Depths {
  if (selection.kind !== Kind.FRAGMENT_SPREAD) {
    return selection.selectionSet === undefined ? flat : depthOf(selection.selectionSet, fragments, known);
  }
  const name = selection.name.value;
  const before = known.get(name);
  if (before !== undefined) return before;
  const fragment = fragments.get(name);
  if (fragment === undefined) return flat;
  known.set(name, flat);
  const depths = depthOf(fragment.selectionSet, fragments, known);
  known.set(name, depths);
  return depths;
}

interface Costing {
  readonly schema: GraphQLSchema;
  readonly fragments: Fragments;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The cost of one spread of a fragment. */
  readonly known: Map<string, number>;
}

/**
 * How many fields an operation can show at most: each list counted with its `first` (the greatest page when that is not
 * a number), others as a few rows. Of a document that validation has accepted.
 */
export function operationCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  {
    operation,
    variables,
  }: { readonly operation: OperationDefinitionNode; readonly variables: Readonly<Record<string, unknown>> },
): number {
  const costing: Costing = { schema, fragments: fragmentsOf(document), variables, known: new Map() };
  const root = schema.getRootType(operation.operation);
  return root === null || root === undefined ? 0 : costOf(operation.selectionSet, root, costing);
}

/** The problem of an operation that is too dear; null when it is not. */
export function costProblem(cost: number): GraphQLError | null {
  if (cost <= limits.queryCost) return null;
  return exceeded(
    `An operation shows at most ${String(limits.queryCost)} fields; this one could show ${String(cost)}. Ask for smaller pages.`,
  );
}

function costOf(set: SelectionSetNode, parent: GraphQLNamedType, costing: Costing): number {
  let cost = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) cost += fieldCost(selection, parent, costing);
    else if (selection.kind === Kind.FRAGMENT_SPREAD) cost += fragmentCost(selection.name.value, costing);
    else
      cost += costOf(
        selection.selectionSet,
        namedType(selection.typeCondition?.name.value, costing) ?? parent,
        costing,
      );
  }
  return cost;
}

const namedType = (name: string | undefined, { schema }: Costing): GraphQLNamedType | undefined =>
  name === undefined ? undefined : schema.getType(name);

function fragmentCost(name: string, costing: Costing): number {
  const before = costing.known.get(name);
  if (before !== undefined) return before;
  const fragment = costing.fragments.get(name);
  const type = namedType(fragment?.typeCondition.name.value, costing);
  if (fragment === undefined || type === undefined) return 0;
  costing.known.set(name, 0);
  const cost = costOf(fragment.selectionSet, type, costing);
  costing.known.set(name, cost);
  return cost;
}

function fieldCost(node: FieldNode, parent: GraphQLNamedType, costing: Costing): number {
  if (node.name.value.startsWith('__')) return 0;
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[node.name.value] : undefined;
  if (field === undefined) return 0;
  const type = getNamedType(field.type);
  if (node.selectionSet === undefined || !isCompositeType(type)) return 1;
  return 1 + rowsOf(field, node, parent, costing) * costOf(node.selectionSet, type, costing);
}

/** How many times the selection below a field can be shown. */
function rowsOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  parent: GraphQLNamedType,
  costing: Costing,
): number {
  const size = argumentOf(field, node, 'first', costing);
  if (size !== undefined)
    return typeof size === 'number' && size >= 0 ? Math.min(size, limits.pageSizeMax) : limits.pageSizeMax;
  const ids = argumentOf(field, node, 'ids', costing);
  if (Array.isArray(ids)) return ids.length;
  // The rows of a connection were counted with its `first`.
  if (parent.name.endsWith('Connection')) return 1;
  return isListType(getNullableType(field.type)) ? plainListRows : 1;
}

/** The value of an argument; undefined when the field has none of this name. */
function argumentOf(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  name: string,
  { variables }: Costing,
): unknown {
  if (!field.args.some((arg) => arg.name === name)) return undefined;
  try {
    return getArgumentValues(field, node, variables)[name] ?? limits.pageSizeMax;
  } catch {
    // Arguments that cannot be read are refused by the execution; here they count as the greatest page.
    return limits.pageSizeMax;
  }
}
