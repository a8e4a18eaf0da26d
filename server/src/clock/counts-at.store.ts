// When a clock counts, as SQL over alias `c`.

/** The instant by which a clock counts in a period: its promise's due, or when that was broken, or its start. */
export const countsAt = 'coalesce(c.promise_due_at, c.promise_breached_at, c.started_at)';
