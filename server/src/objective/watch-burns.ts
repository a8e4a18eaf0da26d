// Looks at the objectives of agreements: who burns too fast has one alert, told once, and it closes by itself.
import { loadSections } from '../agreement/agreement-list.store.ts';
import { noSections, type AgreementSections } from '../agreement/sections.type.ts';
import type { Tx } from '../db/orm.ts';
import { alertStep } from '../engine/alert.ts';
import { loadAddressees, loadAdministrators, saveNotices, type Addressee } from '../escalation/notice.store.ts';
import { mailAfter } from '../escalation/quiet-hours.ts';
import { closeAlert, loadOpenAlertsOf, openAlert, type AlertRow } from './alert.store.ts';
import { loadObjectives } from './objectives-of.ts';
import { readBurnOf, type BurnValue, type ObjectiveAsk } from './read-objective.ts';

/** Opens and closes the alerts of these agreements. All in the caller's transaction, so a crash leaves all or nothing. */
export async function watchBurns(tx: Tx, agreements: readonly number[], now: Temporal.Instant): Promise<void> {
  const open = await loadOpenAlertsOf(tx, agreements);
  const asked = await loadObjectives(tx, agreements, { on: null, now });
  for (const agreement of agreements)
    await watchAgreement(tx, { asks: asked.get(agreement) ?? [], open: open.get(agreement) ?? [] }, now);
}

interface Watched {
  readonly asks: readonly ObjectiveAsk[];
  /** Its open alerts, one for each objective at most. */
  readonly open: readonly AlertRow[];
}

async function watchAgreement(tx: Tx, { asks, open }: Watched, now: Temporal.Instant): Promise<void> {
  const left = new Map(open.map((alert) => [alert.objective, alert]));
  const values = await Promise.all(asks.map((ask) => readBurnOf(tx, ask, now)));
  for (const value of values) {
    const standing = left.get(value.objective.number);
    left.delete(value.objective.number);
    const isOfPeriod = standing?.periodFrom === value.period.from.toString();
    if (standing !== undefined && !isOfPeriod) await closeAlert(tx, standing.id, 'PERIOD_ENDED', now);
    const step = alertStep(isOfPeriod, { reading: value.reading, long: value.recent });
    if (step === 'OPENS') await tell(tx, value, now);
    else if (step !== 'STAYS' && standing !== undefined) await closeAlert(tx, standing.id, step, now);
  }
  // What is asked no more has no period either.
  for (const { id } of left.values()) await closeAlert(tx, id, 'PERIOD_ENDED', now);
}

/** Opens the alert and puts it into inboxes; whoever comes second finds it open and tells nobody. */
async function tell(tx: Tx, value: BurnValue, now: Temporal.Instant): Promise<void> {
  const { agreement, objective, period, version } = value;
  const { short, long } = value.reading.burn;
  const alert = await openAlert(
    tx,
    {
      ...{ agreement: agreement.id, objective: objective.number, periodFrom: period.from.toString() },
      ...{ shortBurn: short ?? 0, longBurn: long ?? 0 },
    },
    now,
  );
  if (alert === null) return;
  const people = await loadResponsible(tx, (await loadSections(tx, [version.id])).get(version.id) ?? noSections);
  const notices = people.map((person) => ({
    ...{ person: person.id, escalation: null, act: null, alert, kind: 'BURNING' as const },
    mailAfterMs: mailAfter(person, null, now),
  }));
  await saveNotices(tx, notices, now);
}

/** The contacts of the parties who are people of the floor; else managers; else administrators. */
async function loadResponsible(tx: Tx, { parties }: AgreementSections): Promise<readonly Addressee[]> {
  const contacts = parties.flatMap((party) => party.contacts.flatMap(({ name, email }) => [name, email ?? name]));
  const named = [...(await loadAddressees(tx, contacts)).values()].flat();
  if (named.length > 0) return [...new Map(named.map((person) => [person.id, person])).values()];
  const managers = (await loadAddressees(tx, ['MANAGER'])).get('MANAGER') ?? [];
  return managers.length > 0 ? managers : loadAdministrators(tx);
}
