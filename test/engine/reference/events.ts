// Random lives of tickets: what help desks tell, one thing after another, often several at one instant. What the law
// leaves open is left out here, and named where it is.
import fc from 'fast-check';
import type { Severity, StatusCategory } from '../../../server/src/engine/fact.ts';
import { HOUR, MINUTE } from './told.ts';
import { event } from './words.ts';
import type { PlainEvent } from './words.ts';

const QUARTER = 15 * MINUTE;
const severities: readonly Severity[] = ['LOW', 'NORMAL', 'URGENT'];

const maybe = <T>(arbitrary: fc.Arbitrary<T>, weight = 2): fc.Arbitrary<T | null> =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight, arbitrary });

type Said = Partial<PlainEvent> & Pick<PlainEvent, 'kind'>;
interface Act {
  readonly gapMs: number;
  readonly said: Said;
  /** Of which earlier event it speaks, of those it can speak of: so many before it. */
  readonly back: number;
}

const waiting: readonly StatusCategory[] = [
  'OPEN',
  'WAITING_CUSTOMER',
  'WAITING_CUSTOMER',
  'WAITING_SUPPLIER',
  'ON_HOLD',
];
const anyStatus: readonly StatusCategory[] = ['NEW', ...waiting, 'RESOLVED', 'CLOSED', 'CANCELLED'];

/** How much of the harder matter a life holds. */
export interface Matter {
  /** Facts that take back others, or speak of them. */
  readonly corrections: boolean;
  /** Events that set more than their kind says: a reply that resolves, a resolution that changes the severity. */
  readonly fields: boolean;
  /** Events before the opening. */
  readonly early: boolean;
  /** Options that change with the severity. */
  readonly ownOptions: boolean;
  /** Severities without a clause. */
  readonly gaps: boolean;
}

function saidArbitrary({ corrections, fields, gaps }: Matter): fc.Arbitrary<Said> {
  const severity = fields ? maybe(fc.constantFrom(...severities), 1) : fc.constant(null);
  const said = (weight: number, arbitrary: fc.Arbitrary<Said>): fc.WeightedArbitrary<Said> => ({ weight, arbitrary });
  const kind = <K extends PlainEvent['kind']>(one: K): fc.Arbitrary<K> => fc.constant(one);
  const answerStatus = fields ? maybe(fc.constantFrom<StatusCategory>(...waiting, 'RESOLVED')) : fc.constant(null);
  // A customer's message that itself waits for the customer, or ends the ticket, contradicts itself: left out.
  const replyStatus = fields ? maybe(fc.constantFrom<StatusCategory>('OPEN', 'ON_HOLD')) : fc.constant(null);
  return fc.oneof(
    said(6, fc.record({ kind: kind('STATUS_CHANGED'), status: fc.constantFrom(...waiting) })),
    said(2, fc.record({ kind: kind('STATUS_CHANGED'), status: fc.constantFrom(...anyStatus) })),
    said(5, fc.record({ kind: kind('CUSTOMER_REPLIED'), status: replyStatus, severity })),
    said(5, fc.record({ kind: kind('AGENT_REPLIED'), status: answerStatus, severity })),
    said(
      1,
      fc.record({ kind: fc.constantFrom('AGENT_REPLIED', 'CUSTOMER_REPLIED'), actor: fc.constant('AUTOMATION') }),
    ),
    said(4, fc.record({ kind: kind('PRIORITY_CHANGED'), severity: fc.constantFrom(...severities) })),
    said(3, fc.record({ kind: fc.constantFrom('RESOLVED', 'CLOSED'), severity })),
    said(1, fc.record({ kind: kind('CANCELLED') })),
    said(3, fc.record({ kind: kind('REOPENED'), severity })),
    said(2, fc.record({ kind: kind('GROUP_CHANGED'), group: fc.constantFrom('desk', 'network') })),
    said(1, fc.record({ kind: kind('ASSIGNED'), agent: fc.constantFrom('ann', 'bob') })),
    said(1, fc.record({ kind: fc.constantFrom('NOTE_ADDED', 'UPDATED', 'SPLIT') })),
    said(corrections ? 2 : 0, fc.record({ kind: kind('NEEDS_NO_ANSWER'), undo: fc.boolean() })),
    said(corrections ? 2 : 0, fc.record({ kind: kind('RETRACTED'), undo: fc.boolean() })),
    said(corrections && !gaps ? 1 : 0, fc.record({ kind: kind('MERGED'), undo: fc.boolean() })),
  );
}

const openingArbitrary: fc.Arbitrary<Said> = fc.record({
  kind: fc.constant('OPENED' as const),
  actor: fc.constantFrom(null, null, 'CUSTOMER' as const, 'AGENT' as const, 'AUTOMATION' as const),
  severity: maybe(fc.constantFrom(...severities)),
  status: maybe(fc.constantFrom<StatusCategory>('NEW', ...waiting), 1),
  group: maybe(fc.constantFrom('desk', 'network')),
});

const gapArbitrary = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }).map((quarters) => quarters * QUARTER) },
  { weight: 2, arbitrary: fc.integer({ min: 13, max: 80 }).map((quarters) => quarters * QUARTER) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 8 * HOUR }) },
);

/** One act, or several that belong together and would seldom meet by chance. */
function episodeArbitrary(matter: Matter): fc.Arbitrary<readonly Act[]> {
  const act = (said: fc.Arbitrary<Said>, back: fc.Arbitrary<number> = fc.integer({ min: 1, max: 3 })) =>
    fc.record({ gapMs: gapArbitrary, said, back });
  const told = (said: Said, back = 1): fc.Arbitrary<Act> => act(fc.constant(said), fc.constant(back));
  const marked = fc.tuple(
    told({ kind: 'CUSTOMER_REPLIED' }),
    told({ kind: 'CUSTOMER_REPLIED' }),
    act(fc.constant({ kind: 'NEEDS_NO_ANSWER' }), fc.constantFrom(1, 2)),
  );
  return fc.oneof(
    { weight: 12, arbitrary: fc.tuple(act(saidArbitrary(matter))) },
    { weight: 1, arbitrary: fc.tuple(told({ kind: 'RESOLVED' }), told({ kind: 'REOPENED' })) },
    { weight: 1, arbitrary: fc.tuple(told({ kind: 'CLOSED' }), told({ kind: 'STATUS_CHANGED', status: 'OPEN' })) },
    { weight: matter.corrections ? 1 : 0, arbitrary: marked },
    {
      weight: matter.corrections ? 1 : 0,
      arbitrary: marked.chain((acts) => told({ kind: 'NEEDS_NO_ANSWER', undo: true }).map((undo) => [...acts, undo])),
    },
    {
      weight: matter.corrections ? 1 : 0,
      arbitrary: fc.tuple(
        act(saidArbitrary(matter)),
        told({ kind: 'RETRACTED' }),
        told({ kind: 'RETRACTED', undo: true }),
      ),
    },
  );
}

/** The events of a life that begins within a day of `near`. */
export function eventsArbitrary(matter: Matter, near: number): fc.Arbitrary<PlainEvent[]> {
  return fc
    .record({
      opening: openingArbitrary,
      begin: fc.integer({ min: -96, max: 96 }).map((quarters) => near - (near % QUARTER) + quarters * QUARTER),
      episodes: fc.array(episodeArbitrary(matter), { maxLength: 8, size: 'max' }),
      place: matter.early ? fc.constantFrom(0, 0, 0, 1, 2) : fc.constant(0),
    })
    .map(({ opening, begin, episodes, place }) => {
      const acts = episodes.flat();
      // Which severity a ticket opens with when one was told before is not settled.
      const early = acts.slice(0, place).map((act) => ({ ...act, said: { ...act.said, severity: null } }));
      const all = [...early, { gapMs: 0, said: opening, back: 1 }, ...acts.slice(place)];
      return toEvents(matter.gaps ? withoutReopening(all) : all, begin);
    });
}

/** What a reopening takes up of a broken promise that had lost its clause is not settled. */
function withoutReopening(acts: readonly Act[]): Act[] {
  const isEnd = ({ kind, status }: Said): boolean =>
    ['RESOLVED', 'CLOSED', 'CANCELLED'].some((end) => end === kind || end === status);
  const end = acts.findIndex(({ said }) => isEnd(said));
  return acts.map((act, place) => {
    const mayReopen = end >= 0 && place > end && !isEnd(act.said);
    const { kind, status, ...rest } = act.said;
    const isMute = kind === 'STATUS_CHANGED' || kind === 'REOPENED';
    return mayReopen ? { ...act, said: { ...rest, kind: isMute ? 'NOTE_ADDED' : kind, status: null } } : act;
  });
}

function toEvents(acts: readonly Act[], begin: number): PlainEvent[] {
  let at = begin;
  const events: PlainEvent[] = [];
  for (const [place, { gapMs, said, back }] of acts.entries()) {
    at += gapMs;
    // Whether a severity that was in force for no time leaves its trace is not settled for every rule.
    if (told(said.severity) && events.some((one) => one.at === at)) at += QUARTER;
    events.push(event({ ...speaking(said, back, events), at, eventId: `e${place}` }));
  }
  return events;
}

const told = (severity: Severity | null | undefined): boolean => severity !== null && severity !== undefined;

/** A retraction or a mark with what it speaks of; without anything to speak of it is a note. */
function speaking(said: Said, back: number, earlier: readonly PlainEvent[]): Said {
  const { kind, undo } = said;
  if (kind !== 'RETRACTED' && kind !== 'NEEDS_NO_ANSWER') return said;
  const before = undo === true ? earlier.findLast((one) => one.kind === kind && !one.undo) : undefined;
  if (before !== undefined) return { ...said, refersTo: before.refersTo };
  // The opening is not retracted: then there is no ticket left to ask about; nor a retraction, which its undo is for.
  const able = earlier.filter((one) =>
    kind === 'RETRACTED'
      ? one.kind !== 'OPENED' && one.kind !== 'RETRACTED'
      : one.kind === 'CUSTOMER_REPLIED' || one.kind === 'OPENED',
  );
  const spokenOf = able.at(-back) ?? able.at(-1);
  return spokenOf === undefined ? { kind: 'NOTE_ADDED' } : { ...said, undo: false, refersTo: spokenOf.eventId };
}
