// A screen that waits to be paired: shows a code, asks whether it was approved, and takes another code when that one is over.
import { onScopeDispose, shallowRef, type ShallowRef } from 'vue';
import { askForCode, askWhetherApproved, type Waiting } from './grant.ts';
import type { KeptScreen } from './keptScreen.ts';

export interface Pairing {
  /** Null until the server gave a code. */
  readonly waiting: ShallowRef<Waiting | null>;
  /** Somebody said that the screen is none of ours; a new code follows. */
  readonly refused: ShallowRef<boolean>;
  readonly unreachable: ShallowRef<boolean>;
}

export interface PairingParts {
  readonly fetched: (path: string, init: RequestInit) => Promise<Response>;
  readonly size: () => { readonly width: number; readonly height: number };
  readonly wait: (milliseconds: number) => Promise<void>;
}

const RETRY_MS = 3_000;
/** RFC 8628, 3.5. */
const SLOWER_MS = 5_000;
const REFUSED_SHOWN_MS = 15_000;

/** Begins at once and ends with `paired`, or with the page. */
export function usePairing({ fetched, size, wait }: PairingParts, paired: (screen: KeptScreen) => void): Pairing {
  const waiting = shallowRef<Waiting | null>(null);
  const refused = shallowRef(false);
  const unreachable = shallowRef(false);
  let isOver = false;
  onScopeDispose(() => (isOver = true));

  /** One code from its beginning to its end. Rejects when the server cannot be reached. */
  async function followCode(): Promise<void> {
    waiting.value ??= await askForCode(fetched, size());
    let everyMs = waiting.value.everyMs;
    while (!isOver) {
      await wait(everyMs);
      const told = await askWhetherApproved(fetched, waiting.value);
      unreachable.value = false;
      if (told.kind === 'granted') {
        isOver = true;
        paired(told.screen);
        return;
      }
      if (told.kind === 'slower') everyMs += SLOWER_MS;
      else if (told.kind !== 'pending' && told.kind !== 'no-board') {
        waiting.value = null;
        refused.value = told.kind === 'refused';
        if (refused.value) await wait(REFUSED_SHOWN_MS);
        refused.value = false;
        return;
      }
    }
  }

  async function follow(): Promise<void> {
    while (!isOver) {
      try {
        await followCode();
      } catch {
        // A screen that boots before the network keeps its code and tries for ever; nobody could do anything about it here.
        unreachable.value = true;
        await wait(RETRY_MS);
      }
    }
  }
  void follow();
  return { waiting, refused, unreachable };
}
