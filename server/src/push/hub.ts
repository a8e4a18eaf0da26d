// Readers of the same subscription with the same rights form a group: each event is executed once for all of them, written
// once, and sent to each. Who resumes is told alone what it missed and enters its group when it has caught up.
import { createLogGroup, type LogGroup } from './log-group.ts';
import { createPictureGroup, type PictureGroup } from './picture-group.ts';
import type { LiveSource } from './live-source.ts';
import type { Stream } from './stream.ts';

/** A result as it is sent, written once for all. */
export interface Payload {
  readonly bytes: Buffer;
  /** Where a reader that has it would resume; null when the reader did not ask for it. */
  readonly cursor: string | null;
}

/** Where a reader's payloads go. */
export interface Sink {
  /** All at once; false: more than `mostBuffered` bytes wait for the reader already, and none of these was taken. */
  send(payloads: readonly Payload[], mostBuffered: number): boolean;
  /** Ends the connection of a reader that fell too far behind; it may come back and resume. */
  drop(): void;
}

export interface Joining<R> {
  /** Equal for readers who ask the same and may see the same. */
  readonly key: string;
  readonly source: LiveSource<unknown>;
  readonly sink: Sink;
  /** Executes the document for these events, all in one snapshot. */
  readonly execute: (values: readonly unknown[]) => Promise<readonly R[]>;
  /** A result as it is sent. */
  readonly write: (result: R) => Payload;
}

/** One group's members and their end; how it tells them is its own affair. */
export interface GroupParts<R> extends Pick<Joining<R>, 'execute' | 'write'> {
  /** Called when nobody is left, or its source failed. */
  readonly onEnd: () => void;
}

export interface Hub {
  /**
   * Takes a reader in. What comes out of the stream is for this reader alone; everything else goes to its sink. The
   * stream ends when it is returned from, and fails for all when the group's source does.
   */
  join<R>(joining: Joining<R>): Promise<Stream<R>>;
  readonly groups: number;
  readonly members: number;
  /** Documents executed for a group since the start, once per event. */
  readonly executions: number;
}

type Group = LogGroup<unknown> | PictureGroup<unknown>;

export function createHub(): Hub {
  const groups = new Map<string, Promise<Group>>();
  const open = new Set<Group>();
  let executions = 0;

  function groupFor<R>({ key, source, execute, write }: Joining<R>): Promise<Group> {
    const known = groups.get(key);
    if (known !== undefined) return known;
    let group: Group | null = null;
    const parts: GroupParts<R> = {
      execute: (values) => {
        executions += values.length;
        return execute(values);
      },
      write,
      onEnd() {
        if (groups.get(key) === made) groups.delete(key);
        if (group !== null) open.delete(group);
      },
    };
    const made = (source.kind === 'LOG' ? createLogGroup(source, parts) : createPictureGroup(source, parts)).then(
      (opened) => {
        group = opened as Group;
        open.add(group);
        return group;
      },
    );
    groups.set(key, made);
    // Whoever waits for it is told; the next one tries anew.
    made.catch(() => {
      if (groups.get(key) === made) groups.delete(key);
    });
    return made;
  }

  return {
    async join<R>(joining: Joining<R>) {
      for (;;) {
        const group = await groupFor(joining);
        const stream = await group.join(joining as Joining<unknown>);
        // The last reader left while this one was on its way in: the next group is its own.
        if (stream !== null) return stream as Stream<R>;
      }
    },
    get groups() {
      return open.size;
    },
    get members() {
      return [...open].reduce((sum, { size }) => sum + size, 0);
    },
    get executions() {
      return executions;
    },
  };
}
