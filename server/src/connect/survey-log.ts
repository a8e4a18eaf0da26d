// The first reading of a log, before anything is recorded: a file that is not well-formed is refused whole, and what it
// names (accounts, services, assets, people) is known in time to be made at once.
import { openLog } from './log-file.ts';
import type { OddityTally } from './oddities.ts';
import type { LogRow } from './servicenow-row.ts';

export interface LogSurvey {
  readonly rows: number;
  readonly tickets: number;
  readonly accounts: ReadonlySet<string>;
  readonly services: ReadonlySet<string>;
  /** Each with the account of the first row that names it together with one. */
  readonly assets: ReadonlyMap<string, string>;
  /** Names of people, who stand beside the facts. */
  readonly people: ReadonlySet<string>;
}

/**
 * Reads the whole file once. `onProgress` is told rows so far and the share of the file.
 * @throws LogFileError when the file is not a well-formed log
 */
export async function surveyLog(
  path: string,
  { odd, onProgress }: { readonly odd: OddityTally; readonly onProgress: (rows: number, share: number) => void },
): Promise<LogSurvey> {
  const log = await openLog(path);
  const survey = { rows: 0, accounts: new Set<string>(), services: new Set<string>(), people: new Set<string>() };
  const tickets = new Set<string>();
  const owners = new Map<string, string | null>();
  let previous: string | null = null;
  for await (const row of log.rows) {
    survey.rows += 1;
    if (row.ticket !== previous) {
      if (tickets.has(row.ticket)) odd.add('TICKET_IN_PIECES', row.line, `rows of ${row.ticket} do not stand together`);
      tickets.add(row.ticket);
      previous = row.ticket;
    }
    if (row.account !== null) survey.accounts.add(row.account);
    if (row.service !== null) survey.services.add(row.service);
    for (const name of [row.contact, row.agent, row.updatedBy]) if (name !== null) survey.people.add(name);
    noteAsset(row, owners, odd);
    if (survey.rows % 5000 === 0) onProgress(survey.rows, log.share());
  }
  const assets = new Map<string, string>();
  for (const [asset, owner] of owners) {
    if (owner !== null) assets.set(asset, owner);
    else
      odd.add(
        'ASSET_WITHOUT_ACCOUNT',
        null,
        `${asset} never stands in a row with a location; its tickets need mending`,
      );
  }
  return { ...survey, tickets: tickets.size, assets };
}

function noteAsset({ asset, account, line }: LogRow, owners: Map<string, string | null>, odd: OddityTally): void {
  if (asset === null) return;
  const owner = owners.get(asset) ?? null;
  if (owner === null) owners.set(asset, account);
  else if (account !== null && account !== owner)
    odd.add(
      'ASSET_OF_TWO_ACCOUNTS',
      line,
      `${asset} stands at ${account}; it was made under ${owner}, where it stood first`,
    );
}
