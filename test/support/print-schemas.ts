// Run by itself: `node print-schemas.ts floor|portal` builds that schema first, then the other, in a process that has built
// none before, and writes both SDLs as JSON.
import { join } from 'node:path';
import { runnerImport } from 'vite';
import type { printInOrder } from './schemas-in-order.ts';

const first = process.argv[2] === 'portal' ? 'portal' : 'floor';
const { module } = await runnerImport<{ readonly printInOrder: typeof printInOrder }>(
  join(import.meta.dirname, 'schemas-in-order.ts'),
  { configFile: false, logLevel: 'error' },
);
process.stdout.write(JSON.stringify(module.printInOrder(first)));
