// How people want to be told. The address is the person's own, so that it goes when they are erased.
import type { Tx } from '../db/orm.ts';
import type { Severity } from '../engine/fact.ts';
import type { QuietHours } from './quiet-hours.ts';

export interface NoticeSettings {
  readonly email: string | null;
  readonly byMail: boolean;
  readonly quiet: QuietHours | null;
  readonly groups: readonly string[];
}

interface SettingsSql extends Omit<NoticeSettings, 'quiet'> {
  readonly id: number;
  readonly zone: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly breaksThrough: readonly Severity[];
}

/** The settings of people, by person; of somebody who never saved any the usual ones. */
export async function loadSettings(tx: Tx, people: readonly number[]): Promise<Map<number, NoticeSettings>> {
  const rows = await tx.rows<SettingsSql>(
    `select p.id, p.email, coalesce(s.by_mail, true) as "byMail", s.quiet_zone as zone, s.quiet_from as "from",
            s.quiet_to as "to", coalesce(s.breaks_through, '{}') as "breaksThrough", coalesce(s.groups, '{}') as groups
       from person p left join notice_setting s on s.person_id = p.id where p.id = any($1::bigint[])`,
    [people],
  );
  return new Map(
    rows.map(({ id, email, byMail, zone, from, to, breaksThrough, groups }) => {
      const isQuiet = zone !== null && from !== null && to !== null;
      return [id, { email, byMail, quiet: isQuiet ? { timeZone: zone, from, to, breaksThrough } : null, groups }];
    }),
  );
}

/** Throws the database's unique violation when the address is another's. */
export async function saveSettings(tx: Tx, person: number, settings: NoticeSettings): Promise<void> {
  const { email, byMail, quiet, groups } = settings;
  await tx.rows('update person set email = $2 where id = $1', [person, email]);
  await tx.rows(
    `insert into notice_setting (person_id, by_mail, quiet_zone, quiet_from, quiet_to, breaks_through, groups)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (person_id) do update set by_mail = excluded.by_mail, quiet_zone = excluded.quiet_zone,
       quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, breaks_through = excluded.breaks_through,
       groups = excluded.groups`,
    [
      ...[person, byMail, quiet?.timeZone ?? null, quiet?.from ?? null, quiet?.to ?? null],
      ...[quiet?.breaksThrough ?? [], groups],
    ],
  );
}
