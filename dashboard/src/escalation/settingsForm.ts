// How somebody wants to be told, as a form holds it.
import type { NoticeSettingsQuery, SaveNoticeSettingsMutationVariables } from '../generated/escalationActs.ts';
import type { Severity } from '../shared/words.ts';

type Settings = NonNullable<NoticeSettingsQuery['viewer']['noticeSettings']>;

export interface SettingsForm {
  email: string;
  byMail: boolean;
  isQuiet: boolean;
  timeZone: string;
  from: string;
  to: string;
  breaksThrough: readonly Severity[];
  /** One group a line. */
  groups: string;
}

/** `zone` stands where none was said. */
export const formOf = ({ email, byMail, quiet, groups }: Settings, zone: string): SettingsForm => ({
  email: email ?? '',
  byMail,
  isQuiet: quiet !== null,
  timeZone: quiet?.timeZone ?? zone,
  from: quiet?.from.slice(0, 5) ?? '22:00',
  to: quiet?.to.slice(0, 5) ?? '07:00',
  breaksThrough: quiet?.breaksThrough ?? ['URGENT'],
  groups: groups.join('\n'),
});

export const inputOf = ({
  email,
  byMail,
  isQuiet,
  timeZone,
  from,
  to,
  breaksThrough,
  groups,
}: SettingsForm): SaveNoticeSettingsMutationVariables['input'] => ({
  email: email.trim() === '' ? null : email.trim(),
  byMail,
  quiet: isQuiet ? { timeZone: timeZone.trim(), from, to, breaksThrough: [...breaksThrough] } : null,
  groups: groups
    .split('\n')
    .map((group) => group.trim())
    .filter((group) => group !== ''),
});
