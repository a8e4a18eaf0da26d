// The proof of a promise, for the customer it was made to: the floor's own sum, counted as if there were no private limits.
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { UNDER_CUSTOMERS } from '../clock/clock.row.ts';
import { loadProof, type LoadedProof } from '../clock/explain.ts';
import type { ProofSegment } from '../engine/proof.ts';
import type { Context } from '../gate/context.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { parsePortalId } from './portal-id.ts';
import { PortalClockProofType, type PortalProofSegmentType } from './portal-proof.type.ts';
import { presentClock, type ClockValue } from './portal.present.ts';
import { findPortalClock } from './portal.store.ts';
import { PortalClockType } from './portal.type.ts';
import { customerOf } from './portal.viewer.ts';

type ProofValue = PortalClockProofType & { readonly clock: ClockValue };

@Resolver(() => PortalClockProofType)
export class PortalProofResolver {
  @Query(() => PortalClockProofType, {
    nullable: true,
    description:
      'How a clock came to what it reads, from the events as they are known now. Null when there is no such clock, or ' +
      'none of yours.',
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
    const customer = customerOf(context.viewer);
    const key = parsePortalId(id);
    if (key?.type !== 'PortalClock') return null;
    const tx = await context.read();
    const row = await findPortalClock(tx, customer, key);
    if (row === null) return null;
    const now = context.now();
    const until = at && at.epochMilliseconds < now.epochMilliseconds ? at : now;
    const { proof } = await loadProof(tx, { ...row, ...UNDER_CUSTOMERS }, until, withoutTargets);
    const segments = joined((proof?.segments ?? []).map((segment) => presentSegment(segment, customer)));
    const sum = (kind: ProofSegment['kind']): number =>
      segments.reduce((total, segment) => (segment.kind === kind ? total + segment.milliseconds : total), 0);
    return {
      ...{ at: until, spent: sum('RUNNING'), paused: sum('PAUSED'), segments },
      zoneData: process.versions['tz'] ?? 'unknown',
      clock: presentClock(row),
    };
  }

  @FieldResolver(() => PortalClockType, { description: 'The clock, as it is now.' })
  clock(@Root() { clock }: ProofValue): ClockValue {
    return clock;
  }
}

/** The same life with promises alone: what is private can have no say in what is told. */
const withoutTargets = (life: LoadedProof['life']): LoadedProof['life'] => ({
  ...life,
  terms: life.terms.map((terms) => ({
    ...terms,
    clauses: terms.clauses.map((clause) => ({ ...clause, targetMs: null })),
  })),
});

function presentSegment(segment: ProofSegment, customer: number): PortalProofSegmentType {
  const { from, to, kind, period, milliseconds, clause, terms } = segment;
  // A ticket may have been another customer's before.
  const isTheirs = terms.customer === null || terms.customer === customer;
  return {
    ...{ from, to, kind, period, milliseconds },
    promise: isTheirs ? clause.number : null,
    agreement: isTheirs ? terms.agreementNumber : null,
    agreementVersion: isTheirs ? terms.version : null,
  };
}

/** Neighbours that read alike are one: what parted them happened inside the house. */
function joined(segments: readonly PortalProofSegmentType[]): PortalProofSegmentType[] {
  const all: PortalProofSegmentType[] = [];
  for (const segment of segments) {
    const before = all.at(-1);
    if (before === undefined || !readsAlike(before, segment)) all.push(segment);
    else
      all[all.length - 1] = Object.assign(before, {
        to: segment.to,
        milliseconds: before.milliseconds + segment.milliseconds,
      });
  }
  return all;
}

const readsAlike = (one: PortalProofSegmentType, other: PortalProofSegmentType): boolean =>
  (['kind', 'period', 'promise', 'agreement', 'agreementVersion'] as const).every(
    (field) => one[field] === other[field],
  );
