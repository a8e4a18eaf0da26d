// Asking before acting: a ticket's life on given values. The engine answers; nothing is stored.
import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { limits } from '../config.ts';
import { previewTicket, type PreviewClock, type PreviewSegment } from '../engine/preview-ticket.ts';
import type { Context } from '../gate/context.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { formProblems } from '../measure/measure.input.ts';
import { loadMeasures } from '../measure/measure.store.ts';
import type { ProofSegmentType } from './clock-proof.type.ts';
import { presentLimit } from './clock.present.ts';
import { toStoredReading } from './clock.row.ts';
import { previewOf, PreviewTicketInput, type PreviewEventInput } from './preview-ticket.input.ts';
import { TicketPreviewType, type PreviewClockType } from './preview-ticket.type.ts';
import { causeWords, type CauseEvent } from './cause-words.ts';

@Resolver()
export class PreviewTicketResolver {
  @Query(() => TicketPreviewType, {
    description:
      'What the clocks of a ticket would say, on a schedule, clauses and events that are not saved. Stores nothing.',
  })
  async previewTicket(
    @Arg('input', () => PreviewTicketInput, { description: 'The life to try.' }) input: PreviewTicketInput,
    @Ctx() context: Context,
  ): Promise<TicketPreviewType> {
    require(context.viewer, 'preview');
    const refused = [...tooManyOf(input), ...measureProblems(input)];
    if (refused.length > 0) return { clocks: [], inversions: [], userErrors: refused };
    const stored = (await loadMeasures(await context.read())).map(({ definition }) => definition);
    const { clocks, inversions, problems } = previewTicket(previewOf(input, stored), input.asOf);
    const events = new Map(input.events.map((event, place) => [event.eventId ?? `event ${String(place + 1)}`, event]));
    return {
      clocks: clocks.map((clock) => presentClock(clock, events, input.asOf)),
      inversions: inversions.map(({ clauses, earlier, later }) => ({
        ...{ clauses: clauses.map(({ number }) => number), earlier, later },
      })),
      // The engine's codes stand in the list of codes too: a test holds both equal.
      userErrors: problems.slice(0, limits.errorsPerReply),
    };
  }
}

const measureProblems = ({ measures }: PreviewTicketInput): UserErrorValue[] =>
  (measures ?? []).flatMap((measure, place) =>
    formProblems(measure).map(({ path, ...problem }) => ({
      ...problem,
      path: ['measures', String(place), ...(path ?? [])],
    })),
  );

function tooManyOf({ clauses, events, measures }: PreviewTicketInput): UserErrorValue[] {
  const refuse = (what: string, came: number, most: number): UserErrorValue[] =>
    came <= most
      ? []
      : [userError('TOO_LONG', `A preview takes at most ${String(most)} ${what}; ${String(came)} came.`, [what])];
  return [
    ...refuse('clauses', clauses.length, limits.clausesPerVersion),
    ...refuse('events', events.length, limits.eventsPerCall),
    ...refuse('measures', measures?.length ?? 0, limits.ownMeasures),
  ];
}

type Events = ReadonlyMap<string, PreviewEventInput>;

function presentClock(clock: PreviewClock, events: Events, asOf: Temporal.Instant): PreviewClockType {
  const { promise, target } = toStoredReading(clock, asOf);
  const { measure, cycle, phase, voidReason, standing, startedAt, stoppedAt, wakeAt, excluded, segments } = clock;
  return {
    ...{ measure, cycle, phase, voidReason, standing, startedAt, stoppedAt, wakeAt, excluded },
    spent: clock.spentMs,
    paused: clock.pausedMs,
    promise: promise && presentLimit(promise, null),
    target: target && presentLimit(target, null),
    segments: segments.map((segment, place) => presentSegment(segment, segments[place - 1], events)),
  };
}

function presentSegment(segment: PreviewSegment, before: PreviewSegment | undefined, events: Events): ProofSegmentType {
  const { kind, period, cause } = segment;
  const event = cause === null ? undefined : events.get(cause);
  const ran = before?.kind === 'RUNNING' || before?.kind === 'OUTSIDE';
  const atEvent = event?.at.epochMilliseconds === segment.from.epochMilliseconds;
  return {
    ...segment,
    because: causeWords(
      { kind, period, atEvent, before: ran ? before : null },
      'Coverage',
      event ? toCause(event) : null,
    ),
    ...{ scheduleVersion: null, agreement: null, agreementVersion: null },
  };
}

const toCause = ({ kind, status, severity, group }: PreviewEventInput): CauseEvent => ({
  kind,
  status: status ?? null,
  severity: severity ?? null,
  group: group ?? null,
});
