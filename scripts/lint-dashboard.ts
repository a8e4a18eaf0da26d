// `node scripts/lint-dashboard.ts FOLDER…`: lint of what is written for a browser, `.vue` files included.
import { ESLint } from 'eslint';
import { lintUnknown } from './lint-unknown.ts';
import { root } from './tool.ts';

process.exitCode =
  (await lintUnknown(
    'dashboard',
    process.argv.slice(2),
    (ignores) => new ESLint({ cwd: root, errorOnUnmatchedPattern: false, overrideConfig: [{ ignores }] }),
  )) === 0
    ? 0
    : 1;
