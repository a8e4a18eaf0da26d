// The exact results of the clocks that an objective speaks of, as SQL over alias `c`: what counts them, pins them and lists
// them says it with the same words. Their severity and service are those at the instant at which they were decided.
import type { CountsBy } from '../agreement/section-enums.ts';
import type { SqlParameters } from '../ticket/ticket-filter.store.ts';
import { countsAt } from './counts-at.store.ts';
import type { ClockQuestion, ObjectiveDrill, PinnedDrill } from './objective-drill.ts';

const instants: Readonly<Record<CountsBy, string>> = {
  DUE: countsAt,
  START: 'c.started_at',
  STOP: 'c.stopped_at',
};

/** The instant by which a clock counts. */
export const instantOf = ({ countsBy }: ClockQuestion): string => instants[countsBy];

/** Which clocks a question speaks of. */
export function questionCondition(of: ClockQuestion, parameters: SqlParameters): string {
  const at = instantOf(of);
  const all = [
    `c.agreement_version_id = any(${parameters.put(of.versions)}::bigint[]) and c.measure = ${parameters.put(of.measure)}`,
    `${at} >= at_ms(${parameters.put(of.fromMs)}::bigint) and ${at} < at_ms(${parameters.put(of.untilMs)}::bigint)`,
    `c.phase <> 'NOT_APPLICABLE' and c.void_reason is distinct from 'NO_CLAUSE'`,
  ];
  const cell: string[] = [];
  if (of.severity !== null) cell.push(`k.severity = ${parameters.put(of.severity)}`);
  if (of.service !== null)
    cell.push(`k.service_id = (select id from service where reference = ${parameters.put(of.service)})`);
  if (cell.length > 0) all.push(`exists (select from outcome_cell k where k.id = c.cell_id and ${cell.join(' and ')})`);
  return all.join(' and ');
}

/** What a clock came to. A clock that was cut short has no result, unless it was broken before; only one that is over has a mean. */
export function resultOf({ withinMs, isMean }: ClockQuestion, parameters: SqlParameters): string {
  const within = withinMs === null ? null : `${parameters.put(withinMs)}::bigint`;
  const broken = within === null ? `c.promise_standing = 'BREACHED'` : `c.spent_ms > ${within}`;
  const met = within === null ? `c.promise_standing = 'MET'` : `c.phase = 'STOPPED'`;
  return `case when c.phase = 'VOID' then 'EXCLUDED'
    when ${broken} and c.excuse is not null then c.excuse
    ${isMean ? `when c.phase <> 'STOPPED' then 'OPEN'` : ''}
    when ${broken} then 'BAD'
    when c.phase = 'STOPPED' and c.promise_by_reclassification is not null and c.promise_standing is null then 'EXCLUDED'
    when ${met} then 'GOOD' else 'OPEN' end`;
}

/** The clocks behind a number of an objective. */
export function objectiveCondition(drill: ObjectiveDrill | PinnedDrill, parameters: SqlParameters): string {
  const { results } = drill;
  const has = (result: string): string => `${result} = any(${parameters.put(results)}::text[])`;
  if ('pinned' in drill) {
    const [period, number] = [parameters.put(drill.pinned.period), parameters.put(drill.pinned.number)];
    return `c.id in (select o.clock_id from objective_outcome o where o.period_id = ${period} and o.number = ${number}
      and ${results === null ? 'true' : has('o.result')})`;
  }
  const which = questionCondition(drill.objective, parameters);
  if (results === null) return which;
  const isLate = `c.id = any(${parameters.put(drill.late)}::bigint[])`;
  return `${which} and ${has(`case when ${isLate} then 'BAD' else ${resultOf(drill.objective, parameters)} end`)}`;
}
