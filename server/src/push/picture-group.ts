// Readers of the same picture. It is drawn once when it is old, for all, and once for those who come; a reader that falls
// behind misses pictures, never the last one.
import { limits } from '../config.ts';
import { quietly, settleOver } from './group-end.ts';
import type { GroupParts, Joining, Payload, Sink } from './hub.ts';
import type { PictureSource } from './live-source.ts';
import { createBell, nothingUntil, openStream, type Bell, type Stream } from './stream.ts';

export interface PictureGroup<R> {
  readonly size: number;
  /** Null: the group came to its end, a new one is needed. */
  join(joining: Joining<R>): Promise<Stream<R> | null>;
}

interface PictureMember {
  readonly sink: Sink;
  readonly over: PromiseWithResolvers<undefined>;
  /** The picture it has is old. */
  wants: boolean;
  /** Since when it takes nothing (real milliseconds); null: it keeps up. */
  behindMs: number | null;
}

/** What the parts of a group share. */
interface Room {
  readonly members: Set<PictureMember>;
  readonly bell: Bell;
  readonly ended: AbortSignal;
  readonly leave: (member: PictureMember) => void;
}

export async function createPictureGroup<R>(
  source: PictureSource<unknown>,
  { execute, write, onEnd }: GroupParts<R>,
): Promise<PictureGroup<R>> {
  const signals = await source.signals(() => Promise.resolve(false));
  const ending = new AbortController();
  const members = new Set<PictureMember>();
  const bell = createBell();
  // Who is behind is tried again also when nothing changes.
  const retry = setInterval(() => {
    if ([...members].some(({ behindMs }) => behindMs !== null)) bell.ring();
  }, limits.slowReaderRetryMs);

  const end = (error?: unknown): void => {
    if (ending.signal.aborted) return;
    ending.abort();
    clearInterval(retry);
    void signals.return();
    for (const { over } of members) settleOver(over, error);
    onEnd();
  };
  const leave = (member: PictureMember): void => {
    members.delete(member);
    member.over.resolve(undefined);
    if (members.size === 0) end();
  };
  const room: Room = { members, bell, ended: ending.signal, leave };
  const draw = async (): Promise<Payload> => {
    const [result] = await execute([source.value]);
    if (result === undefined) throw new Error('A picture was drawn and not given');
    return write(result);
  };
  Promise.race([makeStale(signals, room), showAll(draw, room)]).then(() => {
    end();
  }, end);
  return {
    get size() {
      return members.size;
    },
    join: ({ source: theirs, sink }) =>
      room.ended.aborted || theirs.kind !== 'PICTURE' ? Promise.resolve(null) : enter(room, theirs, sink),
  };
}

async function enter<R>(room: Room, source: PictureSource<unknown>, sink: Sink): Promise<Stream<R>> {
  const member: PictureMember = { sink, over: quietly(Promise.withResolvers()), wants: false, behindMs: null };
  room.members.add(member);
  try {
    // Asked after it listens, so that no change is lost between the two.
    member.wants ||= await source.isStale();
  } catch (error) {
    room.leave(member);
    throw error;
  }
  if (member.wants) room.bell.ring();
  return openStream<R>(
    () => nothingUntil(member.over.promise),
    () => {
      room.leave(member);
    },
  );
}

/** Every picture is old with every signal. */
async function makeStale(signals: Stream<void>, { members, bell }: Room): Promise<void> {
  for (let next = await signals.next(); next.done !== true; next = await signals.next()) {
    for (const member of members) member.wants = true;
    bell.ring();
  }
}

/** Draws one picture for all who want one, again and again. */
async function showAll(draw: () => Promise<Payload>, room: Room): Promise<void> {
  while (!room.ended.aborted) {
    const waiting = [...room.members].filter(({ wants }) => wants);
    for (const member of waiting) member.wants = false;
    if (waiting.length > 0) {
      const payload = await draw();
      for (const member of waiting) show(member, payload, room);
    }
    // Whoever came meanwhile is next; who is behind is tried again later.
    const hasMore = [...room.members].some(({ wants, behindMs }) => wants && behindMs === null);
    if (!hasMore) await room.bell.heard(room.ended);
  }
}

function show(member: PictureMember, payload: Payload, { members, leave }: Room): void {
  if (!members.has(member)) return;
  if (member.sink.send([payload], limits.pictureBufferedBytes)) {
    member.behindMs = null;
    return;
  }
  member.wants = true;
  member.behindMs ??= performance.now();
  if (performance.now() - member.behindMs < limits.slowReaderEndsMs) return;
  member.sink.drop();
  leave(member);
}
