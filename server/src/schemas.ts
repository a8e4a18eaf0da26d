// Both schemas with everything in them, for the app and for whoever prints them.
import type { GraphQLSchema } from 'graphql';
import { buildFloorSchema, buildPortalSchema } from './api/schema.ts';
import { DemoResolver } from './demo/demo.resolver.ts';

export interface Schemas {
  readonly floor: GraphQLSchema;
  readonly portal: GraphQLSchema;
}

export const buildSchemas = (): Schemas => ({ floor: buildFloorSchema([DemoResolver]), portal: buildPortalSchema() });
