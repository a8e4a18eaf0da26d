// What somebody should look at in an asset, worked out from its history and never stored.
import { inspectionDue } from '../asset/asset-acts.ts';
import type { AssetActRow } from '../asset/asset-act.store.ts';
import type { AssetRow } from '../asset/asset.store.ts';
import { namedEnum } from '../gate/floor-enums.ts';
import type { AssetRecord } from './asset-assessment.store.ts';

export type AssetSuggestion =
  'REPEATED_BREACHES' | 'WITHOUT_COVER' | 'INSPECTION_OVERDUE' | 'FAILED_INSPECTION' | 'WARRANTY_OVER';

export const AssetSuggestionEnum = namedEnum<AssetSuggestion>('AssetSuggestion', 'What to look at in an asset.', {
  REPEATED_BREACHES: 'Three or more promises were broken on its tickets.',
  WITHOUT_COVER: 'No agreement in force would judge its tickets.',
  INSPECTION_OVERDUE: 'It should have been inspected by now.',
  FAILED_INSPECTION: 'Its last inspection found it out of order, and it was not repaired since.',
  WARRANTY_OVER: 'Its warranty has ended.',
});

const breachesThatRepeat = 3;

export function suggestionsFor(
  {
    asset,
    record,
    acts,
  }: { readonly asset: AssetRow; readonly record: AssetRecord; readonly acts: readonly AssetActRow[] },
  now: Temporal.Instant,
): AssetSuggestion[] {
  const nowMs = now.epochMilliseconds;
  const today = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const isCovered = record.covers.some(
    ({ fromMs, untilMs }) => fromMs <= nowMs && (untilMs === null || nowMs < untilMs),
  );
  const due = inspectionDue(asset, acts);
  // The latest act stands first: a repair behind the failed inspection settles it.
  const last = acts.find(({ kind }) => kind === 'INSPECTED' || kind === 'REPAIRED');
  const all: readonly (readonly [AssetSuggestion, boolean])[] = [
    ['REPEATED_BREACHES', record.breaches >= breachesThatRepeat],
    ['WITHOUT_COVER', !isCovered],
    ['INSPECTION_OVERDUE', due !== null && due < today],
    ['FAILED_INSPECTION', last?.passed === false],
    ['WARRANTY_OVER', asset.warrantyUntil !== null && asset.warrantyUntil < today],
  ];
  return all.filter(([, holds]) => holds).map(([suggestion]) => suggestion);
}
