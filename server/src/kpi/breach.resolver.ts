// The report of broken promises: by whom and what, with causes, and with whom the time went.
import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { formatFigureDrill } from '../clock/clock-drill.ts';
import type { FigurePeriod, FigureQuery } from '../clock/figure-query.ts';
import { limits } from '../config.ts';
import type { Context } from '../gate/context.ts';
import { codedError } from '../gate/errors.ts';
import { require } from '../gate/may.ts';
import { formatCursor } from '../push/cursor.ts';
import { loadHead } from '../push/log.store.ts';
import { sourcesMet } from '../ticket/ticket.present.ts';
import { FigureArgs, readAxes, readFigureFilter, readFirst, readPeriod } from './attainment.input.ts';
import { countCauses, loadHolderTimes, type CauseCount } from './breach.store.ts';
import { BreachReportType, type BreachCauseCountType, type BreachFigureType } from './breach.type.ts';
import { allBut, onlyGroup } from './figures.ts';
import { figureKeys } from './figure-keys.ts';

const HOLDERS_SHOWN = 100;

@Resolver()
export class BreachResolver {
  @Query(() => BreachReportType, {
    description:
      'Broken promises with their main causes and with whom their time went up to each break. The clocks are those that ' +
      '`attainment` counts as missed; `drill` names them for `clocks(drill:)`.',
  })
  async breachReport(@Args(() => FigureArgs) args: FigureArgs, @Ctx() context: Context): Promise<BreachReportType> {
    require(context.viewer, 'readTickets');
    const period = readPeriod(args.period, null);
    const [query, by, first] = [readFigureFilter(args.filter), readAxes(args.by), readFirst(args.first)];
    const question = { query, period, by, sources: sourcesMet(context.viewer) };
    const tx = await context.read();
    const rows = await countCauses(tx, question, limits.figureGroups);
    if (rows.length > limits.figureGroups)
      throw codedError(
        'TOO_LONG',
        `by: Expected at most ${String(limits.figureGroups)} groups times causes, got more: filter.`,
      );
    const groups = by.length === 0 ? [] : groupsOf(rows);
    const [shown, left] = [groups.slice(0, first), groups.slice(first)];
    const named = await figureKeys(tx, { by, names: args.by, keys: shown.map(({ keys }) => keys) });
    const holders = await loadHolderTimes(tx, question, HOLDERS_SHOWN);
    const figure = (of: FigureQuery, counts: readonly CauseCount[]): BreachFigureType =>
      presentBreaches(of, period, counts);
    const rest = allBut(query, by, shown);
    return {
      ...{ cursor: formatCursor(await loadHead(tx)), at: context.now(), groupCount: groups.length },
      total: figure(query, rows),
      groups: shown.map(({ keys, counts }) => ({
        keys: named(keys),
        figure: figure(onlyGroup(query, by, keys), counts),
      })),
      others:
        left.length === 0
          ? null
          : figure(
              rest,
              left.flatMap(({ counts }) => counts),
            ),
      holders: holders.map(({ holder, group, breaches, countedMs, elapsedMs }) => ({
        ...{ holder, group, breaches, counted: countedMs, elapsed: elapsedMs },
        drill: formatFigureDrill({
          figures: query,
          period,
          limit: 'PROMISE',
          outcome: 'MISSED',
          heldBy: { holder, group },
        }),
      })),
    };
  }
}

const sum = (counts: readonly CauseCount[]): number => counts.reduce((total, { n }) => total + n, 0);

/** Those with the most first, ties by their keys. */
function groupsOf(
  rows: readonly CauseCount[],
): { readonly keys: readonly string[]; readonly counts: readonly CauseCount[] }[] {
  const groups = [...Map.groupBy(rows, ({ keys }) => JSON.stringify(keys)).values()];
  const named = groups.map((counts) => ({ keys: counts[0]?.keys ?? [], counts }));
  return named.sort((a, b) => sum(b.counts) - sum(a.counts) || (a.keys.join('\0') < b.keys.join('\0') ? -1 : 1));
}

function presentBreaches(figures: FigureQuery, period: FigurePeriod, counts: readonly CauseCount[]): BreachFigureType {
  const drill = (cause?: CauseCount['cause']): string =>
    formatFigureDrill({ figures, period, limit: 'PROMISE', outcome: 'MISSED', ...(cause && { cause }) });
  const causes = [...Map.groupBy(counts, ({ cause }) => cause)].map(([cause, some]): BreachCauseCountType => ({
    ...{ cause, breaches: sum(some), drill: cause === null ? null : drill(cause) },
  }));
  return {
    ...{ breaches: sum(counts), drill: drill() },
    causes: causes.sort((a, b) => b.breaches - a.breaches || ((a.cause ?? '') < (b.cause ?? '') ? -1 : 1)),
  };
}
