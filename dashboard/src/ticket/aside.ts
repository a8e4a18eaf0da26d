// What stands beside the customer's clocks, in words: why a ticket has none, who held it, and what others promised us.
import type { HeldTimesQuery, UncoveredReasonQuery, UnderpinningClocksQuery } from '../generated/ticketAside.ts';
import { millisecondsOf } from '../shared/duration.ts';
import type { Mark } from '../shared/words.ts';

type Reason = NonNullable<NonNullable<UncoveredReasonQuery['ticket']>['uncoveredReason']>;
export type Held = NonNullable<HeldTimesQuery['explainClock']>['holders'][number];
export type BesideClock = NonNullable<UnderpinningClocksQuery['ticket']>['underpinningClocks'][number];

/** Behind "No agreement covers this ticket". */
export function uncoveredWords({ code, agreement, exclusion }: Reason): string {
  switch (code) {
    case 'NO_SERVICE_ACCOUNT':
      return 'It is not known whose it is, and no agreement is for all customers.';
    case 'SERVICE_EXCLUDED': {
      const said = exclusion === null ? '' : `: “${exclusion.text}”`;
      return `Agreement ${agreement?.agreement.number ?? ''} excludes its service${said}.`;
    }
    case 'NO_AGREEMENT':
      return 'No agreement with its customer was in force when it opened.';
    case 'NO_CLAUSE':
      return 'The agreements in force have no clause for it.';
    default:
      return code satisfies never;
  }
}

const holderWords: Readonly<Record<Held['holder'], string>> = {
  US: 'Us, no group',
  CUSTOMER: 'Customer',
  SUPPLIER: 'Supplier',
  OUTSIDE_COVERAGE: 'Outside coverage',
  CLOSED: 'Resolved or closed',
};

export interface HeldPart {
  readonly name: string;
  readonly holder: Held['holder'];
  readonly elapsed: number;
  readonly counted: number;
  /** Of the whole life, in percent, for drawing. */
  readonly share: number;
}

/** Who held the ticket, in the order they first did; who held it for no time is left out. */
export function heldParts(holders: readonly Held[]): HeldPart[] {
  const all = holders.map(({ holder, group, elapsed, counted }) => ({
    name: holder === 'US' && group !== null ? group : holderWords[holder],
    ...{ holder, elapsed: millisecondsOf(elapsed), counted: millisecondsOf(counted) },
  }));
  const whole = all.reduce((sum, { elapsed }) => sum + elapsed, 0);
  return all.filter(({ elapsed }) => elapsed > 0).map((part) => ({ ...part, share: (part.elapsed / whole) * 100 }));
}

/** Void and paused clocks have no standing to show. */
export const markOf = ({ phase, standing }: BesideClock): Mark =>
  phase === 'PAUSED' ? 'PAUSED' : (standing ?? 'NONE');
