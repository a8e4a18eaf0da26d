import { expect, test } from 'vitest';
import { canarySentence } from '../../dashboard/src/admin/canaryWords.ts';

const well = { isLate: false, lateness: 'PT0.012S', lateAfter: 'PT2S', missingSince: null };

test('nothing is said while breaches are heard in time, or nothing flies', () => {
  expect(canarySentence(null, 'UTC')).toBeNull();
  expect(canarySentence(well, 'UTC')).toBeNull();
});

test('one that came late is told with how late', () => {
  expect(canarySentence({ ...well, isLate: true, lateness: 'PT3.25S' }, 'UTC')).toBe(
    "Breaches are heard late: the server's own test ticket came 3.3 s after it broke; more than 2.0 s is too late.",
  );
});

test('one that is missing is told with when it broke, by the clock of the wall', () => {
  expect(canarySentence({ ...well, isLate: true, missingSince: '2026-11-20T15:21:08Z' }, 'Europe/Berlin')).toBe(
    "Breaches are not heard: the server's own test ticket that broke at 16:21:08 has not come back.",
  );
});
