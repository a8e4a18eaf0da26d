// Loaded with `node --import ./scripts/compiled.ts`: what a script imports from server/src comes from server/dist. Node
// strips types but cannot compile decorators, and a benchmark should measure what runs.
import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { root } from './tool.ts';

const source = pathToFileURL(join(root, 'server/src/')).href;
const compiled = pathToFileURL(join(root, 'server/dist/')).href;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    if (!found.url.startsWith(source)) return found;
    return { ...found, url: found.url.replace(source, compiled).replace(/\.ts$/, '.js'), format: 'module' };
  },
});
