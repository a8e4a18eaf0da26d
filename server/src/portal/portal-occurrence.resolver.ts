// What is owed to the customer again and again. What it says of that ends in a settlement, so that stands in runtime/.
import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { fromEpochMs } from '../db/columns.ts';
import { After, First } from '../gate/args.ts';
import { makePage, presentPage, readPageRequest, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { toPortalId } from './portal-id.ts';
import {
  countPortalOccurrences,
  loadPortalDeliveries,
  loadPortalOccurrencePage,
  type PortalDeliveryRow,
  type PortalOccurrenceKey,
  type PortalOccurrenceRow,
} from './portal-occurrence.store.ts';
import { PortalDeliveryType, PortalOccurrenceConnection, PortalOccurrenceType } from './portal-occurrence.type.ts';
import { customerOf } from './portal.viewer.ts';

export type PortalOccurrenceValue = PortalOccurrenceType & { readonly occurrenceId: number };

const at = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

export function presentPortalOccurrence(row: PortalOccurrenceRow): PortalOccurrenceValue {
  const { id, portalId, opensMs, dueMs, missedAfterMs, deliveredMs, ...said } = row;
  return {
    ...said,
    id: toPortalId({ type: 'PortalOccurrence', uuid: portalId }),
    opensAt: at(opensMs),
    dueAt: at(dueMs),
    missedAfter: at(missedAfterMs),
    deliveredAt: fromEpochMs(deliveredMs),
    occurrenceId: id,
  };
}

const deliveriesLoader: LoaderSpec<number, readonly PortalDeliveryRow[]> = {
  load: (tx, occurrences, viewer) => loadPortalDeliveries(tx, customerOf(viewer), occurrences),
};

@Resolver(() => PortalOccurrenceType)
export class PortalOccurrenceResolver {
  @Query(() => PortalOccurrenceConnection, {
    description: 'What your agreements owe again and again, occurrence by occurrence, the last due first.',
  })
  async deliverables(
    @Arg('agreement', () => String, { nullable: true, description: 'Only those of the agreement of this number.' })
    agreement: string | null,
    @First() first: number | null,
    @After() after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<PortalOccurrenceValue>> {
    const asked = { customer: customerOf(context.viewer), agreement };
    const request = readPageRequest(first, after, 2);
    const behind = { after: keyOf(request.after), limit: request.first + 1 };
    const rows = await loadPortalOccurrencePage(await context.read(), asked, behind);
    const page = makePage(
      request,
      rows,
      (row) => [row.dueMs, row.portalId],
      async () => countPortalOccurrences(await context.read(), asked),
    );
    return presentPage(page, presentPortalOccurrence, request.after !== null);
  }

  @FieldResolver(() => [PortalDeliveryType], { description: 'What came, in the order in which it came.' })
  async deliveries(
    @Root() { occurrenceId }: PortalOccurrenceValue,
    @Ctx() context: Context,
  ): Promise<readonly PortalDeliveryType[]> {
    const rows = (await context.loaders.one(deliveriesLoader, occurrenceId)) ?? [];
    return rows.map(({ atMs, occurrence: _occurrence, ...said }) => ({ ...said, at: at(atMs) }));
  }
}

/** @throws CURSOR_UNREADABLE */
function keyOf(after: readonly (string | number | null)[] | null): PortalOccurrenceKey | null {
  if (after === null) return null;
  const [dueMs, portalId] = after;
  const isKey =
    typeof dueMs === 'number' &&
    typeof portalId === 'string' &&
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(portalId);
  if (!isKey) throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by a list of deliverables.');
  return [dueMs, portalId];
}
