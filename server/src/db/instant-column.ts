// An instant as a column of MikroORM's entities; apart from columns.ts, which is read by threads that know no entities.
import { Type } from '@mikro-orm/core';

/** `timestamptz` ↔ Temporal.Instant, whole milliseconds. */
export class InstantColumn extends Type<Temporal.Instant | null, string | null> {
  override convertToDatabaseValue(value: Temporal.Instant | string | null): string | null {
    return value instanceof Temporal.Instant ? value.toString() : value;
  }

  override convertToJSValue(value: Temporal.Instant | string | null): Temporal.Instant | null {
    return typeof value === 'string' ? Temporal.Instant.from(value) : value;
  }

  override compareAsType(): string {
    return 'string';
  }

  override getColumnType(): string {
    return 'timestamptz(3)';
  }
}
