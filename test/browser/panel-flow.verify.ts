import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'vitest';
import { whyNoBrowser } from '../support/browser.ts';
import { titled } from '../support/pseudo-terminal.ts';
import { FINGER, KEYS, MOUSE } from './hands.ts';
import { PHONE, servePanel, TABLET } from './served-panel.ts';
import { wholeFlow } from './whole-flow.ts';

describe.skipIf(whyNoBrowser !== null)(titled('first visit to history', whyNoBrowser), () => {
  it.each([
    ['by mouse', TABLET, MOUSE],
    ['by keyboard alone', TABLET, KEYS],
    ['on a touch screen of 360×740', PHONE, FINGER],
  ] as const)('%s', async (_, device, hand) => {
    const folder = mkdtempSync(join(tmpdir(), 'tsubo-flow-'));
    const panel = await servePanel(folder);
    try {
      await panel.scene(async (open) => wholeFlow(await open(device), panel, hand, 'somebody new'));
    } finally {
      await panel.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
