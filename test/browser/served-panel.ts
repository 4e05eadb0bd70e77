/** The real panel on a real simulated chair, with browsers before it and the truth log behind it. */
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { TruthSample } from '../../sim/truth.ts';
import type { LiveState } from '../../src/http/wire.ts';
import { HEALTH_CHECK_VERSION } from '../../src/safety/health-check.ts';
import { NEW_PERSON } from '../../src/safety/person-record.ts';
import { Database } from '../../src/store/database.ts';
import { HealthChecks } from '../../src/store/health-checks.ts';
import { People } from '../../src/store/people.ts';
import { body } from '../chair/chairs.ts';
import { launchBrowser } from '../support/browser.ts';
import { startCommand } from '../support/command.ts';
import { inRealTime, TooBusy } from '../support/in-real-time.ts';
import { SimProcess } from '../support/sim-process.ts';
import { TruthFile } from '../support/truth-file.ts';

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
export const TABLET = { viewport: { width: 1024, height: 768 } } as const;

/** A busy computer may take long over a page: nothing here is judged by how long it took. */
const PATIENCE_MS = 90_000;
const LOOK_EVERY_MS = 250;

export type Open = (options?: BrowserContextOptions) => Promise<Page>;

export class ServedPanel {
  readonly address: string;
  readonly pin: string;
  readonly chair: SimProcess;
  private readonly browser: Browser;
  private readonly cookie: string;

  constructor(address: string, pin: string, chair: SimProcess, browser: Browser, cookie: string) {
    this.address = address;
    this.pin = pin;
    this.chair = chair;
    this.browser = browser;
    this.cookie = cookie;
  }

  /**
   * Plays a scene, again where the chair was not heard for 0.3 s. Whatever it leaves behind is put away: its pages are
   * closed, and the chair stands.
   */
  async scene(work: (open: Open) => Promise<void>): Promise<void> {
    await inRealTime(async () => {
      const { play } = await this.state();
      const contexts: BrowserContext[] = [];
      const open = async (options: BrowserContextOptions = {}): Promise<Page> => {
        const context = await this.browser.newContext({ locale: 'en-GB', ...options });
        contexts.push(context);
        context.setDefaultTimeout(PATIENCE_MS);
        const page = await context.newPage();
        await page.goto(this.address);
        return page;
      };
      const over = new AbortController();
      const played = work(open);
      // Where the chair was not heard, the scene is left in its middle, and what it then misses is no failure.
      played.catch(() => undefined);
      try {
        await Promise.race([played, this.untilSilent(play, over.signal)]);
      } finally {
        over.abort();
        for (const context of contexts) await context.close();
        await this.rest();
      }
    });
  }

  /** A page of Anna's, in the chair. */
  async paired(open: Open, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await open(options);
    await page.check('.pair input[type=checkbox]');
    await page.fill('#pin', this.pin);
    await page.click('.pair .primary');
    await this.toHome(page);
    return page;
  }

  /** What ended with a fault is shown to whoever comes next, too: it is put away first. */
  async toWho(page: Page): Promise<void> {
    await page.waitForSelector('.who, .ended');
    if ((await page.locator('.ended').count()) > 0) await page.click('.ended .secondary');
    await page.waitForSelector('.who');
  }

  async toHome(page: Page): Promise<void> {
    await this.toWho(page);
    await page.click('.person:has-text("Anna")');
    await page.waitForSelector('.tile');
  }

  /** Waits until a roller presses. */
  readonly untilPressed = (): Promise<TruthSample> =>
    this.chair.until(({ forceN }) => Math.max(...forceN) > 4);

  async state(): Promise<LiveState> {
    const answer = await fetch(`${this.address}/api/state`, { headers: { cookie: this.cookie } });
    return (await answer.json()) as LiveState;
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.chair.end();
  }

  /** Rejects with `TooBusy` when the line of a massage after `play` is lost, which nobody has cut: somebody was late. */
  private async untilSilent(play: number, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      const state = await this.state();
      if (state.play > play && state.ending?.exit === 'link-lost') throw new TooBusy(state.ending.what);
      await sleep(LOOK_EVERY_MS);
    }
  }

  private async rest(): Promise<void> {
    await fetch(`${this.address}/stop`, { method: 'POST' });
    for (;;) {
      const { phase } = await this.state();
      if (phase === 'idle' || phase === 'ended') return;
      await sleep(LOOK_EVERY_MS);
    }
  }
}

/** Somebody whom the chair knows: health check, back, and sessions before. */
function keepAnna(folder: string): void {
  const database = new Database(join(folder, 'tsubo', 'tsubo.db'));
  const people = new People(database);
  people.keep({ id: 'anna', name: 'Anna', statureMm: 1_700 }, 1);
  const { heightMm } = body(1_700);
  const scannedAt = new Date().toISOString();
  const back = { heightMm, sigmaMm: 4, by: 'scan' } as const;
  people.keepBack('anna', 'tsubo-duo', { statureMm: 1_700, scannedAt, nudgeMm: 0, back });
  const check = { version: HEALTH_CHECK_VERSION, answeredAtMs: Date.now() };
  new HealthChecks(database).keep('anna', { ...NEW_PERSON, sessions: 3, check });
  database.close();
}

/** `folder` takes the truth log, and what is kept. Anna is known there. */
export async function servePanel(folder: string): Promise<ServedPanel> {
  const truthPath = join(folder, 'truth.ndjson');
  keepAnna(folder);
  const command = await startCommand(['serve', '--http', '0', '--host', '127.0.0.1', '--truth', truthPath], {
    env: { XDG_DATA_HOME: folder },
  });
  await command.hasSaid(/PIN: +\d{6}/);
  const address = /http:\/\/localhost:\d+/.exec(command.stdout)?.[0] ?? '';
  const pin = /PIN: +(\d{6})/.exec(command.stdout)?.[1] ?? '';
  const chair = new SimProcess(command, address, new TruthFile(truthPath));
  const answer = await fetch(`${address}/api/pair`, {
    method: 'POST',
    headers: { origin: address },
    body: JSON.stringify({ pin }),
  });
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  return new ServedPanel(address, pin, chair, await launchBrowser(), cookie);
}
