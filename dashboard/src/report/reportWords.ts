// How reports are told: to whom they went, and which version.
import type { ContentPartsFragment, DeliveryPartsFragment } from '../generated/reports.ts';
import { counted, type Mark } from '../shared/words.ts';

export type Content = ContentPartsFragment;
export type Part = Content['parts'][number];
export type Delivery = Pick<DeliveryPartsFragment, 'recipient' | 'audience' | 'state' | 'failure'> &
  Partial<Pick<DeliveryPartsFragment, 'to' | 'sentAt'>>;

export const audienceWords: Readonly<Record<Delivery['audience'], string>> = {
  FLOOR: 'promise and target',
  COUNTERPART: 'promises alone',
};

export const deliveryWords: Readonly<Record<Delivery['state'], string>> = {
  PENDING: 'Waits to be sent',
  SENT: 'Sent',
  FAILED: 'Given up',
  REFUSED: 'Not mailed',
  NO_MAIL: 'Not mailed: this server has no mail set up',
};

export const deliveryMarks: Readonly<Record<Delivery['state'], Mark>> = {
  PENDING: 'AT_RISK',
  SENT: 'MET',
  FAILED: 'BREACHED',
  REFUSED: 'NONE',
  NO_MAIL: 'NONE',
};

/** How a report came to its recipients altogether: the worst of it, and in words. */
export function sentWords(deliveries: readonly Delivery[]): { readonly mark: Mark; readonly words: string } {
  const count = (state: Delivery['state']): number => deliveries.filter((each) => each.state === state).length;
  if (deliveries.length === 0) return { mark: 'NONE', words: 'Not mailed: the agreement names no recipients' };
  if (count('NO_MAIL') > 0) return { mark: 'NONE', words: 'Not mailed: no mail is set up. Download it' };
  const worst = (['FAILED', 'PENDING', 'REFUSED', 'SENT'] as const).find((state) => count(state) > 0) ?? 'SENT';
  const parts = [
    ...(count('SENT') > 0 ? [`sent to ${String(count('SENT'))}`] : []),
    ...(count('PENDING') > 0 ? [`waits for ${String(count('PENDING'))}`] : []),
    ...(count('FAILED') > 0 ? [`given up for ${String(count('FAILED'))}`] : []),
    ...(count('REFUSED') > 0 ? [`not mailed to ${String(count('REFUSED'))}`] : []),
  ];
  const said = `${parts.join(', ')} of ${counted(deliveries.length, 'recipient', 'recipients')}`;
  return { mark: deliveryMarks[worst], words: said.replace(/^./, (letter) => letter.toUpperCase()) };
}

/** To whom it would be mailed. */
export function mailedWords(deliveries: readonly Delivery[]): string {
  if (deliveries.some(({ state }) => state === 'NO_MAIL'))
    return 'This server has no mail set up: it is mailed to nobody, and can be downloaded here.';
  const names = deliveries.filter(({ state }) => state !== 'REFUSED').map(({ recipient }) => recipient);
  return names.length === 0 ? 'It is mailed to nobody.' : `It is mailed to ${names.join(', ')}.`;
}

/** "Ann (managers)": whom a recipient of the agreement turned out to be. */
export const whoWords = ({ recipient, to }: Delivery): string =>
  to === undefined || to === null || to === recipient ? recipient : `${to} (${recipient})`;

/** Whether a column is of figures, which stand to the right. */
export const isFigure = ({ unit }: Part['columns'][number]): boolean => unit !== 'TEXT';
