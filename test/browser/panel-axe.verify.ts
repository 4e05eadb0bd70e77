/**
 * Every screen, also those that come seldom (a question, a yes that is waited for, a fault, the technician's), in both
 * themes and both languages; the order of focus on each; and what is announced. The chair is in virtual time.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { House } from '../../src/http/house-wire.ts';
import { launchBrowser, whyNoBrowser } from '../support/browser.ts';
import { titled } from '../support/pseudo-terminal.ts';
import { type FastPanel, numbered, openFastPanel } from './fast-panel.ts';
import { FOUR, focusOrder, go, look } from './looks.ts';
import { PHONE, TABLET } from './served-panel.ts';

const PEOPLE = 6;
const SEED = 4_711;
const BEAT_MS = 50;

let folder: string;
let panel: FastPanel;
let browser: Browser;
let beat: NodeJS.Timeout;
/** The first device is the owner's. */
let owner: Page;

async function whole(page: Page, screen: string): Promise<void> {
  await look(page, screen, FOUR);
  await focusOrder(page, screen);
}

async function open(device: typeof PHONE | typeof TABLET): Promise<Page> {
  const context = await browser.newContext({ ...device, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(panel.address);
  return page;
}

async function pair(page: Page, atChair: boolean): Promise<void> {
  await page.waitForSelector('#pin');
  if (atChair) await page.check('.pair input[type=checkbox]');
  await page.fill('#pin', panel.pin);
  await page.click('.pair .primary');
  await page.waitForSelector('.who, .ended');
  if ((await page.locator('.ended').count()) > 0) await page.click('.ended .choices .secondary');
  await page.waitForSelector('.who');
}

async function sit(page: Page, person: number): Promise<void> {
  await page.click(`.person:has-text("P ${person}")`);
  await page.waitForSelector('.tile');
}

/** So much of the chair's time at once. */
async function hurry(ms: number): Promise<void> {
  for (let gone = 0; gone < ms; gone += 500) {
    panel.advance(500);
    await sleep(0);
  }
}

async function start(page: Page, program: string): Promise<void> {
  if (!page.url().endsWith(program)) await go(page, `massage/${program}`);
  await page.click('.go');
  await page.waitForSelector('.playing');
  await hurry(25_000);
}

async function stopped(page: Page): Promise<void> {
  await page.click('.stop');
  await hurry(3_000);
  await page.waitForSelector('.ended');
}

const spoken = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector('.unseen[role=status]')?.textContent ?? '');

describe.skipIf(whyNoBrowser !== null)(titled('every screen', whyNoBrowser), () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tsubo-looks-'));
    panel = await openFastPanel(folder, numbered(PEOPLE), SEED);
    browser = await launchBrowser();
    beat = setInterval(() => panel.advance(BEAT_MS), BEAT_MS);
    owner = await open(TABLET);
    await pair(owner, true);
  });
  afterAll(async () => {
    clearInterval(beat);
    await browser.close();
    await panel.close();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async () => {
    await fetch(`${panel.address}/stop`, { method: 'POST' });
    await hurry(4_000);
    for (const context of browser.contexts()) if (context !== owner.context()) await context.close();
  });

  it.each([
    ['phone', PHONE],
    ['tablet', TABLET],
  ] as const)('on a %s', async (name, device) => {
    const page = await open(device);
    await page.waitForSelector('#pin');
    await whole(page, 'pairing');
    await pair(page, true);
    await whole(page, 'who');
    for (const place of ['person/p0', 'house']) {
      await go(page, place);
      await whole(page, place);
    }
    await go(page, 'who');
    await sit(page, name === 'phone' ? 1 : 2);
    await whole(page, 'home');
    await go(page, 'health');
    await whole(page, 'health');
    await go(page, 'massage/shiatsu-back-line');
    await whole(page, 'program');
    await start(page, 'shiatsu-back-line');
    await whole(page, 'playing');
    await page.click('.pause');
    await hurry(2_000);
    await whole(page, 'paused');
    await stopped(page);
    await whole(page, 'ended');
    await page.click('.to-history');
    await page.waitForSelector('.played-list li');
    await whole(page, 'history');
    await go(page, 'person/p1');
    await page.click('.choices .secondary');
    await page.waitForSelector('.scan');
    await whole(page, 'scan');
  });

  it('a question about the back, and that it was felt', async () => {
    const page = await open(PHONE);
    await pair(page, true);
    await sit(page, 3);
    await go(page, 'person/p3');
    await page.click('.choices .secondary');
    await page.waitForSelector('.scan');
    await page.click('.go');
    await page.waitForSelector('.playing');
    await hurry(10_000);
    await whole(page, 'scanning');
    for (let turn = 0; turn < 60 && (await page.locator('.asking').count()) === 0; turn += 1)
      await hurry(2_000);
    await page.waitForSelector('.asking');
    await whole(page, 'asking');
    await page.click('.go');
    await hurry(3_000);
    await page.waitForSelector('.ended');
    await whole(page, 'felt');
  });

  it('a yes that is waited for, on both sides', async () => {
    const chairs = await open(TABLET);
    await pair(chairs, true);
    const far = await open(PHONE);
    await pair(far, false);
    await sit(far, 4);
    await go(far, 'massage/demo');
    await far.click('.go');
    await far.waitForSelector('.consent');
    await whole(far, 'waiting for a yes');
    await chairs.waitForSelector('.consent .primary');
    expect(await chairs.evaluate(() => document.activeElement?.className)).toBe('primary');
    expect(await chairs.getAttribute('.consent', 'role')).toBe('alertdialog');
    await whole(chairs, 'asked for a yes');
    await chairs.click('.consent .secondary');
  });

  it('what only a technician may see', async () => {
    const page = await open(PHONE);
    await pair(page, true);
    await sit(page, 4);
    const code = await owner.evaluate(async () => {
      const { devices } = (await (await fetch('/api/house')).json()) as House;
      const other = devices.at(-1)?.id;
      const body = JSON.stringify({ do: 'device', device: other, role: 'technician' });
      const answer = await fetch('/api/house', { method: 'POST', body });
      return ((await answer.json()) as { readonly code: string }).code;
    });
    expect(code).toBe('ok');
    await go(page, 'house');
    await page.waitForSelector('a[href="#/store"]');
    await whole(page, 'house of a technician');
    await go(page, 'store');
    await page.waitForSelector('.store[aria-busy=false]');
    await whole(page, 'store');
  });

  it('a fault, with its code', async () => {
    const page = await open(PHONE);
    await pair(page, true);
    await sit(page, 5);
    await start(page, 'neuromuscular-lower-back');
    panel.chair.seat(false);
    await hurry(3_000);
    await page.waitForSelector('.ended .code');
    panel.chair.seat(true);
    await whole(page, 'fault');
  });

  it('says aloud what plays and what became of it, and moves the focus to what is new', async () => {
    const page = await open(PHONE);
    await pair(page, true);
    await sit(page, 0);
    await start(page, 'shiatsu-back-line');
    expect(await spoken(page)).toMatch(/Sweep|Hold|Roll|Knead/);
    await page.click('.do.softer');
    await page.waitForFunction(() =>
      document.querySelector('.told')?.textContent?.includes('the chair has it'),
    );
    expect(await page.getAttribute('.told', 'role')).toBe('status');
    await page.click('.pause');
    await hurry(2_000);
    await page.waitForFunction(() =>
      document.querySelector('.unseen[role=status]')?.textContent?.startsWith('Paused'),
    );
    await stopped(page);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  });
});
