import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { titled } from '../support/pseudo-terminal.ts';
import { FINGER, reach } from './hands.ts';
import { PHONE, type ServedPanel, servePanel, TABLET } from './served-panel.ts';
import { stopsBy, untilPaused, wholeFlow } from './whole-flow.ts';

let folder: string;
let panel: ServedPanel;

describe.skipIf(whyNoBrowser !== null)(titled('the panel in a browser', whyNoBrowser), () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tsubo-panel-'));
    panel = await servePanel(folder);
  });
  afterAll(async () => {
    await panel.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('by touch on a phone: pair, say who, pick, play, softer, higher, pause, go on, stop, open, history', () =>
    panel.scene(async (open) => wholeFlow(await open(PHONE), panel, FINGER, 'anna')));

  it('by keyboard alone: Space pauses, Escape stops, Go on goes on from there, and a stranger may stop that', () =>
    panel.scene(async (open) => {
      const page = await panel.paired(open, TABLET);
      await reach(page, 'a[href="#/massage/neuromuscular-lower-back"]');
      await page.keyboard.press('Enter');
      await reach(page, '.go');
      await page.keyboard.press('Enter');
      await panel.untilPressed();
      await page.keyboard.press('Space');
      await untilPaused(page);
      await page.keyboard.press('Space');
      await stopsBy(page, panel, () => page.keyboard.press('Escape'));
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
      await reach(page, '.choices .primary');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.playing');
      const stranger = await open(PHONE);
      await stopsBy(page, panel, () => stranger.tap('.stop'));
    }));

  it('finds its way back by itself after the line is cut', () =>
    panel.scene(async (open) => {
      const page = await panel.paired(open, PHONE);
      await page.context().setOffline(true);
      await page.waitForSelector('.offline');
      await page.context().setOffline(false);
      await page.waitForSelector('.offline', { state: 'detached' });
    }));
});
