// Reports that agreements owe. Two worlds, alike but that in the second the floor works to private targets: the floor reads
// both, the customer the same bytes in both. Each report is issued once and mailed once, whoever comes and whoever dies.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { sendDueMails, smtpSender } from '../../server/src/connect/mail-loop.ts';
import type { Database } from '../../server/src/db/orm.ts';
import { loadNextClosing } from '../../server/src/credit/period.store.ts';
import { issueDueReports } from '../../server/src/report/issue-report.ts';
import { loadNextReport } from '../../server/src/report/report.store.ts';
import { idOf } from '../../server/src/gate/node-id.ts';
import { linesOf } from '../support/csv-lines.ts';
import { startMailServer, type MailServer } from '../support/mail-server.ts';
import { pdfText } from '../support/pdf-text.ts';
import { ended, startReportWorld, type ReportWorld as World } from '../support/report-world.ts';

interface Cell {
  readonly text: string;
  readonly value: number | null;
  readonly drill?: string | null;
  readonly path?: string | null;
  readonly clock?: string | null;
}
interface Part {
  readonly heading: string;
  readonly note: string | null;
  readonly columns: readonly { readonly title: string }[];
  readonly rows: readonly { readonly cells: readonly Cell[] }[];
}
interface Content {
  readonly isSoFar: boolean;
  readonly parts: readonly Part[];
}
interface Report {
  readonly id: string;
  readonly from: string;
  readonly issuedBy: string | null;
  readonly content: Content;
  readonly deliveries: readonly Record<string, unknown>[];
  readonly differences: readonly Record<string, unknown>[];
}

const HOUR = 3_600_000;
let plain: World;
let secret: World;
let mails: MailServer;

beforeAll(async () => {
  mails = await startMailServer();
  [plain, secret] = await Promise.all([startReportWorld(null), startReportWorld('PT4H')]);
  // Servers look for new agreements now and then.
  for (const { floor } of [plain, secret])
    for (const loadNext of [loadNextReport, loadNextClosing])
      await vi.waitUntil(() => floor.server.app.database.transaction(loadNext), { timeout: 20_000 });
}, 90_000);
afterAll(async () => {
  await Promise.all([plain.floor.close(), secret.floor.close(), mails.close()]);
});

const cells = 'cells { text value drill path }';
const contentFields = `isSoFar parts { heading note columns { title } rows { ${cells} } }`;
const reportFields = `id from issuedBy content { ${contentFields} }
  deliveries { recipient to audience state failure } differences { heading row column was isNow }`;

const partOf = ({ parts }: Pick<Content, 'parts'>, heading: string): Part =>
  parts.find((part) => part.heading === heading) ?? expect.fail(`There is no part ${heading}`);
const texts = (part: Part): string[][] => part.rows.map((row) => row.cells.map(({ text }) => text));

async function reportsOf({ floor, acme }: World, title: string): Promise<Report[]> {
  const { reports } = await floor.ask<{ reports: { nodes: (Report & { title: string })[] } }>(
    `query ($a: ID) { reports(filter: { agreement: $a }) { nodes { title ${reportFields} } } }`,
    { a: acme.agreement },
  );
  return reports.nodes.filter((report) => report.title === title);
}
async function theOne(world: World): Promise<Report> {
  const [report, ...others] = await reportsOf(world, '=Łódź report');
  expect(others).toEqual([]);
  return report ?? expect.fail('It was not issued');
}

const issue = async (world: World, input: Record<string, unknown>) => {
  const { done } = await world.floor.ask<{
    done: {
      report: Report | null;
      content: Content | null;
      deliveries: object[];
      userErrors: { code: string; path: string[] }[];
    };
  }>(
    `mutation ($input: IssueReportInput!) { done: issueReport(input: $input) {
       report { ${reportFields} } content { ${contentFields} } deliveries { recipient audience state failure } userErrors { code path message } } }`,
    { input: { agreement: world.acme.agreement, title: '=Łódź report', on: '2026-03-02', ...input } },
  );
  return done;
};

const download = (world: World, path: string, token: string): Promise<Response> =>
  fetch(`${world.floor.server.url}${path}`, { headers: { authorization: `Bearer ${token}` } });

const rate = 'met missed undecided excluded waived disputed share drill';
async function attainment({ floor, acme }: World) {
  const asked = `query ($a: [ID!]) { attainment(period: { from: "2026-03-01", until: "2026-04-01" }, filter: { agreement: $a }) {
    total { finished promise { ${rate} } target { ${rate} } spent { p50 p90 mean } } } }`;
  const { attainment: found } = await floor.ask<{
    attainment: { total: { finished: number; promise: Record<string, number>; target: Record<string, number> | null } };
  }>(asked, { a: [acme.agreement] });
  return found.total;
}

test('while its month runs it says what is known so far, to the unit what attainment says, and is not issued', async () => {
  const { reportsSoFar } = (
    await secret.floor.ask<{ agreement: { reportsSoFar: Content[] } }>(
      `query ($n: String!) { agreement(number: $n) { reportsSoFar(title: "=Łódź report") { ${contentFields} } } }`,
      { n: 'Acme-SLA' },
    )
  ).agreement;
  const [content] = reportsSoFar;
  expect(content?.isSoFar).toBe(true);
  const { promise, target, finished } = await attainment(secret);
  const told = partOf(content ?? { parts: [] }, 'Compliance').rows.at(-1)?.cells ?? [];
  const { met, missed, undecided, excluded, waived, disputed, share } = promise;
  expect([met, missed, undecided, excluded]).toEqual([2, 2, 0, 2]);
  const said = [met, missed, undecided, excluded, waived, disputed, share];
  expect(told.slice(1, 8).map(({ value }) => value)).toEqual(said);
  expect(told.slice(8, 10).map(({ value }) => value)).toEqual([target?.['share'], target?.['missed']]);
  expect(told[7]?.drill).toBe(promise['drill']);
  expect(partOf(content ?? { parts: [] }, 'Times').rows.at(-1)?.cells[1]?.value).toBe(finished);
  // What a figure leads to is what it says.
  const { clocks } = await secret.floor.ask<{
    clocks: { totalCount: number; nodes: { ticket: { reference: string } }[] };
  }>('query ($d: String) { clocks(drill: $d) { totalCount nodes { ticket { reference } } } }', { d: told[2]?.drill });
  expect(clocks).toMatchObject({
    totalCount: 2,
    nodes: [{ ticket: { reference: 'C' } }, { ticket: { reference: 'F' } }],
  });
  // Tickets as work, each number with the turns behind it.
  const volume = partOf(content ?? { parts: [] }, 'Volume');
  expect(texts(volume).map((row) => row.join(' '))).toEqual(['Normal 6 3 1', 'All 6 3 1']);
  for (const { value, path } of volume.rows.flatMap(({ cells: [, ...figures] }) => figures)) {
    const d = new URL(path ?? '', 'http://here').searchParams.get('drill');
    const list = 'query ($d: String!) { turns(drill: $d) { totalCount } }';
    expect((await secret.floor.ask<{ turns: { totalCount: number } }>(list, { d })).turns.totalCount).toBe(value);
  }
  expect(texts(partOf(content ?? { parts: [] }, 'Breaches'))).toEqual([
    ['C', '1 Resolution', '2026-03-02 13:00:00', '1 h', 'Done late', 'counts', '–'],
    ['F', '1 Resolution', '2026-03-02 13:00:00', 'still open', 'Not done yet', 'counts', '–'],
  ]);
  expect(partOf(content ?? { parts: [] }, 'Weather')).toMatchObject({
    columns: [],
    note: expect.stringContaining('nothing') as unknown,
  });
  expect((await issue(secret, {})).userErrors).toMatchObject([{ code: 'INVALID', path: ['on'] }]);
  expect((await issue(secret, { title: 'Loud' })).userErrors).toMatchObject([{ code: 'NOT_FOUND', path: ['title'] }]);
});

test('when its month is over it issues itself a day later, once, whoever comes and whoever dies over it', async () => {
  const { floor, acme } = secret;
  const { database } = floor.server.app;
  const agreement = idOf('Agreement', acme.agreement) ?? 0;
  // The server's own jobs are kept away from it, so that it is known who dies.
  await database.transaction((tx) => tx.rows(`update report_plan set asked_at = '2200-01-01' where kind = 'MONTH'`));
  await floor.turnTo('2026-04-01T21:59:59Z');
  const key = { agreement, title: '=Łódź report', kind: 'MONTH' } as const;
  const run = (by: Database) => issueDueReports(by, key, { now: floor.time.now(), graceMs: 24 * HOUR });
  await run(database);
  expect(await reportsOf(secret, key.title)).toEqual([]);
  expect((await issue(secret, { dryRun: true })).deliveries).toMatchObject([
    { recipient: 'Ann', audience: 'FLOOR', state: 'NO_MAIL' },
    { recipient: 'it@acme.example', audience: 'COUNTERPART', state: 'NO_MAIL' },
    { recipient: 'Both boards', state: 'REFUSED', failure: 'No address, and nobody here is called so.' },
  ]);
  await floor.turnTo('2026-04-01T22:00:00Z');
  await vi.waitUntil(
    async () =>
      (
        await database.transaction((tx) =>
          tx.rows('select 1 from period_plan where due_at <= at_ms($1)', [floor.time.now().epochMilliseconds]),
        )
      ).length === 0,
    { timeout: 10_000 },
  );
  // It dies as the outermost of its writing transactions is about to be kept.
  let depth = 0;
  const dying: Database = {
    ...database,
    transaction: (work, options) =>
      database.transaction(async (tx) => {
        depth += 1;
        const done = await work(tx);
        depth -= 1;
        if (depth === 0 && options?.kind !== 'snapshot') throw new Error('killed');
        return done;
      }, options),
  };
  await expect(run(dying)).rejects.toThrow('killed');
  expect(await reportsOf(secret, key.title)).toEqual([]);
  await Promise.all([run(database), run(database), run(database)]);
  const report = await theOne(secret);
  expect(report).toMatchObject({ from: '2026-03-01', issuedBy: null, content: { isSoFar: false }, differences: [] });
  expect((await issue(secret, {})).userErrors).toMatchObject([{ code: 'DUPLICATE', path: ['on'] }]);
  // What it would say now names what it said then.
  const { agreement: again } = await floor.ask<{ agreement: { reportsSoFar: object[] } }>(
    '{ agreement(number: "Acme-SLA") { reportsSoFar(title: "=Łódź report", on: "2026-03-02") { isSoFar issued { id } } } }',
  );
  expect(again.reportsSoFar).toEqual([{ isSoFar: false, issued: { id: report.id } }]);
  expect(texts(partOf(report.content, 'Objectives'))[0]?.join('|')).toBe(
    'O1|2026-03-01 to 2026-03-31|90 % of resolution as promised|broken|50 %|2|2|0|−2|0|0|broken, 50 %',
  );
  expect(texts(partOf(report.content, 'Credits'))).toMatchObject([
    ['2026-03-01', 'the provider', 'reckoned', 'EUR 50.00', expect.stringContaining('below 90 %'), '–'],
  ]);
});

test('a report without recipients is issued and listed, and mailed to nobody', async () => {
  const [first] = await vi.waitUntil(
    async () => {
      const found = await reportsOf(secret, 'Quiet');
      return found.length >= 4 && found;
    },
    { timeout: 20_000 },
  );
  expect(first?.deliveries).toEqual([]);
  expect(partOf(first?.content ?? { parts: [] }, 'Volume').columns.map(({ title }) => title)).toEqual([
    'Tickets',
    'Opened',
    'Resolved',
    'Open at the end',
  ]);
});

test('each recipient gets it once, in the version that is theirs, as PDF and CSV', async () => {
  const { floor } = secret;
  const log = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };
  const send = smtpSender({ url: mails.url, from: 'Headroom <headroom@example.com>' });
  const parts = { database: floor.server.app.database, time: floor.time, log, send, url: 'https://sla.example.com' };
  await Promise.all([sendDueMails(parts), sendDueMails(parts)]);
  expect(mails.taken.map(({ to }) => to).sort()).toEqual(['ann@example.com', 'it@acme.example']);
  expect((await theOne(secret)).deliveries).toEqual([
    { recipient: 'Ann', to: 'Ann', audience: 'FLOOR', state: 'SENT', failure: null },
    { recipient: 'it@acme.example', to: 'it@acme.example', audience: 'COUNTERPART', state: 'SENT', failure: null },
    {
      recipient: 'Both boards',
      to: null,
      audience: 'COUNTERPART',
      state: 'REFUSED',
      failure: 'No address, and nobody here is called so.',
    },
  ]);
  const attached = (to: string): string =>
    [...(mails.taken.find((mail) => mail.to === to)?.text ?? '').matchAll(/base64\n[^]*?\n\n([A-Za-z0-9+/=\n]+)/g)]
      .map(([, body = '']) => Buffer.from(body.replaceAll('\n', ''), 'base64'))
      .map((file) => (file.subarray(0, 4).toString() === '%PDF' ? pdfText(file) : file.toString('utf8')))
      .join('\n');
  expect(attached('ann@example.com')).toContain('Targetkept');
  const outside = attached('it@acme.example');
  expect(outside).toContain('Łódźreport');
  expect(outside).toContain('part,row,of,figure');
  expect(outside).not.toMatch(/target|sla\.example\.com/i);
});

test('its files say what the page says; a text that is a formula is none in the CSV', async () => {
  const report = await theOne(secret);
  const path = `/downloads/reports/${report.id}`;
  const csv = await (await download(secret, `${path}.csv`, secret.floor.server.adminToken)).text();
  const lines = linesOf(csv);
  const said = report.content.parts.flatMap(({ heading, columns, rows }) =>
    rows.flatMap((row, place) =>
      row.cells.map(({ text, value }, column) => [
        heading,
        String(place + 1),
        columns[column]?.title,
        value === null ? '' : String(value),
        text,
      ]),
    ),
  );
  expect(
    lines.map((line) => [
      line['part'],
      line['row'],
      line['figure'],
      line['value'],
      line['shown']?.replace(/^'(?=-)/, ''),
    ]),
  ).toEqual(said);
  const file = await download(secret, `${path}.pdf`, secret.floor.server.adminToken);
  expect(file.headers.get('content-disposition')).toContain("filename*=UTF-8''_%C5%81%C3%B3d%C5%BA");
  const words = pdfText(Buffer.from(await file.arrayBuffer()));
  for (const row of report.content.parts.flatMap(({ rows }) => rows))
    for (const { text } of row.cells) expect(words).toContain(text.replaceAll(/\s/g, ''));
  // Absent, of no kind, and not allowed.
  const statuses = await Promise.all([
    download(secret, '/downloads/reports/UmVwb3J0Ojk5.pdf', secret.floor.server.adminToken),
    download(secret, '/downloads/reports/x.exe', secret.floor.server.adminToken),
    download(secret, `${path}.pdf`, secret.token),
    download(secret, `${path}.pdf`, 'nobody'),
  ]);
  expect(statuses.map(({ status }) => status)).toEqual([404, 404, 403, 401]);
});

const portalFields =
  'id agreement agreementVersion title from until timeZone issuedAt at parts { heading note columns { title unit } rows { cells { text value clock } } }';
const told = ({ floor }: World, token: string): Promise<{ reports: { nodes: { id: string; parts: Part[] }[] } }> =>
  floor.server.ask(`{ reports { totalCount nodes { ${portalFields} } } }`, {}, token, '/portal/graphql');

test('the customer reads the same bytes whether the floor has targets or not, and a stranger nothing', async () => {
  await plain.floor.turnTo('2026-04-01T22:00:00Z');
  const own = (answer: Awaited<ReturnType<typeof told>>) => ({
    ...answer,
    // Ids are random, and so is which of two reports that are due at once comes first, and at which turn of the clock.
    nodes: answer.reports.nodes
      .map((node) => JSON.stringify(node).replaceAll(/"(id|clock|issuedAt|at)":"[^"]+"/g, '"$1":""'))
      .sort(),
    reports: null,
  });
  for (const { floor } of [plain, secret]) {
    const isDone = async () =>
      ((await floor.server.app.database.transaction(loadNextReport)) ?? 0) > floor.time.now().epochMilliseconds;
    await vi.waitUntil(isDone, { timeout: 20_000, interval: 100 });
  }
  const [one, other] = [await told(plain, plain.token), await told(secret, secret.token)];
  expect(own(other)).toEqual(own(one));
  expect(JSON.stringify(other)).not.toMatch(/target/i);
  const [report] = other.reports.nodes.filter(({ parts }) => parts.length > 1);
  const breach = partOf(report ?? { parts: [] }, 'Breaches').rows[0]?.cells[0];
  const { explainClock } = await secret.floor.server.ask<{ explainClock: { spent: string } }>(
    'query ($id: ID!) { explainClock(id: $id) { spent } }',
    { id: breach?.clock },
    secret.token,
    '/portal/graphql',
  );
  expect(explainClock).toEqual({ spent: 'PT7H' });
  const asStranger = (id: string | undefined) =>
    secret.floor.server.ask(
      'query ($id: ID!) { report(id: $id) { id } node(id: $id) { id } }',
      { id },
      secret.strangers,
      '/portal/graphql',
    );
  expect(await asStranger(report?.id)).toEqual({ report: null, node: null });
  expect((await told(secret, secret.strangers)).reports.nodes).toEqual([]);
  const path = `/portal/downloads/reports/${report?.id ?? ''}.csv`;
  const both = await Promise.all([download(secret, path, secret.token), download(secret, path, secret.strangers)]);
  expect(both.map(({ status }) => status)).toEqual([200, 404]);
  expect(await both[0].text()).not.toMatch(/target/i);
});

test('what becomes known later stands beside what was reported', async () => {
  const { floor } = secret;
  const before = (await theOne(secret)).content;
  await floor.record('desk', ended('F', 5));
  await floor.quiet();
  const report = await theOne(secret);
  expect(report.content).toEqual(before);
  expect(report.differences).toContainEqual({
    heading: 'Compliance',
    row: 'All promises',
    column: 'Kept',
    was: '2',
    isNow: '3',
  });
});

test('a name that is erased from agreements is erased from what was issued', async () => {
  const { floor } = secret;
  const { done } = await floor.ask<{ done: { userErrors: unknown[] } }>(
    'mutation ($input: ErasePersonalDataInput!) { done: erasePersonalData(input: $input) { userErrors { code message } } }',
    { input: { name: 'Ann', reason: 'She asked for it.' } },
  );
  expect(done.userErrors).toEqual([]);
  const { deliveries } = await theOne(secret);
  expect(deliveries[0]).toMatchObject({ recipient: expect.stringMatching(/^erased person \d+$/) as unknown });
});

test('a list that is cut says so, and what is summed beneath it is of all', async () => {
  const { floor } = plain;
  await floor.ask('mutation { createService(input: { reference: "web", name: "Web" }) { userErrors { code } } }');
  const minutes = `generate_series('2026-03-03T00:00Z'::timestamptz, '2026-03-03T05:00Z', '1 minute') f(at)`;
  await floor.server.app.database.transaction(async (tx) => {
    await tx.rows(
      `insert into service_outage (service_id, kind, from_at, until_at, recorded_by, recorded_at)
       select s.id, 'OUTAGE', f.at, f.at + interval '1 minute', 'token:0', f.at from service s, ${minutes}`,
    );
    await tx.rows(
      `insert into waiver (clock_id, state, reason, raised_by, raised_at) select c.id, 'REJECTED', 'Again', 'token:0', f.at
         from clock c join ticket t on t.id = c.ticket_id and t.reference = 'C', ${minutes}`,
    );
  });
  const reports = [{ title: 'Service', every: 'MONTH', structure: ['Outages'], recipients: [] }];
  await floor.party('Web', { sections: { services: [{ service: 'web', name: 'Web' }], reports } });
  const { web, acme } = await floor.ask<Record<string, { reportsSoFar: Content[] }>>(
    `query { web: agreement(number: "Web-SLA") { ...R } acme: agreement(number: "Acme-SLA") { ...R } }
     fragment R on Agreement { reportsSoFar(on: "2026-03-03") { ${contentFields} } }`,
  );
  const cut = [web, acme].flatMap((of) => of?.reportsSoFar ?? []).flatMap(({ parts }) => parts);
  expect(cut.filter(({ rows }) => rows.length === 300).map(({ note }) => note)).toEqual([
    'Within the period: outages 5 h 1 min, maintenance 0 s. The first 300 of 301 outages and maintenance; the total is of all.',
    'The first 300 of 301 waivers and disputes.',
  ]);
});
