// Relay connections: one factory for their classes, one reading of `first` and `after`, one form of keyset cursors.
// Lists are walked by key, never by offset: a row that appears or leaves never shifts the next page.
import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { limits } from '../config.ts';
import { codedError } from './errors.ts';

/** What a page was asked for: at most `first` rows behind the key `after` (null: from the beginning). */
export interface PageRequest {
  readonly first: number;
  readonly after: readonly CursorPart[] | null;
}

export type CursorPart = string | number | null;

/** Rows of one page in order. `edges` are made from them; `count` is asked only when totalCount is. */
export interface Page<T> {
  readonly rows: readonly T[];
  readonly hasNextPage: boolean;
  cursorOf(row: T): string;
  count(): Promise<number>;
}

export function makeCursor(parts: readonly CursorPart[]): string {
  return Buffer.from(JSON.stringify(parts), 'utf8').toString('base64url');
}

function readParts(cursor: string): readonly CursorPart[] | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const isPart = (part: unknown): part is CursorPart =>
      part === null || typeof part === 'string' || (typeof part === 'number' && Number.isFinite(part));
    return Array.isArray(parts) && parts.every(isPart) ? parts : null;
  } catch {
    // Not a cursor of ours: the caller refuses it by name.
    return null;
  }
}

/**
 * Reads the arguments of a list whose cursors hold `parts` values.
 * @throws PAGE_SIZE when `first` is not 1–100; CURSOR_UNREADABLE when `after` is not a cursor of this list
 */
export function readPageRequest(first: number | null, after: string | null | undefined, parts: number): PageRequest {
  const size = first ?? limits.pageSizeDefault;
  if (!(size >= 1 && size <= limits.pageSizeMax)) {
    throw codedError('PAGE_SIZE', `A page has 1 to ${String(limits.pageSizeMax)} rows: \`first\` was ${String(size)}.`);
  }
  if (after === null || after === undefined) return { first: size, after: null };
  const key = after.length <= 2_000 ? readParts(after) : null;
  if (key?.length !== parts) {
    throw codedError('CURSOR_UNREADABLE', `"${after.slice(0, 60)}" is no cursor of this list.`);
  }
  return { first: size, after: key };
}

/** A page from the first `first` + 1 rows behind the cursor: the extra row only says that there is more. */
export function makePage<T>(
  request: PageRequest,
  rows: readonly T[],
  keyOf: (row: T) => readonly CursorPart[],
  count: () => Promise<number>,
): Page<T> {
  return {
    rows: rows.slice(0, request.first),
    hasNextPage: rows.length > request.first,
    cursorOf: (row) => makeCursor(keyOf(row)),
    count,
  };
}

/** A page of rows that are all in memory already; cursors are the position. For short lists only. */
export function pageOf<T>(rows: readonly T[], first: number | null, after: string | null | undefined): Page<T> {
  const request = readPageRequest(first, after, 1);
  const from = request.after === null ? 0 : Number(request.after[0]) + 1;
  const positions = new Map(rows.map((row, position) => [row, position]));
  const wanted = rows.slice(from, from + request.first + 1);
  return makePage(
    request,
    wanted,
    (row) => [positions.get(row) ?? 0],
    () => Promise.resolve(rows.length),
  );
}

/** A list that is walked by key: how to load, count and show its rows. */
export interface KeyedList<T, N> {
  /** The values of a row by which the list is ordered, the last of them unique. */
  keyOf(row: T): readonly CursorPart[];
  /** At most `limit` rows behind `after`, in order. */
  load(wanted: { readonly after: readonly CursorPart[] | null; readonly limit: number }): Promise<readonly T[]>;
  count(): Promise<number>;
  present(row: T): N;
}

/**
 * One page of a list whose cursors hold two values, its order and its id.
 * @throws as readPageRequest does
 */
export async function listPage<T, N>(
  { first, after }: { readonly first: number | null; readonly after: string | null },
  list: KeyedList<T, N>,
): Promise<ConnectionValue<N>> {
  const request = readPageRequest(first, after, 2);
  const rows = await list.load({ after: request.after, limit: request.first + 1 });
  const page = makePage(
    request,
    rows,
    (row) => list.keyOf(row),
    () => list.count(),
  );
  return presentPage(page, (row) => list.present(row), request.after !== null);
}

@ObjectType('PageInfo', { description: 'Where a page lies in its list.' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'True when more rows follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when the page was asked for with `after`, so that rows come before it.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first row; null for an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last row: the next `after`. Null for an empty page.',
  })
  endCursor!: string | null;
}

export interface EdgeValue<N> {
  readonly cursor: string;
  readonly node: N;
}

/** What a connection class shows; resolvers make it with `presentPage`. */
export interface ConnectionValue<N> {
  readonly edges: readonly EdgeValue<N>[];
  readonly nodes: readonly N[];
  readonly pageInfo: PageInfoType;
  totalCount(): Promise<number>;
}

/** A page as a connection value; `present` makes the node of each row. */
export function presentPage<T, N>(page: Page<T>, present: (row: T) => N, hasPreviousPage: boolean): ConnectionValue<N> {
  const edges = page.rows.map((row) => ({ cursor: page.cursorOf(row), node: present(row) }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: page.hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: () => page.count(),
  };
}

/**
 * The class of the connection `<name>Connection` with its `<name>Edge`. The portal calls it with classes of its own
 * (`pageInfo` included), so that nothing is shared between the schemas.
 */
export function connectionClass<N extends object>(
  name: string,
  node: () => ClassType<N>,
  pageInfo: ClassType<PageInfoType> = PageInfoType,
): ClassType<ConnectionValue<N>> {
  @ObjectType(`${name}Edge`, { description: `One row of a list of ${name}, with its place in the list.` })
  class Edge implements EdgeValue<N> {
    @Field(() => String, { description: 'The place of this row in its list; give it back as `after`.' })
    cursor!: string;

    @Field(node, { description: 'The row itself.' })
    node!: N;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${name}.` })
  class Connection implements ConnectionValue<N> {
    @Field(() => [Edge], { description: 'The rows with their cursors.' })
    edges!: readonly EdgeValue<N>[];

    @Field(() => [node()], { description: 'The rows alone.' })
    nodes!: readonly N[];

    @Field(() => pageInfo, { description: 'Where the page lies in its list.' })
    pageInfo!: PageInfoType;

    // A function on the value, called only when the field is asked for: counting can cost more than the page.
    @Field(() => Int, {
      name: 'totalCount',
      description: 'How many rows the whole list has; counted only when asked for.',
    })
    counted(): Promise<number> {
      return this.totalCount();
    }

    totalCount!: () => Promise<number>;
  }
  return Connection;
}
