import { endings } from './endings.ts';
import { order } from './order.ts';
import { pausing } from './pausing.ts';
import { periods } from './periods.ts';
import { reclassification } from './reclassification.ts';
import { responses } from './responses.ts';
import type { Scenario } from './scenario.ts';

/** Every story, by chapter. */
export const scenarios: Readonly<Record<string, readonly Scenario[]>> = {
  pausing,
  responses,
  reclassification,
  endings,
  order,
  'coverage periods': periods,
};
