// Holiday calendars through the API: by law, from a file, from a feed that changes, fails and comes back; and what each of
// them moves.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { isPrivateAddress } from '../../server/src/connect/guarded-fetch.ts';
import { office, startScheduleWorld, type Problem, type ScheduleWorld } from '../support/schedule-world.ts';

let world: ScheduleWorld;
let feed: Server;
let feedHost: string;
/** What the feed answers next. */
let answer: { status: number; body?: string; etag?: string; location?: string };
const asked: (string | undefined)[] = [];

beforeAll(async () => {
  feed = createServer((request, response) => {
    asked.push(request.headers['if-none-match']);
    const { status, body = '', etag, location } = answer;
    const fresh = etag !== undefined && request.headers['if-none-match'] === etag;
    response.writeHead(fresh ? 304 : status, { ...(etag && { etag }), ...(location && { location }) });
    response.end(fresh ? '' : body);
  });
  await new Promise<void>((done) => feed.listen(0, '127.0.0.1', done));
  feedHost = `127.0.0.1:${String((feed.address() as AddressInfo).port)}`;
  world = await startScheduleWorld('2026-03-02T09:00:00Z', { FETCHABLE_HOSTS: feedHost });
});
afterAll(async () => {
  await world.close();
  await new Promise((done) => feed.close(done));
});

const ics = (...dates: readonly string[]): string =>
  [
    'BEGIN:VCALENDAR',
    ...dates.flatMap((date) => ['BEGIN:VEVENT', `DTSTART;VALUE=DATE:${date}`, `SUMMARY:Day ${date}`, 'END:VEVENT']),
    'END:VCALENDAR',
  ].join('\r\n');

interface Calendar {
  readonly id: string;
  readonly kind: string;
  readonly failure: string | null;
  readonly entries: readonly { readonly date: string; readonly name: string; readonly switchedOff: boolean }[];
}
interface Answer {
  readonly calendar: Calendar | null;
  readonly versionsMade: number;
  readonly userErrors: readonly Problem[];
}
const fields =
  '{ calendar { id kind failure entries { date name switchedOff } } versionsMade userErrors { code message path } }';

async function create(input: Record<string, unknown>): Promise<Answer> {
  const document = `mutation ($input: CreateHolidayCalendarInput!) { made: createHolidayCalendar(input: $input) ${fields} }`;
  return (await world.ask<{ made: Answer }>(document, { input })).made;
}
async function save(input: Record<string, unknown>): Promise<Answer> {
  const document = `mutation ($input: SaveHolidayCalendarInput!) { made: saveHolidayCalendar(input: $input) ${fields} }`;
  return (await world.ask<{ made: Answer }>(document, { input })).made;
}
const scheduleNow = async (name: string): Promise<{ version: number; holidays: readonly string[] }> => {
  const { coverageSchedules } = await world.ask<{
    coverageSchedules: { nodes: { version: number; holidays: string[] }[] };
  }>('query ($name: String!) { coverageSchedules(search: $name) { nodes { version holidays } } }', { name });
  const [found] = coverageSchedules.nodes;
  if (found === undefined) throw new Error(`No schedule ${name}`);
  return found;
};
const refusals = ({ calendar, userErrors }: Answer): unknown => {
  expect(calendar).toBeNull();
  return userErrors.map(({ code, path }) => [code, path?.join('.') ?? null]);
};

describe('a calendar by law', () => {
  test('has the dates of a country, a state or a region, fifteen years of them', async () => {
    const { calendar } = await create({ name: 'Bavaria', source: { country: 'DE', state: 'BY' } });
    const of2026 = (calendar?.entries ?? []).filter(({ date }) => date.startsWith('2026')).map(({ date }) => date);
    expect(of2026).toEqual([
      ...[
        '2026-01-01',
        '2026-01-06',
        '2026-04-03',
        '2026-04-06',
        '2026-05-01',
        '2026-05-14',
        '2026-05-25',
        '2026-06-04',
      ],
      ...['2026-10-03', '2026-11-01', '2026-12-25', '2026-12-26'],
    ]);
    expect(new Set(calendar?.entries.map(({ date }) => date.slice(0, 4))).size).toBe(16);
    const augsburg = await create({ name: 'Augsburg', source: { country: 'DE', state: 'BY', region: 'A' } });
    expect(augsburg.calendar?.entries.map(({ date }) => date)).toContain('2026-08-08');
    const shown = await world.ask<{ states: { code: string; name: string }[] }>(
      '{ states: holidayPlaces(country: "DE") { code name } }',
    );
    expect(shown.states).toContainEqual({ code: 'BY', name: 'Bayern' });
  });

  test('of a place that is none is refused by name', async () => {
    const at = async (source: Record<string, unknown>): Promise<unknown> =>
      refusals(await create({ name: 'x', source }));
    expect(await at({ country: 'XX' })).toEqual([['UNKNOWN_PLACE', 'source.country']]);
    expect(await at({ country: 'DE', state: 'ZZ' })).toEqual([['UNKNOWN_PLACE', 'source.state']]);
    expect(await at({ country: 'DE', state: 'BY', region: 'ZZ' })).toEqual([['UNKNOWN_PLACE', 'source.region']]);
    expect(await at({})).toEqual([['INVALID', 'source']]);
    expect(await at({ country: 'DE', file: ics('20260101') })).toEqual([['INVALID', 'source']]);
  });
});

describe('a calendar from a file', () => {
  test('gives its dates to schedules; what is switched off leaves them by a new version', async () => {
    const { calendar } = await create({ name: 'File', source: { file: ics('20260401', '20260501') } });
    if (calendar === null) throw new Error('no calendar');
    const definition = office({ holidays: ['2026-12-24'], holidayCalendars: [calendar.id] });
    await world.schedule('By file', definition);
    expect(await scheduleNow('By file')).toEqual({
      version: 1,
      holidays: ['2026-04-01', '2026-05-01', '2026-12-24'],
    });
    const changed = await save({ calendar: calendar.id, switchedOff: [{ name: 'Day 20260401' }] });
    expect(changed).toMatchObject({ versionsMade: 1, userErrors: [] });
    expect(changed.calendar?.entries).toMatchObject([{ switchedOff: true }, { switchedOff: false }]);
    expect(await scheduleNow('By file')).toEqual({ version: 2, holidays: ['2026-05-01', '2026-12-24'] });
    expect((await save({ calendar: calendar.id, name: 'Renamed' })).versionsMade).toBe(0);
  });

  test('moves the tickets of agreements that follow', async () => {
    const { calendar } = await create({ name: 'Moves', source: { file: ics('20260401') } });
    const schedule = await world.schedule('Moves', office({ holidayCalendars: [calendar?.id] }));
    await world.follower('Moved', schedule, 'HOLIDAYS_ONLY', [
      { number: '1', measure: 'RESOLUTION', promise: 'PT12H' },
    ]);
    await world.record('desk', {
      ...{ ticket: 'M-1', kind: 'OPENED', at: '2026-03-02T09:00:00Z', actor: 'CUSTOMER', serviceAccount: 'Moved-1' },
    });
    await world.quiet();
    expect((await world.clock('M-1', 'RESOLUTION')).promise?.dueAt).toBe('2026-03-03T13:00:00.000Z');
    await save({ calendar: calendar?.id, source: { file: ics('20260303') } });
    await world.quiet();
    expect((await world.clock('M-1', 'RESOLUTION')).promise?.dueAt).toBe('2026-03-04T13:00:00.000Z');
  });

  test('that cannot be read is refused with its line', async () => {
    const { userErrors } = await create({ name: 'x', source: { file: 'BEGIN:VCALENDAR\nnonsense\nEND:VCALENDAR' } });
    expect(userErrors).toMatchObject([{ code: 'MALFORMED_CALENDAR', path: ['source', 'file'] }]);
    expect(userErrors[0]?.message).toContain('Line 2');
    const many = `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY;COUNT=10001\nEND:VEVENT\nEND:VCALENDAR`;
    expect(refusals(await create({ name: 'x', source: { file: many } }))).toEqual([
      ['CALENDAR_TOO_LARGE', 'source.file'],
    ]);
  });
});

describe('a calendar from a feed', () => {
  test('is read again by itself, keeps what it had when that fails and says so, and comes back', async () => {
    answer = { status: 200, body: ics('20260401'), etag: '"one"' };
    const url = `http://${feedHost}/holidays.ics`;
    const { calendar, userErrors } = await create({ name: 'Feed', source: { url } });
    expect(userErrors).toEqual([]);
    await world.schedule('By feed', office({ holidayCalendars: [calendar?.id] }));
    const feedNow = async (): Promise<Calendar> =>
      (
        await world.ask<{ node: Calendar }>(
          'query ($id: ID!) { node(id: $id) { ... on HolidayCalendar { id kind failure entries { date name switchedOff } } } }',
          { id: calendar?.id },
        )
      ).node;

    const turns = async (at: string, settled: () => Promise<boolean>): Promise<void> => {
      world.time.turnTo(Temporal.Instant.from(at));
      await vi.waitUntil(settled, { timeout: 5_000, interval: 20 });
    };
    const before = asked.length;
    await turns('2026-03-02T15:00:01Z', async () => Promise.resolve(asked.length > before));
    expect(asked.at(-1)).toBe('"one"');

    answer = { status: 500 };
    await turns('2026-03-02T21:00:05Z', async () => (await feedNow()).failure !== null);
    expect(await feedNow()).toMatchObject({
      failure: `Expected 200 from http://${feedHost}, got 500.`,
      entries: [{ date: '2026-04-01' }],
    });
    expect(await scheduleNow('By feed')).toEqual({ version: 1, holidays: ['2026-04-01'] });

    answer = { status: 200, body: ics('20260401', '20260501'), etag: '"two"' };
    await turns('2026-03-02T21:16:00Z', async () => (await scheduleNow('By feed')).version === 2);
    expect(await feedNow()).toMatchObject({ failure: null, entries: [{}, { date: '2026-05-01' }] });
    expect((await scheduleNow('By feed')).holidays).toEqual(['2026-04-01', '2026-05-01']);
  });

  test('from a private address is refused, however it is written and wherever it hides', async () => {
    const at = async (url: string): Promise<unknown> => refusals(await create({ name: 'x', source: { url } }));
    const port = new URL(world.server.url).port;
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]', '0.0.0.0']) {
      expect(await at(`http://${host}:${port}/x.ics`), host).toEqual([['PRIVATE_ADDRESS', 'source.url']]);
    }
    for (const host of ['10.1.2.3', '192.168.1.1', '172.16.0.1', '169.254.169.254', '[fd00::1]', '[fe80::1]']) {
      expect(await at(`https://${host}/x.ics`), host).toEqual([['PRIVATE_ADDRESS', 'source.url']]);
    }
    answer = { status: 302, location: `http://localhost:${port}/inside.ics` };
    expect(await at(`http://${feedHost}/redirects`)).toEqual([['PRIVATE_ADDRESS', 'source.url']]);
    answer = { status: 302, location: `http://${feedHost}/round` };
    expect(await at(`http://${feedHost}/round`)).toEqual([['FEED_UNREACHABLE', 'source.url']]);
    expect(await at('ftp://example.com/x.ics')).toEqual([['FEED_UNREACHABLE', 'source.url']]);
    expect(await at('file:///etc/passwd')).toEqual([['FEED_UNREACHABLE', 'source.url']]);
  });

  test('that is too long or no calendar is refused', async () => {
    const at = async (): Promise<unknown> =>
      refusals(await create({ name: 'x', source: { url: `http://${feedHost}/` } }));
    answer = { status: 200, body: 'x'.repeat(4 * 1024 * 1024 + 1) };
    expect(await at()).toEqual([['CALENDAR_TOO_LARGE', 'source.url']]);
    answer = { status: 200, body: '<html></html>' };
    expect(await at()).toEqual([['MALFORMED_CALENDAR', 'source.url']]);
    answer = { status: 404 };
    expect(await at()).toEqual([['FEED_UNREACHABLE', 'source.url']]);
  });
});

test('addresses are private or not whatever clothes they wear', () => {
  const inside = ['127.0.0.1', '10.0.0.1', '100.64.1.1', '169.254.169.254', '172.31.255.255', '192.168.0.1', '0.0.0.0'];
  const inside6 = [
    '::',
    '::1',
    '::ffff:10.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    'fe80::1%eth0',
    'fd12::1',
    'ff02::1',
  ];
  for (const address of [...inside, ...inside6, 'nonsense']) expect(isPrivateAddress(address), address).toBe(true);
  const outside = [
    '1.1.1.1',
    '172.32.0.1',
    '100.128.0.1',
    '2606:4700:4700::1111',
    '::ffff:1.1.1.1',
    '64:ff9b::808:808',
  ];
  for (const address of outside) expect(isPrivateAddress(address), address).toBe(false);
});
