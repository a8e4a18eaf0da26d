// The one gate of documents, in front of both doors: length, nesting, limits, then the language's own rules. Documents that
// passed are remembered, so that a screen's questions are read once.
import {
  getOperationAST,
  GraphQLError,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { limits } from '../config.ts';
import { codedError } from '../gate/errors.ts';
import { costProblem, documentProblems, operationCost } from './limits.ts';
import { nestsDeeper } from './nesting.ts';

export interface Asked {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
}

export type Checked =
  | { readonly kind: 'accepted'; readonly document: DocumentNode }
  | { readonly kind: 'refused'; readonly errors: readonly GraphQLError[] };

export interface DocumentGate {
  /** Whether an operation may be executed; never throws. */
  check(asked: Asked): Checked;
}

/** Fields may nest 12 deep; brackets more, with arguments and introspection. */
const bracketsDeep = 60;
const keptAtMost = 500;

/** A gate for one schema. */
export function createDocumentGate(schema: GraphQLSchema): DocumentGate {
  const accepted = new Map<string, DocumentNode>();

  function read(query: string): Checked {
    const known = accepted.get(query);
    if (known !== undefined) return { kind: 'accepted', document: known };
    const checked = readDocument(schema, query);
    if (checked.kind === 'accepted') {
      const [oldest] = accepted.keys();
      if (accepted.size >= keptAtMost && oldest !== undefined) accepted.delete(oldest);
      accepted.set(query, checked.document);
    }
    return checked;
  }

  return {
    check({ query, operationName, variables }) {
      const checked = read(query);
      if (checked.kind === 'refused') return checked;
      const operation = getOperationAST(checked.document, operationName);
      // Which operation was meant is for the execution to say.
      if (operation === null || operation === undefined) return checked;
      const problem = costProblem(operationCost(schema, checked.document, { operation, variables: variables ?? {} }));
      return problem === null ? checked : { kind: 'refused', errors: [problem] };
    },
  };
}

const refusedFor = (...errors: readonly GraphQLError[]): Checked => ({ kind: 'refused', errors });

function readDocument(schema: GraphQLSchema, query: string): Checked {
  if (nestsDeeper(query, bracketsDeep)) {
    return refusedFor(
      codedError('LIMIT_EXCEEDED', `Brackets nest at most ${String(bracketsDeep)} deep in a document.`),
    );
  }
  const document = parseDocument(query);
  if (document instanceof GraphQLError) return refusedFor(document);
  const problems = documentProblems(document);
  if (problems.length > 0) return refusedFor(...problems);
  const errors = validate(schema, document, specifiedRules, { maxErrors: limits.errorsPerReply });
  if (errors.length === 0) return { kind: 'accepted', document };
  return refusedFor(...errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED')));
}

function parseDocument(query: string): DocumentNode | GraphQLError {
  try {
    return parse(query, { maxLexicalTokens: limits.parserTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // graphql-js has no code for it, only words.
    if (!/more that \d+ tokens/.test(error.message)) return withCode(error, 'GRAPHQL_PARSE_FAILED');
    return codedError('LIMIT_EXCEEDED', `A document has at most ${String(limits.parserTokens)} tokens.`);
  }
}

const withCode = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    path: error.path ?? null,
    extensions: { ...error.extensions, code },
  });
