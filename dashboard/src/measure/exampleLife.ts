// A life made for a measure: the first condition of each list is met in turn, so that every part of it shows.
import type { TryMeasureQuery, TryMeasureQueryVariables } from '../generated/measures.ts';
import { epochOf } from '../shared/instant.ts';
import { conditionOf, inputOf, type MeasureForm } from './measureForm.ts';
import { conditionWords, type Condition } from './measureWords.ts';

type ExampleEvent = TryMeasureQueryVariables['input']['events'] extends infer E
  ? E extends readonly (infer One)[]
    ? One
    : E
  : never;

export interface LifeStep {
  readonly at: string;
  /** What happens, as a sentence. */
  readonly words: string;
}

export interface ExampleLife {
  readonly variables: TryMeasureQueryVariables;
  readonly steps: readonly LifeStep[];
  readonly from: number;
  readonly to: number;
}

const DAY = '2026-03-02';
const allWeek = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const always = {
  timeZone: 'UTC',
  periods: [
    {
      period: 'PRIME' as const,
      weekly: Object.fromEntries(allWeek.map((day) => [day, [{ from: '00:00', to: '24:00' }]])),
    },
  ],
};

/** Every half hour from eight o'clock on. */
const timeOf = (place: number): string => {
  const minutes = 8 * 60 + place * 30;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${DAY}T${two(Math.floor(minutes / 60))}:${two(minutes % 60)}:00Z`;
};

/** An event by which a condition is met. */
function meeting({ kinds, actors, statuses, groups, severities }: Condition): Partial<ExampleEvent> {
  const kind =
    kinds?.[0] ??
    (statuses ? 'STATUS_CHANGED' : groups ? 'GROUP_CHANGED' : severities ? 'PRIORITY_CHANGED' : 'UPDATED');
  return {
    kind,
    ...(actors?.[0] ? { actor: actors[0] } : {}),
    ...(statuses?.[0] ? { status: statuses[0] } : {}),
    ...(groups?.[0] ? { group: groups[0] } : {}),
    ...(severities?.[0] ? { severity: severities[0] } : {}),
    ...(kind === 'PROMISED' ? { promisedAt: `${DAY}T20:00:00Z` } : {}),
    ...(kind === 'NEEDS_NO_ANSWER' || kind === 'RETRACTED' ? { refersTo: 'nothing' } : {}),
  };
}

/** An event after which what made the clock wait is so no more. */
const ending = ({ statuses, groups }: Condition): Partial<ExampleEvent> => {
  if (statuses) return { kind: 'STATUS_CHANGED', status: statuses.includes('OPEN') ? 'NEW' : 'OPEN' };
  return groups ? { kind: 'GROUP_CHANGED', group: 'Another group' } : { kind: 'PRIORITY_CHANGED', severity: 'NORMAL' };
};

const isOpening = (condition: Condition): boolean => condition.kinds?.includes('OPENED') === true;

export function exampleLife(form: MeasureForm): ExampleLife {
  const first = (list: 'starts' | 'pauses' | 'stops' | 'restarts'): Condition | null => {
    const condition = form[list][0];
    return condition === undefined ? null : conditionOf(condition);
  };
  const [start, pause, stop, restart] = [first('starts'), first('pauses'), first('stops'), first('restarts')];
  const told: { readonly event: Partial<ExampleEvent>; readonly words: string }[] = [
    { event: { kind: 'OPENED', ...(start && isOpening(start) ? meeting(start) : {}) }, words: 'The ticket is opened' },
  ];
  const add = (condition: Condition | null, words = condition === null ? '' : conditionWords(condition)): void => {
    if (condition !== null) told.push({ event: meeting(condition), words: sentence(words) });
  };
  if (start !== null && !isOpening(start)) add(start);
  if (pause !== null) {
    add(pause, conditionWords(pause).replace(/^once /, ''));
    told.push({ event: ending(pause), words: 'That is so no more' });
  }
  add(restart);
  add(stop);
  if (form.cycles === 'MANY' && start !== null && !isOpening(start)) add(start, `again ${conditionWords(start)}`);
  const name = /^[A-Z][A-Z0-9_]{1,39}$/.test(form.name.trim()) ? form.name.trim() : 'TRIED_MEASURE';
  const asOf = timeOf(told.length);
  return {
    variables: {
      input: {
        schedule: always,
        clauses: [{ measure: name, promise: 'PT8H' }],
        measures: [{ ...inputOf(form), name }],
        events: told.map(({ event }, place) => ({ ...event, at: timeOf(place) }) as ExampleEvent),
        asOf,
      },
    },
    steps: told.map(({ words }, place) => ({ at: timeOf(place), words })),
    from: epochOf(timeOf(0)),
    to: epochOf(asOf),
  };
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export type TriedClock = TryMeasureQuery['previewTicket']['clocks'][number];

export interface TriedLane {
  readonly name: string;
  readonly parts: readonly { readonly kind: string; readonly left: number; readonly width: number }[];
}

/** Each clock of the life as a lane on one axis. */
export const lanesOf = (clocks: readonly TriedClock[], { from, to }: ExampleLife): readonly TriedLane[] =>
  clocks.map((clock) => ({
    name: clocks.length > 1 ? `Cycle ${clock.cycle}` : 'The clock',
    parts: clock.segments.map((segment) => {
      const left = (epochOf(segment.from) - from) / (to - from);
      return { kind: segment.kind, left, width: (epochOf(segment.to) - from) / (to - from) - left };
    }),
  }));
