// What a transaction found is not so any more: it runs again (orm.ts).
import { sqlState } from './connection-lost.ts';

/** Thrown by work that finds its ground changed by another transaction: what it did is undone and it runs again. */
export class GroundChanged extends Error {}

/** A row that an insert found taken was made by another transaction meanwhile. */
export async function changedIfTaken(inserted: Promise<unknown>, what: string): Promise<void> {
  try {
    await inserted;
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error;
    throw new GroundChanged(what, { cause: error });
  }
}

const UNIQUE_VIOLATION = '23505';
