/**
 * Ten browsers before an hour of massages, fast forward: each is told of every stroke and every phase, and neither they
 * nor the server grow by it.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { LiveState } from '../../src/http/wire.ts';
import { launchBrowser, whyNoBrowser } from '../support/browser.ts';
import { titled } from '../support/pseudo-terminal.ts';
import { type FastPanel, numbered, openFastPanel } from './fast-panel.ts';
import { PHONE } from './served-panel.ts';

const BROWSERS = 10;
const HOUR_MS = 3_600_000;
/** Of the chair's time between two pictures, which come twenty times a second. */
const STRIDE_MS = 1_000;
const PICTURE_MS = 50;
const PEOPLE = 12;
const SEED = 7_310;
const MOST_GROWTH = 1.1;
const PROGRAMS = ['swedish-back', 'kneading', 'shiatsu-back-line', 'neuromuscular-lower-back', 'demo'];
/** What a person may do in between, each minute of the chair another. */
const CHANGES = [
  { kind: 'pressure', steps: -1 },
  { kind: 'heat', level: 'low' },
  { kind: 'nudge', mm: 10 },
  { kind: 'air', level: 'light' },
  { kind: 'pressure', steps: 1 },
  { kind: 'skip' },
  { kind: 'more-here' },
  { kind: 'extend' },
];

/** Keeps what the page is told, in the page. */
function listen(): void {
  const page = globalThis as unknown as { seen: string[]; WebSocket: typeof WebSocket };
  page.seen = [];
  const Plain = page.WebSocket;
  page.WebSocket = class extends Plain {
    constructor(...args: ConstructorParameters<typeof WebSocket>) {
      super(...args);
      this.addEventListener('message', ({ data }) => {
        const told = JSON.parse(String(data)) as LiveState | { readonly kind: 'score' };
        if (told.kind !== 'state') return;
        const key = `${told.play} ${told.phase} ${told.stroke}`;
        if (page.seen.at(-1) !== key) page.seen.push(key);
      });
    }
  };
}

async function ask(page: Page, asked: object): Promise<string> {
  return page.evaluate(
    async (body) => {
      const answer = await fetch('/api/ask', { method: 'POST', body });
      return ((await answer.json()) as { readonly code: string }).code;
    },
    JSON.stringify({ id: 1, ...asked }),
  );
}

/** Bytes that are still held after everything that can be was thrown away: of each page, and of this process with the server. */
async function heldBytes(
  pages: readonly Page[],
): Promise<{ readonly pages: number; readonly server: number }> {
  let all = 0;
  for (const page of pages) {
    const inspector = await page.context().newCDPSession(page);
    await inspector.send('HeapProfiler.collectGarbage');
    const { usedSize } = await inspector.send('Runtime.getHeapUsage');
    await inspector.detach();
    all += usedSize;
  }
  setFlagsFromString('--expose-gc');
  for (let turn = 0; turn < 3; turn += 1) {
    runInNewContext('gc')();
    await sleep(PICTURE_MS);
  }
  return { pages: all, server: process.memoryUsage().heapUsed };
}

async function playOne(panel: FastPanel, page: Page, number: number): Promise<void> {
  const program = PROGRAMS[number % PROGRAMS.length] ?? '';
  const started = await ask(page, {
    ...{ verb: 'start', program, person: `p${number % PEOPLE}`, settings: {}, from: 0 },
  });
  expect(started).toBe('ok');
  let minute = Math.floor(panel.nowMs / 60_000);
  while (panel.busy) {
    panel.advance(STRIDE_MS);
    await sleep(PICTURE_MS);
    if (Math.floor(panel.nowMs / 60_000) === minute) continue;
    minute += 1;
    const change = CHANGES[minute % CHANGES.length];
    void ask(page, { verb: 'change', change });
  }
  await rest(panel);
}

/** The last picture has come to everybody. */
async function rest(panel: FastPanel): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) {
    panel.advance(PICTURE_MS);
    await sleep(PICTURE_MS);
  }
}

describe.skipIf(whyNoBrowser !== null)(titled('an hour', whyNoBrowser), () => {
  it('of massages before ten browsers: nothing is missed, and nothing grows', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'tsubo-hour-'));
    const panel = await openFastPanel(folder, numbered(PEOPLE), SEED);
    const browser = await launchBrowser();
    try {
      const pages: Page[] = [];
      for (let index = 0; index < BROWSERS; index += 1) {
        const context = await browser.newContext({ ...PHONE, reducedMotion: 'reduce' });
        const page = await context.newPage();
        await page.addInitScript(listen);
        await page.goto(panel.address);
        await page.check('.pair input[type=checkbox]');
        await page.fill('#pin', panel.pin);
        await page.click('.pair .primary');
        await page.waitForFunction(() => document.querySelector('.pair') === null);
        pages.push(page);
      }
      const [leader] = pages;
      if (leader === undefined) throw new Error('no browser');
      await rest(panel);
      // A page that has shown each of its screens once is as large as it will be.
      await playOne(panel, leader, 0);
      const before = await heldBytes(pages);
      const from = panel.nowMs;
      let massages = 1;
      for (; panel.nowMs - from < HOUR_MS; massages += 1) await playOne(panel, leader, massages);
      const missed: string[] = [];
      for (const page of pages) {
        const seen = new Set(await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen));
        missed.push(...panel.told.filter((key) => !seen.has(key)));
        await page.evaluate(() => (globalThis as unknown as { seen: string[] }).seen.splice(0));
      }
      const after = await heldBytes(pages);
      const share = (now: number, then: number): number => Math.round((now / then) * 1000) / 1000;
      const figures = {
        name: 'panel-hour',
        browsers: BROWSERS,
        minutes: Math.round((panel.nowMs - from) / 60_000),
        massages,
        states: panel.told.length,
        missed: missed.length,
        pagesGrowth: share(after.pages, before.pages),
        serverGrowth: share(after.server, before.server),
        pageMB: Math.round(after.pages / BROWSERS / 100_000) / 10,
        serverMB: Math.round(after.server / 100_000) / 10,
      };
      process.stdout.write(`${JSON.stringify(figures)}\n`);
      expect(missed).toEqual([]);
      expect(figures.pagesGrowth).toBeLessThanOrEqual(MOST_GROWTH);
      expect(figures.serverGrowth).toBeLessThanOrEqual(MOST_GROWTH);
    } finally {
      await browser.close();
      await panel.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
