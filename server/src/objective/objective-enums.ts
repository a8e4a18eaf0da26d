// The words in which objectives stand.
import type { ObjectiveStanding } from '../engine/objective.ts';
import { namedEnum } from '../gate/floor-enums.ts';

export const ObjectiveStandingEnum = namedEnum<ObjectiveStanding>(
  'ObjectiveStanding',
  'How an objective stands in a period.',
  {
    UNDECIDED: 'There is nothing yet to keep or break it with, or what is open at the end of the period decides.',
    ON_TRACK: 'The period runs, and will more likely than not be made.',
    AT_RISK: 'The period runs, and will more likely be lost, or burns twice what is allowed.',
    KEPT: 'It is kept, whatever comes.',
    BROKEN: 'It is broken, whatever comes.',
  },
);
