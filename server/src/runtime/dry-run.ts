// A dry run is the act itself, taken back when it is done: what it found cannot differ from what the act would find.

/** Thrown to take an act back; carries what it found. */
export class DryRun<T> extends Error {
  readonly found: T;

  constructor(found: T) {
    super('A dry run is taken back');
    this.found = found;
  }
}

/** What an act answers, also when it took itself back. */
export async function evenDry<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    // A dry run ends by being taken back: what it found is its answer.
    if (error instanceof DryRun) return error.found as T;
    throw error;
  }
}
