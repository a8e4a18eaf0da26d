// `headroom sign-in`: a new one-time link for the first administrator.
import { accessEntities } from '../access/access.entity.ts';
import { createSignInLink, signInUrl } from '../access/person.store.ts';
import { systemTime } from '../clock-source.ts';
import { limits, publicUrlAt } from '../config.ts';
import { wholeNumber } from './command.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { withDatabase } from './with-database.ts';

export const signInCommand: Command = {
  name: 'sign-in',
  operands: [],
  about: 'Print a new sign-in link for the administrator: good once, for 15 minutes.',
  options: { port: { value: 'PORT', about: 'Where the server listens (default PORT, or 4000)' } },
  run: runSignIn,
};

async function runSignIn(call: Call): Promise<ExitCode> {
  await withDatabase(
    call,
    async ({ database, config }) => {
      const port = wholeNumber(call, 'port', { least: 1, most: 65_535, absent: config.port });
      const link = await database.transaction((tx) => createSignInLink(tx, systemTime().now()));
      call.terminal.say(signInUrl(publicUrlAt(config, port), link.code));
      const minutes = String(limits.signInLinkMs / 60_000);
      call.terminal.note(
        `Signs in as ${link.person}, once, within ${minutes} minutes. Whoever has the link is the administrator.`,
      );
    },
    { entities: accessEntities, mustExist: true },
  );
  return 0;
}
