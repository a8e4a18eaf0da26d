// A what-if and its flips as GraphQL shows them.
import { fromEpochMs } from '../db/columns.ts';
import { toNodeId } from '../gate/node-id.ts';
import type { WhatIfAnswer } from './answer.ts';
import type { Tally } from './tally.ts';
import type { FlipRow, WhatIfRow } from './what-if.store.ts';
import type { WhatIfAnswerType, WhatIfCountType, WhatIfFlipType, WhatIfType } from './what-if.type.ts';

export type WhatIfValue = WhatIfType & { readonly row: WhatIfRow };
export type FlipValue = WhatIfFlipType & { readonly row: FlipRow };

const instant = (ms: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(ms);

export function presentWhatIf(row: WhatIfRow): WhatIfValue {
  const { question, state, answer } = row;
  return {
    row,
    ...{ id: toNodeId('WhatIf', row.id), state, from: question.from, until: question.until },
    limits: question.limits.map(({ clause, promiseMs, targetMs }) => ({
      ...{ clause, promise: promiseMs, target: targetMs },
    })),
    pricePerHour: question.pricePerHour,
    askedBy: row.asker,
    askedAt: instant(row.askedAtMs),
    endedAt: fromEpochMs(row.endedAtMs),
    expiresAt: instant(row.expiresAtMs),
    totalTickets: row.total,
    readTickets: row.done,
    failure: row.failure,
    answer: answer && presentAnswer(answer),
  };
}

const presentAnswer = ({ measures, cost, ...answer }: WhatIfAnswer): WhatIfAnswerType => ({
  ...answer,
  measures: measures.map(({ was, wouldBe, ...of }) => ({
    ...of,
    was: presentCount(was),
    wouldBe: presentCount(wouldBe),
  })),
  cost: { ...cost, staffed: cost.staffedMs },
});

const presentCount = ({ MET, MISSED, UNDECIDED, EXCLUDED, WAIVED, DISPUTED }: Tally): WhatIfCountType => ({
  ...{ met: MET, missed: MISSED, undecided: UNDECIDED, excluded: EXCLUDED, waived: WAIVED, disputed: DISPUTED },
  share: MET + MISSED === 0 ? null : MET / (MET + MISSED),
});

export const presentFlip = (row: FlipRow): FlipValue => ({
  row,
  ...{ measure: row.measure, cycle: row.cycle, limit: row.limit, was: row.was, becomes: row.becomes },
  ...{ wasLimit: row.wasLimitMs, becomesLimit: row.becomesLimitMs, spent: row.spentMs },
  wasDueAt: fromEpochMs(row.wasDueMs),
  becomesDueAt: fromEpochMs(row.becomesDueMs),
});
