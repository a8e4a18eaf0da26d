// Instants travel as ISO text and are counted in epoch milliseconds here; a zone is named whenever one is shown.

const formats = new Map<string, Intl.DateTimeFormat>();

// Building a DateTimeFormat costs about 50 µs and a wall asks for some each second, so each is built once.
function format(
  zone: string,
  name: string,
  options: Intl.DateTimeFormatOptions,
  locale = 'en-GB',
): Intl.DateTimeFormat {
  const key = `${name} ${zone} ${locale}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formats.set(key, made);
  return made;
}

/** Epoch milliseconds of an instant's text. */
export function epochOf(instant: string): number;
export function epochOf(instant: string | null): number | null;
export function epochOf(instant: string | null): number | null {
  if (instant === null) return null;
  const epoch = Date.parse(instant);
  if (Number.isNaN(epoch)) throw new Error(`An instant in ISO 8601 was expected, but "${instant}" came.`);
  return epoch;
}

/** "16:21:09" */
export const clockTime = (epoch: number, zone: string): string =>
  format(zone, 'second', { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(epoch);

/** "16:21" */
export const minuteTime = (epoch: number, zone: string): string =>
  format(zone, 'minute', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(epoch);

/** "Fri" */
export const weekday = (epoch: number, zone: string, locale?: string): string =>
  format(zone, 'weekday', { weekday: 'short' }, locale).format(epoch);

/** "November" */
export const monthName = (epoch: number, zone: string, locale?: string): string =>
  format(zone, 'month', { month: 'long' }, locale).format(epoch);

/** "20" */
export const dayOfMonth = (epoch: number, zone: string): string =>
  format(zone, 'day of month', { day: 'numeric' }).format(epoch);

/** "20 Nov" */
export const dayAndMonth = (epoch: number, zone: string, locale?: string): string =>
  format(zone, 'day', { day: 'numeric', month: 'short' }, locale).format(epoch);

/** "20 Nov 2026" */
export const fullDate = (epoch: number, zone: string): string =>
  format(zone, 'date', { day: 'numeric', month: 'short', year: 'numeric' }).format(epoch);

/** "2026-11-20": equal for two instants exactly when they lie on one civil day of the zone. */
export const civilDay = (epoch: number, zone: string): string =>
  format(zone, 'civil', { year: 'numeric', month: '2-digit', day: '2-digit' })
    .format(epoch)
    .split('/')
    .reverse()
    .join('-');

/** The hour of the day, 0–23. */
export const hourOfDay = (epoch: number, zone: string): number => Number(minuteTime(epoch, zone).slice(0, 2));

/** An instant as near as a reader needs: "14:50:00" today, "Fri 14:50:00" within six days, "3 Nov 14:50:00" beyond. */
export function nearInstant(epoch: number, now: number, zone: string): string {
  if (civilDay(epoch, zone) === civilDay(now, zone)) return clockTime(epoch, zone);
  return weekdayInstant(epoch, now, zone);
}

/** As nearInstant, but the day is always said: "Fri 14:50:00", "3 Nov 14:50:00". */
export function weekdayInstant(epoch: number, now: number, zone: string): string {
  const near = Math.abs(epoch - now) < 6 * 86_400_000;
  return `${near ? weekday(epoch, zone) : dayAndMonth(epoch, zone)} ${clockTime(epoch, zone)}`;
}

/** "09:00" today, "Mon 09:00" within six days, "3 Nov 09:00" beyond: when something opens. */
export function nearMinute(epoch: number, now: number, zone: string, locale?: string): string {
  const time = minuteTime(epoch, zone);
  if (civilDay(epoch, zone) === civilDay(now, zone)) return time;
  const isNear = Math.abs(epoch - now) < 6 * 86_400_000;
  return `${(isNear ? weekday : dayAndMonth)(epoch, zone, locale)} ${time}`;
}

/** The city of a zone: "Berlin" of "Europe/Berlin", "Sao Paulo" of "America/Sao_Paulo". */
export const zoneCity = (zone: string): string => (zone.split('/').pop() ?? zone).replaceAll('_', ' ');

/** "Fri 20 Nov 2026, 16:21 Europe/Berlin" */
export const longMinute = (epoch: number, zone: string): string =>
  `${weekday(epoch, zone)} ${fullDate(epoch, zone)}, ${minuteTime(epoch, zone)} ${zone}`;
