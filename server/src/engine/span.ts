// A span is `[from, until)` on one line of milliseconds. Lists of spans are kept sorted and disjoint, with
// touching spans joined, so that every question about covered time is a walk or a search over one such list.

/** Half-open `[from, until)` in milliseconds; which line (instants, local time, a day) is said by its owner. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

/** The union of any spans, in any order: sorted, disjoint, touching spans joined, empty ones left out. */
export function unite(spans: readonly Span[]): readonly Span[] {
  const united: Span[] = [];
  for (const span of spans.filter((s) => s.from < s.until).sort((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (last !== undefined && span.from <= last.until) {
      united[united.length - 1] = { from: last.from, until: Math.max(last.until, span.until) };
    } else {
      united.push(span);
    }
  }
  return united;
}

/** What is left of `spans` outside `others`; `others` sorted and disjoint, as `unite` gives them. */
export function subtract(spans: readonly Span[], others: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  for (const span of unite(spans)) {
    let from = span.from;
    for (const other of others) {
      if (other.from > from) left.push({ from, until: Math.min(other.from, span.until) });
      from = Math.max(from, other.until);
      if (from >= span.until) break;
    }
    if (from < span.until) left.push({ from, until: span.until });
  }
  return unite(left);
}

/** The part of each span inside `window`, moved by `shift` afterwards. */
export function clip(spans: readonly Span[], window: Span, shift = 0): readonly Span[] {
  return spans
    .map((s) => ({ from: Math.max(s.from, window.from) + shift, until: Math.min(s.until, window.until) + shift }))
    .filter((s) => s.from < s.until);
}
