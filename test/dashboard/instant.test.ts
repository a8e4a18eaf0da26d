import { expect, test } from 'vitest';
import {
  civilDay,
  clockTime,
  hourOfDay,
  nearInstant,
  nearMinute,
  weekdayInstant,
  zoneCity,
} from '../../dashboard/src/shared/instant.ts';

const now = Date.parse('2026-11-20T15:21:09Z');

test('an instant is shown in the zone that is named, wherever the screen hangs', () => {
  expect(clockTime(now, 'Europe/Berlin')).toBe('16:21:09');
  expect(clockTime(now, 'America/Sao_Paulo')).toBe('12:21:09');
  expect(clockTime(Date.parse('2026-11-20T23:00:00Z'), 'Europe/Berlin')).toBe('00:00:00');
  expect(hourOfDay(Date.parse('2026-11-20T23:30:00Z'), 'Europe/Berlin')).toBe(0);
});

test('the civil day is the zone’s', () => {
  expect(civilDay(Date.parse('2026-11-20T23:30:00Z'), 'Europe/Berlin')).toBe('2026-11-21');
  expect(civilDay(Date.parse('2026-11-20T23:30:00Z'), 'UTC')).toBe('2026-11-20');
});

test('an opening is said as near as a reader needs', () => {
  expect(nearMinute(now + 3_600_000, now, 'Europe/Berlin')).toBe('17:21');
  expect(nearMinute(Date.parse('2026-11-23T08:00:00Z'), now, 'Europe/Berlin')).toBe('Mon 09:00');
  expect(nearMinute(Date.parse('2026-12-03T08:00:00Z'), now, 'Europe/Berlin')).toBe('3 Dec 09:00');
});

test('an event of another day names its day', () => {
  expect(nearInstant(now - 60_000, now, 'Europe/Berlin')).toBe('16:20:09');
  expect(nearInstant(now - 86_400_000, now, 'Europe/Berlin')).toBe('Thu 16:21:09');
  expect(weekdayInstant(now, now, 'Europe/Berlin')).toBe('Fri 16:21:09');
});

test('a zone is called by its city', () => {
  expect(zoneCity('America/Sao_Paulo')).toBe('Sao Paulo');
  expect(zoneCity('UTC')).toBe('UTC');
});
