// The `headroom` command line: what it answers when it is called wrongly, and how it reads what it is given.
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTerminal } from '../../server/src/cli/terminal.ts';
import { runHere } from '../support/command.ts';
import type { Ran } from '../support/command.ts';

const run = (...args: string[]): Promise<Ran> => runHere(args);

describe('headroom', () => {
  test('help lists every command on the standard output', async () => {
    const { code, out, err } = await run('help');
    expect(code).toBe(0);
    expect(err).toBe('');
    for (const name of [
      'import servicenow-log',
      'replay',
      'backup',
      'restore',
      'sign-in',
      'rebuild',
      'doctor',
      'verify',
      'demo load',
      'demo remove',
    ])
      expect(out).toContain(`  ${name}`);
  });

  test('without a command shows the help and says with its exit code that nothing was done', async () => {
    const { code, out } = await run();
    expect(code).toBe(2);
    expect(out).toContain('Usage: headroom COMMAND');
  });

  test('help of one command names its options', async () => {
    const asked = await run('help', 'import');
    expect(asked.out).toContain('--zone ZONE');
    expect((await run('import', 'servicenow-log', '--help')).out).toBe(asked.out);
  });

  test.each([
    [['frobnicate'], 'Unknown command "frobnicate"; expected one of import, '],
    [['import', 'jira'], 'headroom import: expected import servicenow-log; "import jira" came.'],
    [['demo'], 'headroom demo: expected demo load or demo remove; "demo" came.'],
    [['backup'], 'headroom backup: expected FILE; nothing came.'],
    [['backup', 'a', 'b'], 'headroom backup: expected FILE; a b came.'],
    [['doctor', '--fix'], 'headroom doctor: unknown option --fix; it takes no options.'],
    [['restore', 'x', '--force'], 'headroom restore: unknown option --force; it takes no options.'],
    [['backup', 'x', '--force=yes'], 'headroom backup: --force is a switch and takes no value; "yes" came.'],
    [['import', 'servicenow-log', 'x', '--zones', 'y'], 'unknown option --zones; expected one of --zone, --source,'],
    [['import', 'servicenow-log', 'x', '--zone'], '--zone needs a value: --zone ZONE.'],
    [['import', 'servicenow-log', 'x'], 'the log has no zone of its own; give --zone'],
    [
      ['import', 'servicenow-log', 'x', '--zone', 'Sao Paulo'],
      '--zone: expected an IANA time zone such as America/Sao_Paulo; "Sao Paulo" came.',
    ],
    [
      ['import', 'servicenow-log', 'x', '--zone', 'UTC', '--batch', '1001'],
      '--batch: expected a whole number from 1 to 1000; "1001" came.',
    ],
    [
      ['import', 'servicenow-log', 'x', '--zone', 'UTC', '--effects-from', 'today'],
      '--effects-from: expected an instant such as 2026-03-02T09:00:00Z; "today" came.',
    ],
    [['import', 'servicenow-log', 'x', '--zone', 'UTC', '--source', ' '], '--source: expected a name; nothing came.'],
  ])('called as %j is refused with what was expected', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect(code).toBe(2);
    expect(err).toContain(message);
    expect(out).toBe('');
  });

  test('turns no real clock: --speed is refused with the reason', async () => {
    for (const command of [['import', 'servicenow-log', 'x'], ['doctor']]) {
      const { code, err } = await run(...command, '--speed', '600');
      expect(code).toBe(2);
      expect(err).toContain('--speed is refused on a real clock');
      expect(err).toContain('Only "headroom replay" turns its clock, on a database of its own.');
    }
  });

  test('says what is wrong with the environment', async () => {
    const { code, err } = await runHere(['backup', '/nowhere/x'], { PORT: 'many', DATABASE_URL: 'mysql://somewhere' });
    expect(code).toBe(1);
    expect(err).toMatch(/PORT: expected a port number/);
    expect(err).toMatch(/DATABASE_URL: expected a PostgreSQL address/);
  });
});

test.each(['backup', 'rebuild', 'sign-in', 'doctor', 'demo remove'])(
  '%s makes no database in a folder that is not there',
  async (name) => {
    const folder = join(tmpdir(), 'headroom-not-there');
    const args = [...name.split(' '), ...(name === 'backup' ? [join(tmpdir(), 'headroom-no-backup.gz')] : [])];
    const { code, out, err } = await runHere(args, { DATA_DIR: folder });
    expect(code).toBe(1);
    expect(out + err).toContain(
      `There is no database in ${folder}: name its folder with DATA_DIR, or start the server once.`,
    );
    expect(existsSync(folder)).toBe(false);
  },
);

describe('progress', () => {
  interface Drawn {
    readonly draw: (share: number, text: string) => void;
    readonly step: (ms: number) => void;
    readonly text: () => string;
  }
  function drawn(isTTY: boolean): Drawn {
    let nowMs = 0;
    let text = '';
    const err = { write: (more: string) => (text += more), isTTY, columns: 60 };
    const terminal = createTerminal({ out: { write: () => true }, err, elapsedMs: () => nowMs });
    return {
      draw: (share, what) => terminal.progress(share, what),
      step: (ms) => void (nowMs += ms),
      text: () => text,
    };
  }

  test('is one line that is redrawn for a person', () => {
    const { draw, step, text } = drawn(true);
    draw(0.5, 'half of a text that is much longer than the screen is wide, so that it is cut');
    step(50);
    draw(0.6, 'too soon to draw again');
    step(60);
    draw(0.75, 'more');
    const frames = text().split('\r\u001b[2K').slice(1);
    expect(frames).toHaveLength(2);
    expect(frames[0]).toHaveLength(59);
    expect(frames[0]).toContain('██████████████░░░░░░░░░░░░░░  50 %  half of');
    expect(frames[1]).toContain(' 75 %  more');
    expect(text()).not.toContain('\n');
  });

  test('is a plain line now and then for a log', () => {
    const { draw, step, text } = drawn(false);
    draw(0.1, 'a');
    step(1_999);
    draw(0.2, 'b');
    step(1);
    draw(0.3, 'c');
    expect(text()).toBe(' 10 %  a\n 30 %  c\n');
  });
});
