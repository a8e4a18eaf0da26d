// What is asked of work, parsed into values once.
import { limits } from '../config.ts';
import { codedError } from '../gate/errors.ts';
import { idOf } from '../gate/node-id.ts';
import { flowAxes, type FlowAxis, type FlowQuery } from './flow-query.ts';
import type { FlowAxisName, FlowFilterInput } from './flow.type.ts';

const axisNamed: Readonly<Record<FlowAxisName, FlowAxis>> = {
  ...{ CUSTOMER: 'customer', SERVICE_ACCOUNT: 'serviceAccount', SERVICE: 'service' },
  ...{ TEAM: 'team', SEVERITY: 'severity', SOURCE: 'source' },
};

export const flowNodes: Partial<Readonly<Record<FlowAxis, string>>> = {
  ...{ customer: 'Customer', serviceAccount: 'ServiceAccount', service: 'Service' },
};

/** @throws INVALID for more than two, or one twice */
export function readFlowAxes(names: readonly FlowAxisName[]): FlowAxis[] {
  if (names.length > 2) throw codedError('INVALID', `by: Expected at most 2 of them, got ${String(names.length)}.`);
  if (new Set(names).size < names.length) throw codedError('INVALID', `by: ${names.join(', ')} names one twice.`);
  return names.map((name) => axisNamed[name]);
}

/** @throws TOO_LONG, INVALID for what no figure can be asked with */
export function readFlowFilter(input: FlowFilterInput | null | undefined): FlowQuery {
  const only: Partial<Record<FlowAxis, readonly string[]>> = {};
  for (const axis of flowAxes) {
    const asked = input?.[axis] ?? null;
    if (asked === null) continue;
    if (asked.length > limits.filterValues) {
      const sizes = `at most ${String(limits.filterValues)} values, got ${String(asked.length)}`;
      throw codedError('TOO_LONG', `filter.${axis}: Expected ${sizes}.`);
    }
    if (asked.some((text) => text.includes('\0') || text === ''))
      throw codedError('INVALID', `filter.${axis}: Expected texts that are not empty and without a NUL character.`);
    const type = flowNodes[axis];
    // What is no id of the type names nothing, as an absent one does.
    only[axis] = type === undefined ? asked : asked.map((text) => String(idOf(type, text) ?? 0));
  }
  return { only, except: [] };
}
