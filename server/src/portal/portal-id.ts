// The customer's ids: the type and a random uuid, so that no id tells how many tickets there are or whose come next.
// A clock has no uuid of its own: it is its ticket's, by measure and cycle.

/** The row's `portal_id`, in the lower-case form PostgreSQL writes. */
type Uuid = string;

export interface PortalClockKey {
  /** Of the ticket. */
  readonly uuid: Uuid;
  readonly measure: string;
  readonly cycle: number;
}

export type PortalId =
  | { readonly type: 'PortalAgreement' | 'PortalTicket' | 'PortalOccurrence' | 'PortalReport'; readonly uuid: Uuid }
  | { readonly type: 'PortalAgreementInReview'; readonly uuid: Uuid; readonly version: number }
  | ({ readonly type: 'PortalClock' } & PortalClockKey);

const uuidForm = '([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})';
const rowForm = new RegExp(`^(PortalAgreement|PortalTicket|PortalOccurrence|PortalReport):${uuidForm}$`);
const reviewForm = new RegExp(`^PortalAgreementInReview:${uuidForm}:([1-9][0-9]{0,8})$`);
const clockForm = new RegExp(`^PortalClock:${uuidForm}:([A-Z][A-Z0-9_]{0,59}):([1-9][0-9]{0,8})$`);

/** The global id of a thing in the portal: base64url of "PortalTicket:<uuid>". */
export function toPortalId(id: PortalId): string {
  return Buffer.from([id.type, ...wordsOf(id)].join(':'), 'utf8').toString('base64url');
}

function wordsOf(id: PortalId): readonly (string | number)[] {
  if (id.type === 'PortalClock') return [id.uuid, id.measure, id.cycle];
  return id.type === 'PortalAgreementInReview' ? [id.uuid, id.version] : [id.uuid];
}

/** What a global id of the portal names; null for anything that `toPortalId` did not make. */
export function parsePortalId(text: string): PortalId | null {
  if (text.length > 200) return null;
  const said = Buffer.from(text, 'base64url').toString('latin1');
  const [, type, row] = rowForm.exec(said) ?? [];
  const [, ticket, measure, cycle] = clockForm.exec(said) ?? [];
  const [, agreement, version] = reviewForm.exec(said) ?? [];
  let id: PortalId | null = null;
  if (type !== undefined && row !== undefined)
    id = { type: type as 'PortalAgreement' | 'PortalTicket' | 'PortalOccurrence' | 'PortalReport', uuid: row };
  if (agreement !== undefined) id = { type: 'PortalAgreementInReview', uuid: agreement, version: Number(version) };
  if (ticket !== undefined && measure !== undefined) {
    id = { type: 'PortalClock', uuid: ticket, measure, cycle: Number(cycle) };
  }
  // One thing has one id: other spellings (padding, stray characters) name nothing.
  return id !== null && toPortalId(id) === text ? id : null;
}
