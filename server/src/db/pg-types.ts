// How values of PostgreSQL are read where pg would read them otherwise.
import pg from 'pg';

const builtins = {
  INT8: 20,
  INT8_ARRAY: 1016,
  DATE: 1082,
  TIMESTAMP: 1114,
  TIMESTAMPTZ: 1184,
  INTERVAL: 1186,
} as const;

/** bigint columns hold ids, counts and milliseconds, all below 2^53: read them as numbers. */
export function ownTypes(): pg.TypeOverrides {
  const types = new pg.TypeOverrides();
  types.setTypeParser(builtins.INT8, Number);
  types.setTypeParser(builtins.INT8_ARRAY, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)));
  for (const oid of [builtins.DATE, builtins.TIMESTAMP, builtins.TIMESTAMPTZ, builtins.INTERVAL])
    types.setTypeParser(oid, (text) => text);
  return types;
}
