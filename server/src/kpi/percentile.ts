// Percentiles of times that were counted in buckets, each 2 % wide: bucket 0 is no time at all, bucket 1 + i holds what is at
// most 1.02^i ms and more than the bucket below it (`outcome_bucket` in SQL).

const WIDTH = 1.02;

/** What a percentile may be off by, as a share of itself. */
export const RELATIVE_ERROR = (WIDTH - 1) / (WIDTH + 1);

/** The time that stands for a bucket, in milliseconds: off by as much from its least as from its greatest. */
export const timeOf = (bucket: number): number =>
  bucket === 0 ? 0 : Math.round((2 * WIDTH ** (bucket - 1)) / (1 + WIDTH));

/** How often each bucket was met; ascending, without those that were not. */
export interface CountedTimes {
  readonly buckets: readonly number[];
  readonly counts: readonly number[];
}

/** More than a bigint of milliseconds can fall into. */
const BUCKETS = 2_304;
const [MINUS, ZERO] = ['-'.charCodeAt(0), '0'.charCodeAt(0)];

/** Adds lists "bucket,count,bucket,count,…" to what was met before; differences count below nothing. To split them took five to ten times as long. */
export function addedTimes(lists: readonly string[], before?: CountedTimes): CountedTimes {
  const sums = new Float64Array(BUCKETS);
  for (const [place, bucket] of (before?.buckets ?? []).entries()) sums[bucket] = before?.counts[place] ?? 0;
  let most = before?.buckets.at(-1) ?? -1;
  for (const list of lists) {
    let bucket = -1;
    let number = 0;
    let sign = 1;
    for (let place = 0; place <= list.length; place += 1) {
      const code = list.charCodeAt(place);
      if (code >= ZERO) number = 10 * number + code - ZERO;
      else if (code === MINUS) sign = -1;
      else {
        // A comma, or the end.
        if (bucket < 0) bucket = number;
        else {
          sums[bucket] = (sums[bucket] ?? 0) + sign * number;
          most = Math.max(most, bucket);
          bucket = -1;
        }
        number = 0;
        sign = 1;
      }
    }
  }
  const buckets: number[] = [];
  for (let bucket = 0; bucket <= most; bucket += 1) if (sums[bucket] !== 0) buckets.push(bucket);
  return { buckets, counts: buckets.map((bucket) => sums[bucket] ?? 0) };
}

/** The least time within which the share (0–1) of all lies (nearest rank), in milliseconds; null of none. */
export function percentileOf({ buckets, counts }: CountedTimes, share: number): number | null {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(share * total));
  let passed = 0;
  for (const [place, count] of counts.entries()) {
    passed += count;
    if (passed >= rank) return timeOf(buckets[place] ?? 0);
  }
  return null;
}
