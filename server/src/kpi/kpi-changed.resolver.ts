// Whether figures are old, and which: a picture of nothing but a place in the log and what changed up to it, so that a
// screen asks again when what it shows may be other, and not otherwise.
import { Arg, Ctx, Field, ObjectType, Resolver, Root, Subscription } from 'type-graphql';
import type { FigureQuery } from '../clock/figure-query.ts';
import { cursorOf } from '../clock/sla-change.resolver.ts';
import { limits } from '../config.ts';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import { CursorScalar, InstantScalar, LocalDateScalar } from '../gate/scalars.ts';
import type { LogEntry } from '../push/change-log.ts';
import { formatCursor, type LogCursor } from '../push/cursor.ts';
import { endOf, liveStream, type LiveStream } from '../push/live-source.ts';
import { logReader } from '../push/live-services.ts';
import { loadHead } from '../push/log.store.ts';
import { refuseTooOld } from '../push/replay.ts';
import { staleSignals } from '../push/signals.ts';
import { FigureFilterInput, readFigureFilter } from './attainment.input.ts';
import { ANY_CHANGE, bothChanges, changesIn, type FigureChanges } from './figure-changes.ts';

@ObjectType('KpiChange', { description: 'Figures have changed: ask for those you show again.' })
export class KpiChangeType {
  @Field(() => CursorScalar, {
    description:
      'The place in the change log up to which changes are told; figures asked for now are true at it or later.',
  })
  cursor!: string;

  @Field(() => [LocalDateScalar], {
    nullable: true,
    description:
      "Civil days, in their agreements' zones, on which clocks count otherwise since the frame before (or since `after`), " +
      'in order; empty: only work changed; null: any day may be meant.',
  })
  days!: readonly string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'The measures of those clocks, by name; null: any may be meant.',
  })
  measures!: readonly string[] | null;

  @Field(() => Boolean, {
    description:
      'Work may be other, of whatever day: what `flow` and `timeByHolder` tell. Not told to who asks for measures or agreements.',
  })
  work!: boolean;

  @Field(() => InstantScalar, { description: 'The instant, by the clock of the server.' })
  at!: Temporal.Instant;
}

/** What a reader is to be told. */
interface Told {
  /** Up to where the changes are told; null: any may have changed, up to the head of the log. */
  readonly upTo: LogCursor | null;
  readonly changes: FigureChanges;
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
      'figures of these measures, kinds and agreements may be others now, and which. What else is in the filter is not looked at.',
    subscribe: ({ args, context }: Subscribed) => {
      require(context.viewer, 'readTickets');
      return kpiPictures(context, readFigureFilter(args.filter), cursorOf(args.after));
    },
  })
  async kpiChanged(
    @Root() { upTo, changes: { days, measures, work } }: Told,
    @Arg('filter', () => FigureFilterInput, { nullable: true, description: "Of which figures; null: customers' all." })
    _filter: FigureFilterInput | null,
    @Arg('after', () => CursorScalar, { nullable: true, description: 'The cursor of the figures shown already.' })
    _after: string | null,
    @Ctx() context: Context,
  ): Promise<KpiChangeType> {
    return {
      cursor: formatCursor(upTo ?? (await loadHead(await context.read()))),
      days: days && [...days].sort(),
      measures: measures && [...measures].sort(),
      work,
      at: context.now(),
    };
  }
}

const ANY: Told = { upTo: null, changes: ANY_CHANGE };

function both(one: Told, other: Told): Told {
  if (one.upTo === null || other.upTo === null) return ANY;
  const upTo = one.upTo.position > other.upTo.position ? one.upTo : other.upTo;
  return { upTo, changes: bothChanges(one.changes, other.changes) };
}

function kpiPictures(context: Context, query: FigureQuery, after: LogCursor | null): LiveStream<Told> {
  const { feed } = context.services;
  const gatherIn =
    (epoch: string) =>
    (gathered: Told | null, entry: LogEntry): Told | null => {
      const changes = changesIn(entry, query);
      if (changes === null) return gathered;
      const told = { upTo: { epoch, position: endOf(entry) }, changes };
      return gathered === null ? told : both(gathered, told);
    };
  return liveStream({
    kind: 'PICTURE',
    merge: both,
    signals: (missed) =>
      staleSignals({
        feed,
        gather: (gathered, entry) => gatherIn(feed.epoch)(gathered, entry),
        anew: ANY,
        merge: both,
        gapMs: limits.boardFrameGapMs,
        missed,
      }),
    missed: async () => {
      if (after === null) return ANY;
      const log = logReader(context);
      const head = await log.head();
      refuseTooOld(after, head);
      if (head.position <= after.position) return null;
      const entries = await log.changes({ after: after.position, limit: limits.replayBatchChanges });
      const [first, last] = [entries.at(0), entries.at(-1)];
      // Too much was missed to be read, or the log was trimmed meanwhile.
      if (!first || !last || first.position > after.position + 1 || endOf(last) < head.position) return ANY;
      return entries.reduce(gatherIn(head.epoch), null);
    },
  });
}
