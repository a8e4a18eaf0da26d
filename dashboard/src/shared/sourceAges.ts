// How fresh each ticket source is: live means that the facts are live, not only the socket.
import { age } from './duration.ts';
import { epochOf, nearMinute } from './instant.ts';

export interface SourceAge {
  readonly source: string;
  readonly lastEventAt: string | null;
  readonly silent: boolean;
}

export interface SpokenSource {
  readonly name: string;
  /** "2 s"; "–" when it has said nothing yet. */
  readonly age: string;
  readonly silent: boolean;
  /** "13:10": when it was last heard; null when never. */
  readonly since: string | null;
}

/** The sources of a board as words, silent ones first; a heartbeat knows them better than an older frame. */
export function spokenSources(
  sources: readonly SourceAge[],
  heartbeat: readonly SourceAge[],
  at: { now: number; zone: string; words?: { readonly day: string; readonly locale: string } },
): readonly SpokenSource[] {
  const newest = new Map(heartbeat.map((one) => [one.source, one]));
  const spoken = sources.map((one) => {
    const { lastEventAt, silent } = newest.get(one.source) ?? one;
    const heard = epochOf(lastEventAt);
    return {
      name: one.source,
      age: heard === null ? '–' : age(at.now - heard, at.words?.day),
      silent,
      since: heard === null ? null : nearMinute(heard, at.now, at.zone, at.words?.locale),
    };
  });
  return [...spoken.filter((one) => one.silent), ...spoken.filter((one) => !one.silent)];
}

/** What is said of silence. */
export interface SilenceWords {
  readonly silentSince: (source: string, since: string) => string;
  readonly silentYet: (source: string) => string;
  readonly andMore: (name: string, count: number) => string;
}

/** "no events from ServiceNow since 13:10"; null while every source speaks. */
export function silenceSentence(sources: readonly SpokenSource[], words: SilenceWords): string | null {
  const [first, ...others] = sources.filter((one) => one.silent);
  if (first === undefined) return null;
  const names = others.length === 0 ? first.name : words.andMore(first.name, others.length);
  return first.since === null ? words.silentYet(names) : words.silentSince(names, first.since);
}
