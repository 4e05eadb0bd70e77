import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TruthSample } from '../../sim/truth.ts';
import { movedMm, pressedForMs } from '../simulation/aftermath.ts';
import { whyNoBrowser } from '../support/browser.ts';
import { LET_GO_MS } from '../support/kills.ts';
import { titled } from '../support/pseudo-terminal.ts';
import { PHONE, type ServedPanel, servePanel, TABLET } from './served-panel.ts';

const released = ({ forceN }: TruthSample): boolean => Math.max(...forceN) < 2;

let folder: string;
let panel: ServedPanel;

/** Stops by `how`, and holds the body to what must follow: let go by the time the page says so, and still from then on. */
async function stopsBy(page: Page, how: () => Promise<unknown>): Promise<void> {
  await panel.untilPressed();
  await how();
  await page.waitForSelector('.ended');
  expect(await page.textContent('h1')).toBe('Stopped.');
  const { tMs } = await panel.chair.until(() => true);
  await panel.chair.untilMs(tMs + 2_000);
  const { samples } = panel.chair.truth;
  expect(pressedForMs(samples, tMs, 5)).toBeLessThanOrEqual(LET_GO_MS);
  expect(movedMm(samples, tMs + LET_GO_MS)).toBeLessThan(0.1);
}

describe.skipIf(whyNoBrowser !== null)(titled('the panel in a browser', whyNoBrowser), () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'tsubo-panel-'));
    panel = await servePanel(folder);
  });
  afterAll(async () => {
    await panel.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('by touch on a phone: pair, pick, play, softer, higher, pause, go on, stop, open', () =>
    panel.scene(async (open) => {
      const page = await open(PHONE);
      await page.fill('#pin', panel.pin === '000000' ? '000001' : '000000');
      await page.tap('.pair .primary');
      await page.waitForFunction(() =>
        document.querySelector('.problem')?.textContent?.includes('not the PIN'),
      );
      await page.tap('.pair .tick');
      await page.fill('#pin', panel.pin);
      await page.tap('.pair .primary');
      await panel.toHome(page);
      await page.selectOption('.wish:nth-child(2) select', 'lowerBack');
      await page.tap('a[href="#/massage/neuromuscular-lower-back"]');
      await page.tap('.go');
      await panel.untilPressed();
      await page.waitForFunction(() => Number(document.querySelector('.gauge.left b')?.textContent) > 3);
      const before = Math.max(...(await untilFull(page)).forceN);
      for (let steps = 0; steps < 3; steps += 1) await page.tap('.do.softer');
      await page.tap('.do.higher');
      await page.waitForFunction(() => {
        const told = document.querySelector('.told')?.textContent ?? '';
        return (
          told.includes('38 % softer') && told.includes('1 cm higher') && told.includes('the chair has it')
        );
      });
      await panel.chair.until(({ forceN }) => Math.max(...forceN) > 2 && Math.max(...forceN) < 0.8 * before);
      await page.tap('.pause');
      await panel.chair.until(released);
      await untilPaused(page);
      await page.tap('.pause');
      await stopsBy(page, () => page.tap('.stop'));

      await page.dispatchEvent('button.hold', 'pointerdown', { pointerId: 1 });
      await page.waitForSelector('button.hold.held');
      await page.dispatchEvent('button.hold', 'pointerup', { pointerId: 1 });
      await page.waitForSelector('button.hold:not(.held)');
      await page.tap('.secondary');
      await page.waitForSelector('.again');
    }));

  it('by keyboard alone: Space pauses, Escape stops, Go on goes on from there, and a stranger may stop that', () =>
    panel.scene(async (open) => {
      const page = await panel.paired(open, TABLET);
      await page.focus('a[href="#/massage/neuromuscular-lower-back"]');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.go');
      for (let tabs = 0; tabs < 40 && !(await hasFocus(page, '.go')); tabs += 1)
        await page.keyboard.press('Tab');
      expect(await hasFocus(page, '.go')).toBe(true);
      await page.keyboard.press('Enter');
      await page.waitForSelector('.playing');
      await panel.untilPressed();
      await page.keyboard.press('Space');
      await panel.chair.until(released);
      await untilPaused(page);
      await page.keyboard.press('Space');
      await stopsBy(page, () => page.keyboard.press('Escape'));
      expect(await hasFocus(page, 'h1')).toBe(true);
      await page.focus('.choices .primary');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.playing');
      const stranger = await open(PHONE);
      await stopsBy(page, () => stranger.tap('.stop'));
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

/** Whoever presses Space goes by what they see: before the page says so, it would mean another pause. */
async function untilPaused(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.sentence')?.textContent?.startsWith('Paused'));
}

/** As hard as the plan wants it. */
async function untilFull(page: Page): Promise<TruthSample> {
  await page.waitForFunction(() => {
    const side = document.querySelector('.gauge.left');
    const pressesN = Number(side?.querySelector('b')?.textContent);
    const askedN = Number(side?.querySelector('small')?.textContent?.replace(/\D/g, ''));
    return askedN > 5 && pressesN >= askedN - 1;
  });
  return panel.chair.until(() => true);
}

function hasFocus(page: Page, selector: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);
}
