// What an objective asks of clocks (alias `c`, with their tickets as `t`), as SQL: the counts, what is pinned and the lists behind
// both ask it alike.
import type { CountsBy } from '../agreement/section-enums.ts';
import type { SqlParameters } from '../ticket/ticket-filter.store.ts';
import { countsAt } from './figure-condition.store.ts';
import type { ClockQuestion, ObjectiveDrill, PinnedDrill } from './objective-drill.ts';

const instants: Readonly<Record<CountsBy, string>> = { DUE: countsAt, START: 'c.started_at', STOP: 'c.stopped_at' };

/** The instant by which a clock counts. */
export const countsBySql = ({ countsBy }: Pick<ClockQuestion, 'countsBy'>): string => instants[countsBy];

/** What excuses a breach; null: nothing does. */
export const excuseSql = `(select w.state from waiver w where w.clock_id = c.id and w.state <> 'REJECTED')`;

export function questionCondition(of: ClockQuestion, parameters: SqlParameters): string {
  const at = countsBySql(of);
  const all = [
    `c.agreement_version_id = any(${parameters.put(of.versions)}::bigint[])`,
    `c.measure = ${parameters.put(of.measure)}`,
    `${at} >= at_ms(${parameters.put(of.fromMs)}::bigint) and ${at} < at_ms(${parameters.put(of.untilMs)}::bigint)`,
    `c.phase <> 'NOT_APPLICABLE' and c.void_reason is distinct from 'NO_CLAUSE'`,
  ];
  if (of.severity !== null) all.push(`t.severity = ${parameters.put(of.severity)}`);
  if (of.service !== null)
    all.push(`t.service_id = (select id from service where reference = ${parameters.put(of.service)})`);
  return all.join(' and ');
}

/** A ClockResult; a limit of its own judges instead of the promise. */
export function resultSql({ withinMs }: Pick<ClockQuestion, 'withinMs'>, parameters: SqlParameters): string {
  const [bad, good] =
    withinMs === null
      ? [`c.promise_standing = 'BREACHED'`, `c.promise_standing = 'MET'`]
      : [`c.spent_ms > ${parameters.put(withinMs)}::bigint`, `c.phase = 'STOPPED'`];
  return `case when c.phase = 'VOID' then 'EXCLUDED' when ${bad} then coalesce(${excuseSql}, 'BAD')
    when ${good} then 'GOOD' else 'OPEN' end`;
}

/** The clocks behind a number of an objective. */
export function drillCondition(drill: ObjectiveDrill | PinnedDrill, parameters: SqlParameters): string {
  const results = `any(${parameters.put(drill.results)}::text[])`;
  if ('pinned' in drill) {
    const { period, number } = drill.pinned;
    return `c.id in (select o.clock_id from objective_outcome o where o.period_id = ${parameters.put(period)}
      and o.number = ${parameters.put(number)} and o.result = ${results})`;
  }
  const late = parameters.put(drill.late);
  const result = `case when c.id = any(${late}::bigint[]) then 'BAD' else ${resultSql(drill.objective, parameters)} end`;
  return `${questionCondition(drill.objective, parameters)} and ${result} = ${results}`;
}
