// Which fields a draft has: its head, its clauses, its sections.
import { severityWords, spokenName, statusWords as ticketStatusWords } from '../shared/words.ts';
import type { DraftChoicesQuery } from '../generated/agreementActs.ts';
import { kindWords, levelWords, roleWords } from './agreementWords.ts';
import type { Kind } from '../shared/form/choices.ts';
import type { Field } from '../shared/form/fields.ts';
import { civilWords, covenantTitles } from './sectionWords.ts';

const needed = { isRequired: true } as const;
const text = (name: string, label: string, more: Partial<Field> = {}): Field =>
  ({ kind: 'text', name, label, ...more }) as Field;
const choice = (name: string, label: string, words: Readonly<Record<string, string>>, more: object = {}): Field => ({
  ...{ kind: 'choice', name, label, words },
  ...more,
});
const rows = (name: string, label: string, one: string, fields: readonly Field[], more: { most?: 1 } = {}): Field => ({
  ...{ kind: 'rows', name, label, one, fields },
  ...more,
});
const find = (name: string, label: string, of: Kind, more: object = {}): Field => ({
  ...{ kind: 'find', name, label, of },
  ...more,
});
const severity = choice('severity', 'Severity', severityWords, { hint: 'any' });
const measuresOf = (choices: DraftChoicesQuery): Record<string, string> =>
  Object.fromEntries(choices.measures.map(({ name }) => [name, spokenName(name)]));

/** `isNext`: a version of an agreement that exists keeps number, kind, level and parties. */
export function headFields(isNext: boolean): Field[] {
  const fixed = { isFixed: isNext };
  return [
    ...(isNext ? [] : [text('number', 'Number', { ...needed, hint: 'NWR-2026-017' })]),
    choice('kind', 'Kind', kindWords, { ...needed, ...fixed }),
    choice('level', 'Level', levelWords, { ...needed, ...fixed }),
    choice(
      'structure',
      'Structure',
      { SERVICE_BASED: 'Service-based', CUSTOMER_BASED: 'Customer-based', MULTI_LEVEL: 'Multi-level' },
      { ...needed, ...fixed },
    ),
    find('customer', 'Customer', 'customer', { ...fixed, hint: 'none' }),
    find('serviceAccount', 'Only for service account', 'serviceAccount', {
      ...{ ...fixed, hint: 'all of the customer', within: 'customer' },
    }),
    find('service', 'Service (of level Service)', 'service', { ...fixed, hint: 'none' }),
    find('parent', 'Adds to agreement', 'agreement', { hint: 'none' }),
    find('schedule', 'Coverage schedule', 'schedule', needed),
    choice(
      'scheduleFollowing',
      'A new version of the schedule',
      { PINNED: 'changes nothing here', HOLIDAYS_ONLY: 'brings its holidays', FOLLOWS: 'holds here too' },
      needed,
    ),
    { kind: 'date', name: 'from', label: 'In force from', ...needed },
    { kind: 'date', name: 'until', label: 'First day after its term' },
    ...(isNext
      ? [
          choice(
            'appliesTo',
            'Judges besides',
            { NEW_TICKETS: 'new tickets only', OPEN_TICKETS: 'open tickets too', WHOLE_PERIOD: 'the whole period' },
            needed,
          ),
        ]
      : []),
  ];
}

export const clauseFields = (choices: DraftChoicesQuery): Field[] => [
  text('number', 'Number', { ...needed, hint: '9.2.1' }),
  choice('measure', 'Measure', measuresOf(choices), needed),
  severity,
  choice('period', 'In', { PRIME: 'prime time', NON_PRIME: 'non-prime time' }, { hint: 'any time' }),
  { kind: 'length', name: 'promise', label: 'Promise' },
  { kind: 'length', name: 'target', label: 'Target (private)' },
  ...rareOptions,
];

const rareOptions: readonly Field[] = (
  [
    text('group', 'Only of group'),
    choice(
      'relative',
      'Or until',
      { END_OF_COVERED_DAY: 'the end of a covered day', TIME_OF_COVERED_DAY: 'a time of a covered day' },
      { hint: 'an amount of time' },
    ),
    { kind: 'number', name: 'coveredDays', label: 'Which covered day', hint: '1: the next' },
    { kind: 'time', name: 'localTime', label: 'Time of that day' },
    { kind: 'number', name: 'warnAtShare', label: 'At risk at share', hint: '0.75' },
    { kind: 'length', name: 'warnBefore', label: 'At risk with left' },
    choice(
      'endsWait',
      'Waiting ends',
      { ON_REPLY: 'with the reply', ON_STATUS_ONLY: 'with the status only' },
      { hint: 'as usual' },
    ),
    choice(
      'onReopen',
      'Opened again',
      { RESUME: 'it goes on', NEW_CYCLE: 'it begins anew', CONTINUOUS: 'as if never ended' },
      { hint: 'as usual' },
    ),
    { kind: 'length', name: 'reopenWindow', label: 'Not anew within' },
    choice(
      'onReclassify',
      'Severity changes',
      { CARRY: 'time spent counts', RESTART: 'begins anew', TIGHTEN_ONLY: 'only earlier', PROPORTIONAL: 'same share' },
      { hint: 'as usual' },
    ),
    choice(
      'allowance',
      'Across periods',
      { FIXED_AT_START: 'limit of the start', BLENDED: 'each its share' },
      { hint: 'as usual' },
    ),
    choice(
      'onResolveUnanswered',
      'Solved unanswered',
      { EXCLUDED: 'does not count', MET: 'counts as met', KEEP_RUNNING: 'waits on' },
      { hint: 'as usual' },
    ),
    { kind: 'yes', name: 'countOpening', label: 'The first message counts too' },
    {
      kind: 'choices',
      name: 'pausesWhile',
      label: 'Paused while (none: as its measure says)',
      words: ticketStatusWords,
    },
  ] as const satisfies readonly Field[]
).map((field) => ({ ...field, isRare: true }));

const contact: readonly Field[] = [
  text('name', 'Name', needed),
  text('role', 'As what'),
  text('email', 'E-mail'),
  text('phone', 'Telephone'),
];
const titled: readonly Field[] = [
  text('title', 'Title', needed),
  { kind: 'long', name: 'text', label: 'Text', ...needed },
];

export const sectionFields = (choices: DraftChoicesQuery): Field[] => [
  { kind: 'long', name: 'overview', label: 'What it is about' },
  rows('parties', 'Parties', 'party', [
    choice('role', 'Bound as', roleWords, needed),
    text('name', 'Name', needed),
    text('address', 'Address'),
    { kind: 'lines', name: 'responsibilities', label: 'Answers for' },
    rows('contacts', 'Contacts', 'contact', contact),
  ]),
  rows('contact', 'The one place to turn to', 'point of contact', contact, { most: 1 }),
  rows('renewal', 'Renewal', 'renewal', renewal, { most: 1 }),
  rows('services', 'Services in scope', 'service', [
    text('name', 'Name', needed),
    find('service', 'The service here', 'serviceReference', { hint: 'none' }),
    text('description', 'What it gives'),
    text('availability', 'Available'),
    text('frequency', 'How often'),
    text('owner', 'Answers for it'),
  ]),
  rows('exclusions', 'Not in scope', 'exclusion', [
    text('text', 'What', needed),
    text('service', 'Service reference'),
    text('reason', 'Why'),
  ]),
  { kind: 'lines', name: 'assets', label: 'Covered assets, by reference' },
  { kind: 'lines', name: 'underpinnedBy', label: 'Rests on agreements, by number (private)' },
  rows('workload', 'Workload', 'limit', [
    { kind: 'number', name: 'most', label: 'At most', ...needed },
    text('what', 'Of what', needed),
    choice('period', 'In each', civilWords, needed),
    { kind: 'lines', name: 'exceptions', label: 'More when' },
  ]),
  rows('escalation', 'Escalation', 'step', escalation(choices)),
  rows('reports', 'Reports', 'report', [
    text('title', 'Title', needed),
    choice('every', 'Every', civilWords, needed),
    { kind: 'lines', name: 'structure', label: 'Holds' },
    { kind: 'lines', name: 'recipients', label: 'Goes to' },
  ]),
  rows('objectives', 'Objectives', 'objective', objective(choices)),
  rows('deliverables', 'Deliverables', 'deliverable', deliverable),
  rows('penalties', 'Penalties', 'penalty', penalty),
  rows('security', 'Security', 'security measure', titled),
  rows('prices', 'Prices', 'price', [
    text('name', 'For', needed),
    choice('charge', 'Reckoned', { FLAT: 'flat', PER_UNIT: 'for each unit' }, needed),
    { kind: 'money', name: 'amount', label: 'Amount', ...needed },
    choice('period', 'A', civilWords, { hint: 'once' }),
    text('unit', 'Unit'),
  ]),
  rows('covenants', 'Confidentiality, non-solicitation, security', 'covenant', [
    choice('kind', 'Kind', covenantTitles, needed),
    { kind: 'long', name: 'text', label: 'Text', ...needed },
    { kind: 'number', name: 'months', label: 'For months' },
    { kind: 'number', name: 'survivesMonths', label: 'Outlives by months' },
  ]),
  documents,
  rows('further', 'Further sections', 'section', titled),
  rows('glossary', 'Words', 'word', [text('word', 'Word', needed), text('meaning', 'Meaning', needed)]),
];

const penalty: readonly Field[] = [
  { kind: 'long', name: 'text', label: 'Text', ...needed },
  text('objective', 'Of objective'),
  { kind: 'number', name: 'below', label: 'Below, in %' },
  { kind: 'money', name: 'amount', label: 'Amount' },
  { kind: 'number', name: 'percentage', label: '% of the fee' },
  { kind: 'yes', name: 'isPerBreach', label: 'For each breach' },
  { kind: 'money', name: 'cap', label: 'At most', isRare: true },
  { kind: 'number', name: 'capPercentage', label: 'At most, in % of the fee', isRare: true },
  { kind: 'number', name: 'minimumVolume', label: 'Only from so many results', isRare: true },
  choice(
    'rounding',
    'Rounded',
    { HALF_UP: 'to the nearest', HALF_EVEN: 'to the nearest, half to even', UP: 'up', DOWN: 'down' },
    { hint: 'to the nearest', isRare: true },
  ),
];

const deliverable: readonly Field[] = [
  text('number', 'Number', { ...needed, hint: '11.1' }),
  text('title', 'What', { ...needed, hint: 'Tea' }),
  choice('owedBy', 'Owed by', roleWords, needed),
  text('rule', 'On dates, by a rule of RFC 5545', { hint: 'FREQ=MONTHLY;BYMONTHDAY=-1' }),
  { kind: 'date', name: 'onDate', label: 'Or once, on' },
  { kind: 'lines', name: 'times', label: 'Due by', hint: '09:00, one a line; 24:00: end of day' },
  { kind: 'length', name: 'opensBefore', label: 'Open so long before', hint: 'since the one before' },
  { kind: 'length', name: 'targetBefore', label: 'Target so long before (private)' },
  { kind: 'length', name: 'grace', label: 'Late for so long, then missed', hint: 'missed at once' },
  { kind: 'number', name: 'quantity', label: 'How much', hint: '1' },
  text('unit', 'Of what', { hint: 'new customers' }),
  choice(
    'evidence',
    'Shows',
    { NONE: 'nothing', TEXT: 'a note', DOCUMENT: 'a document', READING: 'a reading' },
    { hint: 'nothing' },
  ),
  { kind: 'yes', name: 'needsConfirmation', label: 'The counterpart confirms it' },
  { kind: 'long', name: 'statement', label: 'As the document says it' },
  ...(
    [
      { kind: 'date', name: 'startsOn', label: 'Counted from', hint: 'the first term' },
      { kind: 'length', name: 'warnBefore', label: 'At risk so long before' },
      rows('members', 'From each of', 'member', [text('reference', 'Reference', needed), text('name', 'Name')]),
      { kind: 'number', name: 'atLeast', label: 'Enough of them', hint: 'all' },
      { kind: 'lines', name: 'alternatives', label: 'Any one of these' },
      text('asset', 'Inspections of asset'),
    ] as const satisfies readonly Field[]
  ).map((field) => ({ ...field, isRare: true })),
];

const documents = rows('documents', 'Documents that are part of it', 'document', [
  text('title', 'Title', needed),
  text('version', 'Version', needed),
  text('sha256', 'SHA-256'),
  text('location', 'Where'),
]);

const renewal: readonly Field[] = [
  choice(
    'rule',
    'At the end',
    { NONE: 'it ends', AUTOMATIC: 'it goes on by itself', BY_AGREEMENT: 'it goes on when both say so' },
    needed,
  ),
  { kind: 'number', name: 'months', label: 'By months' },
  { kind: 'number', name: 'noticeDays', label: 'Notice, in days' },
  { kind: 'number', name: 'reviewEveryMonths', label: 'Review every months' },
  { kind: 'lines', name: 'reviews', label: 'Reviews on', hint: '2027-01-15, one a line' },
];

const objective = (choices: DraftChoicesQuery): Field[] => [
  text('number', 'Number', needed),
  choice(
    'kind',
    'Asks',
    {
      SHARE_WITHIN: 'a share within',
      MISSES_AT_MOST: 'misses at most',
      MEAN_AT_MOST: 'a mean at most',
      DELIVERED: 'deliveries in time',
      VOLUME_AT_LEAST: 'a quantity',
      AVAILABILITY: 'availability',
      PERCENTILE_WITHIN: 'a share of what is measured',
    },
    needed,
  ),
  choice('measure', 'Measure', measuresOf(choices), { hint: 'none' }),
  severity,
  text('service', 'Service reference'),
  choice('period', 'In each', civilWords, needed),
  { kind: 'number', name: 'share', label: 'At least, in %' },
  { kind: 'length', name: 'within', label: 'Within', hint: 'the promise' },
  { kind: 'number', name: 'most', label: 'Misses at most' },
  choice('countsBy', 'Counts when', { DUE: 'due', START: 'it starts', STOP: 'it stops' }, { hint: 'due' }),
  text('deliverable', 'Of deliverable', { hint: 'its number', isRare: true }),
  text('metric', 'What is measured', { hint: 'latency_ms', isRare: true }),
  { kind: 'number', name: 'atMost', label: 'Value at most', isRare: true },
  { kind: 'number', name: 'least', label: 'Quantity at least', isRare: true },
  { kind: 'number', name: 'rollingDays', label: 'Over the last days', hint: 'the period', isRare: true },
  { kind: 'long', name: 'statement', label: 'As the document says it' },
];

const escalation = (choices: DraftChoicesQuery): Field[] => [
  text('number', 'Number', needed),
  choice('kind', 'Towards', { FUNCTIONAL: 'who knows more', HIERARCHIC: 'who decides more' }, needed),
  choice('measure', 'Measure', measuresOf(choices), { hint: 'any' }),
  severity,
  text('group', 'Only while held by', { hint: 'any group' }),
  { kind: 'yes', name: 'isUnassigned', label: 'Only while nobody holds it' },
  choice('limit', 'Of the', { PROMISE: 'promise', TARGET: 'target (private)' }, needed),
  choice(
    'point',
    'When',
    { SHARE_SPENT: 'a share is used up', BEFORE_DUE: 'before its end', AFTER_DUE: 'after its end' },
    needed,
  ),
  { kind: 'number', name: 'share', label: 'Share', hint: '0.75' },
  { kind: 'length', name: 'time', label: 'How long before or after' },
  { kind: 'yes', name: 'isRealTime', label: 'By the calendar' },
  { kind: 'lines', name: 'notify', label: 'Tell' },
  choice('raiseTo', 'Raise to', severityWords, { hint: 'no' }),
  text('moveTo', 'Move to group'),
  text('note', 'Note'),
];
