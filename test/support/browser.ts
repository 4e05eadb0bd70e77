/** A real Chromium for tests: Debian's, without a display, with a profile of its own. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const CHROMIUM = PLACES.find((path) => existsSync(path)) ?? null;

/** Null where there is one; else what a skipped test says, with how to install it. */
export const whyNoBrowser: string | null =
  CHROMIUM === null ? 'skipped: no Chromium here. Install it: sudo apt-get install chromium' : null;

export function launchBrowser(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error(whyNoBrowser ?? '');
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
