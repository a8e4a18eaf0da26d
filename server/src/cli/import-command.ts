// `headroom import servicenow-log`: a ticket log becomes history.
import { importLog, ImportRefused, totals } from '../connect/import-log.ts';
import type { ImportOptions, ImportProgress, ImportReport } from '../connect/import-log.ts';
import { isTimeZone } from '../connect/local-time.ts';
import { LogFileError } from '../connect/log-file.ts';
import { systemTime } from '../clock-source.ts';
import { limits } from '../config.ts';
import { CommandFailed, instantOption, UsageError, wholeNumber } from './command.ts';
import type { Call, Command, ExitCode } from './command.ts';
import { countText, elapsedText } from './terminal.ts';
import { withDatabase } from './with-database.ts';

export const importCommand: Command = {
  name: 'import servicenow-log',
  operands: ['FILE'],
  about: 'Import a ServiceNow incident audit log (CSV, plain or gzip) as history. May be killed and run again.',
  options: {
    zone: { value: 'ZONE', about: "IANA zone of the log's wall clock, for example America/Sao_Paulo (required)" },
    source: { value: 'NAME', about: 'Name of the source (default "ServiceNow log")' },
    customer: {
      value: 'NAME',
      about: 'Who owns the accounts and assets it makes; default: a customer named after the source',
    },
    'effects-from': {
      value: 'WHEN',
      about: 'Changes before it send nothing: now (the end of the run, default), an instant, or none',
    },
    batch: { value: 'N', about: 'Events a transaction, 1 to 1000 (default 1000)' },
    writers: { value: 'N', about: 'Transactions at once, 1 to 8 (default 2)' },
  },
  run: runImport,
};

async function runImport(call: Call): Promise<ExitCode> {
  const time = systemTime();
  const options = readOptions(call);
  const startedMs = performance.now();
  const report = await withDatabase(call, ({ database }) =>
    importLog(options, {
      database,
      now: () => time.now(),
      onProgress: (progress) => show(call, progress, performance.now() - startedMs),
      signal: call.signal,
    }),
  ).catch((error: unknown) => {
    if (error instanceof LogFileError || error instanceof ImportRefused)
      throw new CommandFailed(error.message, { cause: error });
    throw error;
  });
  call.terminal.endProgress();
  for (const line of describeImport(options, report, performance.now() - startedMs)) call.terminal.say(line);
  if (report.isInterrupted) return 130;
  return totals(report.events).refused > 0 ? 3 : 0;
}

function readOptions(call: Call): ImportOptions {
  const { zone, source = 'ServiceNow log', customer, 'effects-from': effects = 'now' } = call.options;
  if (zone === undefined)
    throw new UsageError(
      'headroom import: the log has no zone of its own; give --zone, for example --zone America/Sao_Paulo.',
    );
  if (!isTimeZone(zone))
    throw new UsageError(`--zone: expected an IANA time zone such as America/Sao_Paulo; "${zone}" came.`);
  for (const [name, value] of Object.entries({ source, customer }))
    if (value?.trim() === '') throw new UsageError(`--${name}: expected a name; nothing came.`);
  return {
    file: call.operands[0] ?? '',
    zone,
    source,
    customer: customer ?? null,
    batch: wholeNumber(call, 'batch', { least: 1, most: limits.eventsPerCall, absent: limits.eventsPerCall }),
    writers: wholeNumber(call, 'writers', { least: 1, most: 8, absent: 2 }),
    effectsFrom: effects === 'none' || effects === 'now' ? effects : instantOption('effects-from', effects),
  };
}

function show({ terminal }: Call, progress: ImportProgress, elapsedMs: number): void {
  const rows = `${countText(progress.rows)} rows`;
  if (progress.stage === 'SURVEY') {
    terminal.progress(progress.share, `reading the file: ${rows}`);
    return;
  }
  const known = progress.repeated === 0 ? '' : `, ${countText(progress.repeated)} were there`;
  const rate = countText(Math.round((progress.rows * 1000) / Math.max(1, elapsedMs)));
  terminal.progress(
    progress.rows / Math.max(1, progress.of),
    `${rows}, ${countText(progress.recorded)} events recorded${known}, ${rate} rows/s`,
  );
}

/** The report as lines; `elapsedMs` is the whole run, the first reading of the file included. */
export function describeImport(options: ImportOptions, report: ImportReport, elapsedMs: number): string[] {
  const rate = countText(Math.round((report.rows * 1000) / Math.max(1, elapsedMs)));
  const took = `${elapsedText(elapsedMs)} (${rate} rows/s)`;
  const { customer, made, effectsFrom } = report;
  const effects =
    effectsFrom === null
      ? `Effects of "${options.source}" are left as they were.`
      : `Effects of "${options.source}" begin at ${effectsFrom.toString()}: what changed before it sends nothing.`;
  return [
    `${report.isInterrupted ? 'Interrupted; run it again to go on' : 'Imported'}: ${options.file} into "${options.source}", customer "${customer.name}"${customer.isNew ? ' (new)' : ''}.`,
    `${countText(report.rows)} rows of ${countText(report.tickets)} tickets in ${took}.`,
    ...table(report),
    `Made ${countText(made.accounts)} service accounts, ${countText(made.services)} services, ${countText(made.assets)} assets.`,
    effects,
    ...(report.oddities.length === 0 ? ['Nothing was odd.'] : ['Odd:', ...report.oddities.flatMap(describeOddity)]),
  ];
}

function table({ events }: ImportReport): string[] {
  const lines = [
    ['', 'recorded', 'were there', 'refused'],
    ...(
      [
        ['rows', events.ROW],
        ['implied openings', events.OPENING],
        ['response proxies', events.ANSWER],
        ['all', totals(events)],
      ] as const
    ).map(([what, counts]) => [
      what,
      countText(counts.recorded),
      countText(counts.repeated),
      countText(counts.refused),
    ]),
  ];
  return lines.map(
    ([what = '', ...counts]) => `  ${what.padEnd(18)}${counts.map((count) => count.padStart(12)).join('')}`,
  );
}

function describeOddity({ kind, count, examples }: ImportReport['oddities'][number]): string[] {
  const more = count > examples.length ? ' …' : '';
  return [
    `  ${countText(count)} × ${kind}`,
    ...examples.map(
      ({ line, what }, place) =>
        `      ${line === null ? '' : `line ${String(line)}: `}${what}${place === examples.length - 1 ? more : ''}`,
    ),
  ];
}
