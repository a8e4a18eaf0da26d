// One agreement, the version of it that the address names, and what that says otherwise than another.
import { computed, type ComputedRef } from 'vue';
import {
  AgreementDifferencesDocument,
  AgreementPageDocument,
  AgreementVersionDocument,
  type AgreementDifferencesQuery,
} from '../generated/agreement.ts';
import type { Problem } from '../shared/live/problem.ts';
import type { Agreement, Terms } from './agreementDocument.ts';
import { useAnswer } from '../shared/useAnswer.ts';

export type ListedVersion = Agreement['versions']['nodes'][number];
export type Difference = Extract<
  NonNullable<AgreementDifferencesQuery['node']>,
  { readonly differences: unknown }
>['differences'][number];

export interface AgreementView {
  readonly agreement: ComputedRef<Agreement | null>;
  readonly terms: ComputedRef<Terms | null>;
  /** The version that is compared with; null: none. */
  readonly since: ComputedRef<ListedVersion | null>;
  readonly differences: ComputedRef<readonly Difference[]>;
  readonly problem: ComputedRef<Problem | null>;
  readonly reload: () => Promise<void>;
}

export interface AgreementAddress {
  /** Null: nothing is asked. */
  readonly number: string | null;
  /** Null: the one in force, else the last. */
  readonly version: number | 'last' | null;
  readonly since: number | null;
}

const isTerms = (node: object | null | undefined): node is Terms =>
  node !== null && node !== undefined && 'clauses' in node;

export function useAgreement(address: () => AgreementAddress): AgreementView {
  const page = useAnswer(AgreementPageDocument, () => {
    const { number } = address();
    return number === null ? null : { number };
  });
  const agreement = computed(() => page.answer.value?.agreement ?? null);
  const versions = computed(() => agreement.value?.versions.nodes ?? []);
  const shown = computed(() => {
    const { version } = address();
    if (version === 'last') return versions.value.slice(-1)[0];
    const wanted = version ?? agreement.value?.inForce?.version ?? null;
    return wanted === null ? versions.value.slice(-1)[0] : versions.value.find((one) => one.version === wanted);
  });
  const since = computed(() => versions.value.find((one) => one.version === address().since) ?? null);
  const found = useAnswer(AgreementVersionDocument, () => (shown.value ? { id: shown.value.id } : null));
  const compared = useAnswer(AgreementDifferencesDocument, () =>
    shown.value && since.value ? { id: shown.value.id, since: since.value.id } : null,
  );
  const terms = computed(() => {
    const node = found.answer.value?.node;
    return isTerms(node) && node.id === shown.value?.id ? node : null;
  });
  const absent = computed((): Problem | null => {
    if (page.answer.value === null || shown.value !== undefined) return null;
    const what = agreement.value === null ? 'agreement of this number' : 'such version of this agreement';
    return { kind: 'absent', message: `There is no ${what}.` };
  });
  return {
    ...{ agreement, terms, since },
    differences: computed(() => {
      const node = compared.answer.value?.node;
      return since.value !== null && node && 'differences' in node && node.id === shown.value?.id
        ? node.differences
        : [];
    }),
    problem: computed(() => page.problem.value ?? found.problem.value ?? compared.problem.value ?? absent.value),
    reload: async () => {
      await Promise.all([page.reload(), found.reload()]);
    },
  };
}
