// The customer's ids: the type and a random uuid, so that no id tells how many tickets there are or whose come next.

export type PortalIdType = 'PortalAgreement' | 'PortalClock' | 'PortalTicket';

export interface PortalId {
  readonly type: PortalIdType;
  /** The row's `portal_id`, in the lower-case form PostgreSQL writes. */
  readonly uuid: string;
}

const form = /^(PortalAgreement|PortalClock|PortalTicket):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** The global id of a row in the portal: base64url of "PortalTicket:<uuid>". */
export function toPortalId({ type, uuid }: PortalId): string {
  return Buffer.from(`${type}:${uuid}`, 'utf8').toString('base64url');
}

/** What a global id of the portal names; null for anything that `toPortalId` did not make. */
export function parsePortalId(text: string): PortalId | null {
  if (text.length > 120) return null;
  const match = form.exec(Buffer.from(text, 'base64url').toString('latin1'));
  if (match === null) return null;
  const id: PortalId = { type: match[1] as PortalIdType, uuid: match[2] ?? '' };
  // One thing has one id: other spellings (padding, stray characters) name nothing.
  return toPortalId(id) === text ? id : null;
}
