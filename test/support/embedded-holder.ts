// A process of its own that holds the embedded database of a folder: `node embedded-holder.ts FOLDER`. It prints one
// line of JSON when it holds it, and lets go when its input ends.
import { startEmbedded } from '../../server/src/db/embedded.ts';

const [dataDir = ''] = process.argv.slice(2);
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const { stop, ...held } = await startEmbedded({ dataDir, log, settings: { fsync: 'off' }, fallbackRoot: dataDir });
console.log(JSON.stringify(held));
process.stdin.resume();
process.stdin.on('end', () => void stop());
