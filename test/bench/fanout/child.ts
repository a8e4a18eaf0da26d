// A process of its own that is asked questions: servers and their listeners do not share a loop, so neither measures the
// other.
import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** What a process of its own answers: a name and what it takes and gives. */
export type Answers = Readonly<Record<string, (input: never) => unknown>>;

type Input<A extends Answers, N extends keyof A> = Parameters<A[N]>[0];
type Output<A extends Answers, N extends keyof A> = Awaited<ReturnType<A[N]>>;

export interface Child<A extends Answers> {
  ask<N extends keyof A & string>(name: N, input: Input<A, N>): Promise<Output<A, N>>;
  /** Ends the process. */
  stop(): Promise<void>;
}

interface Question {
  readonly id: number;
  readonly name: string;
  readonly input: unknown;
}

interface Answer {
  readonly id: number;
  readonly result?: unknown;
  readonly problem?: string;
}

/** Starts a file of this folder as a process of its own, on the compiled server, with `gc` at hand. */
export function startChild<A extends Answers>(
  file: string,
  options: { readonly args?: readonly string[]; readonly env?: Readonly<Record<string, string>> } = {},
): Child<A> {
  const child = fork(join(import.meta.dirname, file), [...(options.args ?? [])], {
    execArgv: ['--expose-gc', '--import', join(import.meta.dirname, '../../../scripts/compiled.ts')],
    env: { ...process.env, ...options.env },
    serialization: 'advanced',
  });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let asked = 0;
  const over = new Promise<void>((resolve) => {
    child.once('exit', (code) => {
      for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${String(code)}`));
      resolve();
    });
  });
  child.on('message', (message) => {
    const { id, result, problem } = message as Answer;
    const asker = waiting.get(id);
    waiting.delete(id);
    if (problem === undefined) asker?.resolve(result);
    else asker?.reject(new Error(`${file}: ${problem}`));
  });
  return {
    ask<N extends keyof A & string>(name: N, input: Input<A, N>) {
      asked += 1;
      const asker = Promise.withResolvers<unknown>();
      waiting.set(asked, asker);
      child.send({ id: asked, name, input } satisfies Question);
      return asker.promise as Promise<Output<A, N>>;
    },
    async stop() {
      if (child.connected) child.disconnect();
      await over;
    },
  };
}

/** Answers until the parent lets go of this process. */
export function answerQuestions(answers: Answers): void {
  process.on('message', (message) => {
    const { id, name, input } = message as Question;
    const found = answers[name] as ((input: unknown) => unknown) | undefined;
    const answer = async (): Promise<void> => {
      try {
        if (found === undefined) throw new Error(`Nothing here answers "${name}"`);
        process.send?.({ id, result: await found(input) } satisfies Answer);
      } catch (error) {
        process.send?.({ id, problem: String(error) } satisfies Answer);
      }
    };
    void answer();
  });
  process.once('disconnect', () => process.exit());
}

/** Milliseconds on the clock that all processes of the machine share and nobody sets. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export interface Usage {
  readonly cpuMs: number;
  readonly rssBytes: number;
}

/** What this process has used; `rssBytes` after all that is not used any more was given back. */
export async function usage({ collected }: { readonly collected: boolean }): Promise<Usage> {
  for (let round = 0; collected && round < 2; round += 1) {
    await globalThis.gc?.({ type: 'major', execution: 'async', flavor: 'last-resort' });
    // Pages are given back by a thread beside.
    await delay(1_000);
  }
  const { user, system } = process.cpuUsage();
  return { cpuMs: (user + system) / 1e3, rssBytes: process.memoryUsage.rss() };
}
