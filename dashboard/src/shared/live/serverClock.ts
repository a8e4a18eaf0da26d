// One shared clock for everything that counts on a page: the server's time, in whole seconds, ticking on the second.
// It stands still while the page is stale: a countdown that runs on old facts would lie.
import { inject, onScopeDispose, provide, ref, shallowRef, watch, type InjectionKey, type ShallowRef } from 'vue';
import { freshnessAt, CLOSED_GRACE_MS, type Freshness } from './freshness.ts';
import { useLine } from './line.ts';

export interface ServerClock {
  /** Epoch ms by the server, on the second; null before the first heartbeat. */
  readonly now: Readonly<ShallowRef<number | null>>;
  readonly freshness: Readonly<ShallowRef<Freshness>>;
  /** Stops the clock for a page whose changes are not followed, though the line is open. */
  hold(yes: boolean): void;
}

const clockKey: InjectionKey<ServerClock> = Symbol('server clock');

/** In a replay time runs many times faster: so many real ms between two ticks are smooth enough. */
const FAST_TICK_MS = 250;

/** The app's clock; asking for it starts the heartbeat. Throws outside a component of the app. */
export function useServerClock(): ServerClock {
  const clock = inject(clockKey);
  if (clock === undefined) throw new Error('A clock was expected: App.vue provides the server clock.');
  useLine().start();
  return clock;
}

/** Makes the app's clock, and stops it with the app. */
export function provideServerClock(): void {
  const line = useLine();
  const now = shallowRef<number | null>(null);
  const freshness = shallowRef<Freshness>('waiting');
  const held = ref(0);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const tick = (): void => {
    clearTimeout(timer);
    const before = freshness.value;
    freshness.value = freshnessAt(line.state, line.device.monotonic());
    if (before === 'live' && freshness.value === 'stale') line.hangUp();
    const served = line.serverNow();
    if (served !== null && freshness.value === 'live' && held.value === 0) now.value = Math.floor(served / 1000) * 1000;
    timer = setTimeout(tick, untilNextTick(served, line.state.heartbeat?.rate ?? 1));
  };
  // A closed socket is looked at when its grace has passed, an opened one at once.
  let check: ReturnType<typeof setTimeout> | undefined;
  const stopWatching = watch([() => line.state.closedAt, () => line.state.heartbeat], ([closedAt]) => {
    clearTimeout(check);
    check = setTimeout(tick, closedAt === null ? 0 : CLOSED_GRACE_MS + 10);
  });
  tick();
  onScopeDispose(() => {
    clearTimeout(timer);
    clearTimeout(check);
    stopWatching();
  });
  const hold = (yes: boolean): void => {
    held.value += yes ? 1 : -1;
  };
  provide(clockKey, { now, freshness, hold });
}

/** Real ms to the next full second over there, a little after it so that the second has surely begun. */
export function untilNextTick(serverNow: number | null, rate: number): number {
  if (serverNow === null || rate !== 1) return FAST_TICK_MS;
  return 1000 - (serverNow % 1000) + 4;
}
