// The door of activation.
import { setImmediate } from 'node:timers/promises';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { ActivateAgreementInput } from '../agreement/agreement.input.ts';
import { chainsOf, chainsOn, chainWarning } from '../agreement/chain.ts';
import { limits } from '../config.ts';
import { agreementOf, agreementVersionOf } from '../agreement/agreement.loader.ts';
import type { AgreementVersionValue } from '../agreement/agreement.present.ts';
import { AgreementPayload, AgreementVersionType } from '../agreement/agreement.type.ts';
import { After, First } from '../gate/args.ts';
import { pageOf, presentPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import type { LoaderSpec } from '../gate/loaders.ts';
import { require } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { TicketType } from '../ticket/ticket.type.ts';
import { activateAgreement, type Activated, type Activation } from './activate.ts';
import { loadAmendmentFlips } from './amendment.store.ts';
import { warningsOf } from './amendment.ts';
import { AmendmentMovesType } from './amendment.type.ts';
import { evenDry } from './dry-run.ts';
import {
  firstFlips,
  flipsByCustomer,
  movedTickets,
  presentFlip,
  type CustomerFlipsValue,
  type FlipValue,
} from './flips.present.ts';
import type { Moves } from './schedule-moves.ts';
import type { Flip } from './schedule-moves.store.ts';
import { CoverageFlipConnection, CoverageFlipType, CustomerFlipsType } from './schedule-version.type.ts';

type PayloadValue = AgreementPayload & { readonly moves?: Moves | null };
type MovesValue = AmendmentMovesType & { readonly of: Moves };

@Resolver(() => AgreementPayload)
export class ActivateResolver {
  @Mutation(() => AgreementPayload, {
    description:
      'Makes a draft judge the tickets that opened, and will open, in its term; an amendment may reach further ' +
      '(`appliesTo`): ask with `dryRun` what it moves. Refused when another agreement of the same level and parties ' +
      'would judge them too. Administrators and managers.',
  })
  async activateAgreement(
    @Arg('input', () => ActivateAgreementInput, { description: 'The draft.' }) input: ActivateAgreementInput,
    @Ctx() context: Context,
  ): Promise<PayloadValue> {
    require(context.viewer, 'editAgreements');
    return refusable<PayloadValue>(
      async () => {
        const act: Activation = {
          versionId: idOf('AgreementVersion', input.version),
          by: context.viewer.principal,
          reason: input.reason ?? null,
          expectedFlips: input.expectedFlips ?? null,
          isDryRun: input.dryRun ?? false,
        };
        return payloadOf(context, await evenDry(() => context.write((tx, now) => activateAgreement(tx, act, now))));
      },
      (userErrors) => ({ agreement: null, version: null, warnings: [], userErrors }),
    );
  }

  @FieldResolver(() => AmendmentMovesType, {
    nullable: true,
    description:
      'What the activation moves. Null for what judges only tickets that open in its term, unless a dry run asks; and for drafts.',
  })
  moves(@Root() { moves = null }: PayloadValue): MovesValue | null {
    if (moves === null) return null;
    const { totalTickets, isComplete, flips } = moves;
    return { totalTickets, isComplete, totalFlips: flips.length, of: moves };
  }
}

async function payloadOf(
  context: Context,
  { agreement, version, moves, terms, timeZone }: Activated,
): Promise<PayloadValue> {
  // After the commit and not under its locks: a week of openings is tried for each pair of clauses.
  await setImmediate();
  const tx = await context.read();
  const broken = [...(await chainsOf(tx, terms, context.now())), ...(await chainsOn(tx, terms, context.now()))];
  const chains = broken.map((each) => chainWarning(each, timeZone));
  return {
    agreement: await agreementOf(context, agreement),
    version: await agreementVersionOf(context, version),
    warnings: [...warningsOf(terms, timeZone, context.now()), ...chains].slice(0, limits.errorsPerReply),
    userErrors: [],
    moves,
  };
}

@Resolver(() => AmendmentMovesType)
export class AmendmentMovesResolver {
  @FieldResolver(() => [TicketType])
  tickets(@Root() { of }: MovesValue, @Ctx() context: Context): Promise<readonly TicketType[]> {
    return movedTickets(of, context);
  }

  @FieldResolver(() => [CoverageFlipType])
  flips(@Root() { of }: MovesValue): readonly FlipValue[] {
    return firstFlips(of);
  }

  @FieldResolver(() => [CustomerFlipsType])
  flipsByCustomer(@Root() { of }: MovesValue): readonly CustomerFlipsValue[] {
    return flipsByCustomer(of);
  }
}

const flipLoader: LoaderSpec<number, readonly Flip[]> = { load: loadAmendmentFlips };

@Resolver(() => AgreementVersionType)
export class AmendmentFlipsResolver {
  @FieldResolver(() => CoverageFlipConnection, {
    description:
      'Of an amendment of the whole period: the results it turned over, as reported until then and as known since.',
  })
  async flips(
    @Root() { row }: AgreementVersionValue,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<CoverageFlipType>> {
    const flips = (await context.loaders.one(flipLoader, row.id)) ?? [];
    return presentPage(pageOf(flips, first, after), presentFlip, after !== null);
  }
}
