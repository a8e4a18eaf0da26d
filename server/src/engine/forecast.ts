// How a period will end, from how it went so far and how the one before went. Misses are drawn from what may be the true
// share of them (a beta-binomial), arrivals from what may be their true rate (a gamma-Poisson): with little to go by the
// probability stays near what was before, and it comes to 0 or 1 only as the period runs out. test/engine/forecast.test.ts
// simulates periods and holds that of those said to be made with 80 %, about 80 in 100 are.

/** Evidence of the period so far or of the one before. */
export interface Evidence {
  readonly good: number;
  readonly bad: number;
}

/** At most so many results of the period before speak along: it was another period. */
const PRIOR_RESULTS = 40;
/** The rate of arrivals before counts as so much of a period that was seen. */
const PRIOR_SHARE = 0.25;
/** Beyond so many the normal curve is as good. */
const MOST_SUMMED = 400;
/** The number that is still to come is tried at the middles of so many equal parts of its distribution. */
const PARTS = 15;

/** As how much of a result each of so many results of the period before counts, 0…1. */
export const priorWeight = (results: number): number => (results === 0 ? 0 : Math.min(1, PRIOR_RESULTS / results));

interface Beta {
  readonly a: number;
  readonly b: number;
}

/** What the share of bad ones may be: Beta(a, b). */
function shareOfBad(now: Evidence, before: Evidence | null): Beta {
  const weight = before === null ? 0 : priorWeight(before.good + before.bad);
  return {
    a: 0.5 + now.bad + weight * (before?.bad ?? 0),
    b: 0.5 + now.good + weight * (before?.good ?? 0),
  };
}

/** What the number of arrivals in the rest of the period may be: negative binomial by mean and size. */
export interface Arrivals {
  readonly mean: number;
  /** The smaller, the more uncertain; the variance is mean + mean² / size. */
  readonly size: number;
}

/** `seen` came in `elapsed` (0…1) of this period, `before` in the whole of the one before; null: there was none. */
export function arrivalsToCome(seen: number, elapsed: number, before: number | null): Arrivals {
  const weight = before === null ? 0 : PRIOR_SHARE;
  const size = 0.5 + seen + weight * (before ?? 0);
  const exposure = elapsed + weight;
  return { mean: exposure <= 0 ? 0 : (size / exposure) * (1 - elapsed), size };
}

/** The probability that at most `most(n)` of the n to come (at least `known` of them are under way) turn out bad. */
export function probabilityOfAtMost(
  most: (coming: number) => number,
  at: {
    readonly now: Evidence;
    readonly before: Evidence | null;
    readonly coming: Arrivals;
    readonly known: number;
  },
): number {
  const beta = shareOfBad(at.now, at.before);
  const tried = middles(at.coming).map((n) => Math.max(n, at.known));
  return tried.reduce((sum, n) => sum + atMostBad(most(n), n, beta), 0) / tried.length;
}

/** The probability that at least (or at most) so many come. */
export function probabilityOfArrivals(wanted: { least: number } | { most: number }, coming: Arrivals): number {
  const most = 'most' in wanted ? Math.floor(wanted.most) : Math.ceil(wanted.least) - 1;
  const below = cumulative(most, coming);
  return 'most' in wanted ? below : 1 - below;
}

/** The probability that stretches of trouble, as many as may come and each as long as it may be, stay within an amount. */
export function probabilityOfTotal(within: number, coming: Arrivals, meanLength: number): number {
  if (within < 0) return 0;
  return middles(coming).reduce((sum, n) => sum + totalWithin(n, meanLength <= 0 ? 0 : within / meanLength), 0) / PARTS;
}

/** The probability that a normal quantity is at most this. */
export function normalAtMost(x: number, mean: number, deviation: number): number {
  if (deviation <= 0) return mean <= x ? 1 : 0;
  return 0.5 * (1 + erf((x - mean) / (deviation * Math.SQRT2)));
}

/** Erlang: n lengths that are exponential with mean 1 come to at most x. */
function totalWithin(n: number, x: number): number {
  if (n === 0) return 1;
  let term = Math.exp(-x);
  let sum = 0;
  for (let i = 0; i < n; i += 1) {
    sum += term;
    term *= x / (i + 1);
  }
  return Math.max(0, 1 - sum);
}

function atMostBad(most: number, n: number, { a, b }: Beta): number {
  if (most < 0) return 0;
  if (most >= n) return 1;
  if (n > MOST_SUMMED) {
    const mean = (n * a) / (a + b);
    const variance = (n * a * b * (a + b + n)) / ((a + b) ** 2 * (a + b + 1));
    return normalAtMost(Math.floor(most) + 0.5, mean, Math.sqrt(variance));
  }
  const whole = logBeta(a, b);
  let sum = 0;
  for (let k = 0; k <= Math.floor(most); k += 1) sum += Math.exp(logChoose(n, k) + logBeta(k + a, n - k + b) - whole);
  return Math.min(1, sum);
}

/** The values at the middles of PARTS equal parts of a distribution of arrivals. */
function middles(coming: Arrivals): number[] {
  return Array.from({ length: PARTS }, (_, part) => quantile((part + 0.5) / PARTS, coming));
}

function quantile(share: number, { mean, size }: Arrivals): number {
  if (mean <= 0) return 0;
  if (mean > MOST_SUMMED) {
    const deviation = Math.sqrt(mean + mean ** 2 / size);
    return Math.max(0, Math.round(mean + deviation * normalQuantile(share)));
  }
  let [k, sum] = [0, chance(0, mean, size)];
  while (sum < share && k < 20 * MOST_SUMMED) sum += chance((k += 1), mean, size);
  return k;
}

function cumulative(most: number, { mean, size }: Arrivals): number {
  if (most < 0) return 0;
  if (mean <= 0) return 1;
  if (mean > MOST_SUMMED) return normalAtMost(most + 0.5, mean, Math.sqrt(mean + mean ** 2 / size));
  let sum = 0;
  for (let k = 0; k <= most && k < 20 * MOST_SUMMED; k += 1) sum += chance(k, mean, size);
  return Math.min(1, sum);
}

/** Negative binomial: exactly k come. */
const chance = (k: number, mean: number, size: number): number =>
  Math.exp(
    logGamma(k + size) -
      logGamma(size) -
      logGamma(k + 1) +
      size * Math.log(size / (size + mean)) +
      k * Math.log(mean / (size + mean)),
  );

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);
const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

// Lanczos' series (g = 7, n = 9), good to 15 digits.
const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Γ(x) for x above 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const sum = lanczos.reduce((total, each, i) => (i === 0 ? each : total + each / (x - 1 + i)), 0);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

// Abramowitz and Stegun 7.1.26, error below 1.5e-7.
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const poly = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - poly * Math.exp(-x * x));
}

/** By bisection: it is asked for a handful of shares. */
function normalQuantile(share: number): number {
  let [low, high] = [-8, 8];
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2;
    if (normalAtMost(middle, 0, 1) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
