// What a paired screen does besides showing its board: says that it lives, goes where it is put, loads itself anew when it is
// asked to, and sees to it that its token never ends.
import { onScopeDispose, watch } from 'vue';
import { ReportScreenDocument } from '../generated/report.ts';
import { useLine } from '../shared/live/line.ts';
import { problemOf } from '../shared/live/problem.ts';
import { askForAnother } from './grant.ts';
import { forgetScreen, keepScreen, keptScreen, wallOf, type KeptScreen } from './keptScreen.ts';

/** Three missed ones and the list of screens calls it away. */
const REPORT_MS = 30_000;
const PAIRING_PAGE = '/tv';

export interface ScreenParts {
  readonly store: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  readonly fetched: (path: string, init: RequestInit) => Promise<Response>;
  /** A moment at which nobody minds that the page is loaded anew. */
  readonly isQuiet: () => boolean;
  readonly go: (path: string) => void;
  readonly reload: () => void;
}

/** Looks after this screen while it shows the wall at `path`; does nothing on a device that was not paired. */
export function useScreen(path: string, parts: ScreenParts): void {
  const { store, go, reload } = parts;
  if (keptScreen(store) === null) return;
  const line = useLine();
  let loadedMs: number | null = null;
  let wantsReload = false;

  /** Another token; the page that holds it is loaded anew. The pairing is forgotten only when the server says that it is over. */
  async function renew(kept: KeptScreen): Promise<void> {
    const told = await askForAnother(parts.fetched, kept);
    if (told.kind === 'granted') {
      keepScreen(store, told.screen);
      wantsReload = true;
    } else if (told.kind === 'gone') {
      forgetScreen(store);
      go(PAIRING_PAGE);
    }
  }

  async function report(): Promise<void> {
    const build = line.state.heartbeat?.build;
    const kept = keptScreen(store);
    if (kept === null || build === undefined) return;
    loadedMs ??= line.serverNow();
    const size = {
      width: Math.round(window.screen.width * devicePixelRatio),
      height: Math.round(window.screen.height * devicePixelRatio),
    };
    const { reportScreen } = await line.ask(ReportScreenDocument, { input: { build, ...size } });
    const { screen } = reportScreen;
    if (screen === null) return;
    const shown = { board: screen.board?.id ?? null, playlist: screen.playlist?.id ?? null };
    // What is gone leaves it where it is, until somebody puts it elsewhere.
    if ((shown.board ?? shown.playlist) !== null && wallOf(shown) !== path) {
      keepScreen(store, { ...kept, ...shown, name: screen.name });
      go(wallOf(shown));
    }
    // Asked for by a person who looks at the list: no quiet moment is waited for.
    else if (screen.reloadAt !== null && loadedMs !== null && Date.parse(screen.reloadAt) > loadedMs) reload();
    else if ((line.serverNow() ?? 0) > Date.parse(kept.refreshFrom)) await renew(kept);
  }

  async function look(): Promise<void> {
    if (wantsReload && parts.isQuiet()) reload();
    try {
      await report();
    } catch (error) {
      const kept = keptScreen(store);
      // Away is not over: it is asked again in half a minute.
      if (problemOf(error).kind !== 'signed-out' || kept === null) return;
      await renew(kept).catch(() => undefined);
      // A token that has ended shows nothing anyway.
      if (wantsReload) reload();
    }
  }

  const timer = setInterval(() => void look(), REPORT_MS);
  const stop = watch(
    () => [line.state.heartbeat?.build, line.state.problem?.kind, line.state.closedAt === null],
    () => void look(),
    { immediate: true },
  );
  onScopeDispose(() => {
    clearInterval(timer);
    stop();
  });
}
