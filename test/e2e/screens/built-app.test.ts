import { Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { root } from '../../../scripts/tool.ts';

const dist = join(root, 'dashboard/dist');
const assets = readdirSync(join(dist, 'assets'));
const scripts = assets.filter((file) => file.endsWith('.js'));
const styles = assets.filter((file) => file.endsWith('.css'));
const textOf = (file: string): string => readFileSync(join(dist, 'assets', file), 'utf8');

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

/** The files that a page needs before it can draw: the entry, the page, and all they import. */
function filesOf(page: string): Set<string> {
  const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>;
  const files = new Set<string>();
  const take = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`The build has no ${name}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(take);
  };
  take('index.html');
  take(page);
  return files;
}

describe('the wall’s scripts', () => {
  const files = [...filesOf('src/wallboard/WallPage.vue')];

  test('are at most 95 kB, zipped', () => {
    const bytes = files.map((file) => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length);
    const total = bytes.reduce((sum, one) => sum + one, 0);
    expect(files.length).toBeGreaterThan(2);
    expect(total).toBeGreaterThan(30_000);
    expect(total).toBeLessThanOrEqual(95_000);
  });

  test('bring no cache and no parser of GraphQL with them', () => {
    for (const file of files)
      expect(readFileSync(join(dist, file), 'utf8')).not.toMatch(/InMemoryCache|Syntax Error: /);
  });
});

/** Names that came after Chromium 94 and that no build step adds: what runs on a TV must not call them. */
const tooNew =
  /\.(findLast|findLastIndex|toSorted|toReversed|toSpliced|with|groupBy|isWellFormed)\(|\bstructuredClone\(|\b(Object|Map)\.groupBy\(|Promise\.withResolvers\(|AbortSignal\.(timeout|any)\(|Array\.fromAsync\(|Intl\.DurationFormat|\bTemporal\./;

// Vue's reactive arrays forward such a method when it is called, and call none themselves.
const withoutForwarding = (code: string): string => code.replaceAll(/(\w+)\([^)]*\)\{return [^}]*?\.\1\([^}]*\}/g, '');

describe('on Chromium 94', () => {
  const linter = new Linter();
  const faults = (code: string): string[] =>
    linter
      .verify(code, [{ languageOptions: { ecmaVersion: 2022, sourceType: 'module' } }])
      .filter((message) => message.fatal)
      .map((message) => `${message.line}:${message.column} ${message.message}`);

  test.each(scripts)('%s can be parsed', (file) => {
    expect(faults(textOf(file))).toEqual([]);
  });

  test.each(scripts)('%s calls nothing that is newer', (file) => {
    expect(tooNew.exec(withoutForwarding(textOf(file)))?.[0]).toBeUndefined();
  });

  test.each(styles)('%s has no rule that is not understood', (file) => {
    const css = textOf(file);
    expect(css.length).toBeGreaterThan(10);
    expect(
      /:has\(|@layer|@container|@scope|@starting-style|@supports selector|color-mix\(|oklch\(|subgrid|\b\d+[dsl]v[hw]\b|&|\btranslate:|\brotate:|\bscale:|width ?[<>]=/.exec(
        css,
      )?.[0],
    ).toBeUndefined();
  });

  test('the checks see what they must', () => {
    expect(faults('const a = /[\\p{L}--[a-z]]/v;')).not.toEqual([]);
    expect(faults('class A { #x = 1; static { A.y = 1; } } const b = a?.b ?? c;')).toEqual([]);
    expect(tooNew.test(withoutForwarding('x.toSorted()'))).toBe(true);
    expect(tooNew.test(withoutForwarding('toSorted(a){return r(this).toSorted(a)}'))).toBe(false);
  });
});

test('nothing is fetched from outside: fonts, styles and scripts are the app’s own', () => {
  expect(readFileSync(join(dist, 'index.html'), 'utf8')).not.toMatch(/(src|href)="(https?:)?\/\//);
  for (const file of styles) expect(textOf(file)).not.toMatch(/@import|url\(["']?(https?:)?\/\//);
  expect(assets.filter((file) => file.endsWith('.woff2')).length).toBeGreaterThan(0);
});

test('the page asks for the Latin font with itself', () => {
  expect(readFileSync(join(dist, 'index.html'), 'utf8')).toMatch(
    /<link rel="preload" href="\/assets\/inter-latin-opsz-normal[^"]*\.woff2" as="font"/,
  );
});
