import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCommand } from '../support/command.ts';
import { KILLS, oneHold } from '../support/kills.ts';
import { titled, whyNoPseudoTerminal } from '../support/pseudo-terminal.ts';
import { withSim } from '../support/sim-process.ts';

/** The issue: the simulated back is free within a second. */
const FREE_MS = 1_000;
const FREE_N = 5;
/** The truth log is read as it is written, a tenth of a second late at most. */
const LATE_MS = 100;
const CHAIR = ['--profile', 'tsubo-firmata'];
const STATURE = ['--stature', '170'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-firmata-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const noPty = await whyNoPseudoTerminal();

describe('H13 H14 a Firmata chair whose host or cable dies while it presses', () => {
  for (const [number, kill] of KILLS.entries()) {
    const why = kill.needsPty ? noPty : null;
    it.skipIf(why !== null)(titled(kill.name, why), async () => {
      const program = join(folder, `${number}.yaml`);
      writeFileSync(program, oneHold(20));
      const ownPty = kill.needsPty && kill.relay === null;
      const door = ownPty ? ['--pty', join(folder, `${number}.pty`)] : ['--tcp', '0'];
      const options = { args: [...door, ...CHAIR, ...STATURE], truthPath: join(folder, `${number}.ndjson`) };
      await withSim(options, async (sim) => {
        const relay = (await kill.relay?.(sim.address)) ?? null;
        const at = ['--chair', relay?.address ?? sim.address, ...CHAIR, ...STATURE, '--shoulder', 'table'];
        const host = await startCommand(['play', program, ...at, '--yes-simulated']);
        const struck = await sim.until(({ forceN }) => forceN.every((one) => one > 22), host);
        await kill.strike(host, relay);
        await sim.untilMs(struck.tMs + 10_000);
        const after = (await sim.end()).filter(({ tMs }) => tMs > struck.tMs);
        const pressed = after.filter(({ forceN }) => forceN.some((one) => one >= FREE_N));
        const freeMs = (pressed.at(-1)?.tMs ?? struck.tMs) - struck.tMs;
        expect(freeMs).toBeLessThan(FREE_MS + LATE_MS);
        expect(after.at(-1)?.powered).toBe(false);
        host.signal('SIGKILL');
        await relay?.cut();
      });
    });
  }
});
