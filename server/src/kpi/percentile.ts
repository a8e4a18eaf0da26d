// Percentiles of times that were counted in buckets, each 2 % wide: bucket 0 is no time at all, bucket 1 + i holds what is at
// most 1.02^i ms and more than the bucket below it (`outcome_bucket` in SQL).

const WIDTH = 1.02;

/** What a percentile may be off by, as a share of itself. */
export const RELATIVE_ERROR = (WIDTH - 1) / (WIDTH + 1);

/** The time that stands for a bucket, in milliseconds: off by as much from its least as from its greatest. */
export const timeOf = (bucket: number): number =>
  bucket === 0 ? 0 : Math.round((2 * WIDTH ** (bucket - 1)) / (1 + WIDTH));

/** The least time within which the share (0–1) of all lies (nearest rank), in milliseconds; null of none. */
export function percentileOf(
  { buckets, counts }: { readonly buckets: readonly number[]; readonly counts: readonly number[] },
  share: number,
): number | null {
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
