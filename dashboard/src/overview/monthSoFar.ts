// The month so far in a line of tiles: each measure's pair against the month before, objectives in danger, money at stake.
import type { RouteLocationRaw } from 'vue-router';
import { moneyWords } from '../agreement/sectionWords.ts';
import type { KpiMonthQuery } from '../generated/kpi.ts';
import { shareWords } from '../kpi/kpiRows.ts';
import { metricOf } from '../kpi/kpiQuestion.ts';
import { counted, spokenName, type Mark } from '../shared/words.ts';

export interface MonthTile {
  readonly word: string;
  readonly figure: string;
  readonly notes: readonly string[];
  readonly to: RouteLocationRaw;
  readonly mark: Mark | null;
}

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

/** What we would owe if the periods ended now, and what is owed and not issued; empty where nothing is. */
function stakeTiles(exposure: Exposure): MonthTile[] {
  const mine = exposure.filter(({ direction }) => direction === 'CREDIT');
  const names = new Set(
    mine.filter((one) => isSome(one.provisional) || isSome(one.due)).map((one) => one.customer?.name),
  );
  const due = sumsOf(mine.map((one) => one.due));
  return sumsOf(mine.map(({ provisional }) => provisional)).map((sum) => {
    const owed = due.find(({ currency }) => currency === sum.currency);
    return {
      word: 'At stake',
      figure: moneyWords(sum),
      notes: [
        `with ${counted(names.size, 'customer', 'customers')}`,
        owed !== undefined && isSome(owed) ? `and ${moneyWords(owed)} due` : 'nothing due beside it',
      ],
      to: { name: 'credits' },
      mark: null,
    };
  });
}

/** `days` are the first and last day of the month; `before` names the month before. */
export function monthTiles(
  { attainment, atRisk, broken, exposure }: KpiMonthQuery,
  days: { readonly from: string; readonly to: string },
  before: string,
): MonthTile[] {
  const measures = attainment.groups.flatMap(({ keys: [first], figure, previous }): MonthTile[] => {
    const measure = first?.key ?? null;
    if (measure === null) return [];
    return [
      {
        word: spokenName(measure),
        figure: shareWords(figure.promise),
        notes: [
          figure.target === null ? 'no target' : `target ${shareWords(figure.target)}`,
          `${before} ${shareWords(previous?.promise)}${figure.target === null ? '' : `, target ${shareWords(previous?.target)}`}`,
        ],
        to: { name: 'kpi', params: { metric: metricOf(measure) }, query: { ...days } },
        mark: null,
      },
    ];
  });
  const standing = (word: string, mark: Mark, standing: string, count: number): MonthTile => ({
    ...{ word, mark, figure: count.toLocaleString('en-GB'), notes: ['in their periods now'] },
    to: { name: 'objectives', query: { standing } },
  });
  return [
    ...measures,
    standing('Objectives at risk', 'AT_RISK', 'AT_RISK', atRisk.totalCount),
    standing('Objectives broken', 'BREACHED', 'BROKEN', broken.totalCount),
    ...stakeTiles(exposure),
  ];
}
