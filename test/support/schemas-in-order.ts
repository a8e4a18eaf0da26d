// Both schemas with everything in them, built in the order asked for.
import { buildFloorSchema, buildPortalSchema, printSdl } from '../../server/src/api/schema.ts';
import { DemoResolver } from '../../server/src/demo/demo.resolver.ts';

export interface PrintedSchemas {
  readonly floor: string;
  readonly portal: string;
}

const print = {
  floor: (): string => printSdl(buildFloorSchema([DemoResolver])),
  portal: (): string => printSdl(buildPortalSchema()),
};

export function printInOrder(first: keyof typeof print): PrintedSchemas {
  const early = print[first]();
  return first === 'floor' ? { floor: early, portal: print.portal() } : { floor: print.floor(), portal: early };
}
