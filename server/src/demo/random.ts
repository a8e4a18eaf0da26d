// Chance as an input: the same seed makes the same demo.

export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** A number from `from` to `to`. */
  between(from: number, to: number): number;
  pick<T>(list: readonly T[]): T;
  /** True with this probability, 0 to 1. */
  chance(probability: number): boolean;
}

/** A small generator (mulberry32): good enough to look like life, and the same on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return randomFrom(() => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  });
}

/** Chance from any source of numbers 0 ≤ x < 1. */
export function randomFrom(next: () => number): Random {
  return {
    next,
    between: (from, to) => from + next() * (to - from),
    pick(list) {
      const picked = list[Math.floor(next() * list.length)];
      if (picked === undefined) throw new Error('Nothing to pick from: the list is empty');
      return picked;
    },
    chance: (probability) => next() < probability,
  };
}
