/**
 * Pictures of the panel for the README, made of the real one: `npm run screenshots`. A phone and a tablet, light and dark,
 * on a simulated chair that plays.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { type Open, PHONE, servePanel, TABLET } from './served-panel.ts';

const PICTURES = fileURLToPath(new URL('pictures', import.meta.url));
const PROGRAM = 'shiatsu-back-line';
/** Twice as fine, as phones are. */
const FINE = { deviceScaleFactor: 2 } as const;

type Take = (page: Page, name: string) => Promise<void>;

const take: Take = async (page, name) => {
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
};

async function firstVisit(open: Open, device: BrowserContextOptions, name: string): Promise<void> {
  const page = await open({ ...device, ...FINE, reducedMotion: 'reduce' });
  await page.waitForSelector('#pin');
  await take(page, `${name}-pairing`);
}

async function massage(page: Page, name: string, untilPressed: () => Promise<unknown>): Promise<void> {
  await page.waitForSelector('.tile');
  await take(page, `${name}-home`);
  await page.evaluate((program) => {
    location.hash = `#/massage/${program}`;
  }, PROGRAM);
  await page.waitForSelector('.program');
  await take(page, `${name}-massage`);
  await page.click('.go');
  await untilPressed();
  await page.waitForFunction(() => Number(document.querySelector('.gauge.left b')?.textContent) > 6);
  await take(page, `${name}-playing`);
  await page.click('.stop');
  await page.waitForSelector('.ended');
  await page.waitForTimeout(500);
  await take(page, `${name}-stopped`);
  await page.click('.to-history');
  await page.waitForSelector('.played-list li');
  await take(page, `${name}-history`);
  await page.evaluate(() => {
    location.hash = '#/who';
  });
  await page.waitForSelector('.person');
  await take(page, `${name}-people`);
  await page.evaluate(() => {
    location.hash = '#/health';
  });
  await page.waitForSelector('.health');
  await take(page, `${name}-health`);
  await page.evaluate(() => {
    location.hash = '#/house';
  });
  await page.waitForSelector('.house');
  await take(page, `${name}-settings`);
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
        await firstVisit(open, { ...device, colorScheme }, name);
        const page = await panel.paired(open, { ...device, ...FINE, colorScheme, reducedMotion: 'reduce' });
        await massage(page, name, () => panel.untilPressed());
      });
    } finally {
      await panel.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
