// VAVAILABILITY through the API: out, and in again as another schedule.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { office, startScheduleWorld, type Problem, type ScheduleWorld } from '../support/schedule-world.ts';

let world: ScheduleWorld;
beforeAll(async () => {
  world = await startScheduleWorld('2026-03-02T09:00:00Z');
});
afterAll(() => world.close());

const said =
  'timeZone periods { period onHoliday weekly { mon { from to } sat { from to } } } holidays exceptions { date period intervals { from to } }';

test('a schedule that is written and imported is the same schedule under another name', async () => {
  const exceptions = [{ date: '2026-12-24', intervals: [{ from: '09:00', to: '12:00' }] }];
  await world.schedule('Written', office({ holidays: ['2026-05-01'], exceptions }));
  const shown = async (name: string): Promise<Record<string, unknown> & { availability: string }> =>
    (
      await world.ask<{ coverageSchedules: { nodes: [Record<string, unknown> & { availability: string }] } }>(
        `query ($name: String!) { coverageSchedules(search: $name) { nodes { availability ${said} } } }`,
        { name },
      )
    ).coverageSchedules.nodes[0];
  const { availability, ...written } = await shown('Written');
  expect(availability).toContain('BEGIN:VAVAILABILITY');
  const { read } = await world.ask<{ read: Record<string, unknown> }>(
    `query ($text: String!) { read: readAvailability(text: $text) { ${said} userErrors { code } } }`,
    { text: availability },
  );
  expect(read).toEqual({ ...written, userErrors: [] });
  const imported = await world.ask<{ made: { schedule: { name: string } | null; userErrors: readonly Problem[] } }>(
    'mutation ($input: ImportCoverageScheduleInput!) { made: importCoverageSchedule(input: $input) { schedule { name } userErrors { code } } }',
    { input: { name: 'Imported', availability } },
  );
  expect(imported.made).toEqual({ schedule: { name: 'Imported' }, userErrors: [] });
  const { availability: _again, ...same } = await shown('Imported');
  expect(same).toEqual(written);
});

test('what a schedule cannot say is refused by name, with its line', async () => {
  const text = [
    ...['BEGIN:VCALENDAR', 'BEGIN:VAVAILABILITY', 'BEGIN:AVAILABLE', 'DTSTART:20260105T090000Z'],
    ...['DTEND:20260105T170000Z', 'RRULE:FREQ=MONTHLY', 'END:AVAILABLE', 'END:VAVAILABILITY', 'END:VCALENDAR'],
  ].join('\r\n');
  const { read } = await world.ask<{ read: { userErrors: readonly Problem[] } }>(
    'query ($text: String!) { read: readAvailability(text: $text) { userErrors { code message path } } }',
    { text },
  );
  expect(read.userErrors).toEqual([
    { code: 'NOT_EXPRESSIBLE', message: 'Line 3: a schedule cannot say this: RRULE:FREQ=MONTHLY.', path: ['text'] },
  ]);
});
