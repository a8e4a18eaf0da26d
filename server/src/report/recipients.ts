// Who gets a report, and which version of it. Those who work here get the one with targets; everybody else gets promises
// alone. A recipient that is neither somebody here nor an address is named as such, never left out in silence.
import type { AgreementRow } from '../agreement/agreement-list.store.ts';
import { findPeople } from '../access/person.store.ts';
import type { Tx } from '../db/orm.ts';
import { loadAddressees } from '../escalation/notice.store.ts';
import { emailProblem } from '../gate/text.ts';
import type { Audience } from './report-content.ts';

export type Mailbox = { readonly person: number } | { readonly address: string };

export interface Recipient {
  /** As the agreement says it. */
  readonly recipient: string;
  readonly audience: Audience;
  /** Null: it is not mailed, and `refused` says why. */
  readonly to: Mailbox | null;
  readonly refused: string | null;
}

const isAddress = (text: string): boolean => text.includes('@') && emailProblem(text) === null;

/** Every recipient; whoever is meant by two of them gets one mail. */
export async function resolveRecipients(
  tx: Tx,
  recipients: readonly string[],
  agreement: AgreementRow,
): Promise<Recipient[]> {
  const ours = await loadAddressees(tx, recipients);
  const found: Recipient[] = [];
  for (const recipient of recipients) {
    const people = ours.get(recipient) ?? [];
    if (people.length > 0) {
      found.push(
        ...people.map(({ id }): Recipient => ({ recipient, audience: 'FLOOR', to: { person: id }, refused: null })),
      );
    } else {
      found.push(await outside(tx, recipient, agreement));
    }
  }
  const seen = new Set<string>();
  return found.filter(({ to }) => {
    const key = JSON.stringify(to).toLowerCase();
    if (to === null || !seen.has(key)) {
      seen.add(key);
      return true;
    }
    return false;
  });
}

/** Somebody who does not work here. */
async function outside(tx: Tx, recipient: string, { kind, customer, number }: AgreementRow): Promise<Recipient> {
  const refused = (why: string): Recipient => ({ recipient, audience: 'COUNTERPART', to: null, refused: why });
  if (kind === 'SLA' && customer === null)
    return refused(`${number} is with several customers: its report goes to nobody outside.`);
  const people = recipient.includes('\0') ? [] : await findPeople(tx, recipient);
  const [theirs] = people.filter((person) => person.customer === customer && customer !== null);
  if (theirs !== undefined) return { ...refused(''), to: { person: theirs.id }, refused: null };
  if (people.some((person) => person.customer !== null)) return refused('Somebody of another customer.');
  if (isAddress(recipient)) return { ...refused(''), to: { address: recipient.trim() }, refused: null };
  return refused('No address, and nobody here is called so.');
}
