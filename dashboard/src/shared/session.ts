// Signing in and out: a one-time link or a token is exchanged for a session cookie that no script can read.

export type SignIn = { readonly code: string } | { readonly token: string };

/** The one-time code of a sign-in link: in its fragment, which no server and no log sees, or in its query. */
export function codeOf({ hash, query }: { hash: string; query: Readonly<Record<string, unknown>> }): string | null {
  const asked = query['code'];
  return new URLSearchParams(hash.slice(1)).get('code') ?? (typeof asked === 'string' ? asked : null);
}

/** Null when signed in; else the sentence that says why not. */
export async function signIn(proof: SignIn): Promise<string | null> {
  try {
    const answer = await fetch('/auth/sign-in', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(proof),
    });
    if (answer.ok) return null;
    const { message } = (await answer.json().catch(() => ({}))) as { message?: string };
    return message ?? `The server refused the sign-in (${answer.status}).`;
  } catch {
    // A failed fetch names no reason a reader could use.
    return 'The server cannot be reached. Check that it runs, then try again.';
  }
}

/** Ends the session; the page is loaded anew so that nothing of it stays on the screen. */
export async function signOut(): Promise<void> {
  await fetch('/auth/sign-out', { method: 'POST', credentials: 'same-origin' });
  location.assign('/sign-in');
}

/** Where to sign in, and then come back to. */
export function goToSignIn(): void {
  const here = location.pathname + location.search;
  location.assign(here === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(here)}`);
}

/** A path of this app, for going there after signing in; anything else is the first page. */
export function ownPath(next: unknown): string {
  return typeof next === 'string' && /^\/(?![/\\])/.test(next) ? next : '/';
}
