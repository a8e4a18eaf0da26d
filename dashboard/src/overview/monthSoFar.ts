// What the overview says of the month: beside each tile the month before, then what no tile shows: what was broken and why,
// objectives in danger, money at stake, and all of it by customer.
import type { RouteLocationRaw } from 'vue-router';
import { moneyWords } from '../agreement/sectionWords.ts';
import { causeWords } from '../breach/breachRows.ts';
import type { KpiCountsFragment, KpiMonthQuery } from '../generated/kpi.ts';
import type { ObjectivesInDangerQuery } from '../generated/objectives.ts';
import { shareWords } from '../kpi/kpiRows.ts';
import { measureOf, metricOf } from '../kpi/kpiQuestion.ts';
import { NOTHING_DUE } from '../shared/share.ts';
import { counted, severityWords, spokenName, type Mark, type Severity } from '../shared/words.ts';
import type { Month } from './useMonth.ts';

const severities = Object.keys(severityWords) as Severity[];

/** A few words with a figure, and what lists what is behind it; null: nothing is. */
export interface Said {
  readonly said: string;
  readonly drill: string | null;
}

export interface MonthTile {
  readonly word: string;
  readonly figure: string;
  /** Line by line. */
  readonly notes: readonly (readonly Said[])[];
  readonly to: RouteLocationRaw;
  readonly mark: Mark | null;
}

/** A month of which the figures came. */
export type MonthFigures = Pick<Month, 'days' | 'before'> & {
  readonly figures: KpiMonthQuery;
  readonly danger: ObjectivesInDangerQuery;
};

type Exposure = KpiMonthQuery['exposure'];
type Money = Exposure[number]['due'];

/** Sums by currency, exact to the last digit. */
export function sumsOf(amounts: readonly Money[]): Money[] {
  const digits = (amount: string): number => amount.split('.')[1]?.length ?? 0;
  const currencies = [...new Set(amounts.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => {
    const mine = amounts.filter((one) => one.currency === currency).map(({ amount }) => amount);
    const places = Math.max(...mine.map(digits));
    const units = mine.map((amount) => BigInt(amount.replace('.', '') + '0'.repeat(places - digits(amount))));
    const sum = units.reduce((total, one) => total + one, 0n);
    const text = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
    const whole = text.slice(0, text.length - places);
    const amount = places === 0 ? whole : `${whole}.${text.slice(-places)}`;
    return { amount: sum < 0n ? `-${amount}` : amount, currency };
  });
}

const isSome = ({ amount }: Money): boolean => /[1-9]/.test(amount);
const plain = (said: string): Said[] => [{ said, drill: null }];

/** What we would owe if the periods ended now, and what is owed and not issued; empty where nothing is. */
function stakeTiles(exposure: Exposure): MonthTile[] {
  const mine = exposure.filter(({ direction }) => direction === 'CREDIT');
  const due = sumsOf(mine.map((one) => one.due));
  return sumsOf(mine.map(({ provisional }) => provisional)).map((sum) => {
    const own = mine.filter((one) => one.due.currency === sum.currency);
    const names = new Set(
      own.filter((one) => isSome(one.provisional) || isSome(one.due)).map((one) => one.customer?.id),
    );
    const owed = due.find(({ currency }) => currency === sum.currency);
    return {
      word: 'At stake',
      figure: moneyWords(sum),
      notes: [
        plain(`with ${counted(names.size, 'customer', 'customers')}`),
        plain(owed !== undefined && isSome(owed) ? `and ${moneyWords(owed)} due` : 'nothing due beside it'),
      ],
      to: { name: 'credits' },
      mark: null,
    };
  });
}

export type Counts = KpiCountsFragment;

/** "94.7 %", with its clocks. */
const shared = (rate: Counts['target'] | undefined, before = ''): Said => {
  const said = shareWords(rate);
  return { said: `${before}${said}`, drill: said === NOTHING_DUE ? null : (rate?.drill ?? null) };
};

/** "October 98.1 %, target 93.0 %". */
const promiseAndTarget = (name: string, counts: Counts | null | undefined): Said[] => [
  shared(counts?.promise, `${name} `),
  ...(counts?.target ? [shared(counts.target, 'target ')] : []),
];

/** A tile names its measure, after the severity it is of, if it is of one: "urgent-resolution". */
export function measureOfTile(key: string): { readonly measure: string; readonly severity: Severity | null } {
  const severity = severities.find((one) => key.startsWith(`${one.toLowerCase()}-`)) ?? null;
  return { measure: measureOf(severity === null ? key : key.slice(severity.length + 1)), severity };
}

/** What a tile shows, in the month before: its shares, each with its clocks. */
export function monthBefore(tile: string, name: string, { measures, severities: split }: KpiMonthQuery): Said[] {
  const { measure, severity } = measureOfTile(tile);
  const { groups } = severity === null ? measures : split;
  const ours = groups.find(
    ({ keys: [first, second] }) => first?.key === measure && (severity === null || second?.key === severity),
  );
  return promiseAndTarget(name, ours?.previous);
}

const kpiPage = (measure: string, query: Record<string, string>): RouteLocationRaw => ({
  ...{ name: 'kpi', params: { metric: metricOf(measure) }, query },
});

/** The page of a tile's measure. */
export function pageOfTile(tile: string, days: Month['days']): RouteLocationRaw {
  const { measure, severity } = measureOfTile(tile);
  return kpiPage(measure, { ...days, ...(severity === null ? {} : { severity }) });
}

/** What came in and was resolved, and how much that was in the month before. */
function workTile({ days, before, figures }: MonthFigures): MonthTile {
  const [now, then] = [figures.work.total, figures.workBefore.total];
  const many = (count: number): string => count.toLocaleString('en-GB');
  return {
    word: 'Tickets opened',
    figure: many(now.opened),
    notes: [
      plain(`${many(now.resolved)} resolved`),
      plain(`${before} ${many(then.opened)}, ${many(then.resolved)} resolved`),
    ],
    to: { name: 'flow', query: { ...days } },
    mark: null,
  };
}

/** How many promises were broken, and what most of them broke by. */
function brokenTile({ breachReport: { total } }: KpiMonthQuery, days: Month['days']): MonthTile {
  const [most] = total.causes.filter(({ cause }) => cause !== null);
  const why = most?.cause
    ? `most: ${causeWords[most.cause].toLowerCase()}, ${most.breaches.toLocaleString('en-GB')}`
    : '';
  return {
    word: 'Promises broken',
    figure: total.breaches.toLocaleString('en-GB'),
    notes: [plain(total.breaches === 0 ? 'every one was kept' : why || 'causes are being read')],
    to: { name: 'breaches', query: { ...days } },
    mark: null,
  };
}

/** Measures that no tile shows, what came in, what was broken, objectives in danger, and what is at stake. */
export function monthTiles(month: MonthFigures, tiles: readonly string[]): MonthTile[] {
  const { days, before, figures, danger } = month;
  const shown = new Set(tiles.map((tile) => measureOfTile(tile).measure));
  const others = figures.measures.groups.filter(({ keys: [first] }) => first?.key && !shown.has(first.key));
  const measures = others.map(({ keys: [first], figure, previous }): MonthTile => {
    const measure = first?.key ?? '';
    return {
      word: `${spokenName(measure)}, within promise`,
      figure: shareWords(figure.promise),
      notes: [
        figure.target === null ? plain('no target') : [shared(figure.target, 'target ')],
        promiseAndTarget(before, previous),
      ],
      to: kpiPage(measure, { ...days }),
      mark: null,
    };
  });
  const standing = (word: string, mark: Mark, standing: string, count: number): MonthTile => ({
    ...{ word, mark, figure: count.toLocaleString('en-GB'), notes: [plain('in their periods now')] },
    to: { name: 'objectives', query: { standing } },
  });
  return [
    ...measures,
    workTile(month),
    brokenTile(figures, days),
    standing('Objectives at risk', 'AT_RISK', 'AT_RISK', danger.atRisk.totalCount),
    standing('Objectives broken', 'BREACHED', 'BROKEN', danger.broken.totalCount),
    ...stakeTiles(figures.exposure),
  ];
}

export interface CustomerRow {
  readonly key: string;
  readonly name: string;
  /** Why promises to it broke. */
  readonly to: RouteLocationRaw | null;
  readonly counts: Counts;
  readonly previous: Counts | null;
  /** What would be owed if the periods ended now, by currency. */
  readonly stake: readonly string[];
  readonly due: readonly string[];
}

/** To whom promises are kept and to whom not, most missed first, and what each costs. */
export const customerRows = ({ customers, exposure }: KpiMonthQuery, days: Month['days']): CustomerRow[] =>
  customers.groups.map(({ keys: [first], figure, previous }) => {
    const key = first?.key ?? '';
    const own = exposure.filter(({ direction, customer }) => direction === 'CREDIT' && customer?.id === key);
    const amounts = (part: 'provisional' | 'due'): string[] =>
      own.flatMap((one) => (isSome(one[part]) ? [moneyWords(one[part])] : []));
    return {
      ...{ key, name: first?.label ?? 'no customer', counts: figure, previous: previous ?? null },
      to: key === '' ? null : { name: 'breaches', query: { ...days, customer: key } },
      ...{ stake: amounts('provisional'), due: amounts('due') },
    };
  });
