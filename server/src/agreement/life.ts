// The life of an agreement version as data: which act is possible where it stands, and where it stands after.
import type { AgreementKind, AgreementStatus } from '../gate/floor-enums.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import { refuse } from '../gate/errors.ts';
import type { PartyRole } from './section-enums.ts';

export type AgreementActKind = keyof typeof acts;

interface Transition {
  readonly from: readonly AgreementStatus[];
  /** Null: it stays where it stands. */
  readonly to: AgreementStatus | null;
  readonly meaning: string;
}

const acts = {
  DRAFTED: { from: [], to: 'DRAFT', meaning: 'It was written.' },
  REWRITTEN: { from: ['DRAFT'], to: null, meaning: 'It was written anew.' },
  SUBMITTED: { from: ['DRAFT'], to: 'IN_REVIEW', meaning: 'It was given to the parties to read and sign.' },
  RETURNED: { from: ['IN_REVIEW'], to: 'DRAFT', meaning: 'It went back to be written anew; signatures are void.' },
  SIGNED: { from: ['IN_REVIEW'], to: null, meaning: 'One side signed.' },
  AGREED: { from: ['IN_REVIEW'], to: 'AGREED', meaning: 'Both sides have signed.' },
  // Whoever activates a draft says that it is agreed, without signatures.
  ACTIVATED: { from: ['DRAFT', 'AGREED'], to: 'ACTIVE', meaning: 'It began to judge.' },
  SUPERSEDED: { from: ['ACTIVE', 'SUPERSEDED'], to: 'SUPERSEDED', meaning: 'A later version took over.' },
  TERMINATED: { from: ['AGREED', 'ACTIVE'], to: 'TERMINATED', meaning: 'It was ended early.' },
} as const satisfies Readonly<Record<string, Transition>>;

export const AgreementActEnum = namedEnum<AgreementActKind>(
  'AgreementActKind',
  'What was done with an agreement version.',
  Object.fromEntries(Object.entries(acts).map(([kind, { meaning }]) => [kind, meaning])) as Record<
    AgreementActKind,
    string
  >,
);

/** Where a version stands after an act; null: where it stood. */
export const statusAfter = (act: AgreementActKind): AgreementStatus | null => acts[act].to;

/** @throws Refused WRONG_STATUS unless the act is possible */
export function refuseUnless(
  act: AgreementActKind,
  { title, status }: { readonly title: string; readonly status: AgreementStatus },
): void {
  const from: readonly AgreementStatus[] = acts[act].from;
  if (from.includes(status)) return;
  const needed = from.join(' or ');
  refuse('WRONG_STATUS', `${title} is ${status}; only what is ${needed} can be ${act}.`, ['version']);
}

/** Who signs an agreement of a kind: whoever gives the service, and whoever it is promised to or rests on. */
export const sidesOf = (kind: AgreementKind): readonly PartyRole[] => [
  'PROVIDER',
  kind === 'SLA' ? 'CUSTOMER' : kind === 'OLA' ? 'INTERNAL' : 'SUPPLIER',
];
