// What a command says: lines, and one line of progress that is redrawn on a terminal and written now and then elsewhere.

export interface Terminal {
  /** A line of the result, to the standard output. */
  say(line: string): void;
  /** A line about how it goes, to the standard error. */
  note(line: string): void;
  /** The present state of something that takes a while; `share` 0 to 1. */
  progress(share: number, text: string): void;
  /** Ends the line of progress, so that others may follow. */
  endProgress(): void;
  /** True when a person is looking at the standard output. */
  readonly isTerminal: boolean;
}

export interface TerminalDoors {
  readonly out: { write(text: string): unknown; readonly isTTY?: boolean };
  readonly err: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  /** Milliseconds of any clock that only goes forward. */
  readonly elapsedMs: () => number;
}

const redrawMs = 100;
const lineMs = 2_000;
const barWidth = 28;

export function createTerminal({ out, err, elapsedMs }: TerminalDoors): Terminal {
  const redraws = err.isTTY === true;
  let drawnAtMs = Number.NEGATIVE_INFINITY;
  let isDrawn = false;
  const clear = (): void => {
    if (isDrawn) err.write('\r\u001b[2K');
    isDrawn = false;
  };
  return {
    isTerminal: out.isTTY === true,
    say(line) {
      clear();
      out.write(`${line}\n`);
    },
    note(line) {
      clear();
      err.write(`${line}\n`);
    },
    progress(share, text) {
      const nowMs = elapsedMs();
      if (nowMs - drawnAtMs < (redraws ? redrawMs : lineMs)) return;
      drawnAtMs = nowMs;
      const percent = `${String(Math.floor(share * 100)).padStart(3)} %`;
      if (!redraws) {
        err.write(`${percent}  ${text}\n`);
        return;
      }
      const filled = Math.round(Math.min(1, share) * barWidth);
      const line = `${'█'.repeat(filled)}${'░'.repeat(barWidth - filled)} ${percent}  ${text}`;
      err.write(`\r\u001b[2K${line.slice(0, (err.columns ?? 100) - 1)}`);
      isDrawn = true;
    },
    endProgress() {
      clear();
      drawnAtMs = Number.NEGATIVE_INFINITY;
    },
  };
}

const grouped = new Intl.NumberFormat('en-US');

/** A count as people read it: 141,712. */
export const countText = (count: number): string => grouped.format(count);

/** Seconds to a tenth; minutes from two on. */
export function elapsedText(ms: number): string {
  if (ms < 120_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${String(Math.floor(ms / 60_000))} min ${String(Math.round((ms % 60_000) / 1000))} s`;
}
