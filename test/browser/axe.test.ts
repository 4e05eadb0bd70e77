import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { titled } from '../support/pseudo-terminal.ts';
import { PHONE, type ServedPanel, servePanel } from './served-panel.ts';

let folder: string;
let panel: ServedPanel;

/** In both languages and both themes; each language in one of them. */
async function judge(page: Page, screen: string): Promise<void> {
  for (const [language, colorScheme] of [
    ['id', 'dark'],
    ['en', 'light'],
  ] as const) {
    await page.click('.language');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).exclude('.picture *').analyze();
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
    expect(told, `${screen}, ${language}, ${colorScheme}`).toEqual([]);
    expect(await page.getAttribute('html', 'lang')).toBe(language);
  }
}

/** Nothing wider than the page, and nothing that a finger must hit smaller than 48 px. */
async function measure(page: Page, screen: string): Promise<void> {
  const found = await page.evaluate(() => {
    const small: string[] = [];
    for (const each of document.querySelectorAll('button, a, select, .segments span')) {
      const { width, height } = each.getBoundingClientRect();
      if (width < 48 || height < 48) small.push(`${each.outerHTML.slice(0, 60)} ${width}×${height}`);
    }
    const stop = document.querySelector('.stop')?.getBoundingClientRect();
    return {
      small,
      stopHeight: stop?.height ?? 0,
      stopInView: stop !== undefined && stop.bottom <= innerHeight && stop.top >= 0,
      tooWide: document.documentElement.scrollWidth > innerWidth,
    };
  });
  expect(found, screen).toMatchObject({ small: [], stopInView: true, tooWide: false });
  expect(found.stopHeight, screen).toBeGreaterThanOrEqual(64);
}

/** Letters twice as large: everything is still there, below each other. */
async function enlarge(page: Page, screen: string): Promise<void> {
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '200%';
  });
  const found = await page.evaluate(() => {
    const stop = document.querySelector('.stop')?.getBoundingClientRect();
    return {
      tooWide: document.documentElement.scrollWidth > innerWidth,
      stopInView: stop !== undefined && stop.bottom <= innerHeight + 1 && stop.top >= 0,
    };
  });
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '';
  });
  expect(found, `${screen} at 200 %`).toEqual({ tooWide: false, stopInView: true });
}

/** As a link would. */
async function go(page: Page, place: string): Promise<void> {
  const before = await page.locator('main').getAttribute('class');
  await page.evaluate((route) => {
    location.hash = route;
  }, `#/${place}`);
  await page.waitForFunction((old) => document.querySelector('main')?.className !== old, before);
}

async function look(page: Page, screen: string): Promise<void> {
  await measure(page, screen);
  await enlarge(page, screen);
  await judge(page, screen);
}

describe.skipIf(whyNoBrowser !== null)(titled('every screen', whyNoBrowser), () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tsubo-axe-'));
    panel = await servePanel(folder);
  });
  afterAll(async () => {
    await panel.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('can be read, reached and hit: axe, 48 px, letters of twice the size', () =>
    panel.scene(async (open) => {
      const page = await open(PHONE);
      const problems: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') problems.push(message.text());
      });
      page.on('pageerror', (error) => problems.push(error.message));
      await page.waitForSelector('#pin');
      await look(page, 'pairing');
      await page.check('.pair input[type=checkbox]');
      await page.fill('#pin', panel.pin);
      await page.click('.pair .primary');
      await panel.toWho(page);
      await look(page, 'who');
      for (const place of ['person/anna', 'house']) {
        await go(page, place);
        await look(page, place);
      }
      await go(page, 'who');
      await panel.toHome(page);
      await look(page, 'home');
      await go(page, 'health');
      await look(page, 'health');
      await go(page, 'massage/shiatsu-back-line');
      await look(page, 'program');
      await page.click('.go');
      await page.waitForSelector('.playing .back');
      await panel.untilPressed();
      await look(page, 'playing');
      await page.click('.stop');
      await page.waitForSelector('.ended');
      await look(page, 'ended');
      await page.click('.to-history');
      await page.waitForSelector('.played-list li');
      await look(page, 'history');
      await go(page, 'person/anna');
      await page.click('.choices .secondary');
      await page.waitForSelector('.scan');
      await look(page, 'scan');
      expect(problems).toEqual([]);
    }));
});
