// A step that came due, in words: what it did, who has the clock, what came of the e-mail.
import type { RouteLocationRaw } from 'vue-router';
import type { EscalationPartsFragment, InboxQuery } from '../generated/escalations.ts';
import { nearMinute } from '../shared/instant.ts';
import { severityWords } from '../shared/words.ts';

export type Escalation = EscalationPartsFragment;
export type Notice = InboxQuery['notices']['nodes'][number];
type Action = Escalation['actions'][number];

/** Where and when the reader is. */
export interface Reader {
  readonly now: number;
  readonly zone: string;
}

export const outcomeWords: Readonly<Record<Escalation['outcome'], string>> = {
  DONE: 'Done',
  OWNED: 'Told to whoever has it',
  PASSED_OVER: 'Passed over',
  SILENT: 'Silent',
};

const list = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words[words.length - 1] ?? ''}`;

/** "Told Ann and Ben", "Severity raised to urgent". */
function actionWords({ kind, outcome, to, people }: Action, { step }: Escalation): string {
  if (outcome === 'TOO_MANY_ROUNDS') return 'Changed nothing: steps had changed the ticket too often at once';
  switch (kind) {
    case 'NOTIFY':
      if (outcome === 'NOBODY')
        return `Nobody is called “${to ?? ''}”: ${people.length === 0 ? 'nobody was told' : `${list(people)} heard of it instead`}`;
      return to === null || people.join() === to ? `Told ${list(people)}` : `Told ${to}: ${list(people)}`;
    case 'RAISE_SEVERITY': {
      const severity = step.raiseTo === null ? '' : severityWords[step.raiseTo].toLowerCase();
      return outcome === 'DONE' ? `Severity raised to ${severity}` : `Severity was ${severity} or higher already`;
    }
    case 'MOVE_GROUP':
      return outcome === 'DONE' ? `Moved to ${step.moveTo ?? ''}` : `${step.moveTo ?? ''} had it already`;
    case 'ADD_NOTE':
      return `Noted “${step.note ?? ''}”`;
  }
}

/** A sentence with its end, where what it quotes has none. */
const ended = (text: string): string => (/[.!?]”?$/.test(text) ? text : `${text}.`);

/** What a step did, one sentence each. */
export function didWords(escalation: Escalation): string[] {
  if (escalation.outcome === 'PASSED_OVER') return ['A higher step came due with it: nothing was done.'];
  if (escalation.outcome === 'SILENT') return ['It came due before its source takes effect: nobody was told.'];
  return escalation.actions.map((action) => ended(actionWords(action, escalation)));
}

/** Of each clock the first of these: what people did about it, and can do, stands there once. */
export function firstOfClocks(escalations: readonly Escalation[]): ReadonlySet<string> {
  const found = new Map<string, string>();
  for (const { id, clock } of escalations) if (!found.has(clock?.id ?? id)) found.set(clock?.id ?? id, id);
  return new Set(found.values());
}

/** Something was to be told and nobody was found: it must not be overlooked. */
export const isUnheard = ({ actions }: Escalation): boolean => actions.some(({ outcome }) => outcome === 'NOBODY');

export function actLine(act: Escalation['acts'][number], { now, zone }: Reader): string {
  const at = nearMinute(Date.parse(act.at), now, zone);
  const note = act.note === null ? '' : `: “${act.note}”`;
  const until = act.until === null ? '' : nearMinute(Date.parse(act.until), now, zone);
  const did = {
    ACKNOWLEDGED: `${act.by} took it on`,
    SNOOZED: `${act.by} put its steps off until ${until}`,
    HANDED_OVER: `${act.by} handed it over to ${act.owner}`,
  }[act.kind];
  return ended(`${at} ${did}${note}`);
}

const reasons: Readonly<Record<Notice['kind'], string>> = {
  STEP: '',
  NOBODY: 'A step names somebody who is nobody. ',
  HANDED_OVER: 'Handed over to you. ',
  WITHDRAWN: 'Taken back: the breach did not happen. ',
  BURNING: '',
};

/** What a notice is about: its name, where it leads, and where it stands. */
export function aboutOf({ escalation, objectiveAlert }: Notice): About {
  if (escalation !== null) {
    const { ticket, number, agreementVersion } = escalation;
    const severity = ticket.severity === null ? '' : `${severityWords[ticket.severity]} · `;
    return {
      name: ticket.reference,
      to: { name: 'ticket', params: { source: ticket.source, reference: ticket.reference } },
      which: `step ${number}`,
      where: `${severity}step ${number} of ${agreementVersion?.agreement.number ?? ''}`,
    };
  }
  const number = objectiveAlert?.agreement.number ?? '';
  const objective = objectiveAlert?.objective ?? '';
  const which = `objective ${objective}`;
  return {
    name: number,
    to: { name: 'objective', params: { number, objective } },
    which,
    where: `${which} burns too fast`,
  };
}

interface About {
  readonly name: string;
  readonly to: RouteLocationRaw;
  /** What of it, in a word. */
  readonly which: string;
  readonly where: string;
}

function alertWords(alert: Notice['objectiveAlert']): string {
  if (alert === null) return 'What it was about was removed';
  const burn = alert.longBurn.toLocaleString('en-GB', { maximumFractionDigits: 1 });
  return `misses come at ${burn} times what is allowed${alert.closedAt === null ? '' : '; it is over'}`;
}

/** "50 % of the promise of the resolution is used up", after why the reader is told when it is not the step itself. */
export const noticeTitle = ({ kind, escalation, objectiveAlert }: Notice): string => {
  const cause = escalation?.cause ?? alertWords(objectiveAlert);
  return `${reasons[kind]}${cause.charAt(0).toUpperCase()}${cause.slice(1)}`;
};

export function mailWords({ mail }: Notice, { now, zone }: Reader): string {
  const at = (instant: string | null): string => (instant === null ? '' : nearMinute(Date.parse(instant), now, zone));
  switch (mail.state) {
    case 'NONE':
      return '';
    case 'WAITING':
      return mail.after !== null && Date.parse(mail.after) > now
        ? `mailed from ${at(mail.after)} on`
        : 'not mailed yet';
    case 'PENDING':
      return mail.failure === null ? 'being mailed' : `mail tried again: ${mail.failure}`;
    case 'SENT':
      return `mailed ${at(mail.sentAt)}`;
    case 'FAILED':
      return `not mailed: ${mail.failure ?? 'given up'}`;
  }
}
