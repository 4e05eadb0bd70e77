import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { expectLetGo, KILLS, strikeMidHold } from '../../support/kills.ts';
import { titled, whyNoPseudoTerminal } from '../../support/pseudo-terminal.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-kills-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const noPty = await whyNoPseudoTerminal();

/** Two moments of each; `npm run verify -- kills` takes ten. */
describe.concurrent('mid-hold (H13, H14)', () => {
  for (const [number, kill] of KILLS.entries()) {
    const why = kill.needsPty ? noPty : null;
    it.skipIf(why !== null).each([0.1, 0.6])(
      titled(`${kill.name}, %f of the way through`, why),
      async (share) => {
        expectLetGo(
          kill,
          await strikeMidHold({ kill, holdS: 5, share, folder, name: `kill-${number}-${share}` }),
        );
      },
    );
  }
});
