// Secrets that we make are 256 random bits, so a plain SHA-256 of them is all that is kept: there is nothing to guess,
// and nothing in the database opens a door.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a secret is for; its first letters say so, and a secret scanner can find one that leaked. */
export type SecretKind = 'token' | 'session' | 'link' | 'device' | 'refresh' | 'answer';

const prefixes: Readonly<Record<SecretKind, string>> = {
  token: 'hrt_',
  session: 'hrs_',
  link: 'hrl_',
  device: 'hrd_',
  refresh: 'hrf_',
  answer: 'hra_',
};

/** A new secret; shown once, never stored. */
export function newSecret(kind: SecretKind): string {
  return `${prefixes[kind]}${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a secret. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret, 'utf8').digest();
}

/** Compares in a time that tells nothing of where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(hashSecret(one), hashSecret(other));
}
