// Where a text uses a word of the glossary, so that its meaning can be shown there.

export interface Piece {
  readonly text: string;
  /** What it means; null: plain text. */
  readonly meaning: string | null;
}

/** A text in pieces: the longest word wins, case is ignored, and only whole words are meant. */
export function wordMarks(
  text: string,
  words: readonly { readonly word: string; readonly meaning: string }[],
): Piece[] {
  const named = words.filter(({ word }) => word.trim() !== '').sort((a, b) => b.word.length - a.word.length);
  if (named.length === 0) return [{ text, meaning: null }];
  const meanings = new Map(named.map(({ word, meaning }) => [word.toLowerCase(), meaning]));
  const any = named.map(({ word }) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join('|');
  return text
    .split(new RegExp(`(?<![\\p{L}\\p{N}-])(${any})(?![\\p{L}\\p{N}])`, 'giu'))
    .filter((piece) => piece !== '')
    .map((piece) => ({ text: piece, meaning: meanings.get(piece.toLowerCase()) ?? null }));
}
