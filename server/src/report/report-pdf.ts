// A report as a PDF, made in a thread of its own: a long one takes seconds of work in one go, in which a server that tells
// walls of breaches must not stand still. Few are made at once; who comes later waits.
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { limits } from '../config.ts';
import type { ReportContent } from './report-content.ts';

let making = 0;
const waiting: (() => void)[] = [];

export async function reportPdf(content: ReportContent, url: string): Promise<Buffer> {
  if (making >= limits.pdfsAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else making += 1;
  try {
    return await inThread(content, url);
  } finally {
    // Whoever waits takes this place over.
    const next = waiting.shift();
    if (next === undefined) making -= 1;
    else next();
  }
}

/** @throws what went wrong in the thread, or that it took too long */
async function inThread(content: ReportContent, url: string): Promise<Buffer> {
  // Beside this file, as the source or compiled.
  const thread = new Worker(new URL(import.meta.url.replace(/report-pdf(?=\.\w+$)/, 'pdf-thread')), {
    workerData: { content, url },
    resourceLimits: { maxOldGenerationSizeMb: limits.pdfMegabytes },
  });
  try {
    const [file] = (await once(thread, 'message', { signal: AbortSignal.timeout(limits.pdfMs) })) as [Uint8Array];
    return Buffer.from(file);
  } finally {
    await thread.terminate();
  }
}
