// Which occurrences an agreement owes: its versions, each in its own time, and the deliverables of each.
import { recurrenceOf } from '../agreement/deliverable-problems.ts';
import type { Deliverable } from '../agreement/deliverable-terms.type.ts';
import type { AgreementRow, VersionRow } from '../agreement/agreement-list.store.ts';
import { dueTimes, firstDue, instantsIn, type Recurrence } from '../agreement/recurrence.ts';
import type { AgreementSections } from '../agreement/sections.type.ts';
import { limits } from '../config.ts';
import { occurrencesOf, type OwedSpan } from '../engine/deliverable.ts';
import type { NewOccurrence } from './occurrence.store.ts';

export interface PlannedAgreement {
  readonly agreement: AgreementRow;
  /** Those that were activated, the first first. */
  readonly versions: readonly VersionRow[];
  readonly sections: ReadonlyMap<number, AgreementSections>;
}

/** What is due between two instants, both part of it; `from` null: from the beginning. */
export interface PlanSpan {
  readonly from: Temporal.Instant | null;
  readonly until: Temporal.Instant;
}

const before = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;
const later = (a: Temporal.Instant, b: Temporal.Instant): Temporal.Instant => (before(a, b) ? b : a);
const dateIn = (at: Temporal.Instant, zone: string): Temporal.PlainDate => at.toZonedDateTimeISO(zone).toPlainDate();

/** The occurrences that are due in the span, and of each deliverable that goes on the next one behind it. */
export function plannedOccurrences(planned: PlannedAgreement, span: PlanSpan): NewOccurrence[] {
  const { agreement, versions, sections } = planned;
  return versions.flatMap((version, place) => {
    const owed = owedSpan(versions, place);
    const isOver = owed.until !== null && !before(owed.from, owed.until);
    const isPast = span.from !== null && owed.until !== null && before(owed.until, span.from) && !owed.isLast;
    if (isOver || isPast) return [];
    return (sections.get(version.id)?.deliverables ?? []).flatMap((deliverable) =>
      occurrencesDue(deliverable, { version, owed, anchor: versions[0]?.fromDate ?? version.fromDate }, span).map(
        (times) => ({ ...aboutOf(deliverable, { agreement, version }), ...times }),
      ),
    );
  });
}

/** True while some version of it may still bring an occurrence after the instant. */
export const goesOn = ({ versions, sections }: PlannedAgreement, after: Temporal.Instant): boolean =>
  versions.some(
    ({ id, until }) => (sections.get(id)?.deliverables ?? []).length > 0 && (until === null || before(after, until)),
  );

/** When a version brings occurrences: an amendment that was activated late takes over from then. */
function owedSpan(versions: readonly VersionRow[], place: number): Omit<OwedSpan, 'anchor'> {
  const startOf = (version: VersionRow, isFirst: boolean): Temporal.Instant =>
    isFirst || version.activatedAt === null ? version.from : later(version.from, version.activatedAt);
  const version = versions[place];
  const next = versions[place + 1];
  if (version === undefined) throw new Error('A place without a version');
  const isFollowed = next !== undefined && version.until !== null && version.until.equals(next.from);
  return {
    from: startOf(version, place === 0),
    until: isFollowed ? startOf(next, false) : version.until,
    isFirst: place === 0,
    isLast: !isFollowed,
  };
}

interface Owed {
  readonly version: VersionRow;
  readonly owed: Omit<OwedSpan, 'anchor'>;
  /** The date from which rules count that do not say so. */
  readonly anchor: string;
}

type Times = Pick<NewOccurrence, 'opensMs' | 'warnMs' | 'targetMs' | 'dueMs' | 'missedAfterMs'>;

function occurrencesDue(deliverable: Deliverable, { version, owed, anchor }: Owed, span: PlanSpan): Times[] {
  const zone = version.timeZone;
  const recurrence = recurrenceOf(deliverable, anchor);
  const from = span.from === null ? owed.from : later(owed.from, span.from);
  const first = dateIn(from, zone);
  const last = dateIn(span.until, zone).add({ days: 1 }).toString();
  const until = owed.until === null ? null : dateIn(owed.until, zone).add({ days: 400 }).toString();
  const times = [
    ...(deliverable.opensBefore === null || deliverable.opensBefore === undefined
      ? duesBefore(recurrence, first)
      : ([] as Temporal.PlainDateTime[])),
    ...dueTimes(recurrence, { from: first.subtract({ days: 1 }).toString(), until: last }),
  ];
  const next = firstDue(recurrence, last, until);
  const dues = instantsIn(zone, next === null ? times : [...times, next]);
  const anchorAt = Temporal.PlainDate.from(recurrence.anchor).toZonedDateTime(zone).toInstant();
  const terms = {
    opensBeforeMs: deliverable.opensBefore ?? null,
    warnBeforeMs: deliverable.warnBefore ?? null,
    targetBeforeMs: deliverable.targetBefore ?? null,
    graceMs: deliverable.grace ?? 0,
  };
  return occurrencesOf(terms, dues, { ...owed, anchor: anchorAt })
    .filter(({ dueAt }) => span.from === null || before(span.from, dueAt))
    .map(({ opensAt, warnAt, targetAt, dueAt, missedAfter }) => ({
      opensMs: opensAt.epochMilliseconds,
      warnMs: warnAt.epochMilliseconds,
      targetMs: targetAt?.epochMilliseconds ?? null,
      dueMs: dueAt.epochMilliseconds,
      missedAfterMs: missedAfter.epochMilliseconds,
    }));
}

/** The last due times before a date, looked for further and further back. */
function duesBefore(recurrence: Recurrence, date: Temporal.PlainDate): Temporal.PlainDateTime[] {
  const anchor = Temporal.PlainDate.from(recurrence.anchor);
  for (let days = 40; days <= 366 * limits.ruleYears; days *= 6) {
    const from = date.subtract({ days });
    const found = dueTimes(recurrence, { from: from.toString(), until: date.subtract({ days: 1 }).toString() });
    if (found.length > 0) return found.slice(-1);
    if (Temporal.PlainDate.compare(from, anchor) <= 0) return [];
  }
  return [];
}

function aboutOf(
  deliverable: Deliverable,
  { agreement, version }: { readonly agreement: AgreementRow; readonly version: VersionRow },
): Omit<NewOccurrence, keyof Times> {
  const members = deliverable.members.map(({ reference }) => reference);
  return {
    agreement: agreement.id,
    version: version.id,
    customer: agreement.customer,
    number: deliverable.number,
    title: deliverable.title,
    owedBy: deliverable.owedBy,
    asset: deliverable.asset ?? null,
    wants: {
      quantity: deliverable.quantity ?? 1,
      members,
      atLeast: members.length === 0 ? 0 : (deliverable.atLeast ?? members.length),
      needsConfirmation: deliverable.needsConfirmation ?? false,
    },
  };
}
