// What may judge tickets beside their customers' agreements. Nothing more is asked where no agreement rests on another.
import { loadContracts, type AgreedTerms } from '../agreement/agreement.store.ts';
import type { Tx } from '../db/orm.ts';
import type { BesideTerms } from '../engine/beside.ts';
import { groupByCustomer, type AgreementOf, type TermsOf } from './terms-of.ts';

export interface LoadedBeside {
  /** For tickets of these customers. */
  of(customers: ReadonlySet<number | null>): BesideTerms;
  /** By agreement version. */
  readonly agreements: ReadonlyMap<number, AgreementOf>;
  /** The measures they speak of. */
  readonly measures: ReadonlySet<string>;
}

/** `agreed` are the customers' terms, `internal` what binds our own groups. */
export async function loadBeside(
  tx: Tx,
  agreed: readonly AgreedTerms[],
  internal: readonly AgreedTerms[],
): Promise<LoadedBeside> {
  const resting = [...agreed, ...internal].filter(({ restsOn }) => restsOn.length > 0);
  const suppliers = await loadContracts(tx, [...new Set(resting.flatMap(({ restsOn }) => restsOn))]);
  const contracts = Map.groupBy(suppliers, ({ agreement }) => agreement);
  const idOf = new Map(suppliers.map(({ agreementNumber, agreement }) => [agreementNumber, agreement]));
  const named = new Map(
    resting.map(({ agreementVersion, restsOn }) => [
      agreementVersion,
      restsOn.flatMap((number) => idOf.get(number) ?? []),
    ]),
  );
  const ours: TermsOf = groupByCustomer(internal);
  return {
    of: (customers) => ({
      internal: ours.of(customers),
      contracts,
      restsOn: (version) => named.get(version) ?? [],
    }),
    agreements: new Map([...ours.agreements, ...groupByCustomer(suppliers).agreements]),
    measures: new Set([...ours.measures, ...groupByCustomer(suppliers).measures]),
  };
}
