import { expect, test } from 'vitest';
import { silenceSentence, spokenSources, type SourceAge } from '../../dashboard/src/shared/sourceAges.ts';
import { wordsOf } from '../../dashboard/src/wallboard/words.ts';
import { sourceAges } from './world.ts';

const now = Date.parse('2026-11-20T15:21:08Z');
const berlin = { now, zone: 'Europe/Berlin' };
const english = wordsOf('EN');
const ages = (silent?: string): SourceAge[] => sourceAges(now, silent) as SourceAge[];

test('each source says how old its newest fact is', () => {
  expect(spokenSources(ages(), [], berlin).map(({ name, age }) => `${name} ${age}`)).toEqual([
    'ServiceNow 2 s',
    'Jira 4 s',
    'E-mail 11 s',
  ]);
});

test('a silent source comes first and is named, with since when', () => {
  const sources = spokenSources(ages('Jira'), [], berlin);
  expect(sources[0]?.name).toBe('Jira');
  expect(silenceSentence(sources, english)).toBe('no events from Jira since 13:10');
  expect(silenceSentence(spokenSources(ages(), [], berlin), english)).toBeNull();
});

test('the heartbeat knows better than an older frame', () => {
  expect(silenceSentence(spokenSources(ages(), ages('Jira'), berlin), english)).toBe('no events from Jira since 13:10');
});

test('a heartbeat does not bring in sources of other boards', () => {
  expect(spokenSources(ages().slice(0, 1), ages(), berlin)).toHaveLength(1);
});

test('several silent sources are counted, and one that never spoke has no since', () => {
  const never = { source: 'Phone', lastEventAt: null, silent: true };
  expect(silenceSentence(spokenSources([never, ...ages('Jira')], [], berlin), english)).toBe(
    'no events yet from Phone and 1 more',
  );
});
