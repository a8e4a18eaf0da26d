// The object ids of PostgreSQL's own types whose reading we set, and pg's holder of such settings.
import pg from 'pg';

export const TypeOverrides = pg.TypeOverrides;
export type TypeOverrides = pg.TypeOverrides;

export const builtins = {
  INT8: 20,
  INT8_ARRAY: 1016,
  DATE: 1082,
  TIMESTAMP: 1114,
  TIMESTAMPTZ: 1184,
  INTERVAL: 1186,
} as const;
