// What is asked of work, parsed into values once.
import { readAskedAxes, readAskedKeys } from './asked-keys.ts';
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
export const readFlowAxes = (names: readonly FlowAxisName[]): FlowAxis[] => readAskedAxes(names, axisNamed);

/** @throws TOO_LONG, INVALID for what no figure can be asked with */
export const readFlowFilter = (input: FlowFilterInput | null | undefined): FlowQuery => ({
  only: readAskedKeys(input, flowAxes, flowNodes),
  except: [],
});
