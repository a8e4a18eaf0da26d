// How deep a document's brackets go, read off its text before any parser recurses into it: a document of ten thousand
// brackets is refused in microseconds, whatever it means.

const opening = new Set(['{', '[', '(']);
const closing = new Set(['}', ']', ')']);

/** Where the string that begins at `from` (its first quote) ends: behind its last quote, or at the end of the text. */
function behindString(source: string, from: number): number {
  if (source.startsWith('"""', from)) {
    let end = source.indexOf('"""', from + 3);
    while (end > 0 && source[end - 1] === '\\') end = source.indexOf('"""', end + 3);
    return end < 0 ? source.length : end + 3;
  }
  for (let at = from + 1; at < source.length; at += 1) {
    if (source[at] === '\\') at += 1;
    else if (source[at] === '"' || source[at] === '\n') return at + 1;
  }
  return source.length;
}

/** True when brackets nest deeper than `deepest`; strings and comments do not count. */
export function nestsDeeper(source: string, deepest: number): boolean {
  let depth = 0;
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at] ?? '';
    if (opening.has(char)) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (closing.has(char)) depth -= 1;
    else if (char === '"') at = behindString(source, at) - 1;
    else if (char === '#') {
      const end = source.indexOf('\n', at);
      at = end < 0 ? source.length : end;
    }
  }
  return false;
}
