// The parts of a proof's document, as strict as the engine's own types: what is misspelt is refused, never passed over.
import { z } from 'zod';

const isInstant = (text: string): boolean => {
  try {
    return Temporal.Instant.from(text).epochNanoseconds % 1_000_000n === 0n;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
};
export const instantShape = z
  .string()
  .refine(isInstant, { error: 'expected an instant in whole milliseconds, as 2026-03-02T09:00:00Z' });

const severity = z.enum(['LOW', 'NORMAL', 'HIGH', 'URGENT']);
const status = z.enum([
  'NEW',
  'OPEN',
  'WAITING_CUSTOMER',
  'WAITING_SUPPLIER',
  'ON_HOLD',
  'RESOLVED',
  'CLOSED',
  'CANCELLED',
]);
const actor = z.enum(['CUSTOMER', 'AGENT', 'AUTOMATION']);
const period = z.enum(['PRIME', 'NON_PRIME']);
const kind = z.enum([
  ...(['OPENED', 'CUSTOMER_REPLIED', 'AGENT_REPLIED', 'NOTE_ADDED', 'STATUS_CHANGED', 'PRIORITY_CHANGED'] as const),
  ...(['ASSIGNED', 'GROUP_CHANGED', 'RESOLVED', 'CLOSED', 'REOPENED', 'MERGED', 'SPLIT', 'CANCELLED'] as const),
  ...(['NEEDS_NO_ANSWER', 'PROMISED', 'RETRACTED', 'RATED', 'UPDATED'] as const),
]);
const list = <T extends z.ZodType>(shape: T): z.ZodReadonly<z.ZodArray<T>> => z.array(shape).readonly();

export const factShape = z.strictObject({
  id: z.int(),
  source: z.string(),
  eventId: z.string(),
  sequence: z.number().nullable(),
  at: instantShape,
  kind,
  actor,
  status: status.nullable(),
  severity: severity.nullable(),
  group: z.string().nullable(),
  agent: z.string().nullable(),
  serviceAccount: z.int().nullable(),
  service: z.int().nullable(),
  asset: z.int().nullable(),
  message: z.string().nullable(),
  refersTo: z.string().nullable(),
  undo: z.boolean(),
  promisedAt: instantShape.nullable(),
  into: z.exactOptional(z.string().nullable()),
  from: z.exactOptional(z.string().nullable()),
});

const limitStanding = z.enum(['ON_TRACK', 'AT_RISK', 'BREACHED', 'MET']);
const limitShape = z.strictObject({
  /** Durations are covered milliseconds. */
  limit: z.int().nullable(),
  dueAt: instantShape.nullable(),
  headroom: z.int().nullable(),
  standing: limitStanding.nullable(),
  breachedAt: instantShape.nullable(),
  byReclassification: z.boolean(),
});

export const readingShape = z.strictObject({
  phase: z.enum(['RUNNING', 'PAUSED', 'STOPPED', 'VOID', 'NOT_APPLICABLE']),
  voidReason: z.enum(['NO_CLAUSE', 'UNANSWERED', 'TRANSFERRED', 'CANCELLED', 'RETRACTED', 'BY_MEASURE']).nullable(),
  standing: z.enum(['ON_TRACK', 'AT_RISK', 'OVER_TARGET', 'BREACHED', 'MET']).nullable(),
  startedAt: instantShape.nullable(),
  stoppedAt: instantShape.nullable(),
  spent: z.int(),
  paused: z.int(),
  promise: limitShape.nullable(),
  target: limitShape.nullable(),
});

export const segmentShape = z.strictObject({
  from: instantShape,
  to: instantShape,
  kind: z.enum(['RUNNING', 'PAUSED', 'OUTSIDE', 'EXCLUDED']),
  period: period.nullable(),
  milliseconds: z.int(),
  share: z.number().nullable(),
  /** The fact that began it, and its event id. */
  fact: z.int().nullable(),
  event: z.string().nullable(),
  clause: z.string(),
  agreement: z.string(),
  agreementVersion: z.int(),
  scheduleVersion: z.int(),
});

export const clauseShape = z.strictObject({
  id: z.int(),
  number: z.string(),
  measure: z.string(),
  severity: severity.nullable(),
  period: period.nullable(),
  promiseMs: z.int().nullable(),
  targetMs: z.int().nullable(),
  warnAtShare: z.number().nullable(),
  options: z.strictObject({
    pausesWhile: z.exactOptional(list(status)),
    endsWait: z.exactOptional(z.enum(['ON_REPLY', 'ON_STATUS_ONLY'])),
    onReopen: z.exactOptional(z.enum(['RESUME', 'NEW_CYCLE', 'CONTINUOUS'])),
    reopenWindowMs: z.exactOptional(z.int()),
    onReclassify: z.exactOptional(z.enum(['CARRY', 'RESTART', 'TIGHTEN_ONLY', 'PROPORTIONAL'])),
    allowance: z.exactOptional(z.enum(['FIXED_AT_START', 'BLENDED'])),
    countOpening: z.exactOptional(z.boolean()),
    onResolveUnanswered: z.exactOptional(z.enum(['EXCLUDED', 'MET', 'KEEP_RUNNING'])),
    warnBeforeMs: z.exactOptional(z.int()),
    group: z.exactOptional(z.string()),
    relative: z.exactOptional(z.enum(['NONE', 'END_OF_COVERED_DAY', 'TIME_OF_COVERED_DAY'])),
    coveredDays: z.exactOptional(z.int()),
    localTime: z.exactOptional(z.string()),
  }),
});

export const termsShape = z.strictObject({
  agreementNumber: z.string(),
  version: z.int(),
  agreementVersion: z.int(),
  level: z.enum(['CORPORATE', 'CUSTOMER', 'SERVICE']),
  customer: z.int().nullable(),
  serviceAccount: z.int().nullable(),
  service: z.int().nullable(),
  excludes: z.exactOptional(list(z.int())),
  from: instantShape,
  until: instantShape.nullable(),
  appliesTo: z.enum(['NEW_TICKETS', 'OPEN_TICKETS', 'WHOLE_PERIOD']),
  periodFrom: instantShape.nullable(),
  scheduleVersion: z.int(),
});

const intervals = list(z.strictObject({ from: z.string(), to: z.string() }));
const day = z.exactOptional(intervals);
export const coverageShape = z.strictObject({
  /** Null: the version is the agreement's own. */
  scheduleVersion: z.int().nullable(),
  from: instantShape.nullable(),
  schedule: z.strictObject({
    timeZone: z.string(),
    periods: list(
      z.strictObject({
        period,
        weekly: z.strictObject({ mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day }),
        onHoliday: z.enum(['CLOSED', 'AS_USUAL', 'ALL_DAY']),
      }),
    ),
    holidays: list(z.string()),
    exceptions: list(z.strictObject({ date: z.string(), period: period.nullable(), intervals })),
  }),
});

const conditions = list(
  z.strictObject({
    kinds: z.exactOptional(list(kind)),
    actors: z.exactOptional(list(actor)),
    statuses: z.exactOptional(list(status)),
    groups: z.exactOptional(list(z.string())),
    severities: z.exactOptional(list(severity)),
  }),
);
export const measureShape = z.strictObject({
  name: z.string(),
  starts: conditions,
  pauses: conditions,
  stops: conditions,
  restarts: conditions,
  voids: conditions,
  cycles: z.enum(['ONE', 'MANY']),
});
