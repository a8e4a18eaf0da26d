// How a board is shown: made for a room, kept as JSON beside its filter. What is absent is at its default.
import { z } from 'zod';
import { severities, type Severity } from '../engine/fact.ts';

export type BoardChart = 'DUE_HOURS' | 'DUE_DAYS' | 'NONE';
/** What walls say their words in; the names that people gave stay as they are. */
export type BoardLanguage = 'EN' | 'DE';

/** One figure: a measure, of tickets of one severity or of all (null). */
export interface TileChoice {
  readonly measure: string;
  readonly severity: Severity | null;
}

export interface BoardSettings {
  /** In metres: 3, 6 or 9. Letters grow with it, and rows become fewer. */
  readonly viewingDistance: 3 | 6 | 9;
  /** In this order; at least one, at most six. */
  readonly tiles: readonly TileChoice[];
  readonly chart: BoardChart;
  /** It rings when a promise breaks, but not in the quiet hours. */
  readonly chime: boolean;
  /** Wall times of the board's zone, "22:00"; null: no quiet hours. */
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
  /** Walls may show subjects and people's names. */
  readonly showNames: boolean;
  readonly language: BoardLanguage;
}

export const tilesAtMost = 6;

export const defaultSettings: BoardSettings = {
  viewingDistance: 3,
  tiles: [
    { measure: 'FIRST_RESPONSE', severity: null },
    { measure: 'NEXT_RESPONSE', severity: null },
    { measure: 'RESOLUTION', severity: null },
    { measure: 'RESOLUTION', severity: 'URGENT' },
  ],
  chart: 'DUE_HOURS',
  chime: false,
  quietFrom: null,
  quietUntil: null,
  showNames: false,
  language: 'EN',
};

const distance = z.union([z.literal(3), z.literal(6), z.literal(9)]);
const form: z.ZodType<BoardSettings> = z.object({
  viewingDistance: distance.default(defaultSettings.viewingDistance),
  tiles: z
    .array(z.object({ measure: z.string(), severity: z.enum(severities).nullable().default(null) }))
    .min(1)
    .default([...defaultSettings.tiles]),
  chart: z.enum(['DUE_HOURS', 'DUE_DAYS', 'NONE']).default(defaultSettings.chart),
  chime: z.boolean().default(false),
  quietFrom: z.string().nullable().default(null),
  quietUntil: z.string().nullable().default(null),
  showNames: z.boolean().default(false),
  language: z.enum(['EN', 'DE']).default(defaultSettings.language),
});

/** Settings as they are stored. */
export const readSettings = (stored: unknown): BoardSettings => form.parse(stored);
