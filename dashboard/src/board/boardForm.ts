// A board as a form: which tickets it is about, its figures, and how it is shown in its room.
import type { BoardToEditQuery, CreateBoardInput } from '../generated/boards.ts';
import { problemsByPath, readRow, rowOf, type Field, type Problems, type Row } from '../shared/form/fields.ts';
import { severityWords, spokenName } from '../shared/words.ts';

export type Board = NonNullable<BoardToEditQuery['board']>;
type Asked = Board['filter'];

export interface BoardFields {
  readonly head: readonly Field[];
  readonly filter: readonly Field[];
  readonly figures: readonly Field[];
  readonly room: readonly Field[];
}

export interface BoardForm {
  readonly head: Row;
  readonly filter: Row;
  readonly settings: Row;
}

const distanceWords = { '3': '3 metres away', '6': '6 metres away', '9': '9 metres away' };
const kindWords = { SLA: 'Customers’ agreements', OLA: 'Our own groups', UNDERPINNING: 'Supplier contracts' };
const chartWords = { DUE_HOURS: 'The last 24 hours', DUE_DAYS: 'The last 14 days', NONE: 'None' };
const languageWords = { EN: 'English', DE: 'German' };
const FIGURES_AT_MOST = 6;

/** `measures`: the names of all that can be timed. */
export function boardFields(measures: readonly string[]): BoardFields {
  const measureWords = Object.fromEntries(measures.map((name) => [name, spokenName(name)]));
  const needed = { isRequired: true } as const;
  const listOf = (of: 'customer' | 'service', label: string): Field => ({
    ...({ kind: 'rows', name: of, label, one: of } as const),
    fields: [{ kind: 'find', name: 'id', of, label: spokenName(of), ...needed }],
  });
  return {
    head: [{ kind: 'text', name: 'name', label: 'Name', hint: 'Support', ...needed }],
    filter: [
      listOf('customer', 'Customers'),
      listOf('service', 'Services'),
      { kind: 'lines', name: 'group', label: 'Teams that hold them', hint: 'all; or one a line' },
      { kind: 'choices', name: 'severity', label: 'Severity (none: all)', words: severityWords },
      { kind: 'choices', name: 'measure', label: 'Measures (none: all)', words: measureWords },
      { kind: 'choices', name: 'kind', label: 'Promises of (none: to customers)', words: kindWords },
    ],
    figures: [
      {
        ...({ kind: 'rows', name: 'tiles', label: 'Figures', one: 'figure', isOrdered: true } as const),
        most: FIGURES_AT_MOST,
        fields: [
          { kind: 'choice', name: 'measure', label: 'Measure', words: measureWords, ...needed },
          { kind: 'choice', name: 'severity', label: 'Of severity', hint: 'all', words: severityWords },
        ],
      },
    ],
    room: [
      { kind: 'choice', name: 'viewingDistance', label: 'People stand', words: distanceWords, ...needed },
      { kind: 'choice', name: 'chart', label: 'Chart', words: chartWords, ...needed },
      { kind: 'choice', name: 'language', label: 'Its walls speak', words: languageWords, ...needed },
      { kind: 'yes', name: 'showNames', label: 'Walls may show subjects and people’s names' },
      { kind: 'yes', name: 'chime', label: 'It rings when a promise breaks' },
      { kind: 'time', name: 'quietFrom', label: 'But is quiet from' },
      { kind: 'time', name: 'quietUntil', label: 'Until' },
    ],
  };
}

/** As boards are by default. */
const plain = {
  ...{ viewingDistance: 3, chart: 'DUE_HOURS', chime: false, quietFrom: null, quietUntil: null, showNames: false },
  language: 'EN',
  tiles: [
    { measure: 'FIRST_RESPONSE', severity: null },
    { measure: 'NEXT_RESPONSE', severity: null },
    { measure: 'RESOLUTION', severity: null },
    { measure: 'RESOLUTION', severity: 'URGENT' },
  ],
};

/** The form of a board; null: of a new one. */
export function boardForm(fields: BoardFields, board: Board | null): BoardForm {
  const { name = '', filter = null, settings = plain } = board ?? {};
  const rows = (ids: readonly string[] | null | undefined) => ids?.map((id) => ({ id })) ?? [];
  return {
    head: rowOf(fields.head, { name }),
    filter: rowOf(fields.filter, { ...filter, customer: rows(filter?.customer), service: rows(filter?.service) }),
    settings: rowOf([...fields.figures, ...fields.room], {
      ...settings,
      viewingDistance: String(settings.viewingDistance),
    }),
  };
}

/** What a filter asks that the form has no field for; it stays as it is. */
export function keptOf(filter: Asked): Partial<Asked> {
  const shown: ReadonlySet<string> = new Set(['customer', 'service', 'group', 'severity', 'measure', 'kind']);
  return Object.fromEntries(Object.entries(filter).filter(([field, said]) => !shown.has(field) && said !== null));
}

/** The board as it travels, without rows that are not chosen yet; and what must be mended before it is saved. */
export function readBoard(
  fields: BoardFields,
  form: BoardForm,
  kept: Partial<Asked>,
): { readonly input: CreateBoardInput; readonly problems: Problems } {
  const head = readRow(fields.head, form.head);
  const filter = readRow(fields.filter, form.filter, 'filter.');
  const settings = readRow([...fields.figures, ...fields.room], form.settings, 'settings.');
  const listed = (said: unknown) => (Array.isArray(said) && said.length > 0 ? (said as unknown[]) : null);
  const chosen = (field: string): string[] | null =>
    listed((filter.value[field] as { id?: string }[]).flatMap(({ id }) => id ?? [])) as string[] | null;
  const asked = {
    ...{ ...kept, ...filter.value },
    ...{ group: listed(filter.value['group']), customer: chosen('customer'), service: chosen('service') },
  };
  const shown = {
    ...settings.value,
    viewingDistance: Number(settings.value['viewingDistance']),
    tiles: (settings.value['tiles'] as { measure?: string; severity?: string }[]).filter(
      ({ measure }) => measure !== undefined,
    ),
  };
  const input = { name: (head.value['name'] as string | undefined) ?? '', filter: asked, settings: shown };
  // The fields are the server's own, by name and kind.
  return {
    input: input as CreateBoardInput,
    problems: { ...head.problems, ...filter.problems, ...settings.problems },
  };
}

/** What the server found, each at the field that shows it: a row that is wrong as a whole is wrong in its first field. */
export function boardProblems(found: Parameters<typeof problemsByPath>[0]): Problems {
  const said = Object.entries(problemsByPath(found)).map(([path, message]) => [
    path.replace(/^(settings\.tiles\.\d+)$/, '$1.measure').replace(/^(filter\.(?:customer|service)\.\d+)$/, '$1.id'),
    message,
  ]);
  return Object.fromEntries(said) as Problems;
}
