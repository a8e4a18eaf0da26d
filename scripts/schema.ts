// Prints both schemas, sorted, to schema/floor.graphql and schema/portal.graphql: the contract under review. A test
// proves them fresh. Usage: pnpm schema (it compiles the server first).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printSdl } from '../server/src/api/schema.ts';
import { buildSchemas } from '../server/src/schemas.ts';
import { root } from './tool.ts';

const folder = join(root, 'schema');
mkdirSync(folder, { recursive: true });
const { floor, portal } = buildSchemas();
for (const { name, schema } of [
  { name: 'floor', schema: floor },
  { name: 'portal', schema: portal },
]) {
  writeFileSync(join(folder, `${name}.graphql`), printSdl(schema));
  console.log(`schema/${name}.graphql written`);
}
