import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from 'playwright-core';
import { findChromium, openBrowser } from '../support/browser.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

/** The colour of a pixel of a PNG, read by the browser itself. */
async function pixelOf(png: Buffer, x: number, y: number): Promise<number[]> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      async ({ source, at }) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = new OffscreenCanvas(image.width, image.height);
        const drawing = canvas.getContext('2d');
        drawing?.drawImage(image, 0, 0);
        return [...(drawing?.getImageData(at[0] ?? 0, at[1] ?? 0, 1, 1).data ?? [])];
      },
      { source: `data:image/png;base64,${png.toString('base64')}`, at: [x, y] },
    );
  } finally {
    await page.close();
  }
}

test('the browser of the tests paints a page', async () => {
  const page = await browser.newPage({ viewport: { width: 400, height: 200 } });
  await page.setContent(
    '<body style="margin:0;background:#0d1320"><div style="width:50px;height:50px;background:#45aaf6">',
  );
  const shot = await page.screenshot();
  expect(await pixelOf(shot, 10, 10)).toEqual([0x45, 0xaa, 0xf6, 255]);
  expect(await pixelOf(shot, 300, 150)).toEqual([0x0d, 0x13, 0x20, 255]);
  await page.close();
});

test('the browser of the tests has a font: letters take room and differ', async () => {
  const page = await browser.newPage();
  await page.setContent('<span id="narrow">iiii</span> <span id="wide">MMMM</span>');
  const width = async (id: string): Promise<number> => (await page.locator(`#${id}`).boundingBox())?.width ?? 0;
  expect(await width('narrow')).toBeGreaterThan(5);
  expect(await width('wide')).toBeGreaterThan((await width('narrow')) * 1.5);
  await page.close();
});

// It is what a machine without a browser has; the package is for this platform alone.
test.runIf(process.platform === 'linux' && process.arch === 'x64')(
  'the packaged browser paints a page too',
  async () => {
    const packaged = await openBrowser({ ...process.env, CHROME: 'packaged' });
    const page = await packaged.newPage({ viewport: { width: 100, height: 100 } });
    await page.setContent('<body style="background:#fc728f">');
    expect(await pixelOf(await page.screenshot(), 50, 50)).toEqual([0xfc, 0x72, 0x8f, 255]);
    await packaged.close();
  },
);

test('a Chromium that is named and is none fails with what to do', async () => {
  await expect(findChromium({ ...process.env, CHROME: '/nowhere/chrome' })).rejects.toThrow(
    /need a Chromium.*\/nowhere\/chrome.*set CHROME/s,
  );
});
