// An exported agreement becomes a draft here: its names are looked up, and all else is read as the input that it is.
import { coerceInputValue, isInputObjectType, type GraphQLSchema } from 'graphql';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { Refused, refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { toNodeId } from '../gate/node-id.ts';
import { refuseAny } from '../gate/text.ts';
import type { DraftAgreementInput, ImportAgreementInput } from './agreement.input.ts';
import { FORMAT } from './document.ts';
import { draftAgreement, type Drafted } from './draft-agreement.ts';
import { loadNamed, type NamedThing } from './import.store.ts';

/** What an export names, what that is called in words, and the type of its id. */
const things: Readonly<Record<NamedThing, { readonly words: string; readonly type: string }>> = {
  customer: { words: 'customer', type: 'Customer' },
  serviceAccount: { words: 'service account', type: 'ServiceAccount' },
  service: { words: 'service', type: 'Service' },
  schedule: { words: 'coverage schedule', type: 'CoverageSchedule' },
  parent: { words: 'agreement', type: 'Agreement' },
};

/**
 * Drafts what an exported document says, in the name of the principal `by`.
 * @throws Refused with everything that is wrong, by its place in the document
 */
export async function importAgreement(
  tx: Tx,
  { input, by, schema }: { readonly input: ImportAgreementInput; readonly by: string; readonly schema: GraphQLSchema },
  now: Temporal.Instant,
): Promise<Drafted> {
  const { document, number = null } = input;
  const draft = await readExport(tx, { document, number }, schema);
  try {
    return await draftAgreement(tx, { input: draft, by }, now);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    throw new Refused(error.userErrors.map((each) => ({ ...each, path: ['document', ...(each.path ?? [])] })));
  }
}

/**
 * The draft that an exported document describes, under `number` where that is given.
 * @throws Refused INVALID, NOT_FOUND or AMBIGUOUS_REFERENCE with everything that is wrong
 */
async function readExport(
  tx: Tx,
  { document, number }: { readonly document: string; readonly number: string | null },
  schema: GraphQLSchema,
): Promise<DraftAgreementInput> {
  // The version of the schedule is for those who read: a draft is pinned to the one that is the latest here.
  const { format, scheduleVersion: _version, ...said } = parsed(document);
  if (format !== FORMAT) refuse('INVALID', `Expected a document of the format ${FORMAT}.`, ['document', 'format']);
  const names = await Promise.all(
    (Object.keys(things) as NamedThing[]).map((thing) => idNamed(tx, thing, said[thing])),
  );
  refuseAny(names.map(({ problem }) => problem));
  const ids = Object.fromEntries(names.map(({ thing, id }) => [thing, id]));
  return coerced({ ...said, ...ids, ...(number === null ? {} : { number }) }, schema);
}

function parsed(document: string): Readonly<Record<string, unknown>> {
  const wrong = (): never => refuse('INVALID', 'Expected an exported agreement as a JSON object.', ['document']);
  try {
    const value: unknown = JSON.parse(document);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : wrong();
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return wrong();
  }
}

interface Named {
  readonly thing: NamedThing;
  readonly id: string | null;
  readonly problem: UserErrorValue | null;
}

async function idNamed(tx: Tx, thing: NamedThing, name: unknown): Promise<Named> {
  if (name === undefined || name === null) return { thing, id: null, problem: null };
  const { words, type } = things[thing];
  const wrong = (problem: UserErrorValue): Named => ({ thing, id: null, problem });
  const path = ['document', thing];
  if (typeof name !== 'string' || name.includes('\0'))
    return wrong(userError('INVALID', `Expected the name of a ${words}.`, path));
  const [id, other] = await loadNamed(tx, thing, name);
  if (id === undefined) return wrong(userError('NOT_FOUND', `No ${words} is called "${name}" here.`, path));
  if (other !== undefined)
    return wrong(userError('AMBIGUOUS_REFERENCE', `More than one ${words} is called "${name}" here.`, path));
  return { thing, id: toNodeId(type, id), problem: null };
}

/** What a program would have sent to draftAgreement, read in the same way. */
function coerced(value: unknown, schema: GraphQLSchema): DraftAgreementInput {
  const type = schema.getType('DraftAgreementInput');
  if (!isInputObjectType(type)) throw new Error('The schema has no DraftAgreementInput');
  const problems: UserErrorValue[] = [];
  const input = coerceInputValue(value, type, (path, _value, error) => {
    problems.push(userError('INVALID', error.message, ['document', ...path]));
  }) as DraftAgreementInput;
  if (problems.length > 0) throw new Refused(problems.slice(0, limits.errorsPerReply));
  return input;
}
