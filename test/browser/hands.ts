/** Finger, mouse and keys. */
import type { Page } from 'playwright-core';
import type { Hand } from './whole-flow.ts';

export const FINGER: Hand = {
  press: (page, selector) => page.tap(selector),
  write: (page, selector, text) => page.fill(selector, text),
  pause: (page) => page.tap('.pause'),
  stop: (page) => page.tap('.stop'),
  hold: (page, selector) => page.dispatchEvent(selector, 'pointerdown', { pointerId: 1 }),
  letGo: (page, selector) => page.dispatchEvent(selector, 'pointerup', { pointerId: 1 }),
};

export const MOUSE: Hand = {
  press: (page, selector) => page.click(selector),
  write: async (page, selector, text) => {
    await page.click(selector);
    await page.keyboard.type(text);
  },
  pause: (page) => page.click('.pause'),
  stop: (page) => page.click('.stop'),
  hold: async (page, selector) => {
    await page.hover(selector);
    await page.mouse.down();
  },
  letGo: (page) => page.mouse.up(),
};

export const KEYS: Hand = {
  press: async (page, selector) => {
    await reach(page, selector);
    const isTick = await page.locator(selector).first().getAttribute('type');
    await page.keyboard.press(isTick === 'checkbox' ? 'Space' : 'Enter');
  },
  write: async (page, selector, text) => {
    await reach(page, selector);
    await page.keyboard.type(text);
  },
  pause: (page) => page.keyboard.press('Space'),
  stop: (page) => page.keyboard.press('Escape'),
  hold: async (page, selector) => {
    await reach(page, selector);
    await page.keyboard.down('Enter');
  },
  letGo: (page) => page.keyboard.up('Enter'),
};

/** More than the richest screen has places. */
const MOST_TABS = 120;

/** By the Tab key alone. Throws where it cannot be reached so. */
export async function reach(page: Page, selector: string): Promise<void> {
  await page.waitForSelector(selector);
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`cannot be reached by Tab: ${selector}`);
}
