// Which files need no lint: they were found clean, and nothing they rest on has changed since. Typed rules read what a file
// imports, however far, so that its key is made of all of that; what speaks for the whole program is part of every key.
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from './tool.ts';

const sources = ['server/src/**/*.ts', 'dashboard/**/*.{ts,vue}', 'test/**/*.ts', 'scripts/*.ts', '*.{js,ts}'];
const rules = ['pnpm-lock.yaml', 'eslint.config.js', '**/tsconfig*.json', 'scripts/*.ts'];
const elsewhere = (path: string): boolean => /(^|\/)(node_modules|dist|data)(\/|$)/.test(path);
const imported = /(?:\bfrom|\bimport)\s*\(?\s*'(\.[^']+)'/g;
/** Adds to types without being imported. */
const speaksForAll = /^\s*declare (?:global|module)\b/m;

export interface KnownClean {
  /** Paths from the root. */
  readonly files: readonly string[];
  /** Remembers what was found; `problems` are absolute paths of files that are not clean. */
  keep(linted: readonly string[], problems: ReadonlySet<string>): void;
}

const hashOf = (...parts: readonly string[]): string => createHash('sha256').update(parts.join('\0')).digest('base64');
const found = (patterns: readonly string[]): string[] =>
  patterns.flatMap((pattern) => globSync(pattern, { cwd: root, exclude: elsewhere })).sort();

/** The key of every file: of its text, of all it imports, and of the rules. */
function keysOfAll(): ReadonlyMap<string, string> {
  const texts = new Map(found(sources).map((path) => [path, readFileSync(join(root, path), 'utf8')]));
  const hashes = new Map([...texts].map(([path, text]) => [path, hashOf(path, text)]));
  const imports = new Map(
    [...texts].map(([path, text]) => [
      path,
      [...text.matchAll(imported)].flatMap(([, name = '']) => {
        const target = join(dirname(path), name);
        return texts.has(target) ? [target] : [];
      }),
    ]),
  );
  const global = [...texts].filter(([path, text]) => path.endsWith('.d.ts') || speaksForAll.test(text));
  const all = hashOf(
    process.version,
    ...found(rules).map((path) => readFileSync(join(root, path), 'utf8')),
    ...global.map(([path]) => hashes.get(path) ?? ''),
  );
  return new Map(
    [...texts.keys()].map((path) => {
      const reached = new Set([path]);
      for (const each of reached) for (const next of imports.get(each) ?? []) reached.add(next);
      return [path, hashOf(all, ...[...reached].sort().map((each) => hashes.get(each) ?? ''))];
    }),
  );
}

/** What is known of an earlier run under this name; nothing, the first time. */
export function openKnownClean(name: string): KnownClean {
  const file = join(root, 'node_modules/.cache/headroom', `${name}.json`);
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>) : {};
  const keys = keysOfAll();
  const files = [...keys].flatMap(([path, key]) => (known[path] === key ? [path] : []));
  return {
    files,
    keep(linted, problems) {
      const clean = linted.filter((path) => !problems.has(path)).map((path) => relative(root, path));
      const kept = [...files, ...clean].flatMap((path) => {
        const key = keys.get(path);
        return key === undefined ? [] : [[path, key] as const];
      });
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(Object.fromEntries(kept)));
    },
  };
}
