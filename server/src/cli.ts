// The `headroom` commands: finds the one that was meant, runs it, and turns how it ended into an exit code.
import { backupCommand, restoreCommand } from './cli/backup-command.ts';
import { CommandFailed, readCall, UsageError, usageOf } from './cli/command.ts';
import type { Command, ExitCode } from './cli/command.ts';
import { demoLoadCommand, demoRemoveCommand } from './cli/demo-command.ts';
import { doctorCommand } from './cli/doctor.ts';
import { importCommand } from './cli/import-command.ts';
import { replayCommand } from './cli/replay-command.ts';
import { rebuildCommand } from './cli/rebuild.ts';
import { signInCommand } from './cli/sign-in.ts';
import { verifyCommand } from './cli/verify-command.ts';
import { createTerminal } from './cli/terminal.ts';
import type { Terminal } from './cli/terminal.ts';

const commands: readonly Command[] = [
  importCommand,
  replayCommand,
  backupCommand,
  restoreCommand,
  signInCommand,
  rebuildCommand,
  doctorCommand,
  verifyCommand,
  demoLoadCommand,
  demoRemoveCommand,
];

/** What a run of `headroom` is given by whoever starts it. */
export interface CommandLine {
  /** What stands after `headroom`. */
  readonly args: readonly string[];
  readonly environment: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Runs one command. Never rejects: what went wrong is said on the terminal. */
export async function runCommandLine({ args, environment, terminal, signal }: CommandLine): Promise<ExitCode> {
  try {
    if (args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '')) {
      for (const line of helpLines(args.slice(1).join(' '))) terminal.say(line);
      return args.length === 0 ? 2 : 0;
    }
    const command = commandOf(args);
    const call = readCall(command, args.slice(command.name.split(' ').length));
    if (call.options['help'] !== undefined) {
      for (const line of usageOf(command)) terminal.say(line);
      return 0;
    }
    return await command.run({ ...call, environment, terminal, signal });
  } catch (error) {
    terminal.endProgress();
    return explain(error, terminal);
  }
}

function commandOf(args: readonly string[]): Command {
  const typed = args.filter((arg) => !arg.startsWith('-'));
  const found = commands.find(({ name }) => name.split(' ').every((word, place) => args[place] === word));
  if (found !== undefined) return found;
  const near = commands.filter(({ name }) => name.split(' ')[0] === typed[0]).map(({ name }) => name);
  if (near.length > 0)
    throw new UsageError(
      `headroom ${typed[0] ?? ''}: expected ${near.join(' or ')}; "${typed.slice(0, 2).join(' ')}" came.`,
    );
  const names = [...new Set(commands.map(({ name }) => name.split(' ')[0]))];
  throw new UsageError(`Unknown command "${args[0] ?? ''}"; expected one of ${names.join(', ')}, help.`);
}

function helpLines(about: string): string[] {
  const chosen = commands.filter(({ name }) => name === about || name.startsWith(`${about} `));
  if (chosen.length > 0) return chosen.flatMap((command) => usageOf(command));
  return [
    'Usage: headroom COMMAND [options]',
    '',
    ...commands.map(({ name, operands, about: what }) => `  ${[name, ...operands].join(' ').padEnd(32)} ${what}`),
    '',
    'headroom help COMMAND tells more. The database is DATABASE_URL, or the embedded one of DATA_DIR (default ./data).',
    'Exit codes: 0 done, 1 failed, 2 called wrongly, 3 done with warnings, 130 interrupted.',
  ];
}

function explain(error: unknown, terminal: Terminal): ExitCode {
  if (error instanceof UsageError) {
    terminal.note(error.message);
    terminal.note('headroom help lists the commands.');
    return 2;
  }
  if (error instanceof CommandFailed) {
    terminal.note(error.message);
    return 1;
  }
  // Not expected: whoever reports it needs the whole of it.
  terminal.note(error instanceof Error ? (error.stack ?? error.message) : String(error));
  return 1;
}

async function main(): Promise<void> {
  const interrupted = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) {
    // The second one is not asked for: it ends the process at once.
    process.once(name, () => interrupted.abort());
  }
  const terminal = createTerminal({ out: process.stdout, err: process.stderr, elapsedMs: () => performance.now() });
  process.exitCode = await runCommandLine({
    args: process.argv.slice(2),
    environment: process.env,
    terminal,
    signal: interrupted.signal,
  });
}

if (import.meta.main) await main();
