// Signing in and out: a one-time link or a token is exchanged for a session cookie that no script can read.

import type { Role } from './words.ts';

export type SignIn = { readonly code: string } | { readonly token: string };

/** The one-time code of a sign-in link: in its fragment, which no server and no log sees, or in its query. */
export function codeOf({ hash, query }: { hash: string; query: Readonly<Record<string, unknown>> }): string | null {
  const asked = query['code'];
  return new URLSearchParams(hash.slice(1)).get('code') ?? (typeof asked === 'string' ? asked : null);
}

/** What came of signing in: who one is now, or the sentence that says why not. */
export type SignedIn =
  { readonly name: string; readonly roles: readonly Role[]; readonly refused: null } | { readonly refused: string };

export async function signIn(proof: SignIn): Promise<SignedIn> {
  try {
    const answer = await fetch('/auth/sign-in', {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(proof),
    });
    const told = (await answer.json().catch(() => ({}))) as { name?: string; roles?: Role[]; message?: string };
    if (answer.ok) return { name: told.name ?? '', roles: told.roles ?? [], refused: null };
    return { refused: told.message ?? `The server refused the sign-in (${answer.status}).` };
  } catch {
    // A failed fetch names no reason a reader could use.
    return { refused: 'The server cannot be reached. Check that it runs, then try again.' };
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
