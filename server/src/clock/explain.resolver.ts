// The proof of a clock, as people read it.
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { scheduleOfVersion } from '../coverage/coverage.loader.ts';
import type { CoverageScheduleValue } from '../coverage/coverage.present.ts';
import type { ProofSegment } from '../engine/proof.ts';
import type { ClockReading } from '../engine/reading.ts';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { InstantScalar } from '../gate/scalars.ts';
import type { EventView } from '../ticket/ticket-event-list.store.ts';
import { eventKeyOf, presentTicketEvent, type TicketEventValue } from '../ticket/ticket-event.present.ts';
import { TicketEventType } from '../ticket/ticket-event.type.ts';
import { eventLoader } from '../ticket/ticket.loader.ts';
import { causeWords } from './cause-words.ts';
import { clockOf } from './clock.loader.ts';
import { presentLimit, type ClockValue, type LimitValue } from './clock.present.ts';
import { toStoredReading, type StoredLimit } from './clock.row.ts';
import { ClockProofType, ProofSegmentType } from './clock-proof.type.ts';
import { ClockType } from './clock.type.ts';
import { documentOf } from './proof-document.ts';
import { loadProof, type LoadedProof } from './explain.ts';

type ProofValue = Omit<ClockProofType, 'promise' | 'target'> & {
  readonly clock: ClockValue;
  readonly loaded: LoadedProof;
  readonly promise: LimitValue | null;
  readonly target: LimitValue | null;
};
type SegmentValue = ProofSegmentType & { readonly event?: EventView | null };

@Resolver(() => ClockProofType)
export class ExplainResolver {
  @Query(() => ClockProofType, {
    nullable: true,
    description:
      'How a clock came to what it reads, from the events as they are known now. Null when there is no such clock, or ' +
      'none that the viewer may see.',
  })
  async explainClock(
    @Arg('id', () => ID, { description: 'The clock.' }) id: string,
    @Arg('at', () => InstantScalar, {
      nullable: true,
      description: 'Told up to this instant; absent, or ahead of now: up to now.',
    })
    at: Temporal.Instant | null | undefined,
    @Ctx() context: Context,
  ): Promise<ProofValue | null> {
    require(context.viewer, 'readTickets');
    const key = idOf('Clock', id);
    const clock = key === null ? null : await clockOf(context, key);
    const now = context.now();
    const isEarlier = at !== null && at !== undefined && Temporal.Instant.compare(at, now) < 0;
    return clock && presentProof(context, clock, isEarlier ? at : now);
  }

  @FieldResolver(() => ClockType, { description: 'The clock, as it is now.' })
  clock(@Root() { clock }: ProofValue): ClockValue {
    return clock;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'The proof as a JSON text that holds all it follows from: facts, clauses, hours, zone data, segments and reading. ' +
      '`headroom verify FILE` checks it without a server. It names the private target. Null when the clock had not come ' +
      'into being by then.',
  })
  async document(
    @Root() { at, clock: { row }, loaded, zoneData }: ProofValue,
    @Ctx() context: Context,
  ): Promise<string | null> {
    // It tells clauses, which are the readers' alone.
    require(context.viewer, 'read');
    const { life, proof, ticket } = loaded;
    if (proof === null) return null;
    const versions = [...new Set(proof.segments.map(({ scheduleVersion }) => scheduleVersion))];
    const schedules = await Promise.all(versions.map((id) => scheduleOfVersion(context, id)));
    const document = documentOf(
      {
        ...{ life, proof, zoneData },
        ticket: { source: ticket.source, reference: ticket.reference },
        clock: { measure: row.measure, cycle: row.cycle },
        schedules: versions.flatMap((scheduleVersion, place) => {
          const found = schedules[place];
          return found ? [{ scheduleVersion, name: found.name, version: found.version }] : [];
        }),
      },
      at,
    );
    return `${JSON.stringify(document, null, 1)}\n`;
  }
}

@Resolver(() => ProofSegmentType)
export class ProofSegmentResolver {
  @FieldResolver(() => TicketEventType, { nullable: true, description: 'The event behind it; null in a preview.' })
  event(@Root() { event }: SegmentValue): TicketEventValue | null {
    return event ? presentTicketEvent(event) : null;
  }
}

async function presentProof(context: Context, clock: ClockValue, at: Temporal.Instant): Promise<ProofValue> {
  const loaded = await loadProof(await context.read(), clock.row, at);
  const { proof, ticketOf } = loaded;
  const segments = proof?.segments ?? [];
  const versions = [...new Set(segments.map(({ scheduleVersion }) => scheduleVersion))];
  const schedules = new Map(
    await Promise.all(versions.map(async (id) => [id, await scheduleOfVersion(context, id)] as const)),
  );
  const events = await Promise.all(
    segments.map(async ({ causeFactId }) =>
      causeFactId === null ? null : context.loaders.one(eventLoader, eventKeyOf(ticketOf(causeFactId), causeFactId)),
    ),
  );
  const sum = (kind: ProofSegment['kind']): number =>
    segments.reduce((total, segment) => (segment.kind === kind ? total + segment.milliseconds : total), 0);
  return {
    at,
    ...presentReading(proof?.reading ?? null, clock, at),
    spent: sum('RUNNING'),
    paused: sum('PAUSED'),
    zoneData: process.versions['tz'] ?? 'unknown',
    segments: segments.map((segment, index) =>
      presentSegment(segment, {
        before: segments[index - 1] ?? null,
        schedule: schedules.get(segment.scheduleVersion) ?? null,
        event: events[index] ?? null,
      }),
    ),
    clock,
    loaded,
  };
}

type ReadingValue = Pick<
  ProofValue,
  'phase' | 'voidReason' | 'standing' | 'startedAt' | 'stoppedAt' | 'promise' | 'target'
>;

function presentReading(reading: ClockReading | null, clock: ClockValue, at: Temporal.Instant): ReadingValue {
  if (reading === null) {
    return {
      phase: null,
      voidReason: null,
      standing: null,
      startedAt: null,
      stoppedAt: null,
      promise: null,
      target: null,
    };
  }
  const { phase, voidReason, standing, startedAt, stoppedAt } = reading;
  const { promise, target } = toStoredReading(reading, at);
  return {
    ...{ phase, voidReason, standing, startedAt, stoppedAt },
    promise: promise && presentLimit(noticed(promise, clock.row.promise, at), null),
    target: target && presentLimit(noticed(target, clock.row.target, at), null),
  };
}

/** When a breach was seen stands in the stored reading alone; by `at` it may not have been. */
function noticed(limit: StoredLimit, stored: StoredLimit | null, at: Temporal.Instant): StoredLimit {
  const seenMs = stored?.breachedAtMs === limit.breachedAtMs ? stored.noticedAtMs : null;
  return { ...limit, noticedAtMs: seenMs !== null && seenMs <= at.epochMilliseconds ? seenMs : null };
}

function presentSegment(
  segment: ProofSegment,
  told: {
    readonly before: ProofSegment | null;
    readonly schedule: CoverageScheduleValue | null;
    readonly event: EventView | null;
  },
): SegmentValue {
  const { from, kind, period, clause, terms } = segment;
  const { before, schedule, event } = told;
  const ran = before !== null && (before.kind === 'RUNNING' || before.kind === 'OUTSIDE');
  const atEvent = event?.atMs === from.epochMilliseconds;
  return {
    ...{ from, to: segment.to, kind, period, share: segment.share, milliseconds: segment.milliseconds },
    cause: event?.eventId ?? null,
    because: causeWords({ kind, period, atEvent, before: ran ? before : null }, schedule?.name ?? 'Coverage', event),
    scheduleVersion: schedule?.version ?? null,
    clause: clause.number,
    agreement: terms.agreementNumber,
    agreementVersion: terms.version,
    event,
  };
}
