// The server's time on this screen: what a heartbeat said, plus the time since, by a clock that no one sets.
// The best of the last eight heartbeats counts: the one that took the shortest round trip.

/** A heartbeat as it was heard. `heardAt` and `roundTrip` are of the device's monotonic clock, in ms. */
export interface TimeSample {
  readonly serverTime: number;
  readonly heardAt: number;
  readonly roundTrip: number;
  readonly rate: number;
}

export const KEPT_SAMPLES = 8;
/** Real ms by which a heartbeat may differ from what was expected before the clock is taken to have been turned. */
export const TURNED_MS = 1_500;

const best = (samples: readonly TimeSample[]): TimeSample | undefined =>
  samples.reduce<TimeSample | undefined>((a, b) => (a === undefined || b.roundTrip <= a.roundTrip ? b : a), undefined);

/** The server's epoch ms at the device's `monotonic` ms; null before the first heartbeat. */
export function serverTimeAt(samples: readonly TimeSample[], monotonic: number): number | null {
  const sample = best(samples);
  if (sample === undefined) return null;
  return sample.serverTime + (monotonic - sample.heardAt + sample.roundTrip / 2) * sample.rate;
}

/** The samples to keep when another is heard. After a turned clock or another rate only the new one is true. */
export function keepSample(samples: readonly TimeSample[], heard: TimeSample): readonly TimeSample[] {
  const expected = serverTimeAt(samples, heard.heardAt);
  const latest = samples[samples.length - 1];
  if (expected === null || latest === undefined || latest.rate !== heard.rate) return [heard];
  const apart = Math.abs(heard.serverTime - expected) / Math.max(heard.rate, 1e-9);
  if (apart > TURNED_MS + heard.roundTrip) return [heard];
  return [...samples, heard].slice(-KEPT_SAMPLES);
}
