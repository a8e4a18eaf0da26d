// The longest that one operation may take. What it had begun is left to the database's own limit, which is the same.
import { codedError } from '../gate/errors.ts';

/** The result of `work`. @throws TIMED_OUT when it takes longer than `ms` of real time */
export async function withinTime<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(codedError('TIMED_OUT', `The operation took longer than ${String(ms / 1_000)} seconds.`));
    }, ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
    // It lost the race and may still fail; nobody waits for that any more.
    work.catch(() => undefined);
  }
}
