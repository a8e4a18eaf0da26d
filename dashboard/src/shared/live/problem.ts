// What went wrong on the way to the server, as a page needs to know it.

export type ProblemKind = 'signed-out' | 'forbidden' | 'absent' | 'too-old' | 'unreachable' | 'refused';

export interface Problem {
  readonly kind: ProblemKind;
  /** A sentence for the reader. */
  readonly message: string;
}

export interface CodedError {
  readonly message?: string;
  readonly extensions?: { readonly code?: unknown };
}

/** The server answered, but not with data. */
export class AnswerError extends Error {
  readonly errors: readonly CodedError[];
  readonly status: number;
  constructor(errors: readonly CodedError[], status: number) {
    super(errors[0]?.message ?? `The server answered ${status} without data.`);
    this.errors = errors;
    this.status = status;
  }
}

const kinds: Readonly<Record<string, Exclude<ProblemKind, 'refused'>>> = {
  UNAUTHENTICATED: 'signed-out',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'absent',
  RESUME_TOO_OLD: 'too-old',
};

const said: Readonly<Record<Exclude<ProblemKind, 'refused'>, string>> = {
  'signed-out': 'You are not signed in, or the sign-in has ended.',
  forbidden: 'Your role may not see this.',
  absent: 'There is no such thing, or you may not see it.',
  'too-old': 'Too much has changed since; a fresh picture is needed.',
  unreachable: 'The server cannot be reached.',
};

const problem = (kind: Exclude<ProblemKind, 'refused'>): Problem => ({ kind, message: said[kind] });

/** What can be read of any error: coded errors, an HTTP status, the code a socket was closed with. */
interface Traits {
  readonly errors?: readonly CodedError[];
  readonly status?: number;
  readonly code?: unknown;
  /** Apollo's way to say the same. */
  readonly graphQLErrors?: readonly CodedError[];
  readonly networkError?: {
    readonly statusCode?: number;
    readonly result?: { readonly errors?: readonly CodedError[] };
  } | null;
}

/** Reads an error of the line, of a socket or of Apollo's. Anything unknown is "unreachable". */
export function problemOf(error: unknown): Problem {
  const { errors, status, code, graphQLErrors, networkError } = (error ?? {}) as Traits;
  const coded = errors?.[0] ?? graphQLErrors?.[0] ?? networkError?.result?.errors?.[0];
  const kind = kinds[String(coded?.extensions?.code)];
  if (kind !== undefined) return problem(kind);
  const http = status ?? networkError?.statusCode;
  if (http === 401 || code === 4401 || code === 4403) return problem('signed-out');
  if (http === 403) return problem('forbidden');
  if (coded?.message !== undefined) return { kind: 'refused', message: coded.message };
  return problem('unreachable');
}
