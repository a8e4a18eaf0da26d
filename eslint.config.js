// House rules that a machine can hold; each message says what to do instead. Whole-tree rules are in test/tidy.test.ts.
import pluginVue from 'eslint-plugin-vue';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

const clockFiles = ['server/src/app.ts', 'server/src/main.ts', 'server/src/cli.ts', 'server/src/clock-source.ts'];

const askTheClock = 'Take `now` as the last parameter, or the TimeSource of createApp: time and chance are inputs.';
const noClock = {
  'no-restricted-globals': ['error', { name: 'Date', message: askTheClock }],
  'no-restricted-properties': [
    'error',
    { object: 'Temporal', property: 'Now', message: askTheClock },
    { object: 'Math', property: 'random', message: `${askTheClock} For secrets use node:crypto.` },
  ],
};

const noEnum = {
  selector: 'TSEnumDeclaration',
  message: 'Use a union of string literals: `type Phase = "RUNNING" | …`.',
};
const noQuietCatch = {
  selector: 'CatchClause > BlockStatement[body.length=0]',
  message: 'Nothing is caught to be quiet: handle it and say why that is right, or add what you know and rethrow.',
};

const typeScript = {
  files: ['**/*.ts', '**/*.vue'],
  extends: [tseslint.configs.strictTypeChecked],
  languageOptions: {
    parserOptions: {
      projectService: true,
      tsconfigRootDir: import.meta.dirname,
      extraFileExtensions: ['.vue'],
    },
  },
  rules: {
    '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    'no-undef': 'off',
    // There are none (below), and looking for them cost a fifth of all typed rules.
    '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    '@typescript-eslint/no-mixed-enums': 'off',
    // A number in a sentence is no mistake; an object or undefined is.
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
    // Resolver and type classes exist because type-graphql needs classes.
    '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
    '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    '@typescript-eslint/consistent-type-imports': 'error',
    '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    '@typescript-eslint/only-throw-error': 'error',
    eqeqeq: 'error',
    'max-lines': ['error', { max: 400 }],
    'max-lines-per-function': ['error', { max: 70 }],
    'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx', 'hack'] }],
    'no-restricted-syntax': ['error', noEnum, noQuietCatch],
  },
};

const server = {
  files: ['server/src/**/*.ts'],
  ignores: clockFiles,
  rules: noClock,
};

const quietServer = {
  files: ['server/src/**/*.ts'],
  ignores: ['server/src/main.ts', 'server/src/cli.ts', 'server/src/cli/**'],
  rules: { 'no-console': 'error' },
};

const engine = {
  files: ['server/src/engine/**/*.ts'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '^(?!\\./)', message: 'The engine is pure: it imports only itself. Pass it what it needs.' },
        ],
      },
    ],
    'no-restricted-syntax': [
      'error',
      noEnum,
      noQuietCatch,
      {
        // An error has to fill itself in; nothing else in the engine has a self.
        selector: 'ThisExpression:not(MethodDefinition[kind="constructor"] ThisExpression)',
        message: 'Engine values are readonly and its functions return new ones; no `this`.',
      },
    ],
  },
};

const dashboard = {
  files: ['dashboard/src/**/*.ts', 'dashboard/src/**/*.vue'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          { regex: '(^|/)server/|^node:', message: 'The dashboard knows the server by its GraphQL schema alone.' },
          { regex: '\\.\\./(\\.\\./)*test/', message: 'What ships does not import tests.' },
        ],
      },
    ],
    'no-restricted-properties': [
      'error',
      { object: 'Math', property: 'random', message: 'Take chance as a parameter, with a default at the edge.' },
    ],
    'no-restricted-syntax': [
      'error',
      noEnum,
      noQuietCatch,
      {
        selector:
          "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.object.name='Date'][callee.property.name='now']",
        message: "Time is the server's: use serverTime, which counts from the heartbeat.",
      },
    ],
  },
};

const dashboardEdge = { files: ['dashboard/src/main.ts'], rules: { 'no-restricted-properties': 'off' } };

const vue = {
  files: ['**/*.vue'],
  languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } },
  rules: {
    'vue/block-lang': ['error', { script: { lang: 'ts' } }],
    'vue/component-api-style': ['error', ['script-setup']],
    'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
    'vue/multi-word-component-names': 'off',
    'vue/no-v-html': 'error',
    'vue/max-lines-per-block': ['error', { template: 150, script: 150 }],
    // Prettier's business.
    'vue/html-indent': 'off',
    'vue/html-self-closing': 'off',
    'vue/html-closing-bracket-newline': 'off',
    'vue/max-attributes-per-line': 'off',
    'vue/multiline-html-element-content-newline': 'off',
    'vue/singleline-html-element-content-newline': 'off',
  },
};

const tests = {
  files: ['test/**/*.ts', 'scripts/**/*.ts', '*.config.ts'],
  rules: {
    // A `describe` is a chapter, not a function.
    'max-lines-per-function': 'off',
  },
};

export default defineConfig(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'data/**',
      'dashboard/src/generated/**',
      'dashboard/public/**',
      '**/*.js',
      '!eslint.config.js',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  pluginVue.configs['flat/recommended'],
  typeScript,
  server,
  quietServer,
  engine,
  dashboard,
  dashboardEdge,
  vue,
  tests,
);
