// A ticket query as boards and drills keep it, as JSON. Fields that are absent, because an older version kept it or
// because they ask nothing, read as null.
import { z } from 'zod';
import type { AgreementKind } from '../engine/clause.ts';
import { severities, type StatusCategory } from '../engine/fact.ts';
import type { ClockStanding } from '../engine/reading.ts';
import type { TicketQuery } from './ticket-filter.ts';

const statuses = [
  'NEW',
  'OPEN',
  'WAITING_CUSTOMER',
  'WAITING_SUPPLIER',
  'ON_HOLD',
  'RESOLVED',
  'CLOSED',
  'CANCELLED',
] as const satisfies readonly StatusCategory[];

const kinds = ['SLA', 'OLA', 'UNDERPINNING'] as const satisfies readonly AgreementKind[];

const standings = ['ON_TRACK', 'AT_RISK', 'OVER_TARGET', 'BREACHED', 'MET'] as const satisfies readonly ClockStanding[];

/** Epoch milliseconds of the years 1 to 9999, which PostgreSQL can keep. */
export const instantMs = z.int().min(-62_135_596_800_000).max(253_402_300_799_999);

/** PostgreSQL keeps no NUL in a text, so nothing can be asked with one. */
export const plainText = z.string().refine((text) => !text.includes('\0'));

const texts = z.array(plainText).nullable().default(null);
const ids = z.array(z.int()).nullable().default(null);
const instant = instantMs.nullable().default(null);
const choice = z.boolean().nullable().default(null);

export const storedQuery: z.ZodType<TicketQuery> = z.object({
  references: texts,
  sources: texts,
  standings: z.array(z.enum(standings)).nullable().default(null),
  statuses: z.array(z.enum(statuses)).nullable().default(null),
  severities: z.array(z.enum(severities)).nullable().default(null),
  customers: ids,
  serviceAccounts: ids,
  services: ids,
  assets: ids,
  agreements: ids,
  kinds: z.array(z.enum(kinds)).nullable().default(null),
  groups: texts,
  open: choice,
  measures: texts,
  openedFromMs: instant,
  openedUntilMs: instant,
  uncovered: choice,
  needsMending: choice,
  text: plainText.nullable().default(null),
});

/** The fields that ask something. */
export const withoutNulls = (query: TicketQuery): Partial<TicketQuery> =>
  Object.fromEntries(Object.entries(query).filter(([, value]: [string, unknown]) => value !== null));
