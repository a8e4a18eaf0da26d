// How `headroom replay` is called; what it does is loaded when it is.
import { isTimeZone } from '../connect/local-time.ts';
import { instantOption, UsageError, wholeNumber } from './command.ts';
import type { Call, Command } from './command.ts';

export interface ReplayOptions {
  readonly file: string;
  readonly zone: string;
  readonly source: string;
  readonly customer: string | null;
  /** Seconds of the log a second. */
  readonly speed: number;
  /** Null: the log's first event. */
  readonly from: Temporal.Instant | null;
  /** 0: any free one. */
  readonly port: number;
}

export const replayCommand: Command = {
  name: 'replay',
  operands: ['FILE'],
  about: 'Play a log as if it happened now, fast, on a server and a database of its own.',
  options: {
    zone: { value: 'ZONE', about: "IANA zone of the log's wall clock (required)" },
    speed: { value: 'N', about: 'Seconds of the log a second, 1 to 100000 (default 600)' },
    from: {
      value: 'INSTANT',
      about: 'Where the clock starts; what lies before is recorded first (default: the first event)',
    },
    port: { value: 'PORT', about: 'Where the server listens (default PORT, or 4000; 0: any free port)' },
    source: { value: 'NAME', about: 'Name of the source (default "ServiceNow log")' },
    customer: { value: 'NAME', about: 'Name of the customer (default: as the source)' },
  },
  async run(call) {
    readReplayOptions(call);
    // The server and all of its schema: not for the other commands to carry.
    const { runReplay } = await import('./replay.ts');
    return runReplay(call);
  },
};

/** @throws UsageError naming what is wrong */
export function readReplayOptions(call: Call): ReplayOptions {
  const { zone, source = 'ServiceNow log', customer, from } = call.options;
  if (zone === undefined)
    throw new UsageError(
      'headroom replay: the log has no zone of its own; give --zone, for example --zone America/Sao_Paulo.',
    );
  if (!isTimeZone(zone))
    throw new UsageError(`--zone: expected an IANA time zone such as America/Sao_Paulo; "${zone}" came.`);
  const port = Number(call.environment['PORT'] ?? 4000);
  return {
    file: call.operands[0] ?? '',
    zone,
    source,
    customer: customer ?? null,
    speed: wholeNumber(call, 'speed', { least: 1, most: 100_000, absent: 600 }),
    from: from === undefined ? null : instantOption('from', from),
    port: wholeNumber(call, 'port', { least: 0, most: 65_535, absent: Number.isInteger(port) ? port : 4000 }),
  };
}
