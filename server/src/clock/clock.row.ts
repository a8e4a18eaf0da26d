// A row of the clock table is a stored reading; the change log holds the same, so its shape stands there.
export { toReading, toStoredReading, UNDER_CUSTOMERS } from '../push/stored-clock.ts';
export type { ClockRow, ClockUnder, StoredLimit, StoredReading } from '../push/stored-clock.ts';
