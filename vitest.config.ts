import { fileURLToPath } from 'node:url';
import vue from '@vitejs/plugin-vue';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './test/support/browser.ts';

// A zone that no developer, schedule or expectation is likely to share: half an hour off, with daylight saving.
process.env['TZ'] = 'America/St_Johns';

// type-graphql requires CommonJS and imports ESM of one package; without this two GraphQLs meet and refuse each other.
const oneGraphql = { find: /^graphql$/, replacement: 'graphql/index.js' };

// Only the browser projects need it; there the global setup says what is missing.
const chromium = await findChromium().catch(() => ({}));

// Walls and beginnings, where what is shown is held to a second: one at a time.
const alone = ['test/e2e/*.test.ts', 'test/e2e/screens/{wall,wall-rooms,live-wall,rotate,pairing,canary}.test.ts'];

const needsDatabase = ['test/support/cluster.ts'];

// Where to leave the results for a program to count, if anywhere.
const resultsFile = process.env['HEADROOM_TEST_RESULTS'] ?? '';

export default defineConfig({
  test: {
    reporters: resultsFile === '' ? ['default'] : ['default', ['json', { outputFile: resultsFile }]],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    teardownTimeout: 30_000,
    // Two cores: more workers only make every file slower.
    maxWorkers: 2,
    pool: 'forks',
    // Each file starts what it needs and ends it; loading the whole server anew for each took a third of the time.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'engine',
          include: ['test/engine/**/*.test.ts', 'test/scenarios/**/*.test.ts', 'test/tidy.test.ts'],
          exclude: ['**/*.server.test.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'api',
          include: ['test/{api,push,db}/**/*.test.ts', 'test/scenarios/**/*.server.test.ts'],
          globalSetup: needsDatabase,
          sequence: { groupOrder: 2 },
        },
      },
      {
        extends: true,
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'e2e',
          include: alone,
          globalSetup: ['test/support/built.ts', ...needsDatabase, 'test/support/browser-there.ts'],
          // A browser, a server and a database at once are enough for two cores where seconds are counted.
          fileParallelism: false,
          testTimeout: 60_000,
          sequence: { groupOrder: 3 },
        },
      },
      {
        extends: true,
        resolve: { alias: [oneGraphql] },
        test: {
          name: 'pages',
          include: ['test/e2e/**/*.test.ts'],
          exclude: alone,
          globalSetup: ['test/support/built.ts', ...needsDatabase, 'test/support/browser-there.ts'],
          testTimeout: 60_000,
          sequence: { groupOrder: 4 },
        },
      },
      {
        extends: true,
        root: fileURLToPath(new URL('./dashboard', import.meta.url)),
        plugins: [vue()],
        // Named here, or the first run on a fresh machine finds them one by one and reloads in the middle of a test.
        optimizeDeps: {
          include: [
            ...['vue', 'vue-router', 'graphql-ws', 'fast-check', 'vitest-browser-vue', 'axe-core'],
            ...['@vue/apollo-composable', '@apollo/client/core'],
          ],
        },
        test: {
          name: 'browser',
          dir: fileURLToPath(new URL('./test/dashboard', import.meta.url)),
          include: ['**/*.test.ts'],
          globalSetup: [fileURLToPath(new URL('./test/support/browser-there.ts', import.meta.url))],
          sequence: { groupOrder: 5 },
          isolate: true,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: 'chromium', viewport: { width: 1920, height: 1080 } }],
          },
        },
      },
    ],
  },
});
