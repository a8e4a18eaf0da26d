// Measures: the table of what can be timed, and the users' own rows of it.
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Tx } from '../db/orm.ts';
import { MEASURES } from '../engine/measure.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { RemoveMeasureInput, SaveMeasureInput } from './measure.input.ts';
import { presentBuiltIn, presentMeasure } from './measure.present.ts';
import { loadMeasures, loadMeasureUse } from './measure.store.ts';
import { MeasureType, RemoveMeasurePayload, SaveMeasurePayload } from './measure.type.ts';
import { removeMeasure, saveMeasure } from './save-measure.ts';

@Resolver()
export class MeasureResolver {
  @Query(() => [MeasureType], {
    description: 'Everything that can be timed: the built-in measures, then those of users by name (at most 100).',
  })
  async measures(@Ctx() context: Context): Promise<readonly MeasureType[]> {
    require(context.viewer, 'read');
    return allMeasures(await context.read());
  }

  @Mutation(() => SaveMeasurePayload, {
    description:
      'Saves a measure as its first or next version. Once an activated clause names it, its meaning stands and only its ' +
      'description may change. Administrators and managers.',
  })
  async saveMeasure(
    @Arg('input', () => SaveMeasureInput, { description: 'The measure.' }) input: SaveMeasureInput,
    @Ctx() context: Context,
  ): Promise<SaveMeasurePayload> {
    require(context.viewer, 'editMeasures');
    return refusable<SaveMeasurePayload>(
      async () => {
        const act = { input, by: context.viewer.principal };
        const name = await context.write((tx, now) => saveMeasure(tx, act, now));
        const measures = await allMeasures(await context.read());
        return { measure: measures.find((each) => each.name === name) ?? null, userErrors: [] };
      },
      (userErrors) => ({ measure: null, userErrors }),
    );
  }

  @Mutation(() => RemoveMeasurePayload, {
    description: 'Removes a measure that no clause names, not even a draft. Administrators and managers.',
  })
  async removeMeasure(
    @Arg('input', () => RemoveMeasureInput, { description: 'The measure.' }) input: RemoveMeasureInput,
    @Ctx() context: Context,
  ): Promise<RemoveMeasurePayload> {
    require(context.viewer, 'editMeasures');
    return refusable<RemoveMeasurePayload>(
      async () => ({ name: await context.write((tx, now) => removeMeasure(tx, input.name, now)), userErrors: [] }),
      (userErrors) => ({ name: null, userErrors }),
    );
  }
}

async function allMeasures(tx: Tx): Promise<MeasureType[]> {
  const own = await loadMeasures(tx);
  const use = await loadMeasureUse(
    tx,
    [...MEASURES, ...own].map(({ name }) => name),
  );
  return [
    ...MEASURES.map((each) => presentBuiltIn(each, use.get(each.name))),
    ...own.map((each) => presentMeasure(each, use.get(each.name))),
  ];
}
