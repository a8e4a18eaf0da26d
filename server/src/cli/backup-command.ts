// `headroom backup` and `headroom restore`.
import { access } from 'node:fs/promises';
import { systemTime } from '../clock-source.ts';
import { backUp, BackupError, restore } from './backup.ts';
import { CommandFailed } from './command.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { countText, elapsedText } from './terminal.ts';
import { withDatabase } from './with-database.ts';

export const backupCommand: Command = {
  name: 'backup',
  operands: ['FILE'],
  about: 'Write everything the database holds to FILE (gzip), as of one instant, while servers go on.',
  options: { force: { about: 'Replace FILE when it is there' } },
  run: runBackup,
};

export const restoreCommand: Command = {
  name: 'restore',
  operands: ['FILE'],
  about: 'Put a backup into an empty database. Cursors that were given before are too old afterwards.',
  options: {},
  run: runRestore,
};

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

async function runBackup(call: Call): Promise<ExitCode> {
  const [file = ''] = call.operands;
  if (call.options['force'] === undefined && (await isThere(file)))
    throw new CommandFailed(`${file} is there already; give --force to replace it.`);
  const startedMs = performance.now();
  const manifest = await withDatabase(
    call,
    ({ database }) => backUp(database, { file, onProgress: progressOf(call) }, systemTime().now()),
    { mustExist: true },
  );
  call.terminal.endProgress();
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const took = elapsedText(performance.now() - startedMs);
  call.terminal.say(
    `Backed up ${countText(rows)} rows of ${countText(manifest.tables.length)} tables to ${file} in ${took}.`,
  );
  call.terminal.say('It holds names of people and hashes of tokens: keep it as safe as the database.');
  return 0;
}

async function runRestore(call: Call): Promise<ExitCode> {
  const [file = ''] = call.operands;
  const startedMs = performance.now();
  const { manifest, epoch } = await withDatabase(call, ({ database }) =>
    restore(database, { file, onProgress: progressOf(call) }),
  ).catch((error: unknown) => {
    if (error instanceof BackupError) throw new CommandFailed(error.message, { cause: error });
    throw error;
  });
  call.terminal.endProgress();
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  const took = elapsedText(performance.now() - startedMs);
  call.terminal.say(
    `Restored ${countText(rows)} rows of ${countText(manifest.tables.length)} tables, as of ${manifest.madeAt}, in ${took}.`,
  );
  call.terminal.say(
    `The change log goes on as epoch ${epoch}: screens and clients with older cursors take a new snapshot.`,
  );
  return 0;
}

const progressOf =
  ({ terminal }: Call) =>
  (done: number, of: number, table: string): void =>
    terminal.progress(done / Math.max(1, of), `${countText(done)} of ${countText(of)} rows, ${table}`);
