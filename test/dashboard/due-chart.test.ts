import { expect, test } from 'vitest';
import { dueChart, type DueHour } from '../../dashboard/src/wallboard/dueChart.ts';
import { hoursAround, iso } from './world.ts';

const now = Date.parse('2026-11-20T15:21:08Z');
const size = { width: 344, height: 160 };
const at = { now, zone: 'Europe/Berlin' };
const hours = hoursAround(now) as DueHour[];
const one = (kept: number, open: number, broken: number): DueHour => ({
  from: iso(Date.parse('2026-11-20T15:00:00Z')),
  kept,
  open,
  broken,
});

test('bars stand on the baseline, open on top of kept, broken hangs below', () => {
  const { kept, open, broken, baseline } = dueChart([one(6, 3, 2)], at, size);
  const [k, o, b] = [kept[0], open[0], broken[0]];
  expect((k?.y ?? 0) + (k?.height ?? 0)).toBe(baseline);
  expect((o?.y ?? 0) + (o?.height ?? 0)).toBeCloseTo(k?.y ?? 0, 6);
  expect(b?.y).toBeGreaterThanOrEqual(baseline);
  expect((k?.height ?? 0) / 6).toBeCloseTo((b?.height ?? 0) / 2, 6);
});

test('nothing is drawn outside the picture', () => {
  const chart = dueChart(hours, at, size);
  for (const box of [...chart.kept, ...chart.open, ...chart.broken]) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(size.width + 0.001);
    expect(box.y).toBeGreaterThanOrEqual(-0.001);
    expect(box.y + box.height).toBeLessThanOrEqual(size.height + 0.001);
  }
});

test('a long stretch without promises is drawn short and says how long it is', () => {
  const chart = dueChart(hours, at, size);
  expect(chart.gaps.map((gap) => gap.words)).toEqual(['11 h']);
  expect(chart.kept.length + chart.gaps.length).toBeLessThan(hours.length);
});

test('the words of the axis stand apart from each other and from "now"', () => {
  const { labels, nowX } = dueChart(hours, at, size);
  expect(labels.length).toBeGreaterThan(1);
  const places = [...labels.map((label) => label.x), nowX ?? 0].sort((a, b) => a - b);
  for (const [index, place] of places.slice(1).entries())
    expect(place - (places[index] ?? 0)).toBeGreaterThanOrEqual(40);
});

test('now lies in the hour under way', () => {
  const { nowX, kept } = dueChart([one(1, 0, 0)], at, size);
  expect(nowX).toBeCloseTo((344 * (21 * 60 + 8)) / 3600, 3);
  expect(kept).toHaveLength(1);
});

test('no hours make an empty drawing', () => {
  expect(dueChart([], at, size)).toMatchObject({ kept: [], open: [], broken: [], gaps: [], labels: [], nowX: null });
});
