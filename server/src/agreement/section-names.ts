// What an agreement names is there and is its own: services, covered assets, the agreement it adds to.
import type { Tx } from '../db/orm.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';
import type { NewAgreement } from './agreement-draft.store.ts';
import { loadAgreements, loadSections, type AgreementRow } from './agreement-list.store.ts';
import {
  loadAssetsNamed,
  loadKindsNamed,
  loadLineage,
  loadServicesNamed,
  type NamedAsset,
} from './section-names.store.ts';
import { noSections, type AgreementSections } from './sections.type.ts';

type Path = readonly (string | number)[];

/** An agreement as far as what it names must fit it. */
type Named = Pick<NewAgreement, 'number' | 'kind' | 'level' | 'customer' | 'serviceAccount'>;

/** What the sections name and what is not there, or is somebody else's. */
export async function nameProblems(
  tx: Tx,
  {
    sections,
    agreement,
    account,
  }: { readonly sections: AgreementSections; readonly agreement: Named; readonly account: string | null },
  path: Path,
): Promise<UserErrorValue[]> {
  const { services, exclusions, objectives, assets } = sections;
  const rests = sections.underpinnedBy ?? [];
  const kinds = await loadKindsNamed(tx, rests);
  const lists = { services, exclusions, objectives };
  const named = Object.entries(lists).flatMap(([list, each]) =>
    each.map(({ service }, place) => ({ service, path: [...path, list, place, 'service'] })),
  );
  const known = await loadServicesNamed(
    tx,
    named.flatMap(({ service }) => service ?? []),
  );
  const owned = await loadAssetsNamed(tx, assets);
  return [
    ...named.map(({ service, path: place }) =>
      service === undefined || service === null || known.has(service)
        ? null
        : userError('NOT_FOUND', `No service has the reference ${service}.`, place),
    ),
    ...assets.map((reference, place) =>
      assetProblem({ reference, asset: owned.get(reference), agreement, account }, [...path, 'assets', place]),
    ),
    ...rests.map((number, place) =>
      underpinningProblem({ number, kind: kinds.get(number) }, agreement, [...path, 'underpinnedBy', place]),
    ),
  ].filter((problem) => problem !== null);
}

/** What may rest on what: so a chain never leads back to its beginning. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  SLA: ['OLA', 'UNDERPINNING'],
  OLA: ['UNDERPINNING'],
  UNDERPINNING: [],
};

function underpinningProblem(
  { number, kind }: { readonly number: string; readonly kind: string | undefined },
  agreement: Named,
  path: Path,
): UserErrorValue | null {
  if (kind === undefined) return userError('NOT_FOUND', `No agreement has the number ${number}.`, path);
  if (RESTS_ON[agreement.kind]?.includes(kind) === true) return null;
  const message = `${agreement.number} (${agreement.kind}) cannot rest on ${number} (${kind}): an SLA rests on OLAs and supplier contracts, an OLA on supplier contracts.`;
  return userError('WRONG_LEVEL', message, path);
}

function assetProblem(
  {
    reference,
    asset,
    agreement,
    account,
  }: {
    readonly reference: string;
    readonly asset: NamedAsset | undefined;
    readonly agreement: Named;
    readonly account: string | null;
  },
  path: Path,
): UserErrorValue | null {
  if (asset === undefined) return userError('NOT_FOUND', `No asset has the reference ${reference}.`, path);
  const isOurs =
    agreement.serviceAccount === null
      ? agreement.customer === asset.customer
      : agreement.serviceAccount === asset.serviceAccount;
  if (isOurs) return null;
  const whose = account ?? (agreement.customer === null ? 'all customers' : 'another customer');
  const message = `Asset ${reference} belongs to service account ${asset.account}, not ${whose} (agreement ${agreement.number}).`;
  return userError('ASSET_OF_OTHER_ACCOUNT', message, path);
}

/**
 * The agreement that another adds to; null: none was named.
 * @throws Refused NOT_FOUND, PARENT_CIRCULAR, FOREIGN_PARENT or WRONG_LEVEL
 */
export async function findParent(tx: Tx, id: string | null | undefined, child: Named): Promise<AgreementRow | null> {
  if (id === null || id === undefined) return null;
  const key = idOf('Agreement', id);
  const parent = key === null ? undefined : (await loadAgreements(tx, [key])).get(key);
  if (parent === undefined) return refuse('NOT_FOUND', 'No agreement has this id.', ['parent']);
  const line = await loadLineage(tx, parent.id);
  if (line.includes(child.number)) {
    const circle = [child.number, ...line.slice(0, line.indexOf(child.number) + 1)].join(' → ');
    refuse('PARENT_CIRCULAR', `An agreement adds to a wider one and never to itself: ${circle}.`, ['parent']);
  }
  if (parent.customer !== null && parent.customer !== child.customer) {
    refuse('FOREIGN_PARENT', `${parent.number} is an agreement with another customer.`, ['parent']);
  }
  if (breadth(parent) <= breadth(child) || parent.kind !== child.kind) {
    const message = `${parent.number} (${parent.kind}, ${parent.level}) is no wider agreement for ${child.number} (${child.kind}, ${child.level}).`;
    refuse('WRONG_LEVEL', message, ['parent']);
  }
  return parent;
}

/** How much an agreement takes in: all customers, one customer, one of its accounts, one service. */
function breadth({ level, serviceAccount }: Pick<NewAgreement, 'level' | 'serviceAccount'>): number {
  if (level === 'CORPORATE') return 3;
  return level === 'SERVICE' ? 0 : serviceAccount === null ? 2 : 1;
}

/** What a version says besides its clauses. */
export const sectionsOf = async (tx: Tx, version: number): Promise<AgreementSections> =>
  (await loadSections(tx, [version])).get(version) ?? noSections;
