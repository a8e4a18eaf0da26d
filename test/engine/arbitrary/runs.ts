// How hard the laws are tried, in one place. Few runs before a commit (`pnpm check`), many in `pnpm test`, a million in
// `pnpm bench:laws`; every other number of runs is at least that.

/** How many times each law is tried at least; LAW_RUNS says otherwise. */
export const leastRuns = Number(process.env['LAW_RUNS'] ?? 200);

/** So many runs, or few before a commit. */
const isThorough = leastRuns >= 10_000;

/** How many events the lives have of which every one is tried. */
export const longestLife = isThorough
  ? { oneContract: 6, allContracts: 5, reference: 4 }
  : { oneContract: 4, allContracts: 4, reference: 3 };

/** How many schedules, and how many lists of clauses, are dealt out to the lives: each is compiled once. */
export const poolSize = isThorough ? 1_000 : 250;

/** How long one law may take, in milliseconds. */
export const lawTimeoutMs = 30_000 + leastRuns * 60;

/** The seed of every law, so that a failure is the same for everybody; LAW_SEED tries another. */
export const seed = Number(process.env['LAW_SEED'] ?? 20260329);

/** Settings of what is tried on examples, and is no law of the engine. */
export const exampleRuns = (numRuns: number): { readonly seed: number; readonly numRuns: number } => ({
  seed,
  numRuns: isThorough ? numRuns * 2 : numRuns,
});

/** Settings of a law. */
export function lawRuns(numRuns: number): { readonly seed: number; readonly numRuns: number } {
  return { seed, numRuns: Math.max(numRuns, leastRuns) };
}
