// The forms of assets: the fields of each act, and the mutation that does it.
import {
  CreateAssetDocument,
  RecordInspectionDocument,
  RecordRepairDocument,
  SaveAssetDocument,
  TransferAssetDocument,
} from '../generated/assets.ts';
import { problemsByPath, type Field, type Problems } from '../shared/form/fields.ts';
import type { Ask } from '../shared/live/line.ts';
import type { TypedText } from '../shared/live/typedText.ts';
import { kindWords } from './assetWords.ts';

export type AssetActName = 'save' | 'inspect' | 'repair' | 'transfer';

export interface AssetForm {
  readonly title: string;
  readonly about: string;
  readonly verb: string;
  readonly fields: readonly Field[];
}

const needed = { isRequired: true } as const;
const account: Field = {
  kind: 'find',
  of: 'serviceAccount',
  name: 'serviceAccount',
  label: 'Service account',
  ...needed,
};

const details: readonly Field[] = [
  { kind: 'text', name: 'name', label: 'Name', ...needed },
  { kind: 'choice', name: 'kind', label: 'Kind', words: kindWords, ...needed },
  { kind: 'text', name: 'serial', label: 'Serial number' },
  { kind: 'text', name: 'location', label: 'Where it is' },
  { kind: 'date', name: 'warrantyUntil', label: 'Last day of warranty' },
  { kind: 'number', name: 'inspectEveryMonths', label: 'Inspect every … months', hint: 'never' },
  {
    ...{ kind: 'rows', name: 'documents', label: 'Documents', one: 'document' },
    fields: [
      { kind: 'text', name: 'title', label: 'Title', ...needed },
      { kind: 'text', name: 'location', label: 'Where it can be read', ...needed },
    ],
  },
];

export const newAsset: AssetForm = {
  title: 'New asset',
  about: 'Tickets that name it already are linked.',
  verb: 'Make it',
  fields: [
    account,
    { kind: 'text', name: 'reference', label: 'Reference, as the sources say it', ...needed },
    ...details,
  ],
};

/** The forms of what is there; instants are written in `zone`. */
export function assetForm(name: AssetActName, zone: string): AssetForm {
  const when: readonly Field[] = [
    { kind: 'instant', name: 'at', label: `When (${zone})`, hint: 'now', zone },
    { kind: 'long', name: 'note', label: 'Note' },
  ];
  const forms: Readonly<Record<AssetActName, AssetForm>> = {
    save: { title: 'Describe it anew', about: 'What is left out holds no more.', verb: 'Save', fields: details },
    inspect: {
      ...{ title: 'Record an inspection', verb: 'Record', about: 'Without a time: now.' },
      fields: [
        {
          ...{ kind: 'choice', name: 'passed', label: 'It was found', ...needed },
          words: { yes: 'in order', no: 'out of order' },
        },
        ...when,
      ],
    },
    repair: { title: 'Record a repair', verb: 'Record', about: 'Without a time: now.', fields: when },
    transfer: {
      ...{ title: 'Transfer it', verb: 'Transfer' },
      about: 'It moves with its history. While an agreement covers it for its present account, that is amended first.',
      fields: [
        { ...account, label: 'To service account' },
        {
          ...{ kind: 'find', of: 'asset', name: 'exchangedFor', label: 'In exchange for', within: 'serviceAccount' },
          hint: 'nothing: it is sold',
        },
        ...when,
      ],
    },
  };
  return forms[name];
}

interface Answer {
  readonly done: {
    readonly asset?: { readonly id: string } | null;
    readonly userErrors: readonly { readonly message: string; readonly path: readonly string[] | null }[];
  };
}

const documents = {
  save: SaveAssetDocument,
  inspect: RecordInspectionDocument,
  repair: RecordRepairDocument,
  transfer: TransferAssetDocument,
} as const;

/** Does it; what was wrong, by field. */
export async function actOnAsset(
  ask: Ask,
  { name, asset }: { readonly name: AssetActName; readonly asset: string },
  value: Readonly<Record<string, unknown>>,
): Promise<Problems> {
  const found = name === 'inspect' ? { passed: value['passed'] === 'yes' } : {};
  // The fields are a table; the tests of the page hold that they make the input.
  const { done } = await ask(documents[name] as TypedText<Answer, object>, { input: { ...value, ...found, asset } });
  return problemsByPath(done.userErrors);
}

/** Makes an asset; its id, or what was wrong. */
export async function makeAsset(
  ask: Ask,
  value: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string | null; readonly problems: Problems }> {
  const { done } = await ask(CreateAssetDocument as unknown as TypedText<Answer, object>, { input: value });
  return { id: done.asset?.id ?? null, problems: problemsByPath(done.userErrors) };
}
