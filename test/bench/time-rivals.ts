// Due instants by the libraries people would pick, in the zone of this process (TZ): they know no other.
import moment from 'moment-business-time';
import OpeningHours from 'opening_hours';

export interface RivalQuestion {
  readonly starts: readonly number[];
  readonly amountMs: number;
}

export interface RivalAnswer {
  readonly openingHours: { readonly dues: readonly number[]; readonly nsEach: number };
  readonly momentBusinessTime: { readonly dues: readonly number[]; readonly nsEach: number };
}

const hours = new OpeningHours('Mo-Fr 08:00-12:00,13:00-18:00', null);
const day = ['08:00:00', '12:00:00', '13:00:00', '18:00:00'];
moment.updateLocale('en', { workinghours: { 0: null, 1: day, 2: day, 3: day, 4: day, 5: day, 6: null } });

function dueByOpeningHours(startMs: number, amountMs: number): number {
  const iterator = hours.getIterator(new Date(startMs));
  let [at, left] = [startMs, amountMs];
  for (;;) {
    const isOpen = iterator.getState();
    if (!iterator.advance()) return Number.NaN;
    const change = Number(iterator.getDate());
    if (isOpen && change - at >= left) return at + left;
    if (isOpen) left -= change - at;
    at = change;
  }
}

const dueByMoment = (startMs: number, amountMs: number): number =>
  moment(startMs)
    .addWorkingTime(amountMs / 60_000, 'minutes')
    .valueOf();

function ask(due: (startMs: number, amountMs: number) => number, { starts, amountMs }: RivalQuestion) {
  // As much as is timed, so that they too are compiled by then.
  for (const start of starts) due(start, amountMs);
  const began = performance.now();
  const dues = starts.map((start) => due(start, amountMs));
  return { dues, nsEach: ((performance.now() - began) * 1e6) / starts.length };
}

process.on('message', (question: RivalQuestion) => {
  const answer: RivalAnswer = {
    openingHours: ask(dueByOpeningHours, question),
    momentBusinessTime: ask(dueByMoment, question),
  };
  process.send?.(answer);
});
