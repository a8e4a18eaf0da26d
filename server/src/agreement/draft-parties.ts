// Between whom a draft stands: the parties that its level asks for, each of which exists and belongs to the other.
import { loadCustomers, loadServiceAccounts, loadServices } from '../customer/customer.store.ts';
import type { Tx } from '../db/orm.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';
import type { NewAgreement } from './agreement-draft.store.ts';
import type { DraftAgreementInput } from './agreement.input.ts';

type Parties = Pick<NewAgreement, 'customer' | 'serviceAccount' | 'service'>;

/**
 * The parties as row ids, the customer taken from the service account where only that is named; the reference of that
 * account; and what is wrong.
 */
export async function readParties(
  tx: Tx,
  input: DraftAgreementInput,
): Promise<{
  readonly parties: Parties;
  readonly account: string | null;
  readonly problems: readonly UserErrorValue[];
}> {
  const customer = await find(input.customer, 'Customer', (id) => loadCustomers(tx, [id]));
  const account = await find(input.serviceAccount, 'ServiceAccount', (id) => loadServiceAccounts(tx, [id]));
  const service = await find(input.service, 'Service', (id) => loadServices(tx, [id]));
  const problems = [
    absent(customer, 'customer', 'customer'),
    absent(account, 'service account', 'serviceAccount'),
    absent(service, 'service', 'service'),
    ...levelProblems(input),
  ].filter((problem) => problem !== null);
  if (customer.row !== null && account.row !== null && account.row.customer !== customer.row.id) {
    const owner = (await loadCustomers(tx, [account.row.customer])).get(account.row.customer);
    const message = `Service account ${account.row.reference} belongs to ${owner?.name ?? 'another customer'}, not ${customer.row.name}.`;
    problems.push(userError('FOREIGN_SERVICE_ACCOUNT', message, ['serviceAccount']));
  }
  const parties = {
    customer: customer.row?.id ?? account.row?.customer ?? null,
    serviceAccount: account.row?.id ?? null,
    service: service.row?.id ?? null,
  };
  return { parties, account: account.row?.reference ?? null, problems };
}

interface Found<R> {
  readonly isNamed: boolean;
  readonly row: R | null;
}

async function find<R>(
  id: string | null | undefined,
  type: string,
  load: (id: number) => Promise<ReadonlyMap<number, R>>,
): Promise<Found<R>> {
  if (id === null || id === undefined) return { isNamed: false, row: null };
  const key = idOf(type, id);
  return { isNamed: true, row: key === null ? null : ((await load(key)).get(key) ?? null) };
}

const absent = ({ isNamed, row }: Found<unknown>, what: string, field: string): UserErrorValue | null =>
  isNamed && row === null ? userError('NOT_FOUND', `No ${what} has this id.`, [field]) : null;

function levelProblems(input: DraftAgreementInput): UserErrorValue[] {
  const level = input.level ?? 'CUSTOMER';
  const names = (id: string | null | undefined): boolean => id !== null && id !== undefined;
  const hasCustomer = names(input.customer) || names(input.serviceAccount);
  const wrong = (message: string, field: string): UserErrorValue => userError('WRONG_LEVEL', message, [field]);
  const problems: UserErrorValue[] = [];
  if (level === 'CORPORATE' && hasCustomer) {
    problems.push(
      wrong(
        'An agreement at level CORPORATE is for all customers and names none.',
        names(input.customer) ? 'customer' : 'serviceAccount',
      ),
    );
  }
  if (level !== 'CORPORATE' && !hasCustomer) {
    problems.push(wrong(`An agreement at level ${level} names a customer or a service account.`, 'customer'));
  }
  if (level === 'SERVICE' && !names(input.service)) {
    problems.push(wrong('An agreement at level SERVICE names a service.', 'service'));
  }
  if (level !== 'SERVICE' && names(input.service)) {
    problems.push(wrong(`A service is named at level SERVICE only; the level is ${level}.`, 'service'));
  }
  return problems;
}
