// What the wall's benchmark watches on a page. The page calls back when it has drawn; the clock that is read is this process's.
import type { Browser, Page } from 'playwright-core';

export interface WatchedWall {
  readonly page: Page;
  /** Epoch ms at which a text, or at least this number, stood inside the selector, drawn; from when it is asked for on. */
  seen(selector: string, wanted: string | number): Promise<number>;
  close(): Promise<void>;
}

/** Watches the page from outside it: a change of the document, and the frame after it. */
export async function watchWall(
  browser: Browser,
  address: string,
  { width = 1920, height = 1080, before = () => Promise.resolve() }: WatchOptions = {},
): Promise<WatchedWall> {
  const context = await browser.newContext({ viewport: { width, height } });
  const page = await context.newPage();
  const waiting = new Map<string, (at: number) => void>();
  await page.exposeFunction('drawn', (key: string) => {
    waiting.get(key)?.(Date.now());
    waiting.delete(key);
  });
  await before(page);
  await page.goto(address);
  return {
    page,
    async seen(selector, wanted) {
      const key = `${selector} ${String(wanted)}`;
      const { promise, resolve } = Promise.withResolvers<number>();
      waiting.set(key, resolve);
      await page.evaluate(watchFor, { selector, wanted, key });
      return promise;
    },
    close: () => context.close(),
  };
}

interface WatchOptions {
  readonly width?: number;
  readonly height?: number;
  readonly before?: (page: Page) => Promise<unknown>;
}

/** As much of a page as what runs there asks for; this program knows no other of its names. */
export interface PageNames {
  readonly document: PageNode & { readonly body: PageNode };
  readonly MutationObserver: new (changed: () => void) => {
    observe(node: PageNode, what: object): void;
    disconnect(): void;
  };
  requestAnimationFrame(draw: () => void): void;
  /** Given to the page by us. */
  drawn(key: string): void;
  ticked(shown: string): void;
  firstRowMs?: number;
}

interface PageNode {
  readonly textContent: string | null;
  querySelector(selector: string): PageNode | null;
  querySelectorAll(selector: string): Iterable<PageNode>;
}

/** Runs in the page. */
function watchFor({ selector, wanted, key }: { selector: string; wanted: string | number; key: string }): void {
  const page = globalThis as unknown as PageNames;
  const isThere = (): boolean =>
    [...page.document.querySelectorAll(selector)].some(({ textContent }) =>
      typeof wanted === 'number'
        ? Number((textContent ?? '').replace(/\D/g, '')) >= wanted
        : (textContent ?? '').includes(wanted),
    );
  const tell = (): void => {
    page.requestAnimationFrame(() => {
      page.drawn(key);
    });
  };
  if (isThere()) {
    tell();
    return;
  }
  const observer = new page.MutationObserver(() => {
    if (!isThere()) return;
    observer.disconnect();
    tell();
  });
  observer.observe(page.document.body, { childList: true, subtree: true, characterData: true });
}

/**
 * The longest task of the page's main thread while `work` goes on, in ms, and how many there were. `longest` counts the time
 * that the thread worked, `waited` also that for which another process had its core.
 */
export async function longestTask(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<{ longest: number; waited: number; count: number }> {
  await browser.startTracing(page, { categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await work();
  const trace = JSON.parse((await browser.stopTracing()).toString('utf8')) as { traceEvents: TraceEvent[] };
  const { traceEvents: events } = trace;
  // The process that runs the page is the one whose main thread draws most.
  const mains = events.filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain');
  const tasks = mains.map(({ pid, tid }) =>
    events.filter((one) => one.pid === pid && one.tid === tid && /RunTask$/.test(one.name)),
  );
  const most = tasks.reduce((a, b) => (b.length > a.length ? b : a), []);
  const longest = (of: (one: TraceEvent) => number): number => Math.max(0, ...most.map(of)) / 1_000;
  return { longest: longest(({ tdur = 0 }) => tdur), waited: longest(({ dur = 0 }) => dur), count: most.length };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}
