import { build } from '../../scripts/build.ts';

/** Vitest's global setup of what starts the compiled server or opens the built dashboard: builds what is stale. */
export default async function setup(): Promise<void> {
  if (!(await build([]))) throw new Error('The end-to-end tests need a build, and it failed: see above.');
}
