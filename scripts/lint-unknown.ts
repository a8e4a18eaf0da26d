// Lints what is not known to be clean, says what it found, and remembers the rest.
import type { ESLint } from 'eslint';
import { openKnownClean } from './known-clean.ts';

/** How many problems there are. `open` makes ESLint without the files it is told to ignore. */
export async function lintUnknown(
  name: string,
  patterns: readonly string[],
  open: (ignores: string[]) => ESLint,
): Promise<number> {
  const known = openKnownClean(name);
  const eslint = open([...known.files]);
  const results = await eslint.lintFiles([...patterns]);
  console.log(await (await eslint.loadFormatter('stylish')).format(results));
  const unclean = results.filter((file) => file.errorCount + file.warningCount > 0);
  known.keep(
    results.map(({ filePath }) => filePath),
    new Set(unclean.map(({ filePath }) => filePath)),
  );
  console.log(`${String(results.length)} files linted, ${String(known.files.length)} known to be clean.`);
  return unclean.reduce((sum, file) => sum + file.errorCount + file.warningCount, 0);
}
