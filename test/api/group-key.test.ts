// Who may share an execution: the same question, asked with the same rights. A leak would begin here.
import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { groupKey, groupViewer } from '../../server/src/api/group-key.ts';
import type { Viewer } from '../../server/src/gate/viewer.ts';

const agent: Viewer = {
  principal: 'person:1',
  name: 'Ann',
  roles: ['AGENT'],
  customer: null,
  board: null,
  playlist: null,
  showsNames: false,
  sources: [],
};
const query =
  'subscription S($filter: TicketFilterInput, $after: Cursor) { slaChanges(filter: $filter, after: $after) { cursor } }';

const keyOf = (
  {
    schema = 'floor',
    text = query,
    operationName = null,
    variables = {},
  }: {
    schema?: string;
    text?: string;
    operationName?: string | null;
    variables?: Record<string, unknown>;
  } = {},
  viewer: Viewer = agent,
): string => groupKey(schema, { query: text, document: parse(text), operationName, variables }, viewer);

describe('the group of a subscription', () => {
  test('is the same for two people with equal rights, wherever each begins and in whatever order it says the rest', () => {
    const first = keyOf({ variables: { filter: { a: 1, b: [2, 3] }, after: 'e.1' } });
    const other = { ...agent, principal: 'person:2', name: 'Bob' };
    expect(keyOf({ variables: { after: 'e.7', filter: { b: [2, 3], a: 1 } } }, other)).toBe(first);
    expect(keyOf({ variables: { filter: { a: 1, b: [2, 3] } } }, other)).toBe(first);
  });

  test.each<[string, Partial<Viewer>]>([
    ['roles', { roles: ['AGENT', 'MANAGER'] }],
    ['customers', { customer: 7 }],
    ['boards', { board: 3 }],
    ['sources', { sources: ['desk'] }],
  ])('differs for other %s', (_what, change) => {
    expect(keyOf({}, { ...agent, ...change })).not.toBe(keyOf());
  });

  test('differs for another schema, document, operation or filter', () => {
    const keys = [
      keyOf(),
      keyOf({ schema: 'portal' }),
      keyOf({ text: query.replace('cursor', 'kind') }),
      keyOf({ operationName: 'S' }),
      keyOf({ variables: { filter: { open: true } } }),
      keyOf({ variables: { filter: { open: [true] } } }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('differs by a variable that is called "after" and says something else', () => {
    const text = 'subscription ($after: String) { slaChanges(filter: { group: $after }) { cursor } }';
    expect(keyOf({ text, variables: { after: 'Network' } })).not.toBe(keyOf({ text, variables: { after: 'Desk' } }));
    const both = 'subscription ($after: String) { slaChanges(filter: { group: $after }, after: $after) { cursor } }';
    expect(keyOf({ text: both, variables: { after: 'a' } })).not.toBe(keyOf({ text: both, variables: { after: 'b' } }));
  });

  test('takes the place to resume from by whatever name', () => {
    const text = 'subscription ($since: Cursor) { slaChanges(after: $since) { cursor } }';
    expect(keyOf({ text, variables: { since: 'e.1' } })).toBe(keyOf({ text, variables: { since: 'e.2' } }));
  });

  test('is executed with the rights of its members and the name of none', () => {
    expect(groupViewer(agent)).toEqual({ ...agent, principal: 'group', name: '' });
  });
});
