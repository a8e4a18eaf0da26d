// Telling what happened to services: what is told twice is the same thing, what was told wrongly is taken back and stays.
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import type { EventOutcomeKind } from '../gate/floor-enums.ts';
import { idOf } from '../gate/node-id.ts';
import { nameProblem, refuseAny } from '../gate/text.ts';
import {
  loadServicesByReference,
  lockOutage,
  saveMeasurements,
  saveNewOutage,
  saveOutageEnd,
  saveWithdrawal,
  type NewMeasurement,
  type OutageRow,
} from './service-record.store.ts';
import type { MeasurementInput, RecordOutageInput } from './service-record.type.ts';

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0;

/** Its row id. @throws Refused NOT_FOUND, INVALID, EMPTY, TOO_LONG */
export async function recordOutage(
  tx: Tx,
  { service, kind, from, until = null, reason = null }: RecordOutageInput,
  { by, now }: { readonly by: string; readonly now: Temporal.Instant },
): Promise<number> {
  const id = (await loadServicesByReference(tx, [service])).get(service);
  if (id === undefined) refuse('NOT_FOUND', `No service has the reference ${service}.`, ['service']);
  refuseAny([
    reason === null ? null : nameProblem(reason, 'The reason', ['reason']),
    kind === 'OUTAGE' && isBefore(now, from)
      ? userError('INVALID', `An outage has begun; ${from.toString()} lies ahead.`, ['from'])
      : null,
    endProblem({ kind, from, until }, now),
  ]);
  return saveNewOutage(tx, { service: id, kind, from, until, reason, recordedBy: by }, now);
}

function endProblem(
  { kind, from, until }: Pick<OutageRow, 'kind' | 'from' | 'until'>,
  now: Temporal.Instant,
): UserErrorValue | null {
  if (until === null) return null;
  if (!isBefore(from, until)) {
    return userError('INVALID', `Expected an end after ${from.toString()}; ${until.toString()} came.`, ['until']);
  }
  return kind === 'OUTAGE' && isBefore(now, until)
    ? userError('INVALID', `Nobody knows yet that it ends at ${until.toString()}.`, ['until'])
    : null;
}

async function held(tx: Tx, outage: string): Promise<OutageRow> {
  const id = idOf('Outage', outage);
  const row = id === null ? null : await lockOutage(tx, id);
  if (row === null) return refuse('NOT_FOUND', 'No outage has this id.', ['outage']);
  if (row.withdrawnAt !== null) return refuse('INVALID', 'It was taken back.', ['outage']);
  return row;
}

/** Its row id. @throws Refused NOT_FOUND, INVALID */
export async function endOutage(
  tx: Tx,
  { outage, until }: { readonly outage: string; readonly until: Temporal.Instant },
  now: Temporal.Instant,
): Promise<number> {
  const row = await held(tx, outage);
  if (row.until !== null)
    refuse('INVALID', `It ended at ${row.until.toString()}: take it back and tell it anew.`, ['outage']);
  refuseAny([endProblem({ ...row, until }, now)]);
  await saveOutageEnd(tx, row.id, until);
  return row.id;
}

/** Its row id. @throws Refused NOT_FOUND, INVALID, EMPTY, TOO_LONG */
export async function withdrawOutage(
  tx: Tx,
  { outage, reason, by }: { readonly outage: string; readonly reason: string; readonly by: string },
  now: Temporal.Instant,
): Promise<number> {
  const { id } = await held(tx, outage);
  refuseAny([nameProblem(reason, 'The reason', ['reason'])]);
  await saveWithdrawal(tx, { id, by, reason }, now);
  return id;
}

export interface MeasurementOutcome {
  readonly outcome: EventOutcomeKind;
  readonly userError: UserErrorValue | null;
}

/** What became of each value; one that is refused does not keep the others out. @throws Refused TOO_MANY_EVENTS */
export async function recordMeasurements(
  tx: Tx,
  measurements: readonly MeasurementInput[],
  now: Temporal.Instant,
): Promise<MeasurementOutcome[]> {
  const most = limits.eventsPerCall;
  if (measurements.length > most) {
    const message = `At most ${String(most)} values a call; ${String(measurements.length)} came.`;
    refuse('TOO_MANY_EVENTS', message, ['measurements']);
  }
  const services = await loadServicesByReference(tx, [...new Set(measurements.map(({ service }) => service))]);
  const problems = measurements.map((each, place) => problemOf(each, { services, now }, ['measurements', place]));
  const good = measurements.flatMap((each, place): (NewMeasurement & { readonly place: number })[] => {
    const service = services.get(each.service);
    if (problems[place] !== null || service === undefined) return [];
    return [{ place, service, metric: each.metric, atMs: each.at.epochMilliseconds, value: each.value }];
  });
  const kept = await saveMeasurements(tx, good, now);
  const outcomes = new Map(good.map((each, i) => [each.place, outcomeOf(each, kept[i])]));
  return measurements.map(
    (_each, place) => outcomes.get(place) ?? { outcome: 'REFUSED', userError: problems[place] ?? null },
  );
}

function outcomeOf(
  { value, place }: NewMeasurement & { readonly place: number },
  stands: { readonly isNew: boolean; readonly value: number } | undefined,
): MeasurementOutcome {
  if (stands?.isNew === true) return { outcome: 'RECORDED', userError: null };
  if (stands?.value === value) return { outcome: 'REPEATED', userError: null };
  const message = `At this instant ${String(stands?.value)} was measured before; ${String(value)} came.`;
  return { outcome: 'REFUSED', userError: userError('EVENT_CONFLICT', message, ['measurements', place, 'value']) };
}

function problemOf(
  { service, metric, at, value }: MeasurementInput,
  { services, now }: { readonly services: ReadonlyMap<string, number>; readonly now: Temporal.Instant },
  path: readonly (string | number)[],
): UserErrorValue | null {
  if (!services.has(service)) {
    return userError('NOT_FOUND', `No service has the reference ${service}.`, [...path, 'service']);
  }
  // Many of them are added up: their sum stays a number.
  if (!(Math.abs(value) <= limits.measuredMost)) {
    const most = limits.measuredMost.toLocaleString('en');
    return userError('INVALID', `Expected -${most} to ${most}; ${String(value)} came.`, [...path, 'value']);
  }
  if (isBefore(now.add({ milliseconds: limits.eventsAheadMs }), at)) {
    return userError('EVENT_IN_FUTURE', `${at.toString()} lies ahead.`, [...path, 'at']);
  }
  return nameProblem(metric, 'The metric', [...path, 'metric']);
}
