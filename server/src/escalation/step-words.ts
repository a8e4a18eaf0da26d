// A step of escalation in words, for the log and for e-mails.
import type { Step } from '../engine/escalation.ts';

/** "75 % of the promise of the resolution is used up". */
export function causeWords(
  { point, share, timeMs, isRealTime, limit }: Pick<Step, 'point' | 'share' | 'timeMs' | 'isRealTime' | 'limit'>,
  measure: string,
): string {
  const name = `the ${limit.toLowerCase()} of the ${measure.toLowerCase().replaceAll('_', ' ')}`;
  const length = `${lengthWords(timeMs ?? 0)}${isRealTime ? ' by the calendar' : ''}`;
  switch (point) {
    case 'SHARE_SPENT':
      return `${String(Math.round((share ?? 1) * 10_000) / 100)} % of ${name} is used up`;
    case 'BEFORE_DUE':
      return `${name} ends in ${length}`;
    case 'AFTER_DUE':
      return timeMs === 0 ? `${name} has ended` : `${name} ended ${length} ago`;
    default:
      return point satisfies never;
  }
}

/** "1 h 30 min"; below a minute in seconds. */
function lengthWords(ms: number): string {
  const [hours, minutes] = [Math.floor(ms / 3_600_000), Math.floor((ms % 3_600_000) / 60_000)];
  const words = [hours > 0 ? `${String(hours)} h` : '', minutes > 0 ? `${String(minutes)} min` : ''].filter(Boolean);
  return words.length > 0 ? words.join(' ') : `${String(Math.round(ms / 1000))} s`;
}
