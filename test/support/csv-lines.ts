// A CSV as a spreadsheet reads it.

/** The lines of a CSV by RFC 4180, each by the names in its head. */
export function linesOf(csv: string): Record<string, string>[] {
  const rows = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .match(/(?:"(?:[^"]|"")*"|[^"\n])+/g);
  const [head = [], ...lines] = (rows ?? []).map((row) =>
    [...row.trimEnd().matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, bare]) =>
      (quoted ?? bare ?? '').replaceAll('""', '"'),
    ),
  );
  return lines.map((line) => Object.fromEntries(head.map((name, place) => [name, line[place] ?? ''])));
}
