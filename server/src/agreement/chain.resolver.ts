// What of an agreement version cannot be kept by the agreements it rests on.
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql';
import type { ChainGap } from '../engine/chain.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { Severity } from '../engine/fact.ts';
import type { Context } from '../gate/context.ts';
import { CoveragePeriodEnum, namedEnum, SeverityEnum } from '../gate/floor-enums.ts';
import { require } from '../gate/may.ts';
import { InstantScalar } from '../gate/scalars.ts';
import { presentClause, type AgreementVersionValue } from './agreement.present.ts';
import { loadDraftTerms } from './agreement.store.ts';
import { AgreementVersionType, ClauseType } from './agreement.type.ts';
import { agreementVersionOf } from './agreement.loader.ts';
import { chainsOf, chainWords, type StoredBrokenChain } from './chain.ts';

const ChainGapEnum = namedEnum<ChainGap>('ChainGap', 'What a promise lacks in what it rests on.', {
  NO_CLAUSE: 'What it rests on has no clause for its severities, though for others.',
  TERM: 'The term of what it rests on ends first.',
  SEVERITY: 'It is late whenever the ticket opens.',
  PERIOD: 'It is late for tickets that open in one coverage period.',
  HOLIDAY: 'It is late only around holidays and exceptions of one of the schedules.',
});

@ObjectType('BrokenChain', { description: 'A promise that what it rests on cannot hold, with the worst example.' })
export class BrokenChainType {
  @Field(() => ChainGapEnum, { description: 'What is lacking.' })
  gap!: ChainGap;

  @Field(() => String, { description: 'As a sentence, with the example in the wall time of the agreement.' })
  message!: string;

  @Field(() => ClauseType, { description: 'The promise.' })
  clause!: ClauseType;

  @Field(() => [SeverityEnum], { description: 'Of tickets of these severities; empty with TERM: of all.' })
  severities!: readonly Severity[];

  @Field(() => CoveragePeriodEnum, { nullable: true, description: 'PERIOD, HOLIDAY: in which the ticket opens.' })
  period!: CoveragePeriod | null;

  @Field(() => AgreementVersionType, { nullable: true, description: 'What it rests on.' })
  underpinning!: AgreementVersionValue | null;

  @Field(() => ClauseType, { nullable: true, description: 'The clause that does not hold it; null: there is none.' })
  underpinningClause!: ClauseType | null;

  @Field(() => ClauseType, {
    nullable: true,
    description:
      'The promise of the group that comes first, where each alone would hold and both one after the other do not; else null.',
  })
  afterClause!: ClauseType | null;

  @Field(() => InstantScalar, { nullable: true, description: 'The example: when the ticket opens.' })
  openedAt!: Temporal.Instant | null;

  @Field(() => InstantScalar, { nullable: true, description: 'The example: by when it was promised.' })
  promisedBy!: Temporal.Instant | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'The example: by when what it rests on is due; null: never, or not in force.',
  })
  underpinnedBy!: Temporal.Instant | null;
}

@Resolver(() => AgreementVersionType)
export class ChainResolver {
  @FieldResolver(() => [BrokenChainType], {
    description:
      'What of it cannot be kept in the year to come by the agreements it rests on (`sections.underpinnedBy`); of a draft too.',
  })
  async brokenChains(
    @Root() { row }: AgreementVersionValue,
    @Ctx() context: Context,
  ): Promise<readonly BrokenChainType[]> {
    require(context.viewer, 'read');
    const tx = await context.read();
    const terms = await loadDraftTerms(tx, row.id);
    const found = terms === null ? [] : await chainsOf(tx, terms, context.now());
    return Promise.all(found.map((broken) => present(broken, row.timeZone, context)));
  }
}

async function present(broken: StoredBrokenChain, timeZone: string, context: Context): Promise<BrokenChainType> {
  const { gap, severities, period, ours, clause, underpinning, underpinningClause, after, example } = broken;
  const [first] = after?.clauses ?? [];
  return {
    ...{ gap, severities, period, message: chainWords(broken, timeZone) },
    clause: presentClause({ ...clause, agreementVersion: ours.agreementVersion }),
    underpinning: await agreementVersionOf(context, underpinning.agreementVersion),
    underpinningClause:
      underpinningClause && presentClause({ ...underpinningClause, agreementVersion: underpinning.agreementVersion }),
    afterClause: after && first ? presentClause({ ...first, agreementVersion: after.terms.agreementVersion }) : null,
    openedAt: example?.openedAt ?? null,
    promisedBy: example?.promisedBy ?? null,
    underpinnedBy: example?.underpinnedBy ?? null,
  };
}
