// Development: compiles the server on every change and restarts it, and serves the dashboard with hot reload. Ctrl-C
// ends all three, and so does the end of one of them.
import { build } from './build.ts';
import { runNode, runTool } from './tool.ts';

const ending = new AbortController();
const end = (): void => {
  ending.abort();
};
process.on('SIGINT', end);
process.on('SIGTERM', end);

if (await build(['server'])) {
  const options = { live: true, signal: ending.signal };
  const all = [
    runTool('typescript/tsc', ['-p', 'server/tsconfig.json', '--watch', '--preserveWatchOutput'], options),
    runNode(['--watch', '--watch-preserve-output', 'server/dist/main.js'], options),
    runTool('vite', ['dashboard'], options),
  ];
  await Promise.race(all);
  end();
  await Promise.all(all);
} else {
  process.exitCode = 1;
}
