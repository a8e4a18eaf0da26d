// The words in which deliverables are told.
import type { Confirmation, DeliveryFact, OccurrencePhase, OccurrenceStanding } from '../engine/deliverable.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import type { DeliverableChangeKind } from './occurrence-change.ts';

export const OccurrencePhaseEnum = namedEnum<OccurrencePhase>(
  'OccurrencePhase',
  'Where an occurrence is in its life.',
  {
    UPCOMING: 'It is not open yet.',
    OPEN: 'It is to be delivered.',
    CLOSED: 'It was delivered, missed or waived.',
  },
);

export const OccurrenceStandingEnum = namedEnum<OccurrenceStanding>('OccurrenceStanding', 'How an occurrence stands.', {
  UPCOMING: 'It is not open yet.',
  OPEN: 'It is to be delivered, with time left.',
  AT_RISK: 'Most of its time is over.',
  OVER_TARGET: 'The private target is over; the promise is not.',
  LATE: 'It is due and not there, or came in the grace after it was due.',
  DELIVERED: 'It came in time.',
  MISSED: 'It did not come before the end of the grace.',
  WAIVED: 'It is excused by a named person.',
});

export const ConfirmationEnum = namedEnum<Confirmation>('Confirmation', 'What the counterpart says of an occurrence.', {
  NOT_NEEDED: 'Nobody asked.',
  PENDING: 'Nothing yet.',
  CONFIRMED: 'It was delivered as agreed.',
  DISPUTED: 'It was not; open until the counterpart confirms it or the delivery is taken back.',
});

export const DeliveryKindEnum = namedEnum<DeliveryFact['kind']>('DeliveryKind', 'What was told of an occurrence.', {
  DELIVERED: 'So much of it was delivered.',
  UNDONE: 'Something told before was wrong (`refersTo`).',
  CONFIRMED: 'The counterpart confirms it.',
  DISPUTED: 'The counterpart disputes it.',
  WAIVED: 'It is excused.',
});

export const DeliverableChangeKindEnum = namedEnum<DeliverableChangeKind>(
  'DeliverableChangeKind',
  'What changed about an occurrence.',
  {
    OPENED: 'It may be delivered from now on.',
    AT_RISK: 'Most of its time is over.',
    OVER_TARGET: 'The private target is over.',
    LATE: 'It was due, or came late.',
    DELIVERED: 'It came in time.',
    MISSED: 'The grace is over.',
    WAIVED: 'It was excused.',
    CORRECTED: 'What was told before reads differently now.',
    PROGRESSED: 'Part of it came.',
    CONFIRMED: 'The counterpart confirmed it.',
    DISPUTED: 'The counterpart disputes it.',
  },
);
