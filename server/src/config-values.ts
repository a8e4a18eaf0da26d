// What one variable of the environment may say.
import { accessSync, constants } from 'node:fs';
import { z } from 'zod';

export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

export function isOrigin(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && ['http:', 'https:'].includes(url.protocol) && `${url.origin}/` === url.href;
}

export function isReadable(file: string): boolean {
  try {
    accessSync(file, constants.R_OK);
    return true;
  } catch {
    // The reason is not lost: the message names the file and what is expected of it.
    return false;
  }
}

/** A whole number in decimal digits, `from`–`to` inclusive. */
export function wholeNumber(from: number, to: number, what: string): z.ZodType<number> {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= from && Number(text) <= to, { error: what })
    .transform(Number);
}

export function oneOf<const T extends string>(words: readonly T[]): z.ZodType<T> {
  return z.enum(words, { error: `one of ${words.join(', ')}` });
}
