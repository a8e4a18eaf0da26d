// What is wrong with the sections of an agreement by themselves, all of it at once; what they name is looked up in
// section-names.ts.
import { limits } from '../config.ts';
import type { MeasureTable } from '../engine/measure.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { moneyProblem } from '../gate/money.ts';
import { deliverableProblems } from './deliverable-problems.ts';
import { moneyProblems, objectiveProblems, penaltyProblems } from './objective-problems.ts';
import { atLeast, contradiction, goesWith, isSaid, measureProblem, repeated, type Problems } from './section-checks.ts';
import type { PartyRole } from './section-enums.ts';
import type { Renewal } from './section-scope.type.ts';
import type { EscalationStep, Price } from './section-terms.type.ts';
import type { AgreementSections } from './sections.type.ts';

type Path = readonly (string | number)[];

/** What the sections are part of. */
export interface SectionsOf {
  /** Civil dates, the second one exclusive. */
  readonly from: string;
  readonly until: string | null;
  readonly measures: MeasureTable;
}

/** Everything that is wrong, by its place below `path`. */
export function sectionProblems(sections: AgreementSections, of: SectionsOf, path: Path): UserErrorValue[] {
  const at = (...more: Path): Path => [...path, ...more];
  const { objectives, escalation, prices, penalties, workload, covenants, documents } = sections;
  const deliverables = sections.deliverables ?? [];
  return [
    ...textProblems(sections, path),
    ...repeated(
      sections.parties.map(({ role }) => (exclusive.has(role) ? role : null)),
      (role, place) =>
        userError('ROLE_TAKEN', `Only one party is ${role}; two are named.`, at('parties', place, 'role')),
    ),
    ...(sections.renewal ? renewalProblems(sections.renewal, of, at('renewal')) : []),
    ...excludedProblems(sections, at('exclusions')),
    ...repeated(
      objectives.map(({ number }) => number),
      twice('objectives', 'number', at),
    ),
    ...objectives.flatMap((each, place) => objectiveProblems(each, { ...of, deliverables }, at('objectives', place))),
    ...repeated(
      deliverables.map(({ number }) => number),
      twice('deliverables', 'number', at),
    ),
    ...deliverables.flatMap((each, place) => deliverableProblems(each, of, at('deliverables', place))),
    ...deliverables.map(({ owedBy }, place) => roleProblem(owedBy, sections, at('deliverables', place, 'owedBy'))),
    ...deliverables.map(({ asset }, place) => coveredProblem(asset, sections, at('deliverables', place, 'asset'))),
    ...repeated(
      escalation.map(({ number }) => number),
      twice('escalation', 'number', at),
    ),
    ...escalation.flatMap((each, place) => stepProblems(each, of, at('escalation', place))),
    ...prices.flatMap((each, place) => priceProblems(each, at('prices', place))),
    ...penalties.flatMap((each, place) => penaltyProblems(each, objectives, at('penalties', place))),
    ...moneyProblems(sections, path),
    ...workload.map(({ most }, place) => atLeast(1, most, at('workload', place, 'most'))),
    ...repeated(
      sections.glossary.map(({ word }) => word.toLowerCase()),
      twice('glossary', 'word', at),
    ),
    ...covenants.flatMap(({ months, survivesMonths }, place) => [
      atLeast(1, months, at('covenants', place, 'months')),
      atLeast(1, survivesMonths, at('covenants', place, 'survivesMonths')),
    ]),
    ...documents.map(({ sha256 }, place) =>
      sha256 === undefined || sha256 === null || /^[0-9a-f]{64}$/.test(sha256)
        ? null
        : userError(
            'INVALID',
            'Expected a SHA-256 as 64 lower-case hexadecimal digits.',
            at('documents', place, 'sha256'),
          ),
    ),
  ].filter((problem) => problem !== null);
}

const exclusive: ReadonlySet<PartyRole> = new Set<PartyRole>(['PROVIDER', 'CUSTOMER', 'SUPPLIER']);
const twice =
  (list: string, field: string, at: (...more: Path) => Path) =>
  (said: string, place: number): UserErrorValue =>
    userError('DUPLICATE', `"${said}" stands twice.`, at(list, place, field));

/** Every text and every list, wherever it stands: nothing blank, nothing endless, nothing that PostgreSQL cannot keep. */
function textProblems(value: unknown, path: Path): UserErrorValue[] {
  if (typeof value === 'string') {
    if (value.trim() === '') return [userError('EMPTY', 'Expected a text, or nothing at all.', path)];
    if (value.length > limits.textChars)
      return [userError('TOO_LONG', `A text has at most ${String(limits.textChars)} characters.`, path)];
    return value.includes('\0') || !value.isWellFormed()
      ? [userError('INVALID', 'A text holds neither a NUL character nor half a character.', path)]
      : [];
  }
  if (Array.isArray(value)) {
    const most = limits.itemsPerSection;
    return value.length > most
      ? [userError('TOO_LONG', `At most ${String(most)} of these; ${String(value.length)} came.`, path)]
      : value.flatMap((each, place) => textProblems(each, [...path, place]));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, each]) => textProblems(each, [...path, field]));
}

function renewalProblems(renewal: Renewal, { until }: SectionsOf, path: Path): Problems {
  const { rule, months, noticeDays, reviewEveryMonths, reviews } = renewal;
  const openEnded = until === null && rule !== 'NONE';
  return [
    openEnded ? contradiction('An open-ended term has no end at which it could be renewed.', [...path, 'rule']) : null,
    goesWith({ field: 'months', value: months, when: 'a renewal', isSo: rule !== 'NONE' }, path),
    atLeast(1, months, [...path, 'months']),
    atLeast(0, noticeDays, [...path, 'noticeDays']),
    atLeast(1, reviewEveryMonths, [...path, 'reviewEveryMonths']),
    ...repeated(reviews, (date, place) => userError('DUPLICATE', `${date} stands twice.`, [...path, 'reviews', place])),
  ];
}

function excludedProblems({ services, exclusions }: AgreementSections, path: Path): Problems {
  const covered = new Map(services.map(({ service, name }) => [service, name]));
  return exclusions.map(({ service }, place) => {
    if (service === null || service === undefined || !covered.has(service)) return null;
    return contradiction(`${service} is both covered and excluded.`, [...path, place, 'service']);
  });
}

/** Who owes something is one of the parties, where the parties are named. */
function roleProblem(role: PartyRole, { parties }: AgreementSections, path: Path): UserErrorValue | null {
  if (parties.length === 0 || parties.some((party) => party.role === role)) return null;
  return userError('PARTY_MISSING', `${role} owes it, and no party is ${role}.`, path);
}

function coveredProblem(
  asset: string | null | undefined,
  { assets }: AgreementSections,
  path: Path,
): UserErrorValue | null {
  if (asset === null || asset === undefined || assets.includes(asset)) return null;
  return userError('NOT_FOUND', `Asset ${asset} is not among the covered assets.`, path);
}

function stepProblems(step: EscalationStep, of: SectionsOf, path: Path): Problems {
  const { point, share, time, notify, raiseTo, moveTo, note } = step;
  const ofShare = point === 'SHARE_SPENT';
  const does = notify.length > 0 || [raiseTo, moveTo, note].some(isSaid);
  return [
    measureProblem(step.measure, of, path),
    goesWith({ field: 'share', value: share, when: 'SHARE_SPENT', isSo: ofShare }, path),
    goesWith({ field: 'time', value: time, when: 'a point before or after', isSo: !ofShare }, path),
    typeof share === 'number' && !(share > 0 && share <= 1)
      ? userError('INVALID', `Expected a share above 0 and at most 1; ${String(share)} came.`, [...path, 'share'])
      : null,
    does ? null : userError('INVALID', 'A step tells somebody or changes something.', path),
  ];
}

const priceProblems = ({ charge, unit, amount }: Price, path: Path): Problems => [
  goesWith({ field: 'unit', value: unit, when: 'PER_UNIT', isSo: charge === 'PER_UNIT' }, path),
  moneyProblem(amount, [...path, 'amount']),
];
