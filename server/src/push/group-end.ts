// How a reader learns that its group is over.

/** Whether anybody waits for the end depends on the reader: a failure nobody asks for is no failure of the process. */
export function quietly<T>(over: PromiseWithResolvers<T>): PromiseWithResolvers<T> {
  over.promise.catch(() => undefined);
  return over;
}

/** Ends a membership as its group ended; undefined: without a failure. */
export function settleOver(over: PromiseWithResolvers<undefined>, error: unknown): void {
  if (error === undefined) over.resolve(undefined);
  else over.reject(error instanceof Error ? error : new Error('The group failed', { cause: error }));
}
