// `headroom sign-in`: a new one-time link, for the first administrator or for a person who is named.
import { accessEntities } from '../access/access.entity.ts';
import { findPeople } from '../access/person.store.ts';
import { createAdministratorLink, createSignInLink, signInUrl, type SignInLink } from '../access/sign-in.store.ts';
import { systemTime } from '../clock-source.ts';
import { limits, publicUrlAt } from '../config.ts';
import type { Tx } from '../db/orm.ts';
import { CommandFailed, wholeNumber } from './command.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { withDatabase } from './with-database.ts';

export const signInCommand: Command = {
  name: 'sign-in',
  operands: [],
  about: 'Print a new sign-in link for the administrator, or for PERSON: good once, for 15 minutes.',
  options: {
    person: {
      value: 'PERSON',
      about: 'Whom it signs in, by name or e-mail address (default: the first administrator)',
    },
    port: { value: 'PORT', about: 'Where the server listens (default PORT, or 4000)' },
  },
  run: runSignIn,
};

async function runSignIn(call: Call): Promise<ExitCode> {
  await withDatabase(
    call,
    async ({ database, config }) => {
      const port = wholeNumber(call, 'port', { least: 1, most: 65_535, absent: config.port });
      const { person } = call.options;
      const link = await database.transaction((tx) =>
        person === undefined
          ? createAdministratorLink(tx, systemTime().now())
          : linkFor(tx, person, systemTime().now()),
      );
      call.terminal.say(signInUrl(publicUrlAt(config, port), link.code));
      const minutes = String(limits.signInLinkMs / 60_000);
      const whom = person === undefined ? 'the administrator' : link.person;
      call.terminal.note(
        `Signs in as ${link.person}, once, within ${minutes} minutes. Whoever has the link is ${whom}.`,
      );
    },
    { entities: accessEntities, mustExist: true },
  );
  return 0;
}

/** @throws CommandFailed when nobody, or more than one, is called so */
async function linkFor(tx: Tx, called: string, now: Temporal.Instant): Promise<SignInLink> {
  const [person, ...others] = await findPeople(tx, called);
  if (person === undefined)
    throw new CommandFailed(`Nobody who may sign in is called "${called}": expected a whole name or e-mail address.`);
  if (others.length > 0) {
    const addresses = [person, ...others].map(({ email }) => email ?? 'one without an address').join(', ');
    throw new CommandFailed(
      `${String(others.length + 1)} people are called "${called}" (${addresses}): name one by e-mail address.`,
    );
  }
  return createSignInLink(tx, person, now);
}
