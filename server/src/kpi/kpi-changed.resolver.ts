// Whether figures are old: a picture of nothing but its place in the log, so that a screen asks `attainment` again when there
// is something to ask for, and not otherwise.
import { Arg, Ctx, Field, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { FigureQuery } from '../clock/figure-query.ts';
import { cursorOf } from '../clock/sla-change.resolver.ts';
import { limits } from '../config.ts';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import { CursorScalar, InstantScalar } from '../gate/scalars.ts';
import type { LogEntry } from '../push/change-log.ts';
import { formatCursor, type LogCursor } from '../push/cursor.ts';
import { liveStream, type LiveStream } from '../push/live-source.ts';
import { logReader } from '../push/live-services.ts';
import { loadHead } from '../push/log.store.ts';
import { refuseTooOld } from '../push/replay.ts';
import { staleSignals } from '../push/signals.ts';
import { FigureFilterInput, readFigureFilter } from './attainment.input.ts';

@ObjectType('KpiChange', { description: 'Figures have changed: ask for those you show again.' })
export class KpiChangeType {
  @Field(() => CursorScalar, {
    description: 'The place in the change log; figures asked for now are true at it or later.',
  })
  cursor!: string;

  @Field(() => InstantScalar, { description: 'The instant, by the clock of the server.' })
  at!: Temporal.Instant;
}

interface Subscribed {
  readonly args: { readonly filter?: FigureFilterInput | null; readonly after?: string | null };
  readonly context: Context;
}

@Resolver()
export class KpiChangedResolver {
  @Subscription(() => KpiChangeType, {
    description:
      'At once when anything changed since `after` (or without it), then with every change, at most four a second: ' +
      'figures of these measures, kinds and agreements may be others now. What else is in the filter is not looked at.',
    subscribe: ({ args, context }: Subscribed) => {
      require(context.viewer, 'readTickets');
      return kpiPictures(context, readFigureFilter(args.filter), cursorOf(args.after));
    },
  })
  async kpiChanged(
    @Root() _query: FigureQuery,
    @Arg('filter', () => FigureFilterInput, { nullable: true, description: "Of which figures; null: customers' all." })
    _filter: FigureFilterInput | null,
    @Arg('after', () => CursorScalar, { nullable: true, description: 'The cursor of the figures shown already.' })
    _after: string | null,
    @Ctx() context: Context,
  ): Promise<KpiChangeType> {
    return { cursor: formatCursor(await loadHead(await context.read())), at: context.now() };
  }
}

/**
 * Whether figures may be others after the entry. What was so when a clock was decided is not in the log, which tells the
 * present: so only what never changes of a clock is compared, rather once too often.
 */
function concerns(entry: LogEntry, { only }: FigureQuery): boolean {
  if (entry.ticketId === null) return false;
  const { before, after } = entry.payload;
  return [...(before?.clocks ?? []), ...after.clocks].some(
    ({ measure, kind, agreement }) =>
      (only.measure?.includes(measure) ?? true) &&
      (only.kind?.includes(kind) ?? true) &&
      (only.agreement?.includes(String(agreement)) ?? true),
  );
}

function kpiPictures(context: Context, query: FigureQuery, after: LogCursor | null): LiveStream<FigureQuery> {
  return liveStream({
    kind: 'PICTURE',
    value: query,
    signals: (isStale) =>
      staleSignals({
        feed: context.services.feed,
        concerns: (entry) => concerns(entry, query),
        gapMs: limits.boardFrameGapMs,
        isStale,
      }),
    isStale: async () => {
      if (after === null) return true;
      const head = await logReader(context).head();
      refuseTooOld(after, head);
      return head.position > after.position;
    },
  });
}
