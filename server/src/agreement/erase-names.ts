// A name in the sections of an agreement gives way to what is shown instead of it: wherever it stands as whole words, in
// any case; the address and telephone of a contact of that name go with it, and their addresses wherever else they stand.

export type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const wholeWords = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${literally(name)}(?![\\p{L}\\p{N}_])`, 'giu');
// "ann@x.org" is neither in "jo.ann@x.org" nor in "ann@x.org.uk".
const wholeAddress = (address: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_.+\\-])${literally(address)}(?![\\p{L}\\p{N}_\\-]|\\.[\\p{L}\\p{N}])`, 'giu');

const isSame = (one: Json | undefined, other: string): boolean =>
  typeof one === 'string' && one.trim().toLowerCase() === other.trim().toLowerCase();

export interface Name {
  /** Null: it stays, for it is also the name of somebody else. */
  readonly name: string | null;
  /** E-mail addresses that are theirs alone. */
  readonly addresses?: readonly string[];
  /** "erased person 17". */
  readonly shown: string;
}

/** E-mail addresses that are said of people for whom `isWanted` holds, by their name. */
export function addressesIn(value: Json, isWanted: (name: Json) => boolean): readonly string[] {
  if (Array.isArray(value)) return (value as readonly Json[]).flatMap((each) => addressesIn(each, isWanted));
  if (typeof value !== 'object' || value === null) return [];
  const { name, email } = value as Readonly<Record<string, Json>>;
  const own = typeof email === 'string' && email !== '' && isWanted(name ?? null) ? [email.trim().toLowerCase()] : [];
  return [...own, ...Object.values(value).flatMap((each: Json) => addressesIn(each, isWanted))];
}

/** Addresses of the people of a name that nobody else is reached by. */
export function addressesOf(value: Json, name: string): readonly string[] {
  const others = new Set(addressesIn(value, (said) => !isSame(said, name)));
  return [...new Set(addressesIn(value, (said) => isSame(said, name)))].filter((address) => !others.has(address));
}

/** A text without them. */
export function textWithoutName(said: string, { name, addresses = [], shown }: Name): string {
  const patterns = [...addresses.map(wholeAddress), ...(name === null ? [] : [wholeWords(name)])];
  return patterns.reduce((text, pattern) => text.replace(pattern, () => shown), said);
}

export function withoutName(value: Json, of: Name): Json {
  const { name } = of;
  const redact = (each: Json): Json => {
    if (typeof each === 'string') return textWithoutName(each, of);
    if (Array.isArray(each)) return (each as readonly Json[]).map(redact);
    if (typeof each !== 'object' || each === null) return each;
    const fields = Object.entries(each as Readonly<Record<string, Json>>);
    const isTheirs = name !== null && isSame((each as Readonly<Record<string, Json>>)['name'], name);
    const theirs = isTheirs ? ['email', 'phone'] : [];
    return Object.fromEntries(
      fields.flatMap(([field, said]) => (theirs.includes(field) ? [] : [[field, redact(said)]])),
    );
  };
  return redact(value);
}
