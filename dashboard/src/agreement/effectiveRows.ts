// What holds altogether, level by level: for each thing that is judged, what each level says of it, and which one counts.
import type { EffectiveTermsQuery } from '../generated/agreement.ts';
import { severityWords } from '../shared/words.ts';
import { keysOf, levelWords, type AgreementLevel } from './agreementWords.ts';
import { limitWords } from './clauseWords.ts';

type Effective = EffectiveTermsQuery['effectiveClauses'][number];

export interface Said {
  readonly key: string;
  readonly agreement: string;
  readonly number: string;
  /** "1 hour": what is promised. */
  readonly limit: string;
  /** False: a narrower level says otherwise. */
  readonly judges: boolean;
}

export interface EffectiveRow {
  readonly key: string;
  readonly measure: string;
  readonly what: string;
  /** What each level says; none when it says nothing. */
  readonly levels: Readonly<Record<AgreementLevel, readonly Said[]>>;
}

export const levels = keysOf(levelWords);

type Severity = NonNullable<Effective['severity']> | 'NONE';
const everySeverity: readonly Severity[] = ['NONE', ...keysOf(severityWords)];

function severitiesInWords(severities: readonly Severity[]): string {
  if (severities.length === everySeverity.length) return 'any severity';
  return severities.map((one) => (one === 'NONE' ? 'without severity' : severityWords[one])).join(', ');
}

const cellsOf = ({ level, clause, overridden }: Effective): EffectiveRow['levels'] => {
  const said = [
    { level, clause, judges: true },
    ...overridden.map((one) => ({ level: one.agreementVersion.agreement.level, clause: one, judges: false })),
  ];
  const at = (wanted: AgreementLevel): Said[] =>
    said
      .filter((one) => one.level === wanted)
      .map(({ clause: { id, number, agreementVersion, ...limits }, judges }) => ({
        ...{ key: id, agreement: agreementVersion.agreement.number, number, judges },
        limit: limitWords(limits),
      }));
  return { CORPORATE: at('CORPORATE'), CUSTOMER: at('CUSTOMER'), SERVICE: at('SERVICE') };
};

/** One row for all severities of which the same is said. */
export function effectiveRows(found: readonly Effective[]): EffectiveRow[] {
  const keyOf = ({ measure, group, clause, overridden }: Effective): string =>
    [measure, group, clause.period, clause.id, ...overridden.map(({ id }) => id)].join(' ');
  return [...new Set(found.map(keyOf))].flatMap((key) => {
    const rows = found.filter((one) => keyOf(one) === key);
    const [row] = rows;
    if (row === undefined) return [];
    const { period } = row.clause;
    const hours = period === null ? '' : period === 'PRIME' ? 'prime time' : 'non-prime time';
    const severities = everySeverity.filter((one) => rows.some(({ severity }) => (severity ?? 'NONE') === one));
    const what = [severitiesInWords(severities), hours, row.group ?? ''].filter((one) => one !== '').join('; ');
    return [{ key, measure: row.measure, what, levels: cellsOf(row) }];
  });
}
