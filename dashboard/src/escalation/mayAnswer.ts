// Who may take a clock on; the server holds the same line.
import type { DeskViewerQuery } from '../generated/desk.ts';

/** A clock needs somebody who has it: a token cannot. */
export const mayAnswer = (viewer: DeskViewerQuery['viewer'] | null): boolean =>
  viewer?.isPerson === true && viewer.roles.some((role) => role === 'ADMIN' || role === 'MANAGER' || role === 'AGENT');
