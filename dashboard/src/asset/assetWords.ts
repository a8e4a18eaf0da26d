// Assets in words: what they are, what was done with them, and what to look at.
import type { AssetListQuery, AssetPageQuery } from '../generated/assets.ts';

export type Asset = Extract<NonNullable<AssetPageQuery['node']>, { readonly history: unknown }>;
export type AssetAct = Asset['history'][number];
export type AssetRow = AssetListQuery['list']['nodes'][number];
export type AssetKind = Asset['kind'];
export type Suggestion = Asset['assessment']['suggestions'][number];

export const kindWords: Readonly<Record<AssetKind, string>> = { PHYSICAL: 'Physical', INTANGIBLE: 'Intangible' };

/** Each as an act of somebody. */
export const suggestionWords: Readonly<Record<Suggestion, string>> = {
  REPEATED_BREACHES: 'Find out why: three or more promises were broken on its tickets.',
  WITHOUT_COVER: 'Agree on cover: no agreement in force would judge its tickets.',
  INSPECTION_OVERDUE: 'Inspect it: that is overdue.',
  FAILED_INSPECTION: 'Repair it: the last inspection found it out of order.',
  WARRANTY_OVER: 'Look at its warranty: it has ended.',
};

/** For one narrow cell. */
export const shortSuggestions: Readonly<Record<Suggestion, string>> = {
  REPEATED_BREACHES: 'repeated breaches',
  WITHOUT_COVER: 'no cover',
  INSPECTION_OVERDUE: 'inspection overdue',
  FAILED_INSPECTION: 'failed inspection',
  WARRANTY_OVER: 'warranty over',
};

/** "Transferred from ACC-4 to ACC-7, in exchange". */
export function actWords({ kind, passed, form, movedFrom, movedTo }: AssetAct): string {
  switch (kind) {
    case 'INSPECTED':
      return passed === false ? 'Inspected: out of order' : 'Inspected: in order';
    case 'REPAIRED':
      return 'Repaired';
    case 'TRANSFERRED': {
      const ends = `from ${movedFrom?.reference ?? '?'} to ${movedTo?.reference ?? '?'}`;
      return `Moved ${ends}, ${form === 'EXCHANGE' ? 'in exchange' : 'by sale'}`;
    }
    default:
      return kind satisfies never;
  }
}

export const dueFilters = { overdue: 'Overdue', month: 'Within 30 days' } as const;
export const coverFilters = { yes: 'Covered', no: 'Not covered' } as const;

/** The date by which an inspection is asked for; `today` is a civil date in UTC. */
export function dueBy(asked: string, today: string): string | null {
  const days = asked === 'overdue' ? -1 : asked === 'month' ? 30 : null;
  if (days === null) return null;
  return new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
