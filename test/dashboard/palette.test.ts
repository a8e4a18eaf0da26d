import { describe, expect, test } from 'vitest';
import tokens from '../../dashboard/src/theme/tokens.css?raw';
import { contrast, distance, eyes } from './colour.ts';

const states = ['on-track', 'at-risk', 'over-target', 'broken', 'still'] as const;

/** The custom properties of one rule of tokens.css. */
function rule(selector: string): (name: string) => string {
  const from = tokens.indexOf(`${selector} {`);
  if (from < 0) throw new Error(`tokens.css has no rule for ${selector}.`);
  const body = tokens.slice(from, tokens.indexOf('}', from));
  const properties = new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name, value]) => [name, value]));
  return (name) => {
    const value = properties.get(name);
    if (value === undefined) throw new Error(`${selector} has no --${name}.`);
    return value;
  };
}

const sets = [
  { name: 'wall', colour: rule('.wall'), contrastMin: 7 },
  { name: 'desk', colour: rule(':root'), contrastMin: 4.5 },
  { name: 'dark desk', colour: rule('@media (prefers-color-scheme: dark) {\n  :root'), contrastMin: 4.5 },
];

describe.each(sets)('on the $name', ({ colour, contrastMin }) => {
  test.each(['text', 'muted', ...states])('%s can be read on the ground', (role) => {
    expect(contrast(colour(role), colour('ground'))).toBeGreaterThanOrEqual(contrastMin);
  });

  test.each(eyes)('no two standings look alike to %s eyes', (viewer) => {
    for (const [index, a] of states.entries()) {
      for (const b of states.slice(index + 1)) {
        const apart = distance(colour(a), colour(b), viewer);
        expect(apart, `${a} and ${b} in ${viewer} eyes`).toBeGreaterThanOrEqual(15);
      }
    }
  });

  test.each(eyes)('no two bars look alike to %s eyes', (viewer) => {
    for (const [index, a] of states.entries()) {
      for (const b of states.slice(index + 1)) {
        expect(distance(colour(`${a}-fill`), colour(`${b}-fill`), viewer), `${a} and ${b}`).toBeGreaterThanOrEqual(15);
      }
    }
  });

  test('links and the target series can be read', () => {
    expect(contrast(colour('link'), colour('ground'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('target-series'), colour('ground'))).toBeGreaterThanOrEqual(4.5);
  });
});

test('the measures see what they must: red and green differ to normal eyes and hardly to deutan ones', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(distance('#a05a2c', '#5f7a2c', 'normal')).toBeGreaterThan(2 * distance('#a05a2c', '#5f7a2c', 'deutan'));
  expect(distance('#45aaf6', '#45aaf6', 'tritan')).toBe(0);
});
