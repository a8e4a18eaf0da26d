// A ticket's rows as a table, and the events that the law of the import makes of them.
import { describe, expect, test } from 'vitest';
import { localTimeReader } from '../../server/src/connect/local-time.ts';
import { defaultStatuses, mapRow, severityOf } from '../../server/src/connect/servicenow-log.ts';
import type { LogEvent, Oddity, TicketSoFar } from '../../server/src/connect/servicenow-log.ts';
import type { LogRow } from '../../server/src/connect/servicenow-row.ts';

const reading = { readTime: localTimeReader('America/Sao_Paulo'), statuses: defaultStatuses };

const firstRow: LogRow = {
  line: 2,
  ticket: 'INC1',
  state: 'New',
  openedAt: '1/3/2016 09:00',
  updatedAt: '1/3/2016 09:00',
  updatedBy: 'Updater',
  updates: null,
  contact: 'Ada',
  account: 'Harbour',
  service: 'Email',
  asset: null,
  priority: '3 - Moderate',
  group: null,
  agent: null,
  madeSla: 'true',
};

interface Life {
  events: readonly LogEvent[];
  oddities: readonly Oddity[];
}

/** Each row says what differs from the row before, "09:30" being that time on 1 March 2016. */
function live(...rows: readonly (Partial<LogRow> & { at?: string })[]): Life {
  let row = firstRow;
  let so: TicketSoFar | null = null;
  const events: LogEvent[] = [];
  const oddities: Oddity[] = [];
  for (const [index, { at, ...said }] of rows.entries()) {
    row = { ...row, ...said, line: index + 2, ...(at === undefined ? {} : { updatedAt: `1/3/2016 ${at}` }) };
    const mapped = mapRow(so, row, reading);
    so = mapped.after;
    events.push(...mapped.events);
    oddities.push(...mapped.oddities);
  }
  return { events, oddities };
}

const timeOf = (event: LogEvent) =>
  event.event.at.toZonedDateTimeISO('America/Sao_Paulo').toPlainTime().toString({ smallestUnit: 'minute' });
const story = ({ events }: Life) => events.map((e) => `${timeOf(e)} ${e.event.eventId} ${e.event.kind}`);
/** The fields an event gives. */
function given(life: Life, eventId: string): Record<string, unknown> {
  const event = life.events.find((candidate) => candidate.event.eventId === eventId)?.event;
  if (event === undefined) return expect.fail(`no event ${eventId}`);
  const { ticket, eventId: _, at, sequence, kind: _kind, actor: _actor, undo, ...fields } = event;
  expect([ticket, undo, typeof sequence, at instanceof Temporal.Instant]).toEqual(['INC1', false, 'number', true]);
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}

describe('a row of the log', () => {
  test('is one event with the changed columns, after an opening that the log only implies', () => {
    const life = live({ at: '09:10' }, { at: '09:30', state: 'Active', agent: 'Bo', group: 'Desk' });
    expect(story(life)).toEqual([
      '09:00 INC1/0 OPENED',
      '09:10 INC1/1 UPDATED',
      '09:30 INC1/2/answered AGENT_REPLIED',
      '09:30 INC1/2 STATUS_CHANGED',
    ]);
    expect(given(life, 'INC1/0')).toEqual({
      severity: 'NORMAL',
      sourceSeverity: '3 - Moderate',
      contact: 'Ada',
      serviceAccount: 'Harbour',
      service: 'Email',
    });
    expect(given(life, 'INC1/1')).toEqual({ by: 'Updater', sourceStatus: 'New' });
    expect(given(life, 'INC1/2')).toEqual({ by: 'Updater', sourceStatus: 'Active', agent: 'Bo', group: 'Desk' });
    expect(life.events.map(({ event }) => event.actor)).toEqual(['CUSTOMER', 'AGENT', 'AGENT', 'AGENT']);
    expect(life.events.map(({ origin }) => origin)).toEqual(['OPENING', 'ROW', 'ANSWER', 'ROW']);
  });

  test('already Active at the first row was opened and answered before', () => {
    const life = live({ at: '09:20', state: 'Active', group: 'Desk' });
    expect(story(life)).toEqual([
      '09:00 INC1/0 OPENED',
      '09:20 INC1/1/answered AGENT_REPLIED',
      '09:20 INC1/1 STATUS_CHANGED',
    ]);
    expect(life.events.map(({ event }) => event.sequence)).toEqual([0, 1, 2]);
  });

  test('already Resolved at the first row was opened, answered, resolved', () => {
    expect(story(live({ at: '09:20', state: 'Resolved' }))).toEqual([
      '09:00 INC1/0 OPENED',
      '09:20 INC1/1/answered AGENT_REPLIED',
      '09:20 INC1/1 RESOLVED',
    ]);
  });

  test('with an assignee while New is the proxy of the first response, and the proxy says that it is one', () => {
    const life = live({}, { at: '09:10', agent: 'Bo' }, { at: '09:20', state: 'Active' });
    expect(story(life)).toEqual([
      '09:00 INC1/0 OPENED',
      '09:00 INC1/1 UPDATED',
      '09:10 INC1/2/answered AGENT_REPLIED',
      '09:10 INC1/2 ASSIGNED',
      '09:20 INC1/3 STATUS_CHANGED',
    ]);
    expect(given(life, 'INC1/2/answered')).toEqual({ reason: expect.stringMatching(/^A proxy: /) as string });
  });

  test('keeps the order of the file within one minute', () => {
    const life = live(
      { state: 'Active', agent: 'Bo' },
      { state: 'Awaiting User Info' },
      { state: 'Active' },
      { state: 'Awaiting User Info' },
    );
    expect(new Set(life.events.map(timeOf))).toEqual(new Set(['09:00']));
    expect(life.events.map(({ event }) => event.sequence)).toEqual([0, 1, 2, 4, 6, 8]);
    expect(given(life, 'INC1/4')).toMatchObject({ sourceStatus: 'Awaiting User Info' });
  });
});

describe('the kind of a row is the first that applies', () => {
  const from = { state: 'Active', agent: 'Bo', group: 'Desk' };
  const everything = { priority: '1 - Critical', group: 'Crew', agent: 'Cy' };
  test.each([
    ['Resolved → Active', 'REOPENED', { ...from, state: 'Resolved' }, { ...everything, state: 'Active' }],
    ['Closed → Awaiting User Info', 'REOPENED', { ...from, state: 'Closed' }, { state: 'Awaiting User Info' }],
    ['Active → Resolved', 'RESOLVED', from, { ...everything, state: 'Resolved' }],
    ['Resolved → Closed', 'CLOSED', { ...from, state: 'Resolved' }, { ...everything, state: 'Closed' }],
    ['Active → Closed', 'CLOSED', from, { state: 'Closed' }],
    ['Active → Awaiting Vendor', 'STATUS_CHANGED', from, { ...everything, state: 'Awaiting Vendor' }],
    [
      'Awaiting Problem → Awaiting Evidence',
      'STATUS_CHANGED',
      { ...from, state: 'Awaiting Problem' },
      { state: 'Awaiting Evidence' },
    ],
    ['another priority', 'PRIORITY_CHANGED', from, everything],
    ['another group', 'GROUP_CHANGED', from, { group: 'Crew', agent: 'Cy' }],
    ['another assignee', 'ASSIGNED', from, { agent: 'Cy', account: 'Quarry' }],
    ['another location', 'UPDATED', from, { account: 'Quarry' }],
    ['nothing that is mapped', 'UPDATED', from, {}],
    ['a group that went missing', 'UPDATED', from, { group: null, agent: null }],
    ['an unknown state', 'UPDATED', from, { state: '-100' }],
    ['an unknown priority', 'UPDATED', from, { priority: '9 - Whatever' }],
    ['the same severity in other words', 'UPDATED', from, { priority: '3 - Medium' }],
  ])('%s is %s', (_what, kind, before, said) => {
    const life = live(before, said);
    expect(life.events.at(-1)?.event).toMatchObject({ eventId: 'INC1/2', kind });
  });

  test('and its first row is compared with a ticket that was just opened', () => {
    const kindOfFirst = (said: Partial<LogRow>) => live(said).events.at(-1)?.event.kind;
    expect(kindOfFirst({})).toBe('UPDATED');
    expect(kindOfFirst({ group: 'Desk' })).toBe('GROUP_CHANGED');
    expect(kindOfFirst({ agent: 'Bo' })).toBe('ASSIGNED');
    expect(kindOfFirst({ state: 'Awaiting Problem' })).toBe('STATUS_CHANGED');
    expect(kindOfFirst({ state: '-100' })).toBe('UPDATED');
  });
});

describe('what is missing or odd', () => {
  test('a missing value says nothing, and coming back to the same value changes nothing', () => {
    const life = live(
      { state: 'Active', group: 'Desk', agent: 'Bo' },
      { group: null, agent: null, service: null },
      { group: 'Desk', agent: 'Bo', service: 'Email' },
    );
    expect(given(life, 'INC1/2')).toEqual({ by: 'Updater' });
    expect(given(life, 'INC1/3')).toEqual({ by: 'Updater' });
  });

  test('a location that is missing at first leaves the link empty until a row has one', () => {
    const life = live({ account: null, priority: null }, { account: 'Quarry', priority: '2 - High' });
    expect(given(life, 'INC1/0')).toEqual({ contact: 'Ada', service: 'Email' });
    expect(given(life, 'INC1/2')).toEqual({
      by: 'Updater',
      serviceAccount: 'Quarry',
      severity: 'HIGH',
      sourceSeverity: '2 - High',
    });
  });

  test('an unknown state keeps the status; the row says so, and coming back from it is no reopening', () => {
    const life = live(
      { state: 'Resolved' },
      { state: '-100' },
      { state: '-100' },
      { state: 'Resolved' },
      { state: 'Closed' },
    );
    expect(given(life, 'INC1/2')).toEqual({
      by: 'Updater',
      sourceStatus: '-100',
      reason: 'State "-100" is not known: the status was kept.',
    });
    expect(given(life, 'INC1/3')).toEqual({ by: 'Updater' });
    expect(given(life, 'INC1/4')).toEqual({ by: 'Updater', sourceStatus: 'Resolved' });
    expect(story(life).slice(-2)).toEqual(['09:00 INC1/4 UPDATED', '09:00 INC1/5 CLOSED']);
    expect(life.oddities.map(({ kind, line }) => [kind, line])).toEqual([
      ['UNKNOWN_STATE', 3],
      ['UNKNOWN_STATE', 4],
    ]);
  });

  test('an unknown state while New is no sign of a response', () => {
    expect(live({ state: '-100' }).events.map(({ origin }) => origin)).toEqual(['OPENING', 'ROW']);
  });

  test('leaving Resolved by way of an unknown state is a reopening', () => {
    const life = live({ state: 'Resolved' }, { state: '-100' }, { state: 'Active' });
    expect(life.events.at(-1)?.event.kind).toBe('REOPENED');
  });

  test('an unknown priority keeps the severity, and the words of the source are kept', () => {
    const life = live({}, { priority: '5 - Planning' });
    expect(given(life, 'INC1/2')).toEqual({ by: 'Updater', sourceSeverity: '5 - Planning' });
    expect(life.oddities).toMatchObject([
      { kind: 'UNKNOWN_PRIORITY', line: 3, what: expect.stringMatching(/"5 - Planning" came.*stays NORMAL/) as string },
    ]);
  });

  test('times never run backwards within a ticket, from the opening on', () => {
    const life = live(
      { at: '08:50' },
      { at: '10:00', state: 'Active' },
      { at: '09:40', group: 'Crew' },
      { at: '10:30' },
    );
    expect(story(life)).toEqual([
      '09:00 INC1/0 OPENED',
      '09:00 INC1/1 UPDATED',
      '10:00 INC1/2/answered AGENT_REPLIED',
      '10:00 INC1/2 STATUS_CHANGED',
      '10:00 INC1/3 GROUP_CHANGED',
      '10:30 INC1/4 UPDATED',
    ]);
    expect(life.oddities.map(({ kind, line }) => [kind, line])).toEqual([
      ['TIME_RUNS_BACKWARDS', 2],
      ['TIME_RUNS_BACKWARDS', 4],
    ]);
  });

  test('a row without a readable time is left out but keeps its number, and the next row carries what it changed', () => {
    const life = live({}, { updatedAt: '31/2/2016 09:20', state: 'Active', group: 'Crew' }, { at: '09:30' });
    expect(story(life)).toEqual([
      '09:00 INC1/0 OPENED',
      '09:00 INC1/1 UPDATED',
      '09:30 INC1/3/answered AGENT_REPLIED',
      '09:30 INC1/3 STATUS_CHANGED',
    ]);
    expect(given(life, 'INC1/3')).toMatchObject({ sourceStatus: 'Active', group: 'Crew' });
    expect(life.oddities.map(({ kind, line }) => [kind, line])).toEqual([['UNREADABLE_TIME', 3]]);
  });

  test('a first row without a readable opening does not open the ticket; the next one does', () => {
    const life = live({ openedAt: null }, { openedAt: '1/3/2016 09:00', at: '09:30' });
    expect(story(life)).toEqual(['09:00 INC1/0 OPENED', '09:30 INC1/2 UPDATED']);
  });

  test('a counter that runs backwards and an opening that moves are reported, the file and the first opening kept', () => {
    const life = live({ updates: 3 }, { updates: 1, openedAt: '1/3/2016 08:00' });
    expect(life.oddities.map(({ kind }) => kind)).toEqual(['OPENED_AT_CHANGES', 'COUNTER_RUNS_BACKWARDS']);
    expect(story(life)[0]).toBe('09:00 INC1/0 OPENED');
  });

  test("the source's own flag is kept as such where it changes", () => {
    const life = live({}, { madeSla: 'false' }, {});
    expect(given(life, 'INC1/2')['reason']).toMatch(/^The source's own made_sla is false/);
    expect(given(life, 'INC1/3')).toEqual({ by: 'Updater' });
  });

  test('only a leading 1 to 4 is a severity', () => {
    const read = ['1 - Critical', '2 - High', '3 - Moderate', '4 - Low', '5 - Planning', '12', 'High', '4'].map(
      severityOf,
    );
    expect(read).toEqual(['URGENT', 'HIGH', 'NORMAL', 'LOW', null, null, null, 'LOW']);
  });
});
