// The words in which the sections of an agreement are told, beside those of the law.
import type { Rounding } from '../engine/credit.ts';
import type { EscalationKind, EscalationPoint } from '../engine/escalation.ts';
import type { CivilPeriod } from '../engine/period.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import type { DifferenceKind } from './differences.ts';

export type AgreementStructure = 'SERVICE_BASED' | 'CUSTOMER_BASED' | 'MULTI_LEVEL';

export const AgreementStructureEnum = namedEnum<AgreementStructure>(
  'AgreementStructure',
  'How agreements are divided among services and customers.',
  {
    SERVICE_BASED: 'One service, for all its customers.',
    CUSTOMER_BASED: 'One customer, all its services.',
    MULTI_LEVEL: 'Corporate, customer and service levels, each adding to the one above.',
  },
);

export type PartyRole = 'PROVIDER' | 'CUSTOMER' | 'SUPPLIER' | 'INTERNAL';

export const PartyRoleEnum = namedEnum<PartyRole>('PartyRole', 'As what a party is bound.', {
  PROVIDER: 'Gives the service.',
  CUSTOMER: 'Is promised the service; of an SLA.',
  SUPPLIER: 'Gives us what the service rests on; of an underpinning contract.',
  INTERNAL: 'A group of our own that is promised something; of an OLA.',
});

export type RenewalRule = 'NONE' | 'AUTOMATIC' | 'BY_AGREEMENT';

export const RenewalRuleEnum = namedEnum<RenewalRule>('RenewalRule', 'What happens at the end of the term.', {
  NONE: 'It ends.',
  AUTOMATIC: 'It goes on unless a party gives notice in time.',
  BY_AGREEMENT: 'It goes on when both parties say so.',
});

export type ObjectiveKind =
  | 'SHARE_WITHIN'
  | 'MISSES_AT_MOST'
  | 'MEAN_AT_MOST'
  | 'DELIVERED'
  | 'VOLUME_AT_LEAST'
  | 'AVAILABILITY'
  | 'PERCENTILE_WITHIN';

export const ObjectiveKindEnum = namedEnum<ObjectiveKind>('ObjectiveKind', 'What an objective asks of a period.', {
  SHARE_WITHIN: 'A share of the clocks of a measure stays within a limit: "90 % of first responses within 6 h".',
  MISSES_AT_MOST: 'Only so many promises are broken: "at most 5 breaches a quarter".',
  MEAN_AT_MOST: 'The mean of a measure stays within a limit: "mean time to resolve ≤ 8 h".',
  DELIVERED: 'A share of what is owed again and again is delivered in time: "all reports".',
  VOLUME_AT_LEAST: 'So much is delivered or measured: "50 customers a month".',
  AVAILABILITY: 'A service is there for a share of the time in which it is covered: "99.9 % a month".',
  PERCENTILE_WITHIN: 'A share of what was measured stays within a value: "95 % of requests within 200 ms".',
});

export const RoundingEnum = namedEnum<Rounding>('Rounding', 'How an amount comes to whole coins.', {
  HALF_UP: 'To the nearest; from half a coin on up.',
  HALF_EVEN: 'To the nearest; half a coin to the even one.',
  UP: 'Up.',
  DOWN: 'Down.',
});

export const CivilPeriodEnum = namedEnum<CivilPeriod>('CivilPeriod', "A civil period, in the agreement's zone.", {
  DAY: 'A day.',
  WEEK: 'A week, from Monday.',
  MONTH: 'A calendar month.',
  QUARTER: 'A quarter of a calendar year.',
  YEAR: 'A calendar year.',
});

export const countsBys = ['DUE', 'START', 'STOP'] as const;
export type CountsBy = (typeof countsBys)[number];

export const CountsByEnum = namedEnum<CountsBy>('CountsBy', 'By which instant a clock counts in a period.', {
  DUE: 'When its promise is due.',
  START: 'When it starts.',
  STOP: 'When it stops.',
});

export type EvidenceKind = 'NONE' | 'TEXT' | 'DOCUMENT' | 'READING';

export const EvidenceKindEnum = namedEnum<EvidenceKind>('EvidenceKind', 'What a delivery shows for itself.', {
  NONE: 'Nothing: whoever records it is believed.',
  TEXT: 'A note of what was done.',
  DOCUMENT: 'A document: where it is and the SHA-256 of its bytes.',
  READING: 'A number that was read: a meter, a count.',
});

export const EscalationKindEnum = namedEnum<EscalationKind>('EscalationKind', 'Which way a step escalates.', {
  FUNCTIONAL: 'To those who know more.',
  HIERARCHIC: 'To those who decide more.',
});

export const EscalationPointEnum = namedEnum<EscalationPoint>(
  'EscalationPoint',
  'At which point of a clock a step is due.',
  {
    SHARE_SPENT: 'A share of the limit is spent.',
    BEFORE_DUE: 'So much time before the limit ends.',
    AFTER_DUE: 'So much time after the limit ended.',
  },
);

export type Charge = 'FLAT' | 'PER_UNIT';

export const ChargeEnum = namedEnum<Charge>('Charge', 'How a price is reckoned.', {
  FLAT: 'One amount a period, whatever is used.',
  PER_UNIT: 'An amount for each unit.',
});

export type CovenantKind = 'CONFIDENTIALITY' | 'NON_SOLICITATION' | 'SECURITY';

export const CovenantKindEnum = namedEnum<CovenantKind>('CovenantKind', 'What the parties bind themselves to.', {
  CONFIDENTIALITY: 'To keep secrets.',
  NON_SOLICITATION: "Not to hire each other's people.",
  SECURITY: 'To keep each other safe.',
});

export type SignatureForm = 'WRITTEN' | 'ORAL';

export const SignatureFormEnum = namedEnum<SignatureForm>('SignatureForm', 'How a side agreed.', {
  WRITTEN: 'It signed the document.',
  ORAL: 'It agreed by word of mouth, and the document reduces that to writing.',
});

export const DifferenceKindEnum = namedEnum<DifferenceKind>('DifferenceKind', 'How two versions differ in something.', {
  ADDED: 'Only the later one says it.',
  REMOVED: 'Only the earlier one says it.',
  CHANGED: 'Both say it, differently.',
});
