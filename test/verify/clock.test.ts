import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../src/units/chair-error.ts';
import { movedMm } from '../simulation/aftermath.ts';
import { startCommand } from '../support/command.ts';
import { inRealTime, unlessTooBusy } from '../support/in-real-time.ts';
import { oneHold } from '../support/kills.ts';
import { NEARLY_PARKED_SEED } from '../support/own-chair.ts';
import { withSim } from '../support/sim-process.ts';

const HOLD_S = 8;
const AFTERWARDS_MS = 3_000;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-clock-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function heldThroughJumps(attempt: number) {
  const program = join(folder, `hold-${attempt}.yaml`);
  writeFileSync(program, oneHold(HOLD_S));
  const door = ['--tcp', '0', '--stature', '170', '--seed', String(NEARLY_PARKED_SEED)];
  return withSim({ args: door, truthPath: join(folder, `truth-${attempt}.ndjson`) }, async (sim) => {
    const chair = ['--chair', sim.address, '--stature', '170', '--shoulder', 'table', '--yes-simulated'];
    const host = await startCommand(['play', program, ...chair], { preload: 'jump-clock.ts' });
    const pressing = await sim.until(({ forceN }) => Math.min(...forceN) > 20, host);
    host.signal('SIGUSR2');
    await sim.until(({ tMs }) => tMs > pressing.tMs + 2_000, host);
    host.signal('SIGUSR2');
    const { exitCode, stdout, stderr } = await host.ended;
    if (exitCode !== EXIT_CODES.ok) unlessTooBusy(`${stdout}${stderr}`);
    const endedMs = sim.truth.read()?.tMs ?? 0;
    await sim.untilMs(endedMs + AFTERWARDS_MS);
    return { exitCode, stderr, endedMs, truth: await sim.end() };
  });
}

/** What the command writes in a line of its own when the clock jumps. */
function hours(stderr: string): readonly number[] {
  return [...stderr.matchAll(/the clock says (\S+)/g)].map(([, at]) =>
    Math.round((Date.parse(at ?? '') - Date.now()) / 3_600_000),
  );
}

describe('a host whose clock on the wall jumps an hour on and two back, mid-hold (H30, H11)', () => {
  it('holds as long as is written, ends, and leaves a chair that stands', async () => {
    const { exitCode, stderr, endedMs, truth } = await inRealTime(heldThroughJumps);
    expect(hours(stderr)).toEqual([1, -1]);
    expect(exitCode).toBe(EXIT_CODES.ok);
    const heldMs = 10 * truth.filter(({ forceN }) => Math.min(...forceN) > 0.9 * 24).length;
    expect(Math.abs(heldMs - HOLD_S * 1_000)).toBeLessThan(700);
    expect(movedMm(truth, endedMs)).toBeLessThan(0.1);
    expect(
      Math.max(...truth.filter(({ tMs }) => tMs > endedMs).flatMap(({ forceN }) => forceN)),
    ).toBeLessThan(1);
  });
});
