// What was odd about a log: how often each kind came, and the first few, with their lines.

export interface OddityCount {
  readonly kind: string;
  readonly count: number;
  /** The first ones in the order in which they came. */
  readonly examples: readonly OddityExample[];
}

export interface OddityExample {
  /** Line of the file; null when the oddity belongs to no one line. */
  readonly line: number | null;
  readonly what: string;
}

export interface OddityTally {
  add(kind: string, line: number | null, what: string): void;
  /** Most frequent first. */
  counts(): OddityCount[];
}

const examplesKept = 3;

export function tallyOddities(): OddityTally {
  const kinds = new Map<string, { count: number; examples: OddityExample[] }>();
  return {
    add(kind, line, what) {
      const known = kinds.get(kind) ?? { count: 0, examples: [] };
      kinds.set(kind, known);
      known.count += 1;
      if (known.examples.length < examplesKept) known.examples.push({ line, what });
    },
    counts: () =>
      [...kinds]
        .map(([kind, known]) => ({ kind, ...known }))
        .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1)),
  };
}
