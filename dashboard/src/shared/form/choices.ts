// What can be chosen by writing a part of its name: however many there are, the server finds the first few.
import {
  ChosenThingDocument,
  FindAgreementsDocument,
  FindAssetsDocument,
  FindBoardsDocument,
  FindCustomersDocument,
  FindSchedulesDocument,
  FindServiceAccountsDocument,
  FindServicesDocument,
} from '../../generated/choices.ts';
import type { Ask } from '../live/line.ts';
import type { TypedText } from '../live/typedText.ts';

/** `serviceReference`: a service by the reference that documents name it by. */
export type Kind =
  'customer' | 'serviceAccount' | 'service' | 'serviceReference' | 'schedule' | 'agreement' | 'asset' | 'board';

export interface Choice {
  readonly id: string;
  readonly words: string;
}

export interface Choices {
  readonly found: readonly Choice[];
  /** True when more than these match. */
  readonly more: boolean;
}

interface Named {
  readonly id: string;
  readonly reference?: string;
  readonly name?: string;
  readonly number?: string;
  readonly customer?: { readonly name: string } | null;
}

interface Found {
  readonly found: { readonly pageInfo: { readonly hasNextPage: boolean }; readonly nodes: readonly Named[] };
}

const queries = {
  customer: FindCustomersDocument,
  serviceAccount: FindServiceAccountsDocument,
  service: FindServicesDocument,
  serviceReference: FindServicesDocument,
  schedule: FindSchedulesDocument,
  agreement: FindAgreementsDocument,
  asset: FindAssetsDocument,
  board: FindBoardsDocument,
} as const;

const wordsOf = ({ reference, name, number, customer }: Named): string =>
  [number ?? reference, name ?? customer?.name].filter((word) => word !== undefined && word !== '').join(', ');

/** The first that match; `within` keeps accounts to a customer, assets to an account. */
export async function findChoices(
  ask: Ask,
  { kind, text, within }: { readonly kind: Kind; readonly text: string; readonly within: string | null },
): Promise<Choices> {
  // One shape of answer, whatever is asked for: choices.graphql calls it `found` throughout.
  const query = queries[kind] as TypedText<Found, { text: string | null; within?: string | null }>;
  const narrowed = kind === 'serviceAccount' || kind === 'asset' ? { within } : {};
  const { found } = await ask(query, { text: text.trim() || null, ...narrowed });
  const idOf = ({ id, reference }: Named): string => (kind === 'serviceReference' ? (reference ?? id) : id);
  return {
    found: found.nodes.map((node) => ({ id: idOf(node), words: wordsOf(node) })),
    more: found.pageInfo.hasNextPage,
  };
}

/** What is chosen already, in words; a reference says itself. */
export async function wordsOfChosen(ask: Ask, kind: Kind, id: string): Promise<string> {
  if (id === '' || kind === 'serviceReference') return id;
  const { node } = await ask(ChosenThingDocument, { id });
  return node === null ? '' : wordsOf(node);
}
