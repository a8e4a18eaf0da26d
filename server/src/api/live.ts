// A subscription, whatever carries it. What can be shared goes through the hub: its payloads are written once for a group
// and sent straight to each reader.
import {
  createSourceEventStream,
  execute,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { limits } from '../config.ts';
import { maskErrors, type Mask } from '../gate/errors.ts';
import type { Hub, Payload, Sink } from '../push/hub.ts';
import { liveSourceOf } from '../push/live-source.ts';
import { mapStream, type Stream } from '../push/stream.ts';
import { openContext, type ContextParts, type OperationContext } from './context.ts';
import { groupViewer } from './group-key.ts';
import { withinTime } from './within-time.ts';

/** Who asked. */
export interface Reader {
  /** Where the group's payloads go. */
  readonly sink: Sink;
  /** Readers with an equal key share their executions. */
  readonly key: string;
}

export interface SubscriptionArgs extends ExecutionArgs {
  readonly schema: GraphQLSchema;
  readonly reader: Reader;
}

export interface LiveParts {
  readonly contexts: ContextParts;
  readonly mask: Mask;
  readonly hub: Hub;
  /** Told how long each operation over a socket took. */
  readonly onOperation: (seconds: number) => void;
}

const isStream = (value: unknown): value is Stream<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;

export async function subscribe(
  args: SubscriptionArgs,
  parts: LiveParts,
): Promise<Stream<ExecutionResult> | ExecutionResult> {
  const first = args.contextValue as OperationContext;
  const stream: unknown = await createSourceEventStream(args);
  // The stream outlives any snapshot: from here on each event has one of its own.
  await first.end();
  if (!isStream(stream)) return stream as ExecutionResult;
  const executeFor = (viewer: typeof first.viewer) => (values: readonly unknown[]) =>
    executeAll(args, values, openContext(parts.contexts, viewer), parts);
  const source = liveSourceOf(stream);
  if (source === null) return mapStream(stream, (value) => executeFor(first.viewer)([value]));
  // The first reader's question is its group's; what it was asked with is not kept for as long as somebody listens.
  args.contextValue = undefined;
  try {
    return await parts.hub.join({
      key: args.reader.key,
      source,
      sink: args.reader.sink,
      execute: executeFor(groupViewer(first.viewer)),
      write: (result) => writeResult(result, parts.mask),
    });
  } catch (error) {
    await stream.return();
    return { errors: [asGraphQLError(error)] };
  }
}

/** What went wrong as an error of the operation; the mask finds the original in it. */
export const asGraphQLError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError('The subscription failed', { originalError: error as Error });

/** One result for each value, all in one snapshot. */
async function executeAll(
  args: ExecutionArgs,
  values: readonly unknown[],
  contextValue: OperationContext,
  { onOperation }: Pick<LiveParts, 'onOperation'>,
): Promise<readonly ExecutionResult[]> {
  const startedMs = performance.now();
  try {
    const results = values.map((rootValue) => Promise.resolve(execute({ ...args, rootValue, contextValue })));
    return await withinTime(Promise.all(results), limits.operationTimeoutMs);
  } finally {
    await contextValue.end();
    onOperation((performance.now() - startedMs) / 1_000);
  }
}

/** A result as text, with the place it ends at when the reader asked for its cursor. */
export function writeResult({ data, errors }: ExecutionResult, mask: Mask): Payload {
  const said = errors === undefined ? { data } : { data: data ?? null, errors: maskErrors(errors, mask) };
  return { bytes: Buffer.from(JSON.stringify(said)), cursor: cursorIn(data) };
}

function cursorIn(data: ExecutionResult['data']): string | null {
  const [told] = Object.values(data ?? {});
  if (typeof told !== 'object' || told === null || !('cursor' in told)) return null;
  return typeof told.cursor === 'string' ? told.cursor : null;
}
