// A schedule gets its next version. From now or later on it is an edit; from the past on it is a correction: a dry run says
// which results would turn over, then somebody signs it with a reason, and what was turned over is kept beside it.
import { limits } from '../config.ts';
import type { CoverageScheduleInput } from '../coverage/coverage.input.ts';
import {
  always,
  loadVersionsOfSchedules,
  lockSchedule,
  saveNewScheduleVersion,
  type ScheduleRow,
} from '../coverage/coverage.store.ts';
import { readSchedule, type ReadSchedule } from '../coverage/read-schedule.ts';
import type { Tx } from '../db/orm.ts';
import { inForceInOrder, versionAt } from '../engine/coverage-versions.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { refuseAny } from '../gate/text.ts';
import { DryRun } from './dry-run.ts';
import { movesOf, type Moves } from './schedule-moves.ts';
import { loadFollowingTerms, saveFlips, type FollowingTerms } from './schedule-moves.store.ts';

export interface VersionToSave {
  readonly schedule: number | null;
  readonly input: CoverageScheduleInput;
  /** Null: from now on. */
  readonly validFrom: Temporal.Instant | null;
  readonly reason: string | null;
  readonly savedBy: string;
  /** How many results the signer was told would turn over; null: not said. */
  readonly expectedFlips: number | null;
  readonly isDryRun: boolean;
}

export interface SavedVersion {
  readonly version: number;
  readonly isCorrection: boolean;
  /** Agreement versions that take the new version up, and those that stay with theirs. */
  readonly moving: readonly number[];
  readonly pinned: readonly number[];
  readonly moves: Moves;
}

/**
 * Saves a version and wakes what it moves.
 * @throws Refused with everything that is wrong; DryRun, with what would have been, when `isDryRun`
 */
export async function saveScheduleVersion(tx: Tx, act: VersionToSave, now: Temporal.Instant): Promise<SavedVersion> {
  const { schedule, isDryRun, savedBy } = act;
  if (schedule === null || !(await lockSchedule(tx, schedule))) {
    return refuse('NOT_FOUND', 'No coverage schedule has this id.', ['schedule']);
  }
  const versions = (await loadVersionsOfSchedules(tx, [schedule])).get(schedule) ?? [];
  const read = await readSchedule(tx, act.input, ['definition']);
  const validFrom = act.validFrom ?? now;
  const corrects = Temporal.Instant.compare(validFrom, now) < 0;
  const reason = act.reason?.trim() ?? '';
  refuseAny([
    ...read.problems,
    beginningProblem(validFrom, versions),
    corrects && reason === '' && !isDryRun
      ? userError('REASON_MISSING', 'This version begins in the past: say why the past was wrong.', ['reason'])
      : null,
    reasonProblem(reason),
  ]);
  const { problems: _none, ...version } = read;
  const terms = await loadFollowingTerms(tx, { schedule, from: validFrom });
  const moving = terms.filter(movesWith(versions, read, validFrom)).map(({ id }) => id);
  let id = 0;
  const save = async (): Promise<void> => {
    const said = { ...version, validFrom, savedBy, corrects, reason: reason === '' ? null : reason };
    id = await saveNewScheduleVersion(tx, schedule, said, now);
  };
  const moves = await movesOf(tx, { terms: moving, from: validFrom }, save, now);
  if (corrects) refuseAny([flipProblem(act, moves)]);
  if (corrects) await saveFlips(tx, id, moves.flips);
  const pinned = terms.filter(({ following }) => following === 'PINNED').map((each) => each.id);
  const saved = { version: id, isCorrection: corrects, moving, pinned, moves };
  if (isDryRun) throw new DryRun(saved);
  return saved;
}

function beginningProblem(validFrom: Temporal.Instant, versions: readonly ScheduleRow[]): UserErrorValue | null {
  const came = validFrom.toString({ smallestUnit: 'millisecond' });
  if (Temporal.Instant.compare(validFrom, always) < 0) {
    const message = `The first version applies from ${always.toString()} on and none can begin before it; ${came} came.`;
    return userError('BEFORE_FIRST_VERSION', message, ['validFrom']);
  }
  const taken = versions.findLast((version) => version.validFrom.equals(validFrom));
  if (taken === undefined) return null;
  const message = `Version ${String(taken.version)} of ${taken.name} begins at ${came} already; versions are never edited.`;
  return userError('VALID_FROM_TAKEN', message, ['validFrom']);
}

/** What is wrong with the words of a reason; null: nothing, also when there are none. */
export const reasonProblem = (reason: string): UserErrorValue | null =>
  reason.length > limits.reasonChars || reason.includes('\0') || !reason.isWellFormed()
    ? userError('TOO_LONG', `A reason is text of at most ${String(limits.reasonChars)} characters.`, ['reason'])
    : null;

/** Who signs on the strength of a dry run signs for what that said. */
function flipProblem({ expectedFlips }: VersionToSave, { flips }: Moves): UserErrorValue | null {
  if (expectedFlips === null || expectedFlips === flips.length) return null;
  const message = `The dry run said that ${String(expectedFlips)} results would turn over; by now it is ${String(flips.length)}.`;
  return userError('FLIPS_CHANGED', message, ['expectedFlips']);
}

/** Whether terms change with the new version: those that follow always do, the holidays alone only when they differ. */
function movesWith(
  versions: readonly ScheduleRow[],
  { definition }: ReadSchedule,
  validFrom: Temporal.Instant,
): (terms: FollowingTerms) => boolean {
  const before = versionAt(inForceInOrder(versions), validFrom)?.definition.holidays ?? [];
  const otherHolidays = [...before].sort().join() !== [...definition.holidays].sort().join();
  return ({ following }) => following === 'FOLLOWS' || (following === 'HOLIDAYS_ONLY' && otherHolidays);
}
