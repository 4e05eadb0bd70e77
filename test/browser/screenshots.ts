/**
 * Pictures of the panel for the README, made of the real one: `npm run screenshots`. A phone and a tablet, light and dark,
 * before a simulated chair in virtual time, so that the same massage is always at the same stroke.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { type FastPanel, openFastPanel } from './fast-panel.ts';
import { PHONE, TABLET } from './served-panel.ts';

const PICTURES = fileURLToPath(new URL('pictures', import.meta.url));
const PROGRAM = 'shiatsu-back-line';
const SEED = 1_912;
/** Finer than the page counts, as phones are. */
const FINE = { deviceScaleFactor: 1.5 } as const;
const BEAT_MS = 50;

async function show(page: Page, place: string): Promise<void> {
  await page.evaluate((route) => {
    location.hash = route;
  }, `#/${place}`);
}

async function hurry(panel: FastPanel, ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += BEAT_MS) {
    panel.advance(BEAT_MS);
    // The board's answers and the page's own words are promises and sockets.
    await sleep(0);
  }
  await sleep(4 * BEAT_MS);
}

/** Until a hold presses as hard as it shall. */
async function untilHeld(panel: FastPanel, page: Page): Promise<void> {
  const holds = (): Promise<boolean> =>
    page.evaluate(() => {
      const side = document.querySelector('.gauge.left');
      const pressesN = Number(side?.querySelector('b')?.textContent);
      const askedN = Number(side?.querySelector('small')?.textContent?.replace(/\D/g, ''));
      return askedN > 9 && pressesN >= askedN - 1 && document.querySelector('.now-plays.hold') !== null;
    });
  while (!(await holds())) await hurry(panel, 1_000);
}

async function massage(panel: FastPanel, page: Page, name: string): Promise<void> {
  const take = async (screen: string): Promise<void> => {
    await page.screenshot({ path: join(PICTURES, `${name}-${screen}.png`) });
  };
  await page.waitForSelector('.tile');
  await page.mouse.move(0, 0);
  await take('home');
  await show(page, `massage/${PROGRAM}`);
  await page.waitForSelector('.program');
  await page.click('.go');
  await page.waitForSelector('.playing');
  await untilHeld(panel, page);
  await take('playing');
  await page.click('.changes summary');
  await page.click('.do.softer');
  await page.click('.comfort-pad .segments:last-child label:nth-child(2)');
  await sleep(4 * BEAT_MS);
  await hurry(panel, 500);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await take('changes');
  await page.click('.stop');
  await sleep(4 * BEAT_MS);
  await hurry(panel, 3_000);
  await page.waitForSelector('.ended');
  await page.waitForFunction(() => document.querySelector('.notice')?.hasAttribute('hidden'));
  await take('stopped');
}

describe('the pictures of the README', () => {
  it.each([
    ['phone-light', PHONE, 'light'],
    ['phone-dark', PHONE, 'dark'],
    ['tablet-light', TABLET, 'light'],
    ['tablet-dark', TABLET, 'dark'],
  ] as const)('%s', async (name, device, colorScheme) => {
    const folder = mkdtempSync(join(tmpdir(), 'tsubo-pictures-'));
    const panel = await openFastPanel(folder, ['Anna'], SEED);
    const browser = await launchBrowser();
    // Nothing is said for no longer than a browser waits for.
    const beat = setInterval(() => panel.advance(1), BEAT_MS);
    try {
      const context = await browser.newContext({ ...device, ...FINE, colorScheme, reducedMotion: 'reduce' });
      const page = await context.newPage();
      await page.goto(panel.address);
      await page.check('.pair input[type=checkbox]');
      await page.fill('#pin', panel.pin);
      await page.click('.pair .primary');
      await page.click('.person');
      await massage(panel, page, name);
    } finally {
      clearInterval(beat);
      await browser.close();
      await panel.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
