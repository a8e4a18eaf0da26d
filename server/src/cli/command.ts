// A command of `headroom`: what it is called with, and one function that does it. Arguments are read strictly: what is not
// known is refused with what would have been.
import { parseArgs } from 'node:util';
import type { Terminal } from './terminal.ts';

/** Ends a command: 0 done, 1 failed, 2 called wrongly, 3 done with warnings, 130 interrupted. */
export type ExitCode = 0 | 1 | 2 | 3 | 130;

export interface OptionSpec {
  /** What stands after it in the help ("ZONE"); absent: a switch. */
  readonly value?: string;
  readonly about: string;
}

export interface Command {
  /** As it is typed after `headroom`: "import servicenow-log". */
  readonly name: string;
  /** Names of what must stand after it, in order. */
  readonly operands: readonly string[];
  readonly about: string;
  readonly options: Readonly<Record<string, OptionSpec>>;
  run(call: Call): Promise<ExitCode>;
}

export interface Call {
  readonly operands: readonly string[];
  /** Values by option name; a switch that is on is 'on'. */
  readonly options: Readonly<Partial<Record<string, string>>>;
  readonly environment: NodeJS.ProcessEnv;
  readonly terminal: Terminal;
  /** Aborts at Ctrl-C or SIGTERM: end soon and tidily. */
  readonly signal: AbortSignal;
}

/** The command was called wrongly; the message says what was expected and what came. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Expected to fail for whoever called: shown as its message alone, without a stack. */
export class CommandFailed extends Error {
  override readonly name = 'CommandFailed';
}

/** Why `--speed` is refused everywhere but in a replay. */
export const speedRefusal =
  "--speed is refused on a real clock: time there is the world's, and promises made to customers run in it. " +
  'Only "headroom replay" turns its clock, on a database of its own.';

/**
 * Splits what stands after the command's name.
 * @throws UsageError naming the first thing that is wrong
 */
export function readCall(command: Command, args: readonly string[]): Pick<Call, 'operands' | 'options'> {
  const known: Command['options'] = { ...command.options, help: { about: 'Show this' } };
  const options = Object.fromEntries(
    Object.entries(known).map(([name, { value }]) => [
      name,
      { type: value === undefined ? 'boolean' : 'string' } as const,
    ]),
  );
  const { positionals, tokens } = parseArgs({
    args: [...args],
    options,
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const given: Partial<Record<string, string>> = {};
  for (const token of tokens) if (token.kind === 'option') given[token.name] = readOption(command, known, token);
  if (given['help'] === undefined && positionals.length !== command.operands.length) {
    const expected = command.operands.length === 0 ? 'nothing' : command.operands.join(' ');
    const came = positionals.length === 0 ? 'nothing' : positionals.join(' ');
    throw new UsageError(`headroom ${command.name}: expected ${expected}; ${came} came.`);
  }
  return { operands: positionals, options: given };
}

function readOption(
  command: Command,
  known: Command['options'],
  { name, rawName, value }: { name: string; rawName: string; value: string | undefined },
): string {
  const spec = Object.hasOwn(known, name) ? known[name] : undefined;
  if (spec === undefined) {
    if (name === 'speed') throw new UsageError(`headroom ${command.name}: ${speedRefusal}`);
    const names = Object.keys(command.options).map((each) => `--${each}`);
    const expected = names.length === 0 ? 'it takes no options' : `expected one of ${names.join(', ')}`;
    throw new UsageError(`headroom ${command.name}: unknown option ${rawName}; ${expected}.`);
  }
  if (spec.value === undefined) {
    if (value !== undefined)
      throw new UsageError(`headroom ${command.name}: ${rawName} is a switch and takes no value; "${value}" came.`);
    return 'on';
  }
  if (value === undefined)
    throw new UsageError(`headroom ${command.name}: ${rawName} needs a value: ${rawName} ${spec.value}.`);
  return value;
}

/** A whole number given as an option. */
export function wholeNumber(
  call: Call,
  name: string,
  { least, most, absent }: { least: number; most: number; absent: number },
): number {
  const text = call.options[name];
  if (text === undefined) return absent;
  const number = Number(text);
  if (!/^\d{1,12}$/.test(text) || number < least || number > most)
    throw new UsageError(
      `--${name}: expected a whole number from ${String(least)} to ${String(most)}; "${text}" came.`,
    );
  return number;
}

/** An instant given as an option: ISO 8601 with an offset. */
export function instantOption(name: string, text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text).round({ smallestUnit: 'millisecond', roundingMode: 'floor' });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new UsageError(`--${name}: expected an instant such as 2026-03-02T09:00:00Z; "${text}" came.`);
  }
}

/** How a command is typed, with its options. */
export function usageOf(command: Command): string[] {
  const options = Object.entries(command.options).map(([name, { value, about }]) => {
    const flag = value === undefined ? `--${name}` : `--${name} ${value}`;
    return `  ${flag.padEnd(28)} ${about}`;
  });
  const operands = command.operands.map((operand) => ` ${operand}`).join('');
  return [
    `headroom ${command.name}${operands}${options.length > 0 ? ' [options]' : ''}`,
    `  ${command.about}`,
    ...options,
  ];
}
