// The chain check on what is stored: a version against what it rests on, and whatever rests on it against the version.
import { setImmediate } from 'node:timers/promises';
import type { Tx } from '../db/orm.ts';
import { brokenChains, brokenSequences, type BrokenChain } from '../engine/chain.ts';
import type { ChosenClauses } from '../engine/agreement.ts';
import type { Terms } from '../engine/clause.ts';
import { userError, type UserErrorValue } from '../gate/errors.ts';
import { loadRestingOn, loadUnderpinning, type AgreedTerms } from './agreement.store.ts';

/** A promise that cannot be kept, with the terms that make it. */
export interface StoredBrokenChain extends BrokenChain {
  readonly ours: Terms;
}

/** What of these terms, activated or a draft, cannot be kept from `now` on by what they rest on. */
export async function chainsOf(tx: Tx, ours: Terms, now: Temporal.Instant): Promise<StoredBrokenChain[]> {
  const underpinning = (await loadUnderpinning(tx, [ours.agreementVersion])).get(ours.agreementVersion) ?? [];
  return check(ours, latest(underpinning), now);
}

/** What of the agreements that rest on these terms cannot be kept from `now` on, if these come into force. */
export async function chainsOn(tx: Tx, theirs: Terms, now: Temporal.Instant): Promise<StoredBrokenChain[]> {
  const resting = latest(await loadRestingOn(tx, theirs.agreementNumber, now));
  const found: StoredBrokenChain[] = [];
  for (const ours of resting) {
    const beside = (await loadUnderpinning(tx, [ours.agreementVersion])).get(ours.agreementVersion) ?? [];
    const others = latest(beside).filter(({ agreementNumber }) => agreementNumber !== theirs.agreementNumber);
    const broken = await check(ours, [theirs, ...others], now);
    found.push(...broken.filter(({ underpinning, after }) => [underpinning, after?.terms].includes(theirs)));
  }
  return found;
}

async function check(ours: Terms, underpinning: readonly Terms[], now: Temporal.Instant): Promise<StoredBrokenChain[]> {
  const from = Temporal.Instant.compare(ours.from, now) > 0 ? ours.from : now;
  const alone: BrokenChain[] = [];
  for (const theirs of underpinning) {
    // A year of openings takes a tenth of a second: others get their turn between.
    await setImmediate();
    alone.push(...brokenChains(ours, theirs, from));
  }
  await setImmediate();
  const sequences = brokenSequences(ours, { underpinning, alone }, from);
  return [...alone, ...sequences].map((broken) => ({ ...broken, ours }));
}

/** Of each agreement the version activated last: what is agreed for the time to come. */
const latest = (all: readonly AgreedTerms[]): readonly AgreedTerms[] => [
  ...new Map(all.map((terms) => [terms.agreementNumber, terms])).values(),
];

/** The gap as a sentence, its example in the wall time of a zone. */
export function chainWords({ ours, ...broken }: StoredBrokenChain, timeZone: string): string {
  const { gap, clause, severities, period, underpinning, underpinningClause, after, example } = broken;
  const theirs = `${underpinning.agreementNumber} version ${String(underpinning.version)}`;
  const promise = `${ours.agreementNumber} clause ${clause.number} (${clause.measure})`;
  const whom = severities.length === 0 ? '' : ` for ${severities.join(', ')}`;
  if (gap === 'NO_CLAUSE') return `${promise} rests on ${theirs}, which has no clause${whom}.`;
  const at = (instant: Temporal.Instant): string =>
    instant.toZonedDateTimeISO(timeZone).toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' ');
  const when = {
    TERM: '',
    SEVERITY: ' whenever it opens',
    PERIOD: ` in ${period ?? 'any'} time`,
    HOLIDAY: ' on dates',
  };
  const due = example?.underpinnedBy ? `due only ${at(example.underpinnedBy)}` : 'not in force or never due';
  const last = underpinningClause === null ? theirs : `${theirs} clause ${underpinningClause.number}`;
  const basis = after === null ? last : `${groupWords(after)} and then ${last}, each taking all it may`;
  const worked =
    example === null ? '' : `opened ${at(example.openedAt)}, promised by ${at(example.promisedBy)}, there ${due}`;
  return `${promise} cannot be kept${whom}${when[gap]} with ${basis}: ${worked} (${timeZone}).`;
}

function groupWords({ terms: { agreementNumber, version }, clauses: [clause] }: ChosenClauses): string {
  const group = clause?.options.group ? ` (${clause.options.group})` : '';
  return `${agreementNumber} version ${String(version)} clause ${clause?.number ?? ''}${group}`;
}

export const chainWarning = (broken: StoredBrokenChain, timeZone: string): UserErrorValue =>
  userError('CHAIN_BROKEN', chainWords(broken, timeZone), ['version']);
