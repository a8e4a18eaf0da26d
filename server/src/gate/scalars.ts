// The scalars of both schemas. Each is parsed once, at the door, into the value the engine works with: instants into
// Temporal.Instant, durations into whole milliseconds. Finer input is truncated to the millisecond, never rounded.
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? `"${value}"` : JSON.stringify(value ?? null);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
};

const refused = (expected: string, value: unknown): GraphQLError =>
  new GraphQLError(`${expected}; ${shown(value)} came.`, { extensions: { code: 'BAD_USER_INPUT' } });

interface TextScalar<T> {
  readonly name: string;
  readonly description: string;
  readonly expected: string;
  parse(text: string): T | null;
  /** Throws nothing: null means that the value is not one of this scalar's. */
  print(value: unknown): string | null;
}

function textScalar<T>(scalar: TextScalar<T>): GraphQLScalarType<T, string> {
  const parse = (value: unknown): T => {
    const parsed = typeof value === 'string' ? scalar.parse(value) : null;
    if (parsed === null) throw refused(scalar.expected, value);
    return parsed;
  };
  return new GraphQLScalarType<T, string>({
    name: scalar.name,
    description: scalar.description,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(node.kind === Kind.STRING ? node.value : literalOf(node)),
    serialize: (value) => {
      const text = scalar.print(value);
      if (text === null) throw new TypeError(`${scalar.name} cannot show ${shown(value)}`);
      return text;
    },
  });
}

/** What a literal of another kind says, for the refusal's message. */
function literalOf(node: ValueNode): unknown {
  if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return Number(node.value);
  return node.kind === Kind.BOOLEAN ? node.value : node.kind;
}

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}(?::?\d{2})?)$/;
// Years 1 to 9999: what the form can write and PostgreSQL can keep.
const firstInstantMs = -62_135_596_800_000;
const lastInstantMs = 253_402_300_799_999;

function parseInstant(text: string): Temporal.Instant | null {
  if (!instantForm.test(text)) return null;
  try {
    const ms = Temporal.Instant.from(text).epochMilliseconds;
    return ms < firstInstantMs || ms > lastInstantMs ? null : Temporal.Instant.fromEpochMilliseconds(ms);
  } catch {
    // A 31 June or a 25th hour: the caller names what was expected and what came.
    return null;
  }
}

/** An instant as it leaves: UTC with three fraction digits, so that texts sort as instants do. */
export const printInstant = (at: Temporal.Instant): string => at.toString({ smallestUnit: 'millisecond' });

export const InstantScalar = textScalar({
  name: 'Instant',
  description:
    'A point in time: ISO 8601 with an offset ("2026-03-02T09:00:00Z", "2026-03-02T10:00:00.250+01:00"). ' +
    'Precision is the millisecond; finer input is truncated. Shown in UTC with three fraction digits.',
  expected: 'An Instant is an ISO 8601 date and time with an offset, such as "2026-03-02T09:00:00Z"',
  parse: parseInstant,
  print: (value) => {
    if (value instanceof Temporal.Instant) return printInstant(value);
    return Number.isSafeInteger(value) ? printInstant(Temporal.Instant.fromEpochMilliseconds(value as number)) : null;
  },
});

const durationForm = /^(-?)PT(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,12})(?:[.,](\d{1,9}))?S)?$/;

/** Whole milliseconds of "PT12M3.5S"; null for any other form. The sign is the caller's to judge. */
function parseDuration(text: string): number | null {
  const match = durationForm.exec(text);
  if (match === null) return null;
  const [, sign = '', hours = '0', minutes = '0', seconds = '0', fraction = ''] = match;
  const fractionMs = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const ms = Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(seconds) * 1_000 + fractionMs;
  if (!Number.isSafeInteger(ms)) return null;
  return sign === '-' && ms !== 0 ? -ms : ms;
}

/** Milliseconds as ISO 8601 hours, minutes and seconds; hours are never folded into days. */
export function printDuration(ms: number): string {
  const total = Math.abs(ms);
  const hours = Math.floor(total / 3_600_000);
  const minutes = Math.floor((total % 3_600_000) / 60_000);
  const seconds = (total % 60_000) / 1_000;
  const parts = [
    hours > 0 ? `${String(hours)}H` : '',
    minutes > 0 ? `${String(minutes)}M` : '',
    seconds > 0 || total === 0 ? `${String(seconds)}S` : '',
  ];
  return `${ms < 0 ? '-' : ''}PT${parts.join('')}`;
}

const daysForm = /^-?P(?!T).*[\dYMWD]/;
const hoursOnly = 'hours, minutes and seconds only, such as "PT6H30M"';

/** The refusal of days has its own words: a day of covered time could be 24 hours or one working day. */
function parseLimit(text: string): number | null {
  if (daysForm.test(text)) {
    throw refused(`A Duration counts in ${hoursOnly}: a day or longer unit of covered time is ambiguous`, text);
  }
  if (text.startsWith('-')) throw refused('A Duration is not negative', text);
  return parseDuration(text);
}

const printMs = (value: unknown): string | null =>
  Number.isSafeInteger(value) ? printDuration(value as number) : null;

export const DurationScalar = textScalar({
  name: 'Duration',
  description:
    'A length of covered time: ISO 8601 with hours, minutes and seconds only ("PT6H30M", "PT0.25S"), not negative. ' +
    'Days and longer units are refused: a day of covered time is ambiguous.',
  expected: `A Duration is ISO 8601 with ${hoursOnly}`,
  parse: parseLimit,
  print: (value) => (typeof value === 'number' && value < 0 ? null : printMs(value)),
});

export const SignedDurationScalar = textScalar({
  name: 'SignedDuration',
  description: 'As Duration, but may be negative: "-PT12M3.5S" is twelve minutes and three and a half seconds late.',
  expected: `A SignedDuration is ISO 8601 with ${hoursOnly}, with a minus in front when negative`,
  parse: parseDuration,
  print: printMs,
});

function parseDate(text: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || text < '0001') return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    // The caller names what was expected and what came.
    return null;
  }
}

export const LocalDateScalar = textScalar({
  name: 'LocalDate',
  description: 'A civil date without a zone: "2026-03-29".',
  expected: 'A LocalDate is a date of the calendar such as "2026-03-29"',
  parse: parseDate,
  print: (value) =>
    typeof value === 'string' ? parseDate(value) : value instanceof Temporal.PlainDate ? value.toString() : null,
});

const parseTime = (text: string): string | null =>
  /^(?:(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|24:00(?::00)?)$/.test(text) ? text : null;

export const LocalTimeScalar = textScalar({
  name: 'LocalTime',
  description: 'A time of the local wall clock: "HH:MM" or "HH:MM:SS"; "24:00" is the end of the day and only an end.',
  expected: 'A LocalTime is "HH:MM" or "HH:MM:SS" from 00:00 to 24:00',
  parse: parseTime,
  print: (value) => (typeof value === 'string' ? parseTime(value) : null),
});

function parseZone(text: string): string | null {
  // Offsets ("+01:00") are no zones: they know no clock change.
  if (!/^[A-Za-z]/.test(text) || text.length > 60) return null;
  try {
    return new Temporal.ZonedDateTime(0n, text).timeZoneId;
  } catch {
    // The caller names what was expected and what came.
    return null;
  }
}

export const TimeZoneScalar = textScalar({
  name: 'TimeZone',
  description: 'The name of a time zone in the IANA database: "Europe/Berlin", "UTC".',
  expected: 'A TimeZone is a name of the IANA database such as "Europe/Berlin"',
  parse: parseZone,
  print: (value) => (typeof value === 'string' ? value : null),
});

export const CursorScalar = textScalar({
  name: 'Cursor',
  description:
    'A place in the change log, opaque: "<log epoch>.<position>". Give it back as `after` to go on from there.',
  expected: 'A Cursor is a text that an earlier answer gave',
  parse: (text) => (/^[\x21-\x7e]{1,100}$/.test(text) ? text : null),
  print: (value) => (typeof value === 'string' ? value : null),
});

// As written: "12.50" stays "12.50"; a sign only where there is something to sign.
const parseDecimal = (text: string): string | null =>
  /^(?!-0(?:\.0+)?$)-?(?:0|[1-9]\d{0,14})(?:\.\d{1,9})?$/.test(text) ? text : null;

export const DecimalScalar = textScalar({
  name: 'Decimal',
  description: 'A decimal number, exact as written: "1250.00".',
  expected: 'A Decimal is a number of at most 15 digits, and 9 after the point, such as "1250.00"',
  parse: parseDecimal,
  print: (value) => (typeof value === 'string' ? parseDecimal(value) : null),
});

interface NumberScalar {
  readonly name: string;
  readonly description: string;
  readonly expected: string;
  isValid(value: number): boolean;
}

function numberScalar(scalar: NumberScalar): GraphQLScalarType<number, number> {
  const parse = (value: unknown): number => {
    if (typeof value !== 'number' || !scalar.isValid(value)) throw refused(scalar.expected, value);
    return value;
  };
  return new GraphQLScalarType<number, number>({
    name: scalar.name,
    description: scalar.description,
    parseValue: parse,
    parseLiteral: (node: ValueNode) =>
      parse(
        node.kind === Kind.INT || node.kind === Kind.FLOAT
          ? Number(node.value)
          : 'value' in node
            ? node.value
            : node.kind,
      ),
    serialize: (value) => {
      if (typeof value !== 'number' || !scalar.isValid(value))
        throw new TypeError(`${scalar.name} cannot show ${shown(value)}`);
      return value;
    },
  });
}

export const PercentageScalar = numberScalar({
  name: 'Percentage',
  description: 'A share from 0 to 100, never rounded across a limit: 99.996 is never shown as 100.',
  expected: 'A Percentage is a number from 0 to 100',
  isValid: (value) => value >= 0 && value <= 100,
});

export const SequenceScalar = numberScalar({
  name: 'Sequence',
  description: 'A whole number n with |n| ≤ 2^53 − 1: the order of events of one instant within their source.',
  expected: 'A Sequence is a whole number between −(2^53 − 1) and 2^53 − 1',
  isValid: Number.isSafeInteger,
});
