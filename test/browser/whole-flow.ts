/**
 * Everything from the first visit to the history, by one kind of hand; judged by what the back felt. Of somebody new, with
 * health check and scan, or of Anna, whom the chair knows: a scan takes a minute.
 */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { TruthSample } from '../../sim/truth.ts';
import { movedMm, pressedForMs } from '../simulation/aftermath.ts';
import { LET_GO_MS } from '../support/kills.ts';
import type { ServedPanel } from './served-panel.ts';

/** How a person reaches and presses what they see. */
export interface Hand {
  press(page: Page, selector: string): Promise<unknown>;
  write(page: Page, selector: string, text: string): Promise<unknown>;
  pause(page: Page): Promise<unknown>;
  stop(page: Page): Promise<unknown>;
  hold(page: Page, selector: string): Promise<unknown>;
  letGo(page: Page, selector: string): Promise<unknown>;
}

const hardestN = ({ forceN }: TruthSample): number => Math.max(...forceN);
/** The lightest touch of a scan, and the most it may be (10 N), as the body feels them. */
const SCAN_N = { felt: 4, most: 12 } as const;

export async function wholeFlow(
  page: Page,
  panel: ServedPanel,
  hand: Hand,
  who: 'anna' | 'somebody new',
): Promise<void> {
  await hand.press(page, '.pair input[type=checkbox]');
  await hand.write(page, '#pin', panel.pin);
  await hand.press(page, '.pair .primary');
  await page.waitForSelector('.who, .ended');
  // Of somebody before: whoever comes next is told of a fault, too.
  if ((await page.locator('.ended').count()) > 0) await hand.press(page, '.ended .secondary');
  await page.waitForSelector('.who');
  if (who === 'anna') await hand.press(page, '.person');
  else {
    await sayWho(page, hand);
    await findBack(page, panel, hand);
    await page.waitForSelector('.tile');
  }
  await play(page, panel, hand);
  await stopAndOpen(page, panel, hand);
  await hand.press(page, '.to-history');
  await page.waitForFunction(() =>
    document.querySelector('.played-list li')?.textContent?.includes('stopped by a person'),
  );
  if (who === 'somebody new') expect(await page.locator('.played-list > li').count()).toBe(1);
  expect(await page.textContent('.played-list li')).toContain('lower back');
}

async function sayWho(page: Page, hand: Hand): Promise<void> {
  await hand.press(page, '.who > .secondary');
  await hand.write(page, '#name', 'Ben');
  await hand.press(page, '.new-person .primary');
  await page.waitForSelector('.health');
  // Something is true of him: not today. It was the wrong one.
  await hand.press(page, '.tick:nth-of-type(1) input');
  await hand.press(page, '.health > .primary');
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Not today.');
  await hand.press(page, '.health .quiet');
  await page.waitForSelector('.ticks');
  await hand.press(page, '.health > .primary');
}

async function findBack(page: Page, { chair }: ServedPanel, hand: Hand): Promise<void> {
  await page.waitForSelector('.scan');
  await hand.press(page, '.go');
  const { tMs } = await chair.until((sample) => hardestN(sample) > SCAN_N.felt);
  await page.waitForSelector('.shoulder .do:not([disabled])');
  await page.waitForSelector('.go');
  const felt = chair.truth.samples.filter((sample) => sample.tMs >= tMs);
  expect(Math.max(...felt.map(hardestN))).toBeLessThan(SCAN_N.most);
  await hand.press(page, '.shoulder .pad button:nth-child(1)');
  await hand.press(page, '.shoulder .pad button:nth-child(2)');
  await hand.press(page, '.go');
  await page.waitForFunction(() => document.querySelector('h1')?.textContent === 'Your back is known.');
  await hand.press(page, '.ended .choices .secondary');
}

async function play(page: Page, { chair, untilPressed }: ServedPanel, hand: Hand): Promise<void> {
  await page.waitForSelector('.tile');
  await hand.press(page, 'a[href="#/massage/neuromuscular-lower-back"]');
  await page.waitForSelector('.program');
  await hand.press(page, '.go');
  await untilPressed();
  const before = await untilFull(page, chair);
  for (let steps = 0; steps < 3; steps += 1) await hand.press(page, '.do.softer');
  await hand.press(page, '.do.higher');
  await page.waitForFunction(() => {
    const told = document.querySelector('.told')?.textContent ?? '';
    return told.includes('38 % softer') && told.includes('1 cm higher') && told.includes('the chair has it');
  });
  await chair.until((sample) => hardestN(sample) > 2 && hardestN(sample) < 0.8 * before);
  await hand.pause(page);
  await chair.until((sample) => hardestN(sample) < 2);
  await untilPaused(page);
  await hand.pause(page);
}

async function stopAndOpen(page: Page, panel: ServedPanel, hand: Hand): Promise<void> {
  await stopsBy(page, panel, () => hand.stop(page));
  await hand.hold(page, 'button.hold');
  await page.waitForSelector('button.hold.held');
  await hand.letGo(page, 'button.hold');
  await page.waitForSelector('button.hold:not(.held)');
}

/** Stops by `how`, and holds the body to what must follow: let go by the time the page says so, and still from then on. */
export async function stopsBy(
  page: Page,
  { chair, untilPressed }: ServedPanel,
  how: () => Promise<unknown>,
): Promise<void> {
  await untilPressed();
  await how();
  await page.waitForSelector('.ended');
  expect(await page.textContent('h1')).toBe('Stopped.');
  const { tMs } = await chair.until(() => true);
  await chair.untilMs(tMs + 2_000);
  const { samples } = chair.truth;
  expect(pressedForMs(samples, tMs, 5)).toBeLessThanOrEqual(LET_GO_MS);
  expect(movedMm(samples, tMs + LET_GO_MS)).toBeLessThan(0.1);
}

/** Whoever presses Space goes by what they see: before the page says so, it would mean another pause. */
export async function untilPaused(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('.sentence')?.textContent?.startsWith('Paused'));
}

/** As hard as the plan wants it, newtons. */
async function untilFull(page: Page, chair: ServedPanel['chair']): Promise<number> {
  await page.waitForFunction(() => {
    const side = document.querySelector('.gauge.left');
    const pressesN = Number(side?.querySelector('b')?.textContent);
    const askedN = Number(side?.querySelector('small')?.textContent?.replace(/\D/g, ''));
    return askedN > 5 && pressesN >= askedN - 1;
  });
  return hardestN(await chair.until(() => true));
}
