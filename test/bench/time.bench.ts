// dueAfter is a binary search: five years of covered time must not cost more than twice one hour.
import { compileCoverage, dueAfter } from '../../server/src/engine/coverage.ts';
import { judge, median } from './bench-world.ts';

const weekday = [
  { from: '08:00', to: '12:00' },
  { from: '13:00', to: '18:00' },
];
const evening = [
  { from: '06:00', to: '08:00' },
  { from: '18:00', to: '22:00' },
];
const coverage = compileCoverage({
  timeZone: 'Europe/Berlin',
  periods: [
    {
      period: 'PRIME',
      weekly: { mon: weekday, tue: weekday, wed: weekday, thu: weekday, fri: weekday },
      onHoliday: 'CLOSED',
    },
    { period: 'NON_PRIME', weekly: { mon: evening, fri: evening, sat: weekday }, onHoliday: 'CLOSED' },
  ],
  holidays: ['2026-12-25', '2027-01-01'],
  exceptions: [{ date: '2026-12-24', period: null, intervals: [{ from: '08:00', to: '12:00' }] }],
});

const hourMs = 3_600_000;
/** Covered time in five years of this schedule: about 60 h a week. */
const fiveYearsMs = 5 * 52 * 60 * hourMs;
const start = Temporal.Instant.from('2026-03-02T09:00:00Z');
const starts = Array.from({ length: 1000 }, (_, index) => start.add({ minutes: index * 97 }));

function nanosecondsEach(amountMs: number): number {
  const began = performance.now();
  for (let round = 0; round < 20; round += 1) for (const each of starts) dueAfter(coverage, each, amountMs);
  return ((performance.now() - began) * 1e6) / (20 * starts.length);
}

for (const amount of [hourMs, fiveYearsMs]) nanosecondsEach(amount);
const figures = { hour: [] as number[], years: [] as number[] };
for (let round = 0; round < 7; round += 1) {
  figures.hour.push(nanosecondsEach(hourMs));
  figures.years.push(nanosecondsEach(fiveYearsMs));
}
const [hour, years] = [median(figures.hour), median(figures.years)];
console.log(`dueAfter: 1 h ${hour.toFixed(0)} ns, 5 years ${years.toFixed(0)} ns`);
judge('cost of 5 years ÷ cost of 1 hour', years / hour, { atMost: 2 });
