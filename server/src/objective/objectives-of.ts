// The objectives that agreements have in the periods that hold an instant.
import {
  loadAgreements,
  loadSections,
  loadVersionsOf,
  type AgreementRow,
  type VersionRow,
} from '../agreement/agreement-list.store.ts';
import type { AgreementSections } from '../agreement/sections.type.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { codedError } from '../gate/errors.ts';
import { governing, periodOf } from './governing.ts';
import type { ObjectiveAsk } from './read-objective.ts';

/** The day asked for, in whichever zone; null: the present. */
export interface AskedDay {
  readonly on: Temporal.PlainDate | null;
  readonly now: Temporal.Instant;
}

/** @throws INVALID for a day in the future: nothing is known of it */
export function readDay(on: string | null | undefined, now: Temporal.Instant): AskedDay {
  if (on === null || on === undefined) return { on: null, now };
  const day = Temporal.PlainDate.from(on);
  const last = now.toZonedDateTimeISO('UTC').toPlainDate().add({ days: limits.objectiveDaysAhead });
  if (Temporal.PlainDate.compare(day, last) > 0)
    throw codedError('INVALID', `Expected a day up to ${last.toString()}; ${on} came.`);
  return { on: day, now };
}

const instantOf = ({ on, now }: AskedDay, zone: string): Temporal.Instant =>
  on === null ? now : on.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).toInstant();

/** The objectives of these agreements, each in the period of the day asked for, in the order of the documents. */
export async function loadObjectives(
  tx: Tx,
  agreements: readonly number[],
  day: AskedDay,
): Promise<Map<number, ObjectiveAsk[]>> {
  const rows = await loadAgreements(tx, agreements);
  const versions = await loadVersionsOf(tx, agreements);
  const activated = new Map(
    [...versions].map(([id, all]) => [id, all.filter(({ activatedAt }) => activatedAt !== null)]),
  );
  const sections = await loadSections(
    tx,
    [...activated.values()].flat().map(({ id }) => id),
  );
  return new Map(
    [...rows].map(([id, agreement]) => [id, asksOf({ agreement, versions: activated.get(id) ?? [], sections }, day)]),
  );
}

interface Agreed {
  readonly agreement: AgreementRow;
  readonly versions: readonly VersionRow[];
  readonly sections: ReadonlyMap<number, AgreementSections>;
}

/** Each version speaks for the periods that it governs. */
export function asksOf({ agreement, versions, sections }: Agreed, day: AskedDay): ObjectiveAsk[] {
  return versions.flatMap((version) =>
    (sections.get(version.id)?.objectives ?? []).flatMap((objective): ObjectiveAsk[] => {
      const at = instantOf(day, version.timeZone);
      const { period, looksAt } = periodOf(objective, { at, zone: version.timeZone });
      if (governing(versions, period)?.id !== version.id) return [];
      return [{ agreement, versions, version, objective, period, looksAt }];
    }),
  );
}
