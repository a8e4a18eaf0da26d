// The portal's own enum objects. They share names with the floor's, never an object: what one schema can reach, the
// other cannot.
import type { PromiseChangeKind } from '../engine/change.ts';
import type { CoveragePeriod } from '../engine/coverage.ts';
import type { Severity, StatusCategory } from '../engine/fact.ts';
import type { SegmentKind } from '../engine/proof.ts';
import type { ClockPhase, LimitStanding } from '../engine/reading.ts';
import { namedEnum } from '../gate/floor-enums.ts';

export const PhaseEnum = namedEnum<ClockPhase>('Phase', 'What a clock is doing.', {
  RUNNING: 'Covered time counts.',
  PAUSED: 'Waiting: nothing counts, and nothing is due.',
  STOPPED: 'Ended with a result.',
  VOID: 'Ended without a result.',
  NOT_APPLICABLE: 'Not yet begun: nothing has been asked of us.',
});

export const StandingEnum = namedEnum<LimitStanding>('Standing', 'How a promise stands.', {
  ON_TRACK: 'Time left, no warning.',
  AT_RISK: 'Most of the promised time is used up.',
  BREACHED: 'Not kept.',
  MET: 'Kept.',
});

export const ChangeKindEnum = namedEnum<PromiseChangeKind>('ChangeKind', 'What happened to a clock.', {
  STARTED: 'The clock began.',
  PAUSED: 'It waits: nothing counts.',
  RESUMED: 'It counts again.',
  AT_RISK: 'Most of the promised time is used up.',
  BREACHED: 'The promise was not kept.',
  MET: 'The promise was kept.',
  VOIDED: 'The clock ended without a result.',
  REOPENED: 'The ticket was taken up again, and the clock with it.',
  RECLASSIFIED: 'Another promise applies, because the severity or the service changed.',
  WITHDRAWN: 'A breach told earlier did not happen: later facts proved it.',
  CORRECTED: 'A result told earlier is another one now: later facts proved it.',
});

export const PortalSeverityEnum = namedEnum<Severity>('Severity', 'How urgent a ticket is.', {
  LOW: 'Can wait.',
  NORMAL: 'The usual.',
  HIGH: 'Hurts.',
  URGENT: 'Stops work.',
});

export const PortalCoveragePeriodEnum = namedEnum<CoveragePeriod>('CoveragePeriod', 'A part of the covered time.', {
  PRIME: 'The main hours; wins where both periods cover an instant.',
  NON_PRIME: 'Covered time beside the main hours.',
});

export const PortalSegmentKindEnum = namedEnum<SegmentKind>('SegmentKind', 'What a clock did in a part of its life.', {
  RUNNING: 'Time counted.',
  PAUSED: 'It waited: nothing counted.',
  OUTSIDE: 'It ran outside the time that counts.',
  EXCLUDED: 'Between its end and a reopening.',
});

export const PortalStatusCategoryEnum = namedEnum<StatusCategory>('StatusCategory', 'Where a ticket stands.', {
  NEW: 'Nobody has begun.',
  OPEN: 'In work.',
  WAITING_CUSTOMER: 'Waiting for you.',
  WAITING_SUPPLIER: 'Waiting for a supplier.',
  ON_HOLD: 'Put aside.',
  RESOLVED: 'Solved; may still be reopened.',
  CLOSED: 'At its end.',
  CANCELLED: 'Taken back: no promise applies any more.',
});
