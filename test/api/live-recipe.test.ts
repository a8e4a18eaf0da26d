// The recipe of docs/live.md, run as a reader would copy it.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { root } from '../../scripts/tool.ts';
import { startFloorWorld } from '../support/floor-world.ts';

/** A line to the server that can be cut. */
async function openCable(port: number): Promise<{ port: number; cut: () => void; close: () => void }> {
  const lines = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      lines.add(from);
      from.on('error', () => undefined).on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const line of lines) line.destroy();
    lines.clear();
  };
  return { port: (server.address() as AddressInfo).port, cut, close: () => void (cut(), server.close()) };
}

test('the recipe hears every change once, also those while its line was cut', async () => {
  const floor = await startFloorWorld('2026-03-02T12:00:00Z');
  const cable = await openCable(Number(new URL(floor.server.url).port));
  const recipe = /```js\n([^`]+`[^`]+`[^]*?)```/.exec(readFileSync(join(root, 'docs/live.md'), 'utf8'))?.[1] ?? '';
  const code = recipe.replaceAll('localhost:4000', `127.0.0.1:${String(cable.port)}`);
  expect(code).toContain('RESUME_TOO_OLD');
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: root,
    env: { HEADROOM_TOKEN: floor.server.adminToken },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  try {
    const heard: string[] = [];
    createInterface(child.stdout).on('line', (line) => heard.push(line));
    const acme = await floor.party('Acme');
    const open = (ticket: string): Promise<void> =>
      floor.record('desk', {
        ...{ ticket, kind: 'OPENED', at: floor.time.now().toString(), actor: 'CUSTOMER', serviceAccount: acme.account },
      });
    // Until it listens nobody knows where it begins: the first tickets say when that is.
    for (let count = 0; heard.length === 0; count += 1) {
      await open(`R-0-${String(count)}`);
      await floor.quiet();
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    for (const round of [1, 2, 3]) {
      cable.cut();
      await open(`R-${String(round)}`);
      await expect.poll(() => heard, { timeout: 20_000 }).toContain(`STARTED R-${String(round)}`);
    }
    await floor.quiet();
    const told = heard.filter((line) => /R-[123]$/.test(line));
    expect(told.sort()).toEqual(['R-1', 'R-1', 'R-2', 'R-2', 'R-3', 'R-3'].map((ticket) => `STARTED ${ticket}`));
  } finally {
    child.kill();
    cable.close();
    await floor.close();
  }
}, 60_000);
