// By what a clock is judged: its clauses, their agreement version and agreement.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { agreementOf, agreementVersionOf, clauseOf } from '../agreement/agreement.loader.ts';
import type { AgreementValue, AgreementVersionValue, ClauseValue } from '../agreement/agreement.present.ts';
import { AgreementType, AgreementVersionType, ClauseType } from '../agreement/agreement.type.ts';
import type { Context } from '../gate/context.ts';
import { require } from '../gate/may.ts';
import type { ClockValue } from './clock.present.ts';
import { ClockType } from './clock.type.ts';

@Resolver(() => ClockType)
export class ClockAgreementResolver {
  @FieldResolver(() => [ClauseType], {
    description: 'The clauses, one per coverage period, that judge it now or judged it last.',
  })
  async clauses(@Root() clock: ClockValue, @Ctx() context: Context): Promise<ClauseValue[]> {
    require(context.viewer, 'read');
    return clausesOf(context, clock);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The numbers of its clauses in the document, such as "9.2.3"; several are parted by commas.',
  })
  async clauseNumber(@Root() clock: ClockValue, @Ctx() context: Context): Promise<string | null> {
    require(context.viewer, 'read');
    const numbers = (await clausesOf(context, clock)).map((clause) => clause.number);
    return numbers.length === 0 ? null : numbers.join(', ');
  }

  @FieldResolver(() => AgreementVersionType, {
    nullable: true,
    description: 'The agreement version its clauses stand in.',
  })
  agreementVersion(@Root() { row }: ClockValue, @Ctx() context: Context): Promise<AgreementVersionValue | null> {
    require(context.viewer, 'read');
    return agreementVersionOf(context, row.agreementVersion);
  }

  @FieldResolver(() => AgreementType, { nullable: true, description: 'The agreement that judges it.' })
  async agreement(@Root() { row }: ClockValue, @Ctx() context: Context): Promise<AgreementValue | null> {
    require(context.viewer, 'read');
    const version = await agreementVersionOf(context, row.agreementVersion);
    return version && agreementOf(context, version.row.agreement);
  }
}

async function clausesOf(context: Context, { row }: ClockValue): Promise<ClauseValue[]> {
  const clauses = await Promise.all(row.clauses.map((id) => clauseOf(context, id)));
  return clauses.filter((clause) => clause !== null);
}
