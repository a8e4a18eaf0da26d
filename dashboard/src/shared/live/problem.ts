// What went wrong on the way to the server, as a page needs to know it.

export type ProblemKind = 'signed-out' | 'forbidden' | 'absent' | 'too-old' | 'unreachable' | 'refused';

export interface Problem {
  readonly kind: ProblemKind;
  /** A sentence for the reader. */
  readonly message: string;
}

interface CodedError {
  readonly message?: string;
  readonly extensions?: { readonly code?: unknown };
}

const kinds: Readonly<Record<string, ProblemKind>> = {
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

// A socket closed for lack of rights says so in its code; graphql-ws hands it on inside the message only.
const closedFor = /Socket closed with event (4401|4403)/;

/** Reads an error of Apollo's, of a link's or of a socket's. Anything unknown is "unreachable". */
export function problemOf(error: unknown): Problem {
  const { graphQLErrors, networkError, message } = (error ?? {}) as {
    graphQLErrors?: readonly CodedError[];
    networkError?: { statusCode?: number; message?: string; result?: { errors?: readonly CodedError[] } } | null;
    message?: string;
  };
  const coded = graphQLErrors?.[0] ?? networkError?.result?.errors?.[0];
  const kind = kinds[String(coded?.extensions?.code)];
  if (kind !== undefined && kind !== 'refused') return problem(kind);
  if (networkError?.statusCode === 401) return problem('signed-out');
  if (networkError?.statusCode === 403) return problem('forbidden');
  if (closedFor.test(networkError?.message ?? message ?? '')) return problem('signed-out');
  if (coded?.message !== undefined) return { kind: 'refused', message: coded.message };
  return problem('unreachable');
}
