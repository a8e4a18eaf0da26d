// The form of a what-if as a table of fields, and what stands in it at first.
import type { WhatIfDraftQuery } from '../generated/whatIf.ts';
import type { Field } from '../shared/form/fields.ts';

export const whatIfFields: readonly Field[] = [
  { kind: 'find', of: 'agreement', name: 'agreement', label: 'Agreement', isRequired: true },
  { kind: 'date', name: 'from', label: 'First day', isRequired: true },
  { kind: 'date', name: 'until', label: 'Day after the last', isRequired: true },
  { kind: 'yes', name: 'draft', label: 'As its draft says' },
  {
    kind: 'rows',
    name: 'limits',
    label: 'Or: clauses with other limits',
    one: 'limit',
    fields: [
      { kind: 'text', name: 'clause', label: 'Clause', hint: '9.3', isRequired: true },
      { kind: 'length', name: 'promise', label: 'Promise', hint: 'as it is' },
      { kind: 'length', name: 'target', label: 'Target', hint: 'as it is' },
    ],
  },
  { kind: 'find', of: 'schedule', name: 'schedule', label: 'Or: hours of', hint: 'as they are' },
  { kind: 'money', name: 'pricePerHour', label: 'An hour of coverage costs', hint: 'EUR 25.50' },
];

/** The three whole months before a day. */
export function usualSpan(today: string): { from: string; until: string } {
  const until = `${today.slice(0, 8)}01`;
  const [year = 0, month = 1] = until.split('-').map(Number);
  const begin = new Date(Date.UTC(year, month - 4, 1)).toISOString().slice(0, 10);
  return { from: begin, until };
}

/** The last version that was never activated; null: there is none. */
export function draftIn({ node }: WhatIfDraftQuery): string | null {
  if (node === null || !('versions' in node)) return null;
  const { nodes } = (node as { versions: { nodes: readonly { id: string; activatedAt: string | null }[] } }).versions;
  return nodes.filter(({ activatedAt }) => activatedAt === null).slice(-1)[0]?.id ?? null;
}
