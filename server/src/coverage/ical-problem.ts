// What is wrong with an iCalendar text, and where: the parser behind it names no lines, people look for them.

/** A text that cannot be taken; `line` counts from 1. */
export class CalendarError extends Error {
  readonly code: 'MALFORMED_CALENDAR' | 'CALENDAR_TOO_LARGE' | 'NOT_EXPRESSIBLE';
  readonly line: number;

  constructor(code: CalendarError['code'], line: number, problem: string) {
    super(`Line ${line}: ${problem}`);
    this.name = 'CalendarError';
    this.code = code;
    this.line = line;
  }
}

export const malformed = (line: number, problem: string): CalendarError =>
  new CalendarError('MALFORMED_CALENDAR', line, problem);

const contentLine = /^[A-Za-z0-9-]+(?:;[^:]*|;(?:[^:"]|"[^"]*")*)?:/;

/**
 * Checks that a text is one or more VCALENDARs of well-formed lines whose components begin and end in order, and gives
 * the line on which each component of a kind begins, in their order.
 * @throws CalendarError MALFORMED_CALENDAR
 */
export function linesOfComponents(text: string): ReadonlyMap<string, readonly number[]> {
  const begins = new Map<string, number[]>();
  const open: { readonly name: string; readonly line: number }[] = [];
  text.split(/\r\n|\n|\r/).forEach((content, place) => {
    const line = place + 1;
    if (content === '' || /^[ \t]/.test(content)) return;
    if (!contentLine.test(content)) throw malformed(line, `expected NAME:value, got "${content.slice(0, 60)}".`);
    const [, word, name = ''] = /^(BEGIN|END):(\S+)\s*$/i.exec(content) ?? [];
    const last = open.at(-1);
    if (word === undefined) {
      if (last === undefined) throw malformed(line, 'expected BEGIN:VCALENDAR before anything else.');
    } else if (word.toUpperCase() === 'BEGIN') {
      if (last === undefined && name.toUpperCase() !== 'VCALENDAR') {
        throw malformed(line, `expected BEGIN:VCALENDAR, got BEGIN:${name.slice(0, 40)}.`);
      }
      open.push({ name: name.toUpperCase(), line });
      begins.set(name.toUpperCase(), [...(begins.get(name.toUpperCase()) ?? []), line]);
    } else if (last?.name !== name.toUpperCase()) {
      throw malformed(line, `expected END:${last?.name ?? 'of nothing'}, got END:${name.slice(0, 40)}.`);
    } else open.pop();
  });
  const left = open.at(-1);
  if (left !== undefined) throw malformed(left.line, `BEGIN:${left.name} has no END.`);
  if (begins.size === 0) throw malformed(1, 'expected BEGIN:VCALENDAR, got a text without any component.');
  return begins;
}
