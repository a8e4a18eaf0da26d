// The words by which agreements ask for parts of a report. What no word of ours means stays a heading of its own that says
// that nothing is measured for it: a report that leaves out what was agreed would hide that it is missing.
import type { PartName } from './report-content.ts';

export const partTitles: Readonly<Record<PartName, string>> = {
  PROMISES: 'Promises kept and broken',
  TIMES: 'Times',
  OBJECTIVES: 'Objectives',
  BREACHES: 'Breaches',
  CREDITS: 'Credits',
  DELIVERABLES: 'Deliverables',
  SERVICE: 'Outages and maintenance',
  EXCUSES: 'Waivers and disputes',
  EXCLUSIONS: 'Excluded',
  VOLUME: 'Volume',
};

const everyPart = Object.keys(partTitles) as PartName[];

/** The first that matches is meant; the narrower words come first. */
const meanings: readonly (readonly [RegExp, PartName])[] = [
  [/\b(waive|excus|disput)/i, 'EXCUSES'],
  [/\b(exclu|out of scope)/i, 'EXCLUSIONS'],
  [/\b(credit|penalt|refund|malus)/i, 'CREDITS'],
  [/\b(outage|maintenance|downtime|availab|uptime|interruption)/i, 'SERVICE'],
  [/\b(deliver|obligation|milestone)/i, 'DELIVERABLES'],
  [/\b(percentile|duration|mean time|response times?|resolution times?|times?\b|speed)/i, 'TIMES'],
  [/\b(complian|attain|promise|kept|sla\b|service levels?|performance)/i, 'PROMISES'],
  [/\b(breach|broken|violation|missed|failure)/i, 'BREACHES'],
  [/\b(objective|goal|error budget)/i, 'OBJECTIVES'],
  [/\b(volume|tickets?|workload|requests?|incidents?)\b/i, 'VOLUME'],
];

const isEverything = (heading: string): boolean => /^\s*(all|everything)\s*$/i.test(heading);

export interface AskedPart {
  readonly heading: string;
  /** Null: no word of ours. */
  readonly part: PartName | null;
}

/** The parts that a structure asks for, in its order; none said: all. */
export function partsOf(structure: readonly string[]): AskedPart[] {
  const asked = structure.length === 0 ? ['All'] : structure;
  return asked.flatMap((heading): AskedPart[] =>
    isEverything(heading)
      ? everyPart.map((part) => ({ heading: partTitles[part], part }))
      : [{ heading, part: meanings.find(([meaning]) => meaning.test(heading))?.[1] ?? null }],
  );
}
