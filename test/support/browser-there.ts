import { findChromium } from './browser.ts';

/** Vitest's global setup of every project that needs a browser: fails at once, and clearly, when there is none. */
export default async function setup(): Promise<void> {
  await findChromium();
}
