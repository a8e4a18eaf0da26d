// What objectives over services and deliverables read: outages and maintenance, what was measured, what was delivered.
import type { Tx } from '../db/orm.ts';

/** Half-open, epoch milliseconds. */
export interface Stretch {
  readonly fromMs: number;
  readonly untilMs: number;
}

export interface Outage extends Stretch {
  readonly kind: 'OUTAGE' | 'MAINTENANCE';
}

/** Outages and maintenance of these services that reach into a stretch; what lasts ends with the stretch. */
export const loadOutages = (tx: Tx, services: readonly string[], { fromMs, untilMs }: Stretch): Promise<Outage[]> =>
  tx.rows<Outage>(
    `select o.kind, greatest(ms(o.from_at), $2::bigint) as "fromMs", least(coalesce(ms(o.until_at), $3::bigint), $3::bigint) as "untilMs"
       from service_outage o join service s on s.id = o.service_id
      where s.reference = any($1::text[]) and o.withdrawn_at is null and o.from_at < at_ms($3::bigint)
        and coalesce(o.until_at > at_ms($2::bigint), true)
      order by o.from_at, o.id`,
    [services, fromMs, untilMs],
  );

/** What was measured in a stretch and its windows. */
export interface MeasuredCount {
  readonly window: 0 | 1 | 2;
  readonly good: number;
  readonly bad: number;
  readonly sum: number;
}

/** Measurements of these services, good up to `atMost`; windows begin at these instants. */
export const countMeasurements = (
  tx: Tx,
  of: Stretch & { readonly services: readonly string[]; readonly metric: string; readonly atMost: number | null },
  windows: { readonly longFromMs: number; readonly shortFromMs: number },
): Promise<MeasuredCount[]> =>
  tx.rows<MeasuredCount>(
    `select case when m.at >= at_ms($7::bigint) then 2 when m.at >= at_ms($6::bigint) then 1 else 0 end as window,
            count(*) filter (where $5::float8 is null or m.value <= $5) as good,
            count(*) filter (where m.value > $5::float8) as bad, sum(m.value) as sum
       from service_measurement m join service s on s.id = m.service_id
      where s.reference = any($1::text[]) and m.metric = $2 and m.at >= at_ms($3::bigint) and m.at < at_ms($4::bigint)
      group by 1`,
    [of.services, of.metric, of.fromMs, of.untilMs, of.atMost, windows.longFromMs, windows.shortFromMs],
  );

/** Occurrences of deliverables that are due in a stretch, by how they stand. */
export interface DeliveredCount {
  readonly window: 0 | 1 | 2;
  readonly good: number;
  readonly bad: number;
  readonly open: number;
  readonly waived: number;
  readonly disputed: number;
  readonly quantity: number;
}

export const countDeliveries = (
  tx: Tx,
  of: Stretch & { readonly agreement: number; readonly deliverable: string | null },
  windows: { readonly longFromMs: number; readonly shortFromMs: number; readonly nowMs: number },
): Promise<DeliveredCount[]> =>
  tx.rows<DeliveredCount>(
    `select case when o.due_at >= at_ms($7::bigint) then 0 when o.due_at >= at_ms($6::bigint) then 2
                 when o.due_at >= at_ms($5::bigint) then 1 else 0 end as window,
            count(*) filter (where not disputed and o.standing = 'DELIVERED') as good,
            count(*) filter (where not disputed and o.standing in ('LATE', 'MISSED')) as bad,
            count(*) filter (where not disputed and o.standing not in ('DELIVERED', 'LATE', 'MISSED', 'WAIVED')) as open,
            count(*) filter (where o.standing = 'WAIVED') as waived,
            count(*) filter (where disputed and o.standing <> 'WAIVED') as disputed,
            coalesce(sum(o.quantity), 0)::float8 as quantity
       from (select o.*, o.confirmation = 'DISPUTED' as disputed from deliverable_occurrence o) o
      where o.agreement_id = $1 and ($2::text is null or o.number = $2)
        and o.due_at >= at_ms($3::bigint) and o.due_at < at_ms($4::bigint)
      group by 1`,
    [of.agreement, of.deliverable, of.fromMs, of.untilMs, windows.longFromMs, windows.shortFromMs, windows.nowMs],
  );
