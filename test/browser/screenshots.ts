/**
 * Pictures of the panel for the README, made of the real one: `npm run screenshots`. A phone and a tablet, light and dark,
 * on a simulated chair that plays.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { PHONE, servePanel, TABLET } from './served-panel.ts';

const PICTURES = fileURLToPath(new URL('pictures', import.meta.url));
const PROGRAM = 'shiatsu-back-line';
/** Finer than the page counts, as phones are. */
const FINE = { deviceScaleFactor: 1.5 } as const;

type Take = (page: Page, name: string) => Promise<void>;

const take: Take = async (page, name) => {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
};

async function massage(page: Page, name: string, untilPressed: () => Promise<unknown>): Promise<void> {
  await page.waitForSelector('.tile');
  await take(page, `${name}-home`);
  await show(page, `massage/${PROGRAM}`);
  await page.waitForSelector('.program');
  await page.click('.go');
  await untilPressed();
  await page.waitForFunction(() => Number(document.querySelector('.gauge.left b')?.textContent) > 6);
  await take(page, `${name}-playing`);
  await page.click('.stop');
  await page.waitForSelector('.ended');
  await page.waitForFunction(() => document.querySelector('.notice')?.hasAttribute('hidden'));
  await take(page, `${name}-stopped`);
}

async function show(page: Page, place: string): Promise<void> {
  await page.evaluate((route) => {
    location.hash = route;
  }, `#/${place}`);
}

describe('the pictures of the README', () => {
  it.each([
    ['phone-light', PHONE, 'light'],
    ['phone-dark', PHONE, 'dark'],
    ['tablet-light', TABLET, 'light'],
    ['tablet-dark', TABLET, 'dark'],
  ] as const)('%s', async (name, device, colorScheme) => {
    const folder = mkdtempSync(join(tmpdir(), 'tsubo-pictures-'));
    const panel = await servePanel(folder);
    try {
      await panel.scene(async (open) => {
        const page = await panel.paired(open, { ...device, ...FINE, colorScheme, reducedMotion: 'reduce' });
        await massage(page, name, panel.untilPressed);
      });
    } finally {
      await panel.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
