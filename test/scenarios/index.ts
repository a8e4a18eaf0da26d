import { answers } from './answers.ts';
import { endings } from './endings.ts';
import { groups } from './groups.ts';
import { limits } from './limits.ts';
import { order } from './order.ts';
import { pausing } from './pausing.ts';
import { periods } from './periods.ts';
import { reclassification } from './reclassification.ts';
import { reclassifyRules } from './reclassify-rules.ts';
import { reopening } from './reopening.ts';
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
  'options of reopening': reopening,
  'options of reclassification': reclassifyRules,
  'options of answers': answers,
  'limits of other kinds': limits,
  groups,
};
