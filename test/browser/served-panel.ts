/** The real panel on a real simulated chair, with browsers before it and the truth log behind it. */
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { TruthSample } from '../../sim/truth.ts';
import { launchBrowser } from '../support/browser.ts';
import { startCommand } from '../support/command.ts';
import { TooBusy } from '../support/in-real-time.ts';
import { SimProcess } from '../support/sim-process.ts';
import { TruthFile } from '../support/truth-file.ts';

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
export const TABLET = { viewport: { width: 1024, height: 768 } } as const;

export class ServedPanel {
  readonly address: string;
  readonly pin: string;
  readonly chair: SimProcess;
  readonly browser: Browser;

  constructor(address: string, pin: string, chair: SimProcess, browser: Browser) {
    this.address = address;
    this.pin = pin;
    this.chair = chair;
    this.browser = browser;
  }

  async page(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ locale: 'en-GB', ...options });
    const page = await context.newPage();
    await page.goto(this.address);
    return page;
  }

  async pairedPage(options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.page(options);
    await page.fill('#pin', this.pin);
    await page.keyboard.press('Enter');
    await this.toHome(page);
    return page;
  }

  /** What ended with a fault is shown to whoever comes next, too: it is put away first. */
  async toHome(page: Page): Promise<void> {
    await page.waitForSelector('.tile, .ended');
    if ((await page.locator('.ended').count()) > 0) await page.click('.ended .secondary');
    await page.waitForSelector('.tile');
  }

  /** Waits until a roller presses. Throws `TooBusy` where the massage ended before: the chair had not heard for 0.3 s. */
  async untilPressed(page: Page): Promise<TruthSample> {
    const ended = page.waitForSelector('.ended', { timeout: 60_000 }).then(
      () => {
        throw new TooBusy('the massage ended by itself');
      },
      () => new Promise<never>(() => undefined),
    );
    return Promise.race([this.chair.until(({ forceN }) => Math.max(...forceN) > 4), ended]);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.chair.end();
  }
}

/** `folder` takes the truth log. */
export async function servePanel(folder: string): Promise<ServedPanel> {
  const truthPath = join(folder, 'truth.ndjson');
  const command = await startCommand(['serve', '--http', '0', '--host', '127.0.0.1', '--truth', truthPath]);
  await command.hasSaid(/PIN: +\d{6}/);
  const address = /http:\/\/localhost:\d+/.exec(command.stdout)?.[0] ?? '';
  const pin = /PIN: +(\d{6})/.exec(command.stdout)?.[1] ?? '';
  const chair = new SimProcess(command, address, new TruthFile(truthPath));
  return new ServedPanel(address, pin, chair, await launchBrowser());
}
