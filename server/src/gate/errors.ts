// How a refusal is said. Expected ones are data (UserError) or an error with a listed code; anything else becomes
// INTERNAL with an id that stands in the log, never a stack, an SQL text or a file name.
import 'reflect-metadata';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Field, ObjectType } from 'type-graphql';
import { limits } from '../config.ts';
import { isConnectionLost } from '../db/connection-lost.ts';
import { errorCodes, type ErrorCode } from './error-codes.ts';

/** An expected refusal as data. `path` leads into the mutation's input: ["clauses", "0", "target"]. */
export interface UserErrorValue {
  readonly code: string;
  readonly message: string;
  readonly path: readonly string[] | null;
}

@ObjectType('UserError', { description: 'An expected refusal: what was expected, what came, and which thing.' })
export class UserErrorType {
  @Field(() => String, { description: 'A stable code for programs; docs/errors.md lists them all.' })
  code!: string;

  @Field(() => String, { description: 'A sentence for people.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description:
      'Where in the input: field names and list positions from 0, below `input`. Null: the request as a whole.',
  })
  path!: readonly string[] | null;
}

/** One refusal; numbers in the path are list positions from 0. */
export function userError(
  code: ErrorCode,
  message: string,
  path: readonly (string | number)[] | null = null,
): UserErrorValue {
  return { code, message: shorten(message), path: path?.map(String) ?? null };
}

/** Thrown inside a write to roll it back; `refusable` turns it into the payload's userErrors. */
export class Refused extends Error {
  readonly userErrors: readonly UserErrorValue[];

  constructor(userErrors: readonly UserErrorValue[]) {
    super(userErrors.map((each) => `${each.code}: ${each.message}`).join('; '));
    this.name = 'Refused';
    this.userErrors = userErrors;
  }
}

/** @throws Refused with this one refusal */
export function refuse(code: ErrorCode, message: string, path: readonly (string | number)[] | null = null): never {
  throw new Refused([userError(code, message, path)]);
}

/** The payload of a mutation: what `work` gives, or what `refused` makes of the refusals. Other errors go through. */
export async function refusable<P>(work: () => Promise<P>, refused: (userErrors: UserErrorValue[]) => P): Promise<P> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) return refused([...error.userErrors]);
    throw error;
  }
}

/** An error with a listed code, for refusals that have no payload to stand in (queries, rights, limits). */
export function codedError(
  code: ErrorCode,
  message: string,
  extensions: Readonly<Record<string, unknown>> = {},
): GraphQLError {
  return new GraphQLError(shorten(message), { extensions: { ...extensions, code } });
}

export function refuseForbidden(roles: readonly string[], action: string): GraphQLError {
  const who = roles.length === 0 ? 'A viewer without a role' : `The role ${roles.join(', ')}`;
  return codedError('FORBIDDEN', `${who} has no right to ${action}.`);
}

const shorten = (message: string): string =>
  message.length <= limits.errorMessageChars ? message : `${message.slice(0, limits.errorMessageChars - 1)}…`;

/** Codes that graphql-js and Apollo Server give to requests that are wrong by their form. */
const codesOfForm = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

/** What the mask needs: an id for the unexpected, and the log that keeps the error under it. */
export interface Mask {
  newId(): string;
  report(id: string, error: unknown): void;
}

const isListed = (code: unknown): code is string =>
  typeof code === 'string' && (code in errorCodes || codesOfForm.has(code)) && code !== 'INTERNAL';

/**
 * The form in which an error leaves: listed codes keep their message (at most 300 characters) and code; everything
 * else is reported under an id and leaves as INTERNAL with that id alone.
 */
export function maskError(formatted: GraphQLFormattedError, thrown: unknown, mask: Mask): GraphQLFormattedError {
  const where = {
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
  };
  const code = formatted.extensions?.['code'] ?? codeByOrigin(thrown);
  if (isListed(code)) {
    const { stacktrace: _stacktrace, http: _http, ...extensions } = formatted.extensions ?? {};
    return { message: shorten(formatted.message), ...where, extensions: { ...extensions, code } };
  }
  const original = originalOf(thrown);
  if (isConnectionLost(original)) {
    return { message: 'The database is away; try again shortly.', ...where, extensions: { code: 'UNAVAILABLE' } };
  }
  const id = mask.newId();
  mask.report(id, original);
  return {
    message: `Something went wrong on our side. Name ${id} when you report it.`,
    ...where,
    extensions: { code: 'INTERNAL', id },
  };
}

/** What a resolver threw, without the location that graphql-js put around it. */
function originalOf(thrown: unknown): unknown {
  return thrown instanceof GraphQLError && thrown.originalError !== undefined
    ? originalOf(thrown.originalError)
    : thrown;
}

/** graphql-js itself raises errors without an original: the document or a variable was wrong, not a resolver. */
function codeByOrigin(thrown: unknown): string | undefined {
  if (!(thrown instanceof GraphQLError) || thrown.originalError !== undefined) return undefined;
  return thrown.path === undefined ? 'BAD_USER_INPUT' : undefined;
}

/** At most 10 errors leave in one reply. */
export function maskErrors(errors: readonly GraphQLError[], mask: Mask): GraphQLFormattedError[] {
  return errors.slice(0, limits.errorsPerReply).map((error) => maskError(error.toJSON(), error, mask));
}
