/** What every screen of the panel is held to: axe, 48 px, letters of twice the size, the order of focus. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export type Dress = readonly [language: 'en' | 'id', colours: 'light' | 'dark'];

/** Each language in one of both themes, or all four. */
export const TWO: readonly Dress[] = [
  ['id', 'dark'],
  ['en', 'light'],
];
export const FOUR: readonly Dress[] = [
  ['en', 'light'],
  ['en', 'dark'],
  ['id', 'dark'],
  ['id', 'light'],
];

export async function look(page: Page, screen: string, dresses: readonly Dress[]): Promise<void> {
  await measure(page, screen);
  await enlarge(page, screen);
  for (const dress of dresses) await judge(page, screen, dress);
}

async function judge(page: Page, screen: string, [language, colorScheme]: Dress): Promise<void> {
  if ((await page.getAttribute('html', 'lang')) !== language) await page.click('.language');
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const { violations } = await new AxeBuilder({ page }).exclude('.picture *').analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' ')}`);
  expect(told, `${screen}, ${language}, ${colorScheme}`).toEqual([]);
  expect(await page.getAttribute('html', 'lang')).toBe(language);
}

/**
 * By the Tab key: once through the page, never twice to the same place, in the order in which it is read, and to
 * everything that can be pressed. Stop is the last.
 */
export async function focusOrder(page: Page, screen: string): Promise<void> {
  await page.evaluate(() => {
    for (const open of document.querySelectorAll('details')) open.open = true;
    // Before all else that is read.
    const beginning = document.createElement('i');
    beginning.id = 'beginning';
    beginning.tabIndex = -1;
    document.body.prepend(beginning);
    beginning.focus();
  });
  const count = await page.evaluate(() => {
    const radios = new Set<string>();
    const places = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')];
    return places.filter((place) => {
      if (place.matches(':disabled') || place.getClientRects().length === 0) return false;
      if (!(place instanceof HTMLInputElement) || place.type !== 'radio') return true;
      // Of radio buttons Tab goes to one.
      const isNew = !radios.has(place.name);
      radios.add(place.name);
      return isNew;
    }).length;
  });
  const order: string[] = [];
  const wrong: string[] = [];
  for (let tabs = 0; tabs < count; tabs += 1) {
    await page.keyboard.press('Tab');
    const told = await page.evaluate(() => {
      const here = document.activeElement;
      const page = globalThis as unknown as { before: Element | null };
      const before = page.before ?? null;
      page.before = here;
      if (here === null || here === document.body) return { name: 'nothing', isLater: false, isShown: false };
      const ring = getComputedStyle(
        here instanceof HTMLInputElement && here.type === 'radio' ? (here.nextElementSibling ?? here) : here,
      );
      return {
        name: here.outerHTML.slice(0, 60),
        isLater:
          before === null || (before.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
        isShown: ring.outlineStyle !== 'none',
      };
    });
    order.push(told.name);
    if (!told.isLater) wrong.push(`${told.name} comes before what is read before it`);
    if (!told.isShown) wrong.push(`${told.name} does not show that it has the focus`);
  }
  await page.evaluate(() => {
    (globalThis as unknown as { before: Element | null }).before = null;
    document.getElementById('beginning')?.remove();
  });
  expect(wrong, `${screen}: ${order.join('\n')}`).toEqual([]);
  expect(order.at(-1), screen).toContain('class="stop"');
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
export async function go(page: Page, place: string): Promise<void> {
  const before = await page.locator('main').getAttribute('class');
  await page.evaluate((route) => {
    location.hash = route;
  }, `#/${place}`);
  await page.waitForFunction((old) => document.querySelector('main')?.className !== old, before);
}
