import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TruthSample } from '../../sim/truth.ts';
import type { PlannedStroke } from '../../src/chair/plan.ts';
import { Random } from '../../src/units/random.ts';
import { runCommand } from '../support/command.ts';
import { inRealTime, unlessTooBusy } from '../support/in-real-time.ts';
import { titled, whyNoPseudoTerminal } from '../support/pseudo-terminal.ts';
import { withSim } from '../support/sim-process.ts';
import { judgeStroke } from './judge.ts';
import { play, type World } from './play.ts';
import { SHORTEST_PROGRAM } from './short-program.ts';

const SEED = 31;
const STATURE_CM = 170;

let folder: string;
let program: string;
let virtual: World;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-lines-'));
  program = join(folder, 'shortest.yaml');
  writeFileSync(program, SHORTEST_PROGRAM);
  virtual = await play({ file: program, statureMm: STATURE_CM * 10, seed: SEED });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The seed that the virtual world gave its chair, so that the same body sits in both. */
function chairSeed(): number {
  const random = new Random(SEED);
  random.uint32();
  return random.uint32();
}

function playedOnce(name: string, door: readonly string[]): Promise<readonly TruthSample[]> {
  const body = ['--stature', String(STATURE_CM), '--seed', String(chairSeed())];
  const truthPath = join(folder, `${name}.ndjson`);
  return withSim({ args: [...door, ...body], truthPath }, async (sim) => {
    const stated = ['--stature', String(STATURE_CM), '--shoulder', 'table', '--yes-simulated'];
    const chair = ['--chair', sim.address, ...stated];
    const host = await runCommand(['play', program, ...chair]);
    unlessTooBusy(host.stderr);
    expect(host.stderr).toBe('');
    expect(host.exitCode).toBe(0);
    return sim.end();
  });
}

function playedOver(name: string, door: readonly string[]): Promise<readonly TruthSample[]> {
  return inRealTime((attempt) => playedOnce(`${name}-${attempt}`, door));
}

/** Board time at which the plan came to `tick`. */
function atMs(truth: readonly TruthSample[], tick: number): number {
  return truth.find(({ planTick }) => planTick >= tick)?.tMs ?? Number.NaN;
}

/** Moments of a stroke on the board's clock, from the beginning of the first stroke on. */
interface Times {
  readonly beginsMs: number;
  readonly endsMs: number;
  /** When the carriage was half way; 0 for strokes that stay. */
  readonly halfWayMs: number;
  /** How long the mean of both rollers felt at least half of what was asked. */
  readonly feltMs: number;
}

/** Breathing lifts the back by 2 mm, and no two chairs are switched on at the same moment of a breath. */
const AGREES_MS: Times = { beginsMs: 50, endsMs: 50, halfWayMs: 50, feltMs: 150 };
const AGREES_N = 2;

function timesOf(stroke: PlannedStroke, truth: readonly TruthSample[], zeroMs: number): Times {
  const beginsMs = atMs(truth, stroke.startTick);
  const endsMs = atMs(truth, stroke.endTick);
  const during = truth.filter(({ tMs }) => tMs >= beginsMs && tMs < endsMs);
  const pressing = during.filter(({ forceN }) => (forceN[0] + forceN[1]) / 2 >= stroke.askedN / 2);
  const middleMm = (stroke.fromMm + stroke.toMm) / 2;
  const rising = stroke.toMm > stroke.fromMm;
  const halfWay = pressing.find(({ carriageMm }) => carriageMm > middleMm === rising);
  return {
    beginsMs: beginsMs - zeroMs,
    endsMs: endsMs - zeroMs,
    halfWayMs: stroke.cruiseMmPerS > 0 ? (halfWay?.tMs ?? Number.NaN) - zeroMs : 0,
    feltMs: pressing.length * 10,
  };
}

function expectAgreement(truth: readonly TruthSample[]): void {
  const { strokes } = virtual.composed.score.plan;
  const first = strokes[0]?.startTick ?? Number.NaN;
  for (const stroke of strokes) {
    const there = timesOf(stroke, virtual.truth, atMs(virtual.truth, first));
    const here = timesOf(stroke, truth, atMs(truth, first));
    for (const key of ['beginsMs', 'endsMs', 'halfWayMs', 'feltMs'] as const) {
      expect(Math.abs(here[key] - there[key]), `${stroke.words}: ${key}`).toBeLessThanOrEqual(AGREES_MS[key]);
    }
    const felt = judgeStroke(stroke, truth, virtual.profile);
    const expected = judgeStroke(stroke, virtual.truth, virtual.profile);
    for (const [side, roller] of felt.rollers.entries()) {
      const other = expected.rollers[side]?.meanN ?? Number.NaN;
      expect(Math.abs(roller.meanN - other), `${stroke.words}: mean force`).toBeLessThanOrEqual(AGREES_N);
    }
    expect(Math.abs(felt.placeErrorMm - expected.placeErrorMm), stroke.words).toBeLessThanOrEqual(1);
  }
}

const noPty = await whyNoPseudoTerminal();

describe.concurrent('the same program as in virtual time', () => {
  it.skipIf(noPty !== null)(titled('over a pseudo-terminal, with serialport as it is', noPty), async () => {
    expectAgreement(await playedOver('pty', ['--pty', join(folder, 'chair')]));
  });

  it('over TCP', async () => {
    expectAgreement(await playedOver('tcp', ['--tcp', '0']));
  });
});
