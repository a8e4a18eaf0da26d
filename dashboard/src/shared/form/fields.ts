// A form as a table of fields: what is written in them are texts, what travels is what the fields make of them. The server's
// own shape is the shape of the form, so that a problem's path leads to its field.
import { epochOf } from '../instant.ts';
import { readLength, writeLength } from '../length.ts';
import { localText, zonedInstant } from '../zonedInstant.ts';
import type { Kind } from './choices.ts';

interface Common {
  readonly name: string;
  readonly label: string;
  /** An example, or what an empty field means. */
  readonly hint?: string;
  readonly isRequired?: boolean;
  /** Seldom said: folded away until it is. */
  readonly isRare?: boolean;
}

export type Field = Common &
  (
    | { readonly kind: 'text' | 'long' | 'lines' | 'date' | 'time' | 'length' | 'number' | 'money' | 'yes' }
    /** `isFixed`: shown, and no longer to be chosen. */
    | { readonly kind: 'choice'; readonly words: Readonly<Record<string, string>>; readonly isFixed?: boolean }
    /** One of what there is, however many; `within` names the field that narrows it. */
    | { readonly kind: 'find'; readonly of: Kind; readonly within?: string; readonly isFixed?: boolean }
    /** An instant, written as the wall clock of a zone shows it. */
    | { readonly kind: 'instant'; readonly zone: string }
    | { readonly kind: 'choices'; readonly words: Readonly<Record<string, string>> }
    /** `most` 1: one object or none, not a list; `isOrdered`: rows have an order that can be changed. */
    | {
        readonly kind: 'rows';
        readonly fields: readonly Field[];
        readonly one: string;
        readonly most?: number;
        readonly isOrdered?: true;
      }
  );

export type Written = string | boolean | string[] | Row[];
/** What stands in the fields of one object, by name; `key` tells rows apart while they come and go. */
export interface Row {
  readonly key: number;
  readonly values: Record<string, Written>;
}

/** Messages by the dotted path of the field. */
export type Problems = Readonly<Record<string, string>>;

let keys = 0;

/** The row for an object as it travels; absent fields are empty. */
export function rowOf(fields: readonly Field[], value: object = {}): Row {
  keys += 1;
  const said = value as Readonly<Record<string, unknown>>;
  return {
    key: keys,
    values: Object.fromEntries(fields.map((field) => [field.name, writtenOf(field, said[field.name])])),
  };
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

function writtenOf(field: Field, value: unknown): Written {
  switch (field.kind) {
    case 'yes':
      return value === true;
    case 'choices':
      return Array.isArray(value) ? value.map(textOf) : [];
    case 'lines':
      return Array.isArray(value) ? value.map(textOf).join('\n') : '';
    case 'length':
      return writeLength(typeof value === 'string' ? value : null);
    case 'money': {
      const { currency, amount } = (value ?? {}) as { currency?: string; amount?: string };
      return currency === undefined ? '' : `${currency} ${amount ?? ''}`;
    }
    case 'instant':
      return typeof value === 'string' ? localText(epochOf(value), field.zone) : '';
    case 'time':
      return textOf(value).slice(0, 5);
    case 'rows': {
      const all: readonly unknown[] = Array.isArray(value) ? value : value ? [value] : [];
      return all.map((one) => rowOf(field.fields, one as object));
    }
    default:
      return textOf(value);
  }
}

interface Read {
  readonly value: Readonly<Record<string, unknown>>;
  readonly problems: Problems;
}

/** The object as it travels, and what cannot travel; empty fields are absent. */
export function readRow(fields: readonly Field[], { values }: Row, path = ''): Read {
  const value: Record<string, unknown> = {};
  const problems: Record<string, string> = {};
  for (const field of fields) {
    const place = `${path}${field.name}`;
    const written = values[field.name] ?? '';
    if (field.kind === 'rows') {
      const read = (written as Row[]).map((row, at) =>
        readRow(field.fields, row, field.most === 1 ? `${place}.` : `${place}.${String(at)}.`),
      );
      value[field.name] = field.most === 1 ? (read[0]?.value ?? null) : read.map((one) => one.value);
      Object.assign(problems, ...read.map((one) => one.problems));
      continue;
    }
    const read = readField(field, written);
    if ('wrong' in read) problems[place] = read.wrong;
    else if (read.value !== null) value[field.name] = read.value;
    else if (field.isRequired === true) problems[place] = 'This is needed.';
  }
  return { value, problems };
}

function readField(field: Field, written: Written): { readonly value: unknown } | { readonly wrong: string } {
  if (typeof written === 'boolean') return { value: written || null };
  if (typeof written !== 'string') return { value: written.length === 0 ? null : written };
  const text = written.trim();
  if (field.kind === 'lines')
    return {
      value:
        text === ''
          ? []
          : text
              .split('\n')
              .map((line) => line.trim())
              .filter(Boolean),
    };
  if (text === '') return { value: null };
  switch (field.kind) {
    case 'length': {
      const read = readLength(text);
      return 'wrong' in read ? read : { value: read.read };
    }
    case 'number':
      return Number.isFinite(Number(text)) ? { value: Number(text) } : { wrong: `Expected a number, got “${text}”.` };
    case 'money': {
      const [, currency, amount] = /^([A-Za-z]{3})\s*(\d+(?:\.\d+)?)$/.exec(text.replaceAll(',', '')) ?? [];
      return currency === undefined || amount === undefined
        ? { wrong: `Expected an amount such as EUR 84000, got “${text}”.` }
        : { value: { currency: currency.toUpperCase(), amount } };
    }
    case 'instant': {
      const instant = zonedInstant(text, field.zone);
      return instant === null ? { wrong: `Expected a date and a time, got “${text}”.` } : { value: instant };
    }
    case 'time':
      return { value: text.length === 5 ? `${text}:00` : text };
    default:
      return { value: text };
  }
}

/** The first message of each place. */
export const problemsByPath = (
  found: readonly { readonly message: string; readonly path: readonly string[] | null }[],
): Problems => {
  const problems: Record<string, string> = {};
  for (const { message, path } of found) problems[path?.join('.') ?? ''] ??= message;
  return problems;
};

/** What is wrong with a field: at its own path, or inside where the field shows no inside. */
export const problemAt = (problems: Problems, path: string): string | null =>
  problems[path] ?? Object.entries(problems).find(([at]) => at.startsWith(`${path}.`))?.[1] ?? null;

/** Whether something stands in a field. */
export const isSaid = (written: Written | undefined): boolean =>
  typeof written === 'string' || Array.isArray(written) ? written.length > 0 : written === true;
