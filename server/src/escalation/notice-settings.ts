// Saving how somebody wants to be told: one's own, or as an administrator another's.
import { lockPerson } from '../access/person.store.ts';
import { limits } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { refuse, userError, type UserErrorValue } from '../gate/errors.ts';
import { may } from '../gate/may.ts';
import { idOf } from '../gate/node-id.ts';
import { emailProblem, nameProblem, refuseAny, unlessTaken } from '../gate/text.ts';
import type { Viewer } from '../gate/viewer.ts';
import { personOfViewer } from './inbox-owner.ts';
import { saveSettings, type NoticeSettings } from './notice-setting.store.ts';
import type { QuietHoursType, SaveNoticeSettingsInput } from './notice.type.ts';

/** Saves the settings; the row id of whose they are. @throws Refused */
export async function keepSettings(tx: Tx, viewer: Viewer, input: SaveNoticeSettingsInput): Promise<number> {
  const own = personOfViewer(viewer);
  const asked = input.person ?? null;
  const id = asked === null ? own : idOf('Person', asked);
  if (asked === null && id === null)
    refuse('INVALID', 'A token has no inbox: say whose settings these are.', ['person']);
  const isAllowed = id === own || may(viewer, 'editPeople');
  const person = id === null || !isAllowed ? null : await lockPerson(tx, id);
  if (person === null || person.removedAt !== null)
    return refuse('NOT_FOUND', 'No person has this id, or it is not yours.', ['person']);
  const settings = settingsOf(input);
  const taken = userError('EMAIL_TAKEN', `Another person who may sign in has this address.`, ['email']);
  await unlessTaken(() => saveSettings(tx, person.id, settings), taken);
  return person.id;
}

/** @throws Refused */
function settingsOf({ email, byMail, quiet, groups }: SaveNoticeSettingsInput): NoticeSettings {
  const address = email?.trim() ?? '';
  const names = [...new Set(groups.map((group) => group.trim()))];
  const most = limits.groupsPerCondition;
  refuseAny([
    emailProblem(address === '' ? null : address),
    ...(quiet ? quietProblems(quiet) : []),
    names.length > most
      ? userError('TOO_LONG', `At most ${String(most)} groups; ${String(names.length)} came.`, ['groups'])
      : null,
    ...names.map((name, place) => nameProblem(name, 'The name of a group', ['groups', place])),
  ]);
  return { email: address === '' ? null : address, byMail, quiet: quiet ?? null, groups: names };
}

function quietProblems({ from, to }: QuietHoursType): (UserErrorValue | null)[] {
  const late = (time: string, field: string): UserErrorValue | null =>
    time.startsWith('24') ? userError('INVALID', 'Midnight is 00:00 here.', ['quiet', field]) : null;
  const isWhole = from === to;
  return [
    late(from, 'from'),
    late(to, 'to'),
    isWhole ? userError('INVALID', 'Quiet hours from a time to itself would never end.', ['quiet', 'to']) : null,
  ];
}
