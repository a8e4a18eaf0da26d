// The three lists of whom and what promises are about, each with the forms that make one and call one anew.
import {
  CreateCustomerDocument,
  CreateServiceAccountDocument,
  CreateServiceDocument,
  RenameCustomerDocument,
  RenameServiceAccountDocument,
  RenameServiceDocument,
} from '../generated/customers.ts';
import { problemsByPath, type Field, type Problems } from '../shared/form/fields.ts';
import type { Ask } from '../shared/live/line.ts';
import type { TypedText } from '../shared/live/typedText.ts';

export type PartyList = 'customers' | 'accounts' | 'services';

/** A row of any of the lists; customers have no reference, and only accounts have a customer. */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly reference?: string;
  readonly customer?: { readonly id: string; readonly name: string };
}

interface PartyWords {
  readonly title: string;
  readonly one: string;
  readonly many: string;
  readonly about: string;
  readonly placeholder: string;
  /** The field of the input that names what is called anew. */
  readonly field: string;
  readonly fields: readonly Field[];
}

const needed = { isRequired: true } as const;
const name: Field = { kind: 'text', name: 'name', label: 'Name', ...needed };
const reference: Field = { kind: 'text', name: 'reference', label: 'Reference, as the sources say it', ...needed };

export const partyLists: Readonly<Record<PartyList, PartyWords>> = {
  customers: {
    ...{ title: 'Customers', one: 'customer', many: 'customers', field: 'customer' },
    about: 'Whom we promise something. Two may share a name.',
    placeholder: 'a part of the name',
    fields: [name],
  },
  accounts: {
    ...{ title: 'Service accounts', one: 'service account', many: 'service accounts', field: 'serviceAccount' },
    about: 'What agreements, tickets and assets of a customer belong to. Tickets that name it already are linked.',
    placeholder: 'reference or name',
    fields: [{ kind: 'find', of: 'customer', name: 'customer', label: 'Customer', ...needed }, reference, name],
  },
  services: {
    ...{ title: 'Services', one: 'service', many: 'services', field: 'service' },
    about: 'What we do for customers, as far as a promise can differ. Tickets that name it already are linked.',
    placeholder: 'reference or name',
    fields: [reference, name],
  },
};

/** What calling something anew asks for. */
export const renameFields: readonly Field[] = [name];

const made = {
  customers: CreateCustomerDocument,
  accounts: CreateServiceAccountDocument,
  services: CreateServiceDocument,
};
const renamed = {
  customers: RenameCustomerDocument,
  accounts: RenameServiceAccountDocument,
  services: RenameServiceDocument,
};

interface Answer {
  readonly done: {
    readonly userErrors: readonly { readonly message: string; readonly path: readonly string[] | null }[];
  };
}

/** Makes one, or calls `anew` anew; what was wrong, by field. */
export async function saveParty(
  ask: Ask,
  { list, anew }: { readonly list: PartyList; readonly anew: Party | null },
  value: Readonly<Record<string, unknown>>,
): Promise<Problems> {
  const which = anew === null ? {} : { [partyLists[list].field]: anew.id };
  // The forms above are the inputs; the tests of the page hold that.
  const text = (anew === null ? made : renamed)[list] as TypedText<Answer, object>;
  const { done } = await ask(text, { input: { ...value, ...which } });
  return problemsByPath(done.userErrors);
}
