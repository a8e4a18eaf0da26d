// The document of an agreement version: numbered sections of blocks, made from the model. The page draws the blocks, the
// Markdown writes them; neither has words of its own. A section keeps its number when it says nothing.
import type { AgreementPageQuery, AgreementTermsFragment, ClausePartsFragment } from '../generated/agreement.ts';
import { spokenName } from '../shared/words.ts';
import { kindWords, roleWords, termWords, dateWords } from './agreementWords.ts';
import { capital, clauseSentence, lengthWords, optionSentences, voicesOf, type Voices } from './clauseWords.ts';
import { periodWords, standingWords, valueWords } from '../objective/objectiveWords.ts';
import { deliverableMore, deliverableSentence, keptWords } from './deliverableWords.ts';
import {
  civilWords,
  contactWords,
  covenantSentence,
  covenantTitles,
  documentWords,
  escalationSentence,
  objectiveSentence,
  penaltySentence,
  priceWords,
  renewalSentences,
} from './sectionWords.ts';

export type Agreement = NonNullable<AgreementPageQuery['agreement']>;
export type Terms = AgreementTermsFragment;

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'clause';
      readonly number: string;
      readonly text: string;
      readonly more: readonly string[];
      /** Where AgreementDifference says it stands. */
      readonly place: string;
      /** What only the floor may know, in words; null: nothing. */
      readonly target: string | null;
      /** All of it is for the floor only. */
      readonly isPrivate: boolean;
      /** How it is kept so far; no part of what is said, so it is not printed. */
      readonly live?: string | null;
      /** The page that tells more of it: an address of the app. */
      readonly liveAt?: string | null;
    }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'coverage' };

export interface Section {
  readonly number: number;
  readonly title: string;
  /** What AgreementDifference.place begins with when something here differs. */
  readonly places: readonly string[];
  readonly blocks: readonly Block[];
}

export interface AgreementText {
  readonly title: string;
  readonly line: string;
  readonly sections: readonly Section[];
}

const text = (said: string | null | undefined): Block[] => (said ? [{ kind: 'text', text: said }] : []);
const table = (head: readonly string[], rows: readonly (readonly string[])[]): Block[] =>
  rows.length === 0 ? [] : [{ kind: 'table', head, rows }];
const list = (items: readonly string[]): Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);
const titled = (parts: readonly { readonly title: string; readonly text: string }[]): Block[] =>
  parts.flatMap((one) => [{ kind: 'heading', text: one.title } as const, ...text(one.text)]);
const joined = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ');

export function agreementText(agreement: Agreement, terms: Terms): AgreementText {
  const counterpart = terms.sections.parties.find(({ role }) => role !== 'PROVIDER')?.name ?? agreement.customer?.name;
  const kind = kindWords[agreement.kind];
  return {
    title: counterpart === undefined ? kind : `${counterpart}: ${kind.toLowerCase()}`,
    line: `${agreement.number}, version ${String(terms.version)}, ${termWords(terms.from, terms.until)}`,
    sections: sectionsOf(agreement, terms).map((section, place) => ({ number: place + 1, ...section })),
  };
}

function sectionsOf(agreement: Agreement, terms: Terms): Omit<Section, 'number'>[] {
  const { sections } = terms;
  const of = (title: string, places: readonly string[], ...blocks: readonly (readonly Block[])[]) => ({
    title,
    places,
    blocks: blocks.flat(),
  });
  return [
    of(
      'Purpose and term',
      ['from', 'until', 'timeZone', 'sections.overview', 'sections.renewal', 'sections.contact', 'level', 'parent'],
      text(sections.overview),
      purpose(agreement, terms),
      list(sections.renewal === null ? [] : renewalSentences(sections.renewal, dateWords)),
      text(sections.contact === null ? null : `The one place to turn to: ${contactWords(sections.contact)}.`),
    ),
    of('Parties and responsibilities', ['sections.parties'], parties(terms)),
    of('Services in scope', ['sections.services', 'sections.assets', 'sections.underpinnedBy'], services(terms)),
    of(
      'Not in scope',
      ['sections.exclusions'],
      list(sections.exclusions.map((one) => joined([one.text, one.reason === null ? null : `(${one.reason})`]))),
    ),
    of('Coverage', ['schedule', 'scheduleVersion', 'scheduleFollowing'], [{ kind: 'coverage' }]),
    of('Workload', ['sections.workload'], workload(terms)),
    of('Escalation', ['sections.escalation'], escalation(terms)),
    of(
      'Reports',
      ['sections.reports'],
      table(
        ['Report', 'Every', 'Holds', 'Goes to'],
        sections.reports.map((one) => [
          one.title,
          civilWords[one.every],
          one.structure.join('; '),
          one.recipients.join(', '),
        ]),
      ),
    ),
    of('Promises', ['clauses'], promises(terms, voicesOf(agreement.kind, sections.parties))),
    of('Objectives', ['sections.objectives'], objectives(agreement, terms)),
    of('Deliverables', ['sections.deliverables'], deliverables(terms, voicesOf(agreement.kind, sections.parties))),
    of('Penalties', ['sections.penalties'], list(sections.penalties.map(penaltySentence))),
    of('Security', ['sections.security'], titled(sections.security)),
    of(
      'Prices',
      ['sections.prices'],
      table(
        ['For', 'Price'],
        sections.prices.map((one) => [one.name, priceWords(one)]),
      ),
    ),
    of('Further terms', ['sections.covenants', 'sections.documents', 'sections.further'], further(terms)),
    of(
      'Words',
      ['sections.glossary'],
      table(
        ['Word', 'Meaning'],
        wordsOf(terms).map(({ word, meaning }) => [word, meaning]),
      ),
    ),
  ];
}

function purpose({ level, parent, customer, serviceAccount, service }: Agreement, terms: Terms): Block[] {
  const about = [
    level === 'CORPORATE' ? 'all customers' : (customer?.name ?? null),
    serviceAccount === null ? null : `account ${serviceAccount.reference}`,
    service === null ? null : `the service ${service.name}`,
  ].filter((one) => one !== null);
  return text(
    joined([
      about.length === 0 ? null : `It holds for ${about.join(', ')}.`,
      `It is in force ${terms.until === null ? '' : 'from '}${termWords(terms.from, terms.until)}; each day begins at midnight, ${terms.timeZone} time.`,
      parent === null ? null : `It adds to agreement ${parent.number}.`,
    ]),
  );
}

const parties = ({ sections }: Terms): Block[] =>
  table(
    ['Party', 'Bound as', 'Answers for', 'Contacts'],
    sections.parties.map((one) => [
      [one.name, one.address].filter(Boolean).join(', '),
      roleWords[one.role],
      one.responsibilities.join('; '),
      one.contacts.map(contactWords).join('; '),
    ]),
  );

/** Whom the provider relies on is no part of what is signed. */
const restsOn = (numbers: readonly string[]): Block[] =>
  numbers.length === 0
    ? []
    : [
        {
          ...{ kind: 'clause', number: '', text: `It rests on ${numbers.join(', ')}.`, more: [] },
          ...{ place: 'sections.underpinnedBy', target: null, isPrivate: true },
        },
      ];

const services = ({ sections }: Terms): Block[] => [
  ...table(
    ['Service', 'What it gives', 'Available', 'How often', 'Answers for it'],
    sections.services.map((one) => [
      one.name,
      one.description ?? '',
      one.availability ?? '',
      one.frequency ?? '',
      one.owner ?? '',
    ]),
  ),
  ...text(sections.assets.length === 0 ? null : `Covered assets: ${sections.assets.join(', ')}.`),
  ...restsOn(sections.underpinnedBy ?? []),
];

const workload = ({ sections }: Terms): Block[] =>
  list(
    sections.workload.map(({ most, what, period, exceptions }) => {
      const more = exceptions.length === 0 ? '' : `; more ${exceptions.join(', or ')}`;
      return `At most ${most.toLocaleString('en-GB')} ${what} in each ${civilWords[period]}${more}.`;
    }),
  );

const escalation = ({ sections }: Terms): Block[] =>
  sections.escalation.map((step) => ({
    kind: 'clause',
    number: step.number,
    text: escalationSentence(step),
    more: [step.kind === 'FUNCTIONAL' ? 'To those who know more.' : 'To those who decide more.'],
    place: `sections.escalation ${step.number}`,
    target: null,
    isPrivate: step.limit === 'TARGET',
  }));

function promises({ clauses, schedule }: Terms, voices: Voices): Block[] {
  const measures = [...new Set(clauses.map(({ measure }) => measure))];
  return [
    ...text(
      clauses.length === 0 ? null : `Time counts only while the schedule “${schedule.name}” (section 5) is open.`,
    ),
    ...measures.flatMap((measure) => [
      { kind: 'heading', text: spokenName(measure) } as const,
      ...clauses.filter((one) => one.measure === measure).map((clause) => clauseBlock(clause, voices)),
    ]),
  ];
}

const clauseBlock = (clause: ClausePartsFragment, voices: Voices): Block => ({
  kind: 'clause',
  number: clause.number,
  text: capital(clauseSentence(clause, voices)),
  more: optionSentences(clause, voices),
  place: `clauses ${clause.number}`,
  target: clause.target === null ? null : lengthWords(clause.target),
  isPrivate: false,
});

const objectives = (agreement: Agreement, { id, sections }: Terms): Block[] =>
  sections.objectives.map((one) => ({
    kind: 'clause',
    number: one.number,
    text: one.statement ?? objectiveSentence(called(one, sections)),
    more: one.statement === null ? [] : [objectiveSentence(called(one, sections))],
    place: `sections.objectives ${one.number}`,
    target: null,
    isPrivate: false,
    ...(id === agreement.inForce?.id ? standsNow(agreement, one.number) : {}),
  }));

/** How an objective of what is in force stands in its period. */
function standsNow({ number: agreement, objectives: all }: Agreement, number: string) {
  const reading = all.find(({ objective }) => objective.number === number);
  if (reading === undefined) return {};
  const { from, until, objective, attained, standing } = reading;
  const said = attained === null ? '' : `: ${valueWords(objective, attained)}`;
  return {
    live: `${periodWords(from, until)}${said}, ${standingWords[standing].toLowerCase()}`,
    liveAt: `/agreements/${encodeURIComponent(agreement)}/objectives/${encodeURIComponent(number)}`,
  };
}

/** A service by the name that the document gives it. */
const called = <T extends { readonly service: string | null }>(one: T, { services: all }: Terms['sections']): T => ({
  ...one,
  service: all.find(({ service }) => service !== null && service === one.service)?.name ?? one.service,
});

const deliverables = ({ sections, deliverables: kept }: Terms, voices: Voices): Block[] =>
  (sections.deliverables ?? []).map((one) => ({
    kind: 'clause',
    number: one.number,
    text: one.statement ?? deliverableSentence(one, voices),
    more: [...(one.statement === null ? [] : [deliverableSentence(one, voices)]), ...deliverableMore(one)],
    place: `sections.deliverables ${one.number}`,
    target: one.targetBefore === null ? null : `${lengthWords(one.targetBefore)} before`,
    isPrivate: false,
    live: keptWords(kept.find(({ deliverable }) => deliverable.number === one.number)),
  }));

const further = ({ sections }: Terms): Block[] => [
  ...titled(sections.covenants.map((one) => ({ title: covenantTitles[one.kind], text: covenantSentence(one) }))),
  ...(sections.documents.length === 0 ? [] : [{ kind: 'heading', text: 'Documents that are part of it' } as const]),
  ...list(sections.documents.map(documentWords)),
  ...titled(sections.further),
];

/** What the words of every agreement mean; an agreement's own meaning of a word wins. */
const commonWords: readonly { readonly word: string; readonly meaning: string }[] = [
  { word: 'covered day', meaning: 'A day on which the schedule is open at some time.' },
  { word: 'non-prime time', meaning: 'Hours in which time counts, with limits of their own.' },
  { word: 'prime time', meaning: 'The main hours in which time counts.' },
  { word: 'urgent', meaning: 'The highest of four severities: low, normal, high, urgent.' },
];

export function wordsOf({ sections }: Terms): { readonly word: string; readonly meaning: string }[] {
  const own = new Set(sections.glossary.map(({ word }) => word.toLowerCase()));
  return [...sections.glossary, ...commonWords.filter(({ word }) => !own.has(word))].sort((a, b) =>
    a.word.localeCompare(b.word, 'en'),
  );
}

/** Whether something in the section is said otherwise, by the places of what differs. */
export const isChanged = (section: Section, places: readonly string[]): boolean =>
  places.some((place) => section.places.some((own) => place === own || place.startsWith(`${own} `)));
