// People as ticket events name them: found, and erased when they have the right to be. Administrators only.
import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { limits } from '../config.ts';
import { After, First } from '../gate/args.ts';
import { listPage, type ConnectionValue } from '../gate/connection.ts';
import type { Context } from '../gate/context.ts';
import { refusable } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { personOf } from '../gate/person.loader.ts';
import { searchWords } from '../gate/text.ts';
import { eraseName, type Erased } from './erase.ts';
import { individualOf, presentIndividual } from './individual.loader.ts';
import { countIndividuals, loadIndividualPage, type IndividualRow } from './individual.store.ts';
import { EraseNameInput, EraseNamePayload, IndividualConnection, type IndividualType } from './individual.type.ts';

@Resolver()
export class IndividualResolver {
  @Query(() => IndividualConnection, {
    description: 'People whom ticket events, signatures and contacts of agreements name, by name. Administrators.',
  })
  async individuals(
    @Arg('text', () => String, {
      nullable: true,
      description: `Only those with this in their name, in any case; at most ${String(limits.filterTextChars)} characters.`,
    })
    text: string | null,
    @First() first: number | null,
    @After() after: string | null,
    @Ctx() context: Context,
  ): Promise<ConnectionValue<IndividualType>> {
    require(context.viewer, 'editPeople');
    const words = searchWords(text);
    return listPage(
      { first, after },
      {
        keyOf: (row: IndividualRow) => [row.sortName, row.id],
        load: async (wanted) => loadIndividualPage(await context.read(), words, wanted),
        count: async () => countIndividuals(await context.read(), words),
        present: presentIndividual,
      },
    );
  }

  @Mutation(() => EraseNamePayload, {
    description:
      'Erases a name for ever; who did it, when and why is kept. Facts stay as they are and show "erased person 17" ' +
      'where the name was. With the name of a contact go the subjects of their tickets; in other subjects the name is ' +
      'replaced. In agreements it is replaced wherever it stands, with the address and telephone of a contact of that name; ' +
      'their signatures go on naming the document as it was signed. Again for the same id: answers what was done then. A source that says the name again names somebody ' +
      'new. Administrators.',
  })
  async erasePersonalData(
    @Arg('input', () => EraseNameInput, { description: 'Whose, and why.' }) input: EraseNameInput,
    @Ctx() context: Context,
  ): Promise<EraseNamePayload> {
    require(context.viewer, 'editPeople');
    return refusable<EraseNamePayload>(
      async () => {
        const by = context.viewer.principal;
        const erased = await context.write((tx, now) => eraseName(tx, { input, by }, now));
        context.services.log.info({ by, [erased.of]: erased.id }, 'A name was erased');
        return answerOf(context, erased);
      },
      (userErrors) => ({ erasure: null, person: null, individual: null, userErrors }),
    );
  }
}

async function answerOf(context: Context, { of, id }: Erased): Promise<EraseNamePayload> {
  const person = of === 'person' ? await personOf(context, id) : null;
  const individual = of === 'individual' ? await individualOf(context, id) : null;
  return { erasure: (person ?? individual)?.erasure ?? null, person, individual, userErrors: [] };
}
