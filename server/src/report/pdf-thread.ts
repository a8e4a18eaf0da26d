// The thread in which one PDF is made; see report-pdf.ts.
import { parentPort, workerData } from 'node:worker_threads';
import { makePdf } from './pdf-document.ts';
import type { ReportContent } from './report-content.ts';

const { content, url } = workerData as { readonly content: ReportContent; readonly url: string };
parentPort?.postMessage(await makePdf(content, url));
