// The reports that a customer was told of its agreements.
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { After, First } from '../gate/args.ts';
import { makePage, presentPage, readPageRequest, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { parsePortalId, toPortalId } from './portal-id.ts';
import {
  countPortalReports,
  findPortalReport,
  loadPortalReportPage,
  type PortalReportKey,
  type PortalReportRow,
} from './portal-report.store.ts';
import { PortalReportConnection, PortalReportType } from './portal-report.type.ts';
import { customerOf } from './portal.viewer.ts';

export function presentPortalReport({ portalId, version, issuedMs, told }: PortalReportRow): PortalReportType {
  const { agreement, title, from, until, timeZone, at, parts } = told;
  return {
    id: toPortalId({ type: 'PortalReport', uuid: portalId }),
    ...{ agreement, agreementVersion: version, title, from, until, timeZone },
    issuedAt: Temporal.Instant.fromEpochMilliseconds(issuedMs),
    at: Temporal.Instant.from(at),
    parts: parts.map(({ heading, note, columns, rows }) => ({
      ...{ heading, note, columns },
      rows: rows.map((cells) => ({
        cells: cells.map(({ text, value, proof }) => ({
          text,
          value,
          clock: proof?.kind === 'OWN' ? clockOf(proof) : null,
        })),
      })),
    })),
  };
}

const clockOf = ({ ticket, measure, cycle }: { ticket: string; measure: string; cycle: number }): string =>
  toPortalId({ type: 'PortalClock', uuid: ticket, measure, cycle });

@Resolver(() => PortalReportType)
export class PortalReportResolver {
  @Query(() => PortalReportConnection, { description: 'The reports on your agreements, the latest first.' })
  async reports(
    @First() first: number | null,
    @After() after: string | null | undefined,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<PortalReportType>> {
    const customer = customerOf(context.viewer);
    const request = readPageRequest(first, after, 2);
    const behind = { after: keyOf(request.after), limit: request.first + 1 };
    const page = makePage(
      request,
      await loadPortalReportPage(await context.read(), customer, behind),
      ({ issuedMs, portalId }) => [issuedMs, portalId],
      async () => countPortalReports(await context.read(), customer),
    );
    return presentPage(page, presentPortalReport, request.after !== null);
  }

  @Query(() => PortalReportType, {
    nullable: true,
    description: 'The report of this id; null when there is none, and the same when it is not yours.',
  })
  async report(
    @Arg('id', () => ID, { description: 'The global id.' }) id: string,
    @Ctx() context: Context,
  ): Promise<PortalReportType | null> {
    const customer = customerOf(context.viewer);
    const key = parsePortalId(id);
    if (key?.type !== 'PortalReport') return null;
    const row = await findPortalReport(await context.read(), customer, key.uuid);
    return row === null ? null : presentPortalReport(row);
  }
}

/** @throws CURSOR_UNREADABLE */
function keyOf(after: readonly (string | number | null)[] | null): PortalReportKey | null {
  if (after === null) return null;
  const [issuedMs, portalId] = after;
  const isKey =
    typeof issuedMs === 'number' &&
    typeof portalId === 'string' &&
    /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(portalId);
  if (!isKey) throw codedError('CURSOR_UNREADABLE', 'The cursor was not given by a list of reports.');
  return [issuedMs, portalId];
}
