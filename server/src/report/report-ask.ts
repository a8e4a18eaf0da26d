// Which report is meant: one of an agreement's, for the civil period that has a day. As with objectives, the version that
// governs the period says what the report holds and who gets it.
import {
  loadAgreements,
  loadSections,
  loadVersionsOf,
  type AgreementRow,
  type VersionRow,
} from '../agreement/agreement-list.store.ts';
import type { ServiceReport } from '../agreement/section-terms.type.ts';
import type { AgreementSections } from '../agreement/sections.type.ts';
import type { Tx } from '../db/orm.ts';
import { periodOfDay, type CivilPeriod, type Period } from '../engine/period.ts';
import { governing } from '../objective/governing.ts';

export interface ReportAsk {
  readonly agreement: AgreementRow;
  /** All versions that were activated, the first first. */
  readonly versions: readonly VersionRow[];
  /** The one that governs the period. */
  readonly version: VersionRow;
  readonly sections: AgreementSections;
  readonly report: ServiceReport;
  readonly period: Period;
}

/** An agreement with its activated versions, as far as reports need it; null: there is none. */
export interface Reported {
  readonly agreement: AgreementRow;
  readonly versions: readonly VersionRow[];
  readonly sections: ReadonlyMap<number, AgreementSections>;
}

export async function loadReportedAgreement(tx: Tx, id: number): Promise<Reported | null> {
  const agreement = (await loadAgreements(tx, [id])).get(id);
  if (agreement === undefined) return null;
  const versions = ((await loadVersionsOf(tx, [id])).get(id) ?? []).filter(({ activatedAt }) => activatedAt !== null);
  const sections = await loadSections(
    tx,
    versions.map((version) => version.id),
  );
  return { agreement, versions, sections };
}

/** The reports that are owed for the period of each that has a day; null `on`: that has the instant. */
export function reportsOn(
  { agreement, versions, sections }: Reported,
  { on, now }: { readonly on: Temporal.PlainDate | null; readonly now: Temporal.Instant },
): ReportAsk[] {
  return versions.flatMap((version) => {
    const said = sections.get(version.id);
    return (said?.reports ?? []).flatMap((report): ReportAsk[] => {
      const day = on ?? now.toZonedDateTimeISO(version.timeZone).toPlainDate();
      const period = periodOfDay(report.every, day, version.timeZone);
      if (said === undefined || governing(versions, period)?.id !== version.id) return [];
      return [{ agreement, versions, version, sections: said, report, period }];
    });
  });
}

/** The one of this title and length; the first, where an agreement has two that are called and paced alike. */
export const reportOn = (
  reported: Reported,
  { title, every, on }: { readonly title: string; readonly every: CivilPeriod; readonly on: Temporal.PlainDate },
  now: Temporal.Instant,
): ReportAsk | null =>
  reportsOn(reported, { on, now }).find(({ report }) => report.title === title && report.every === every) ?? null;
