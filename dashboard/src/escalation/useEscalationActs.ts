// What is done about a clock: each act answers with nothing, or with what is wrong.
import {
  AcknowledgeEscalationDocument,
  HandOverEscalationDocument,
  SnoozeEscalationDocument,
} from '../generated/escalationActs.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf } from '../shared/live/problem.ts';

export type ActKind = 'ACKNOWLEDGE' | 'SNOOZE' | 'HAND_OVER';

export interface ActForm {
  note: string;
  /** ISO 8601; SNOOZE. */
  until: string | null;
  /** A person's id; HAND_OVER. */
  to: string;
}

interface Answer {
  readonly done: { readonly userErrors: readonly { readonly message: string }[] };
}

/** Does an act; a sentence when it was refused, null when it was done. */
export function useEscalationActs(): (escalation: string, kind: ActKind, form: ActForm) => Promise<string | null> {
  const { ask, device } = useLine();
  return async (escalation, kind, { note, until, to }) => {
    const said = note.trim() === '' ? null : note.trim();
    const idempotencyKey = `escalation ${device.random()} ${device.random()}`;
    const asked = (): Promise<Answer> => {
      switch (kind) {
        case 'ACKNOWLEDGE':
          return ask(AcknowledgeEscalationDocument, { input: { escalation, note: said, idempotencyKey } });
        case 'SNOOZE':
          return ask(SnoozeEscalationDocument, {
            input: { escalation, note: note.trim(), until: until ?? '', idempotencyKey },
          });
        case 'HAND_OVER':
          return ask(HandOverEscalationDocument, { input: { escalation, note: said, to, idempotencyKey } });
      }
    };
    try {
      const { done } = await asked();
      return done.userErrors.length === 0 ? null : done.userErrors.map(({ message }) => message).join(' ');
    } catch (error) {
      return problemOf(error).message;
    }
  };
}
