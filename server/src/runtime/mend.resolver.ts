// New accounts, services, assets and status mappings: each wakes the tickets that waited for it.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { readDetails } from '../asset/asset-acts.ts';
import { CreateAssetInput } from '../asset/asset.input.ts';
import { assetOf } from '../asset/asset.loader.ts';
import { saveNewAsset } from '../asset/asset.store.ts';
import { CreateAssetPayload } from '../asset/asset.type.ts';
import { CreateServiceAccountInput, CreateServiceInput } from '../customer/customer.input.ts';
import { serviceAccountOf, serviceOf } from '../customer/customer.loader.ts';
import {
  loadCustomers,
  loadServiceAccounts,
  saveNewService,
  saveNewServiceAccount,
} from '../customer/customer.store.ts';
import { CreateServiceAccountPayload, CreateServicePayload } from '../customer/customer.type.ts';
import type { Tx } from '../db/orm.ts';
import type { Context } from '../gate/context.ts';
import { refusable, refuse, userError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny, unlessTaken } from '../gate/text.ts';
import { SaveSourceInput } from '../source/source.input.ts';
import { sourceOf } from '../source/source.loader.ts';
import { saveSource } from '../source/source.store.ts';
import { SaveSourcePayload } from '../source/source.type.ts';
import { wakeUnmapped, wakeWaitingFor } from './mend.ts';

interface Named {
  readonly reference: string;
  readonly name: string;
}

/** Reference and name as they are stored. @throws Refused when one of them is empty or too long */
function namedOf({ reference, name }: Named, what: string): Named {
  refuseAny([
    nameProblem(reference, `The reference of ${what}`, ['reference']),
    nameProblem(name, `The name of ${what}`, ['name']),
  ]);
  return { reference: reference.trim(), name: name.trim() };
}

const taken = (what: string, reference: string): ReturnType<typeof userError> =>
  userError('REFERENCE_TAKEN', `Another ${what} has the reference "${reference}".`, ['reference']);

/** The row of the thing that an input names. @throws Refused NOT_FOUND */
async function existing(
  tx: Tx,
  { type, id, field }: { readonly type: string; readonly id: string; readonly field: string },
  load: (tx: Tx, ids: readonly number[]) => Promise<ReadonlyMap<number, unknown>>,
): Promise<number> {
  const key = idOf(type, id);
  if (key === null || !(await load(tx, [key])).has(key)) refuse('NOT_FOUND', `No ${field} has this id.`, [field]);
  return key;
}

@Resolver()
export class MendResolver {
  @Mutation(() => CreateServiceAccountPayload, {
    description: 'Makes a service account. Tickets that already name it are linked. Administrators and managers.',
  })
  async createServiceAccount(
    @Arg('input', () => CreateServiceAccountInput, { description: 'The new service account.' })
    input: CreateServiceAccountInput,
    @Ctx() context: Context,
  ): Promise<CreateServiceAccountPayload> {
    require(context.viewer, 'editCustomers');
    return refusable<CreateServiceAccountPayload>(
      async () => {
        const named = namedOf(input, 'a service account');
        const id = await context.write(async (tx, now) => {
          const customer = await existing(
            tx,
            { type: 'Customer', id: input.customer, field: 'customer' },
            loadCustomers,
          );
          const account = { customer, ...named };
          const made = await unlessTaken(
            () => saveNewServiceAccount(tx, account, now),
            taken('service account', named.reference),
          );
          await wakeWaitingFor(tx, { thing: 'serviceAccount', reference: named.reference }, now);
          return made;
        });
        return { serviceAccount: await serviceAccountOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ serviceAccount: null, userErrors }),
    );
  }

  @Mutation(() => CreateServicePayload, {
    description: 'Makes a service. Tickets that already name it are linked. Administrators and managers.',
  })
  async createService(
    @Arg('input', () => CreateServiceInput, { description: 'The new service.' }) input: CreateServiceInput,
    @Ctx() context: Context,
  ): Promise<CreateServicePayload> {
    require(context.viewer, 'editCustomers');
    return refusable<CreateServicePayload>(
      async () => {
        const named = namedOf(input, 'a service');
        const id = await context.write(async (tx, now) => {
          const made = await unlessTaken(() => saveNewService(tx, named, now), taken('service', named.reference));
          await wakeWaitingFor(tx, { thing: 'service', reference: named.reference }, now);
          return made;
        });
        return { service: await serviceOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ service: null, userErrors }),
    );
  }

  @Mutation(() => CreateAssetPayload, {
    description: 'Makes an asset. Tickets that already name it are linked. Administrators and managers.',
  })
  async createAsset(
    @Arg('input', () => CreateAssetInput, { description: 'The new asset.' }) input: CreateAssetInput,
    @Ctx() context: Context,
  ): Promise<CreateAssetPayload> {
    require(context.viewer, 'editCustomers');
    return refusable<CreateAssetPayload>(
      async () => {
        const named = namedOf(input, 'an asset');
        const id = await context.write(async (tx, now) => {
          const account = { type: 'ServiceAccount', id: input.serviceAccount, field: 'serviceAccount' };
          const owner = await existing(tx, account, loadServiceAccounts);
          const asset = { ...readDetails(input), reference: named.reference, serviceAccount: owner };
          const made = await unlessTaken(() => saveNewAsset(tx, asset, now), taken('asset', named.reference));
          await wakeWaitingFor(tx, { thing: 'asset', reference: named.reference }, now);
          return made;
        });
        return { asset: await assetOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ asset: null, userErrors }),
    );
  }

  @Mutation(() => SaveSourcePayload, {
    description:
      'Makes or changes a source: what its statuses mean, from when its changes have effects, how long it may be silent. ' +
      'Administrators and managers.',
  })
  async saveSource(
    @Arg('input', () => SaveSourceInput, { description: 'What is to hold of the source.' }) input: SaveSourceInput,
    @Ctx() context: Context,
  ): Promise<SaveSourcePayload> {
    require(context.viewer, 'editSources');
    return refusable<SaveSourcePayload>(
      async () => {
        const change = sourceChangeOf(input);
        const id = await context.write(async (tx, now) => {
          const source = await saveSource(tx, change, now);
          await wakeUnmapped(tx, { source, statuses: change.statuses.map(({ sourceStatus }) => sourceStatus) }, now);
          return source;
        });
        return { source: await sourceOf(context, id), userErrors: [] };
      },
      (userErrors) => ({ source: null, userErrors }),
    );
  }
}

function sourceChangeOf(input: SaveSourceInput): Parameters<typeof saveSource>[1] {
  const statuses = input.statuses ?? [];
  const seen = new Set<string>();
  refuseAny([
    nameProblem(input.name, 'The name of a source', ['name']),
    input.expectedSilence === 0
      ? userError('INVALID', 'A source that may never be silent cannot be watched.', ['expectedSilence'])
      : null,
    ...statuses.map(({ sourceStatus }, place) =>
      nameProblem(sourceStatus, 'A status', ['statuses', place, 'sourceStatus']),
    ),
    ...statuses.map(({ sourceStatus }, place) => {
      const isTwice = seen.has(sourceStatus);
      seen.add(sourceStatus);
      return isTwice
        ? userError('INVALID', `The status "${sourceStatus}" is mapped twice.`, ['statuses', place, 'sourceStatus'])
        : null;
    }),
  ]);
  return {
    name: input.name.trim(),
    effectsFrom: input.effectsFrom,
    expectedSilenceMs: input.expectedSilence,
    statuses,
  };
}
