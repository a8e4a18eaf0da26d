// Lighthouse's judgement of a page: the scores of its categories, 0 to 100. It drives a browser of its own over the debugging port.
import { createServer } from 'node:net';
import { once } from 'node:events';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium } from 'playwright-core';
import { findChromium } from '../support/browser.ts';

const categories = ['performance', 'accessibility', 'best-practices'] as const;
export type AuditScores = Readonly<Record<(typeof categories)[number], number>>;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

/** As Lighthouse judges a desktop; what it found wanting is printed. */
export async function auditPage(url: string): Promise<AuditScores> {
  const port = await freePort();
  const { args = [], ...options } = await findChromium();
  const browser = await chromium.launch({ ...options, args: [...args, `--remote-debugging-port=${String(port)}`] });
  try {
    const result = await lighthouse(url, { port, onlyCategories: [...categories], logLevel: 'error' }, desktopConfig);
    if (result === undefined) throw new Error('Lighthouse gave no result.');
    const { categories: found, audits, runtimeError } = result.lhr;
    if (runtimeError !== undefined) throw new Error(`Lighthouse failed: ${runtimeError.message}`);
    for (const { id, title, score, displayValue = '' } of Object.values(audits))
      if (score !== null && score < 0.9) console.log(`        ${id}: ${title} ${displayValue}`);
    const scoreOf = (name: string): number => Math.round(100 * (found[name]?.score ?? 0));
    return Object.fromEntries(categories.map((name) => [name, scoreOf(name)])) as Record<keyof AuditScores, number>;
  } finally {
    await browser.close();
  }
}
