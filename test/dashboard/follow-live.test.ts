import { describe, expect, test, vi } from 'vitest';
import { HeartbeatDocument } from '../../dashboard/src/generated/heartbeat.ts';
import { openEventStreams } from '../../dashboard/src/shared/live/eventStreams.ts';
import { followLive, type DeltaSink, type LiveScreen } from '../../dashboard/src/shared/live/followLive.ts';
import type { LineState } from '../../dashboard/src/shared/live/line.ts';
import { AnswerError, type Problem } from '../../dashboard/src/shared/live/problem.ts';

interface Frame {
  readonly revision: number;
  readonly text: string;
}

const tooOld = new AnswerError([{ extensions: { code: 'RESUME_TOO_OLD' } }], 200);

/** One life of a screen: what the server answers is played by hand, what the screen shows is written down. */
function begin(options: { load?: () => Promise<Frame>; reloadEveryMs?: number } = {}) {
  const told = {
    shown: [] as Frame[],
    following: [] as boolean[],
    problems: [] as Problem[],
    opened: [] as { after: number; sink: DeltaSink<Frame>; stopped: boolean }[],
    loads: 0,
    waits: [] as number[],
    time: 0,
  };
  const wakes: (() => void)[] = [];
  const screen: LiveScreen<Frame> = {
    show: (state) => void told.shown.push(state),
    following: (yes) => void told.following.push(yes),
    failed: (problem) => void told.problems.push(problem),
  };
  const { stop, reload } = followLive<Frame, Frame>(
    {
      load: () => {
        told.loads += 1;
        return options.load?.() ?? Promise.resolve({ revision: 10 * told.loads, text: `snapshot ${told.loads}` });
      },
      open: (state, sink) => {
        const one = { after: state.revision, sink, stopped: false };
        told.opened.push(one);
        return () => {
          one.stopped = true;
        };
      },
      merge: (state, frame) => (frame.revision > state.revision ? frame : state),
      reloadEveryMs: options.reloadEveryMs,
    },
    screen,
    {
      now: () => told.time,
      random: () => 0.5,
      wait: (ms) => {
        told.waits.push(ms);
        return new Promise((resolve) => wakes.push(resolve));
      },
    },
  );
  const opened = (index: number) => {
    const one = told.opened[index];
    if (one === undefined) throw new Error(`Following began ${told.opened.length} times, not ${index + 1}.`);
    return one;
  };
  return { told, stop, reload, opened, wake: () => wakes.splice(0).forEach((wake) => wake()) };
}

// Lets every promise that can go on go on; no time passes.
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

describe('following a live thing', () => {
  test('a snapshot is shown first, then what changed after its cursor', async () => {
    const life = begin();
    await settled();
    life.opened(0).sink.next({ revision: 11, text: 'change' });
    expect(life.told.shown.map((frame) => frame.text)).toEqual(['snapshot 1', 'change']);
    expect(life.opened(0).after).toBe(10);
  });

  test('an older frame is dropped, and nothing is drawn for it', async () => {
    const life = begin();
    await settled();
    life.opened(0).sink.next({ revision: 9, text: 'late' });
    expect(life.told.shown).toHaveLength(1);
  });

  test('after a broken line it resumes from the newest cursor, without a new snapshot', async () => {
    const life = begin();
    await settled();
    life.opened(0).sink.next({ revision: 17, text: 'change' });
    life.opened(0).sink.error(new Error('Socket closed'));
    await settled();
    expect(life.told.following).toEqual([true, false]);
    life.wake();
    await settled();
    expect(life.opened(1).after).toBe(17);
    expect(life.told.loads).toBe(1);
    expect(life.told.following).toEqual([true, false, true]);
  });

  test('a cursor that is too old brings a fresh snapshot at once', async () => {
    const life = begin();
    await settled();
    life.opened(0).sink.error(tooOld);
    await settled();
    expect(life.told.waits).toEqual([]);
    expect(life.told.shown.map((frame) => frame.text)).toEqual(['snapshot 1', 'snapshot 2']);
    expect(life.opened(1).after).toBe(20);
  });

  test('a server that calls every cursor too old is not stormed', async () => {
    const life = begin();
    await settled();
    life.opened(0).sink.error(tooOld);
    await settled();
    life.opened(1).sink.error(tooOld);
    await settled();
    expect(life.told.waits).toHaveLength(1);
    expect(life.told.loads).toBe(2);
  });

  test('a snapshot that fails is tried for ever, later and later, and what was shown stays', async () => {
    const life = begin({ load: () => Promise.reject(new TypeError('Failed to fetch')) });
    for (let turn = 0; turn < 30; turn += 1) {
      await settled();
      life.told.time += 5_000;
      life.wake();
    }
    expect(life.told.loads).toBe(30);
    expect(Math.max(...life.told.waits.slice(0, 12))).toBeLessThanOrEqual(3_000);
    expect(life.told.waits[20]).toBe(7_000);
    expect(life.told.problems[0]?.kind).toBe('unreachable');
  });

  test('a failure after long good following begins a new first minute', async () => {
    const life = begin();
    await settled();
    life.opened(0).sink.error(new Error('Socket closed'));
    await settled();
    life.wake();
    await settled();
    life.told.time += 3_600_000;
    life.opened(1).sink.error(new Error('Socket closed'));
    await settled();
    expect(life.told.waits).toEqual([1_650, 1_650]);
  });

  test('a reader who did something here is shown a fresh snapshot without a delta', async () => {
    const life = begin({ reloadEveryMs: 1_000 });
    life.reload();
    await settled();
    expect(life.told.loads).toBe(1);
    life.reload();
    await settled();
    expect(life.told.shown.map((frame) => frame.text)).toEqual(['snapshot 1', 'snapshot 2']);
    life.stop();
    life.reload();
    await settled();
    expect(life.told.loads).toBe(2);
  });

  test('once stopped it shows nothing more and ends what it followed', async () => {
    const life = begin();
    await settled();
    life.stop();
    life.opened(0).sink.next({ revision: 99, text: 'too late' });
    expect(life.opened(0).stopped).toBe(true);
    expect(life.told.shown).toHaveLength(1);
  });

  test('a screen that is left while its snapshot is under way never draws it', async () => {
    let answer: (frame: Frame) => void = () => undefined;
    const life = begin({ load: () => new Promise((resolve) => (answer = resolve)) });
    await settled();
    life.stop();
    answer({ revision: 1, text: 'too late' });
    await settled();
    expect(life.told.shown).toEqual([]);
    expect(life.told.opened).toEqual([]);
  });
});

describe('a thing whose changes say only that it changed', () => {
  test('many changes at once bring one snapshot, and one more for those that came meanwhile', async () => {
    const life = begin({ reloadEveryMs: 2_000 });
    await settled();
    for (let revision = 11; revision < 16; revision += 1)
      life.opened(0).sink.next({ revision, text: `change ${revision}` });
    await settled();
    expect(life.told.loads).toBe(2);
    life.wake();
    await settled();
    expect(life.told.loads).toBe(3);
    life.wake();
    await settled();
    expect(life.told.loads).toBe(3);
  });

  test('a change that overtakes the snapshot under way is not lost', async () => {
    let answer: (frame: Frame) => void = () => undefined;
    let first = true;
    const life = begin({
      reloadEveryMs: 2_000,
      load: () => {
        if (!first) return new Promise((resolve) => (answer = resolve));
        first = false;
        return Promise.resolve({ revision: 10, text: 'snapshot' });
      },
    });
    await settled();
    life.opened(0).sink.next({ revision: 11, text: 'eleven' });
    life.opened(0).sink.next({ revision: 30, text: 'thirty' });
    answer({ revision: 20, text: 'older snapshot' });
    await settled();
    expect(life.told.shown[life.told.shown.length - 1]?.text).toBe('thirty');
  });
});

test('a stream of events that is not answered within five seconds is given up, so that it is tried anew', async () => {
  vi.useFakeTimers();
  const asked = vi.spyOn(window, 'fetch').mockImplementation(
    (_url, init) =>
      new Promise((_answer, refuse) => {
        init?.signal?.addEventListener('abort', () => refuse(new Error('given up')));
      }),
  );
  try {
    const state: LineState = { closedAt: null, heardAt: null, heartbeat: null, samples: [], problem: null };
    const [failed, error] = [vi.fn(), vi.fn()];
    const parts = { origin: 'http://floor', token: null, monotonic: () => 7, connected: vi.fn(), failed, state };
    openEventStreams(parts).follow(HeartbeatDocument, {}, { next: vi.fn(), complete: vi.fn(), error });
    await vi.advanceTimersByTimeAsync(4_999);
    expect([failed.mock.calls.length, error.mock.calls.length, state.closedAt]).toEqual([0, 0, null]);
    await vi.advanceTimersByTimeAsync(1);
    expect([failed.mock.calls.length, error.mock.calls.length, state.closedAt]).toEqual([1, 1, 7]);
  } finally {
    asked.mockRestore();
    vi.useRealTimers();
  }
});
