// The question of a list lives in its address: Back works, and a link to it can be kept or sent. Each part is a text; a
// part that is empty is not in the address.
import { computed, type ComputedRef } from 'vue';
import { useRoute, useRouter, type RouteLocationRaw } from 'vue-router';

export const PAGE_SIZE = 50;

export interface ListQuestion<K extends string> {
  /** What is asked, each part as it stands in the address; `after` is the cursor of the page. */
  readonly question: ComputedRef<Readonly<Record<K | 'after', string>>>;
  /** Whether anything narrows the list. */
  readonly isFiltered: ComputedRef<boolean>;
  /** The address of the first page of another question. */
  readonly address: (changes: Readonly<Partial<Record<K | 'after', string>>>) => RouteLocationRaw;
  readonly change: (changes: Readonly<Partial<Record<K, string>>>) => void;
}

/** `kept` are parts that choose the list and narrow nothing. */
export function useListQuestion<K extends string>(parts: readonly K[], kept: readonly K[] = []): ListQuestion<K> {
  const route = useRoute();
  const router = useRouter();
  const all: readonly (K | 'after')[] = [...parts, 'after'];
  const question = computed(
    () =>
      Object.fromEntries(
        all.map((part) => [part, typeof route.query[part] === 'string' ? route.query[part] : '']),
      ) as Record<K | 'after', string>,
  );
  const address: ListQuestion<K>['address'] = (changes) => ({
    name: route.name,
    query: Object.fromEntries(
      Object.entries<string | undefined>({ ...question.value, after: '', ...changes }).filter(([, said]) => said),
    ),
  });
  return {
    question,
    address,
    isFiltered: computed(() => parts.some((part) => !kept.includes(part) && question.value[part] !== '')),
    change: (changes) => void router.push(address(changes as Parameters<typeof address>[0])),
  };
}

/** Whether a text is one of the keys of a map of words. */
export const oneOf = <K extends string>(words: Readonly<Record<K, unknown>>, said: string): K | null =>
  Object.hasOwn(words, said) ? (said as K) : null;
