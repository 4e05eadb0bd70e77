import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { titled } from '../support/pseudo-terminal.ts';
import { go, look as lookAt, TWO } from './looks.ts';
import { PHONE, type ServedPanel, servePanel } from './served-panel.ts';

let folder: string;
let panel: ServedPanel;

const look = (page: Page, screen: string): Promise<void> => lookAt(page, screen, TWO);

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
