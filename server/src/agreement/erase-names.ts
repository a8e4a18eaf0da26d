// A name in the sections of an agreement gives way to what is shown instead of it: wherever it stands as whole words, in
// any case; the address and telephone of a contact of that name go with it.

type Json = string | number | boolean | null | readonly Json[] | { readonly [field: string]: Json };

const wholeWords = (name: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}_])${name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}_])`, 'giu');

export interface Name {
  readonly name: string;
  /** "erased person 17". */
  readonly shown: string;
}

export function withoutName(value: Json, { name, shown }: Name): Json {
  const pattern = wholeWords(name);
  const isTheirs = (said: Json | undefined): boolean =>
    typeof said === 'string' && said.trim().toLowerCase() === name.trim().toLowerCase();
  const redact = (each: Json): Json => {
    if (typeof each === 'string') return each.replace(pattern, () => shown);
    if (Array.isArray(each)) return (each as readonly Json[]).map(redact);
    if (typeof each !== 'object' || each === null) return each;
    const fields = Object.entries(each as Readonly<Record<string, Json>>);
    const theirs = isTheirs((each as Readonly<Record<string, Json>>)['name']) ? ['email', 'phone'] : [];
    return Object.fromEntries(
      fields.flatMap(([field, said]) => (theirs.includes(field) ? [] : [[field, redact(said)]])),
    );
  };
  return redact(value);
}
