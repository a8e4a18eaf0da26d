// `headroom demo load` and `headroom demo remove`.
import { systemTime } from '../clock-source.ts';
import { coverageEntities } from '../coverage/coverage.entity.ts';
import { removeDemo } from '../demo/remove-demo.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { countText } from './terminal.ts';
import { withDatabase } from './with-database.ts';

export const demoLoadCommand: Command = {
  name: 'demo load',
  operands: [],
  about: 'Load the demo: four invented customers with agreements, tickets and a board.',
  options: {},
  run: runLoad,
};

export const demoRemoveCommand: Command = {
  name: 'demo remove',
  operands: [],
  about: 'Take the demo away whole. Nothing else is touched.',
  options: {},
  run: runRemove,
};

async function runLoad(call: Call): Promise<ExitCode> {
  // Loaded when it is asked for: its agreements bring along the classes of the schema, which no other command needs.
  const { loadDemo } = await import('../demo/load-demo.ts');
  const loaded = await withDatabase(
    call,
    ({ database }) => loadDemo(database, { besideOthers: true }, systemTime().now()),
    {
      entities: coverageEntities,
    },
  );
  if (loaded === null) call.terminal.say('The demo is loaded already.');
  else
    call.terminal.say(`Loaded the demo: ${countText(loaded.tickets)} tickets with ${countText(loaded.events)} events.`);
  return 0;
}

async function runRemove(call: Call): Promise<ExitCode> {
  const tickets = await withDatabase(
    call,
    ({ database }) => database.transaction((tx) => removeDemo(tx, systemTime().now())),
    { mustExist: true },
  );
  call.terminal.say(
    tickets === 0 ? 'There is no demo to remove.' : `Removed the demo with its ${countText(tickets)} tickets.`,
  );
  return 0;
}
