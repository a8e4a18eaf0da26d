// The civil day of the server, in its zone; null until it is known.
import { computed, type ComputedRef } from 'vue';
import { civilDay } from '../shared/instant.ts';
import { useLine } from '../shared/live/line.ts';
import { useServerClock } from '../shared/live/serverClock.ts';

export function useToday(): ComputedRef<string | null> {
  const line = useLine();
  const { now } = useServerClock();
  return computed(() => (now.value === null ? null : civilDay(now.value, line.state.heartbeat?.zone ?? 'UTC')));
}
