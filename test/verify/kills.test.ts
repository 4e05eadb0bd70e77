import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectLetGo, KILLS, strikeMidHold } from '../support/kills.ts';
import { titled, whyNoPseudoTerminal } from '../support/pseudo-terminal.ts';

const TIMES = 10;
/** A host that was suspended comes back after ten seconds. */
const STILL_MS = 10_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-kills-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const noPty = await whyNoPseudoTerminal();

describe('mid-hold, ten times at different moments (H13, H14)', () => {
  for (const [number, kill] of KILLS.entries()) {
    const why = kill.needsPty ? noPty : null;
    it.skipIf(why !== null)(titled(kill.name, why), async () => {
      const shares = Array.from({ length: TIMES }, (_, time) => (time + 0.5) / TIMES);
      const all = await Promise.all(
        shares.map((share) =>
          strikeMidHold({
            kill,
            holdS: 12,
            share,
            folder,
            name: `kill-${number}-${share}`,
            stillMs: STILL_MS,
          }),
        ),
      );
      for (const aftermath of all) expectLetGo(kill, aftermath);
      expect(all).toHaveLength(TIMES);
    });
  }
});
