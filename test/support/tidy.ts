// The house rules that need more than one line or one file to see; each gives its findings as sentences.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

export interface SourceFile {
  /** From the project's root, with slashes. */
  readonly path: string;
  readonly text: string;
}

const root = join(import.meta.dirname, '..', '..');
const generated = /(^|\/)(dist|node_modules|generated)\//;

/** The files that match, without what is built or generated. */
export function filesOf(...patterns: string[]): SourceFile[] {
  const paths = patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .map((path) => path.replaceAll('\\', '/'));
  return [...new Set(paths)]
    .filter((path) => !generated.test(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

/** A folder under server/src imports only from folders before it; the list is the diagram of the architecture. */
export const folders = (
  'engine db access gate push customer coverage measure agreement asset source ticket clock escalation deliverable objective ' +
  'credit kpi report document board webhook portal runtime whatif connect api demo'
).split(' ');
/** What wires the folders: files of server/src itself, and the commands; they stand to the right, in this order. */
const wiring = ['schemas', 'app', 'cli', 'main'];

/** Files of server/src itself that every folder but the engine may import. */
const everybodys = ['config', 'config-values', 'limits', 'clock-source'];

/** What a file imports or re-exports, statically or not, as it is written there. */
export function importsOf(text: string): string[] {
  const found = text.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^\s*import\s+)['"]([^'"]+)['"]/gm);
  return [...found].map((match) => match[1] ?? '');
}

function resolved(file: SourceFile, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(dirname(file.path), specifier) : specifier;
}

/** The place of a file under server/src in the list: its folder, or the name of a file of server/src itself. */
function placeOf(path: string): string {
  return path.replace('server/src/', '').split('/')[0]?.replace(/\.ts$/, '') ?? '';
}

const rankOf = (place: string): number => [...folders, ...wiring].indexOf(place);

/** Imports that point to the right in the list, or to a folder that the list lacks. */
export function importOrderProblems(file: SourceFile): string[] {
  const own = placeOf(file.path);
  if (everybodys.includes(own)) {
    const inside = importsOf(file.text).filter((specifier) => specifier.startsWith('.'));
    const others = inside.filter((specifier) => !everybodys.includes(placeOf(resolved(file, specifier))));
    return others.map((specifier) => `${file.path} may be imported by every folder, so it imports none: ${specifier}`);
  }
  if (rankOf(own) < 0) return [`${file.path}: the folder ${own} is not in the list of test/support/tidy.ts`];
  return importsOf(file.text).flatMap((specifier) => {
    if (own === 'engine' && !specifier.startsWith('./'))
      return [`${file.path}: the engine imports only itself: ${specifier}`];
    if (!specifier.startsWith('.')) return [];
    const target = resolved(file, specifier);
    if (!target.startsWith('server/src/')) return [`${file.path}: ${specifier} is outside of server/src`];
    const other = placeOf(target);
    const isLeft = everybodys.includes(other) || other === own || (rankOf(other) >= 0 && rankOf(other) < rankOf(own));
    return isLeft ? [] : [`${file.path}: ${own} stands left of ${other} and may not import ${specifier}`];
  });
}

/** A table's definition and what GraphQL shows of it never meet. */
export function entityTypeProblems(file: SourceFile): string[] {
  const kind = /\.(entity|type)\.ts$/.exec(file.path)?.[1];
  if (kind === undefined) return [];
  const other = kind === 'entity' ? '.type.ts' : '.entity.ts';
  return importsOf(file.text)
    .filter((specifier) => specifier.endsWith(other))
    .map((specifier) => `${file.path}: ${specifier} is for present… and the store to bring together`);
}

/** The dashboard knows the server by its GraphQL schema alone. */
export function dashboardProblems(file: SourceFile): string[] {
  return importsOf(file.text)
    .filter((specifier) => !resolved(file, specifier).startsWith('dashboard/') && specifier.startsWith('.'))
    .map((specifier) => `${file.path}: ${specifier} is outside of the dashboard`);
}

const queries = [
  /\.rows\s*(<[^(]*>)?\(/,
  /\bem\.(find|findOne|findOneOrFail|findAll|findAndCount|count|create|insert|insertMany|upsert|nativeUpdate|nativeDelete|remove|persist|execute)\b/,
  /[`'"]\s*(select\s+[\w*"(]|insert\s+into\s|update\s+"?\w+"?\s+set\s|delete\s+from\s|with\s+(recursive\s+)?\w+\s*(\([^)]*\))?\s*as\s*\()/i,
];

/** Only a store, the database's own folder and the push log speak SQL. */
export function queryProblems(file: SourceFile): string[] {
  if (/\.store\.ts$|^server\/src\/(db|push)\//.test(file.path)) return [];
  const lines = file.text.split('\n');
  return lines.flatMap((line, at) =>
    queries.some((query) => query.test(line))
      ? [`${file.path}:${String(at + 1)}: a query belongs in a *.store.ts: ${line.trim()}`]
      : [],
  );
}

const emptyWords = new Set([
  'manager',
  'helper',
  'helpers',
  'util',
  'utils',
  'handle',
  'handler',
  'process',
  'processor',
  'data',
  'info',
]);

function wordsOf(name: string): string[] {
  // PageInfo is Relay's own word for it.
  return name
    .replace('PageInfo', 'Page')
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.toLowerCase());
}

/** Names of files and of what they export that say nothing. */
export function nameProblems(file: SourceFile): string[] {
  const exported = file.text.matchAll(
    /^export\s+(?:default\s+)?(?:abstract\s+)?(?:async\s+)?(?:function\*?|const|let|class|interface|type)\s+(\w+)/gm,
  );
  const names = [...file.path.split('/'), ...[...exported].map((match) => match[1] ?? '')];
  return names.flatMap((name) =>
    wordsOf(name)
      .filter((word) => emptyWords.has(word))
      .map((word) => `${file.path}: ${name} says nothing with "${word}"; say what comes back or what it is`),
  );
}

/** Lines a file or component may have. */
export function sizeProblems(file: SourceFile): string[] {
  const lines = file.text.trimEnd().split('\n').length;
  const norm = file.path.endsWith('.vue') ? 150 : 400;
  return lines > norm ? [`${file.path} has ${String(lines)} lines; at most ${String(norm)}`] : [];
}

/** Reflection guesses wrongly or not at all (null, lists, thunks), so that every @Field names its type. */
export function fieldProblems(file: SourceFile): string[] {
  const unnamed = file.text.matchAll(/@Field\(\s*[){]/g);
  return [...unnamed].map((match) => {
    const line = file.text.slice(0, match.index).split('\n').length;
    return `${file.path}:${String(line)}: @Field names its type: @Field(() => InstantScalar, …)`;
  });
}

/** A migration says why in its first line and is listed. */
export function migrationProblems(file: SourceFile, listed: string): string[] {
  const name = posix.basename(file.path);
  const problems = /^\/\/ [A-Z]/.test(file.text) ? [] : [`${file.path}: the first line says why: // …`];
  return importsOf(listed).some((specifier) => specifier.endsWith(`/${name}`))
    ? problems
    : [...problems, `${file.path} is not in migrations/index.ts, so that it never runs`];
}
