// Whose inbox it is: people have one, tokens do not.
import { isPerson, type Viewer } from '../gate/viewer.ts';

/** The row id of the person who asks; null: a token asks. */
export const personOfViewer = (viewer: Viewer): number | null =>
  isPerson(viewer) ? Number(viewer.principal.slice('person:'.length)) : null;
