// The customers to choose from, asked for when somebody has to choose.
import { ref, shallowRef, type Ref, type ShallowRef } from 'vue';
import { CustomerNamesDocument, type CustomerNamesQuery } from '../generated/person.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf } from '../shared/live/problem.ts';

export type CustomerName = CustomerNamesQuery['customers']['nodes'][number];

const PAGE = 100;
/** Nobody finds a name in a longer list. */
const MOST = 1_000;

export interface CustomerNames {
  /** Null until they have come. */
  readonly names: Readonly<ShallowRef<readonly CustomerName[] | null>>;
  readonly problem: Readonly<Ref<string | null>>;
  /** Asks for them, once. */
  readonly load: () => Promise<void>;
}

export function useCustomerNames(): CustomerNames {
  const { ask } = useLine();
  const names = shallowRef<readonly CustomerName[] | null>(null);
  const problem = ref<string | null>(null);

  async function load(): Promise<void> {
    if (names.value !== null) return;
    problem.value = null;
    try {
      const found: CustomerName[] = [];
      let after: string | null = null;
      do {
        const { customers }: CustomerNamesQuery = await ask(CustomerNamesDocument, { first: PAGE, after });
        found.push(...customers.nodes);
        after = customers.pageInfo.hasNextPage ? customers.pageInfo.endCursor : null;
      } while (after !== null && found.length < MOST);
      names.value = found;
    } catch (error) {
      problem.value = problemOf(error).message;
    }
  }
  return { names, problem, load };
}
