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

interface PictureMember<V> {
  readonly sink: Sink;
  readonly over: PromiseWithResolvers<undefined>;
  /** What the picture is drawn from that it lacks; null: it has the newest. */
  wants: V | null;
  /** Since when it takes nothing (real milliseconds); null: it keeps up. */
  behindMs: number | null;
}

/** What the parts of a group share. */
interface Room<V> {
  readonly members: Set<PictureMember<V>>;
  readonly bell: Bell;
  readonly ended: AbortSignal;
  readonly leave: (member: PictureMember<V>) => void;
  readonly merge: PictureSource<V>['merge'];
}

export async function createPictureGroup<R>(
  source: PictureSource<unknown>,
  { execute, write, onEnd }: GroupParts<R>,
): Promise<PictureGroup<R>> {
  const signals = await source.signals(() => Promise.resolve(null));
  const ending = new AbortController();
  const members = new Set<PictureMember<unknown>>();
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
  const leave = (member: PictureMember<unknown>): void => {
    members.delete(member);
    member.over.resolve(undefined);
    if (members.size === 0) end();
  };
  const room: Room<unknown> = { members, bell, ended: ending.signal, leave, merge: source.merge };
  const draw = async (value: unknown): Promise<Payload> => {
    const [result] = await execute([value]);
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

async function enter<R>(room: Room<unknown>, source: PictureSource<unknown>, sink: Sink): Promise<Stream<R>> {
  const member: PictureMember<unknown> = {
    sink,
    over: quietly(Promise.withResolvers()),
    wants: null,
    behindMs: null,
  };
  room.members.add(member);
  try {
    // Asked after it listens, so that no change is lost between the two.
    const missed = await source.missed();
    if (missed !== null) lack(member, missed, room);
  } catch (error) {
    room.leave(member);
    throw error;
  }
  if (member.wants !== null) room.bell.ring();
  return openStream<R>(
    () => nothingUntil(member.over.promise),
    () => {
      room.leave(member);
    },
  );
}

/** What it lacks already and this `earlier` one make one picture. */
function lack<V>(member: PictureMember<V>, earlier: V, { merge }: Room<V>): void {
  member.wants = member.wants === null ? earlier : merge(earlier, member.wants);
}

/** Every picture is old with every signal. */
async function makeStale<V>(signals: Stream<V>, { members, bell, merge }: Room<V>): Promise<void> {
  for (let next = await signals.next(); next.done !== true; next = await signals.next()) {
    const later = next.value;
    // Those who lack the same go on lacking the same: it is drawn once.
    const merged = new Map<V | null, V>([[null, later]]);
    for (const member of members) {
      const wants = merged.get(member.wants) ?? (member.wants === null ? later : merge(member.wants, later));
      merged.set(member.wants, wants);
      member.wants = wants;
    }
    bell.ring();
  }
}

/** Draws one picture for all who lack the same, again and again. */
async function showAll<V>(draw: (value: V) => Promise<Payload>, room: Room<V>): Promise<void> {
  while (!room.ended.aborted) {
    const waiting = new Map<V, PictureMember<V>[]>();
    for (const member of room.members) {
      if (member.wants === null) continue;
      const same = waiting.get(member.wants);
      if (same === undefined) waiting.set(member.wants, [member]);
      else same.push(member);
      member.wants = null;
    }
    for (const [value, members] of waiting) {
      const payload = await draw(value);
      for (const member of members) show(member, { value, payload }, room);
    }
    // Whoever came meanwhile is next; who is behind is tried again later.
    const hasMore = [...room.members].some(({ wants, behindMs }) => wants !== null && behindMs === null);
    if (!hasMore) await room.bell.heard(room.ended);
  }
}

function show<V>(
  member: PictureMember<V>,
  { value, payload }: { readonly value: V; readonly payload: Payload },
  room: Room<V>,
): void {
  if (!room.members.has(member)) return;
  if (member.sink.send([payload], limits.pictureBufferedBytes)) {
    member.behindMs = null;
    return;
  }
  lack(member, value, room);
  member.behindMs ??= performance.now();
  if (performance.now() - member.behindMs < limits.slowReaderEndsMs) return;
  member.sink.drop();
  room.leave(member);
}
