// The doors of outages and measurements.
import { Arg, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { serviceOf } from '../customer/customer.loader.ts';
import { ServiceType } from '../customer/customer.type.ts';
import type { Tx } from '../db/orm.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import { onceOnly } from '../gate/idempotency.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { may, require } from '../gate/may.ts';
import { filterId, toNodeId } from '../gate/node-id.ts';
import type { NodeSource } from '../gate/node-source.ts';
import {
  countOutages,
  loadOutagePage,
  loadOutageRows,
  type OutageQuery,
  type OutageRow,
} from './service-record.store.ts';
import { endOutage, recordMeasurements, recordOutage, withdrawOutage } from './service-record.ts';
import {
  EndOutageInput,
  OutageConnection,
  OutageFilterInput,
  OutagePayload,
  OutageType,
  RecordMeasurementsInput,
  RecordMeasurementsPayload,
  RecordOutageInput,
  WithdrawOutageInput,
} from './service-record.type.ts';

type OutageValue = OutageType & { readonly serviceId: number };

const outageLoader: LoaderSpec<number, OutageRow> = { load: loadOutageRows };

const present = ({ id, service, ...row }: OutageRow): OutageValue => ({
  ...row,
  id: toNodeId('Outage', id),
  serviceId: service,
});

async function outageOf(context: Context, id: number): Promise<OutageValue | null> {
  const row = await context.loaders.one(outageLoader, id);
  return row === null ? null : present(row);
}

export const outageNodes: readonly NodeSource[] = [
  { type: 'Outage', load: async (context, { id }) => (may(context.viewer, 'read') ? outageOf(context, id) : null) },
];

const told = (context: Context, tell: (tx: Tx, now: Temporal.Instant) => Promise<number>): Promise<OutagePayload> =>
  refusable<OutagePayload>(
    async () => ({ outage: await outageOf(context, await context.write(tell)), userErrors: [] }),
    (userErrors) => ({ outage: null, userErrors }),
  );

@Resolver(() => OutageType)
export class ServiceRecordResolver {
  @Query(() => OutageConnection, { description: 'Outages and maintenance, the latest first.' })
  outages(
    @Arg('filter', () => OutageFilterInput, { nullable: true, description: 'Only those that it wants.' })
    filter: OutageFilterInput | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<OutageType>> {
    require(context.viewer, 'read');
    const query: OutageQuery = {
      service: filterId('Service', filter?.service),
      kind: filter?.kind ?? null,
      from: filter?.from ?? null,
      until: filter?.until ?? null,
    };
    return listPage(
      { first, after },
      {
        keyOf: (row: OutageRow) => [row.from.epochMilliseconds, row.id],
        load: async (wanted) => loadOutagePage(await context.read(), query, wanted),
        count: async () => countOutages(await context.read(), query),
        present,
      },
    );
  }

  @FieldResolver(() => ServiceType, { description: 'The service that was not there.' })
  async service(@Root() { serviceId }: OutageValue, @Ctx() context: Context): Promise<ServiceType> {
    const service = await serviceOf(context, serviceId);
    if (service === null) throw new Error(`Service ${String(serviceId)} went`);
    return service;
  }

  @Mutation(() => OutagePayload, {
    description: 'Records that a service is not there. Administrators, managers, agents and integrations.',
  })
  recordOutage(
    @Arg('input', () => RecordOutageInput, { description: 'What, when and why.' }) input: RecordOutageInput,
    @Ctx() context: Context,
  ): Promise<OutagePayload> {
    const { viewer } = context;
    require(viewer, 'recordMeasurements');
    const { idempotencyKey: key, ...body } = input;
    const request = { name: 'recordOutage', key, body };
    return told(context, (tx, now) =>
      onceOnly(tx, { viewer, request, now }, () => recordOutage(tx, input, { by: viewer.principal, now })),
    );
  }

  @Mutation(() => OutagePayload, {
    description: 'Records when an outage ended. Administrators, managers, agents and integrations.',
  })
  endOutage(
    @Arg('input', () => EndOutageInput, { description: 'Which, and when.' }) { outage, until }: EndOutageInput,
    @Ctx() context: Context,
  ): Promise<OutagePayload> {
    require(context.viewer, 'recordMeasurements');
    return told(context, (tx, now) => endOutage(tx, { outage, until: until ?? now }, now));
  }

  @Mutation(() => OutagePayload, {
    description:
      'Takes back an outage that was none; it stays readable and counts no more. Administrators and managers.',
  })
  withdrawOutage(
    @Arg('input', () => WithdrawOutageInput, { description: 'Which, and why.' }) input: WithdrawOutageInput,
    @Ctx() context: Context,
  ): Promise<OutagePayload> {
    require(context.viewer, 'editAgreements');
    const { outage, reason } = input;
    return told(context, (tx, now) => withdrawOutage(tx, { outage, reason, by: context.viewer.principal }, now));
  }

  @Mutation(() => RecordMeasurementsPayload, {
    description:
      'Records up to 1,000 measured values; a bad one does not keep the others from being recorded. Administrators, managers, agents and integrations.',
  })
  recordMeasurements(
    @Arg('input', () => RecordMeasurementsInput, { description: 'The values.' }) input: RecordMeasurementsInput,
    @Ctx() context: Context,
  ): Promise<RecordMeasurementsPayload> {
    const { viewer } = context;
    require(viewer, 'recordMeasurements');
    const request = { name: 'recordMeasurements', key: input.idempotencyKey, body: input.measurements };
    return refusable<RecordMeasurementsPayload>(
      async () => {
        const outcomes = await context.write((tx, now) =>
          onceOnly(tx, { viewer, request, now }, () => recordMeasurements(tx, input.measurements, now)),
        );
        return { results: outcomes.map((outcome, index) => ({ index, ...outcome })), userErrors: [] };
      },
      (userErrors) => ({ results: [], userErrors }),
    );
  }
}
