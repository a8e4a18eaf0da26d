// A report of one agreement and one civil period, as it is known at an instant: the parts that the agreement asks for, built
// from the figures, objectives, credits and lists that stand elsewhere in the system. Nothing here is counted anew.
import type { Tx } from '../db/orm.ts';
import { creditsPart, objectivesPart } from './contract-parts.ts';
import { loadReportFigures, promisesPart, timesPart, type Table } from './figure-parts.ts';
import {
  breachesPart,
  deliverablesPart,
  excusesPart,
  exclusionsPart,
  servicePart,
  volumePart,
  type PartOf,
} from './list-parts.ts';
import type { ReportAsk } from './report-ask.ts';
import type { Audience, PartName, ReportContent } from './report-content.ts';
import { loadCustomerName } from './report-facts.store.ts';
import { partsOf } from './structure.ts';

const builders: Readonly<Record<PartName, (tx: Tx, of: PartOf) => Promise<Table>>> = {
  PROMISES: (_, { figures, ask, audience }) => Promise.resolve(promisesPart(figures, ask, audience)),
  TIMES: (tx, { figures, ask, audience }) => timesPart(tx, figures, ask, audience),
  OBJECTIVES: objectivesPart,
  BREACHES: breachesPart,
  CREDITS: creditsPart,
  DELIVERABLES: deliverablesPart,
  SERVICE: servicePart,
  EXCUSES: excusesPart,
  EXCLUSIONS: exclusionsPart,
  VOLUME: volumePart,
};

const unmeasured: Table = {
  note: 'The agreement asks for this part; nothing that is measured here is called so.',
  columns: [],
  rows: [],
};

/** What it says to whoever works here, or to whom the agreement is with. */
export async function readReport(
  tx: Tx,
  ask: ReportAsk,
  { audience, now }: { readonly audience: Audience; readonly now: Temporal.Instant },
): Promise<ReportContent> {
  const { agreement, report, period, version } = ask;
  const of: PartOf = { ask, audience, now, figures: await loadReportFigures(tx, ask) };
  const parts = [];
  for (const { heading, part } of partsOf(report.structure)) {
    const table = part === null ? unmeasured : await builders[part](tx, of);
    parts.push({ heading, part, ...table });
  }
  return {
    audience,
    title: report.title,
    agreement: agreement.number,
    customer: version.customerName ?? (await loadCustomerName(tx, agreement.customer)),
    kind: report.every,
    from: period.from.toString(),
    until: period.until.toString(),
    timeZone: version.timeZone,
    at: now.toString({ smallestUnit: 'millisecond' }),
    isSoFar: Temporal.Instant.compare(now, period.untilAt) < 0,
    parts,
  };
}
