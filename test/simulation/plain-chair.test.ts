import { expect, it } from 'vitest';
import type { TruthSample } from '../../sim/truth.ts';
import { overCeilingN, PLAIN, playPlain } from './plain-chair.ts';
import { prepare, stepFor, stepToTick } from './play.ts';

const DEMO = 'programs/demo.yaml';
const ASKED = { file: DEMO, statureMm: 1700, seed: 6, chair: 'tsubo-plain' } as const;

it.each([
  { statureMm: 1400, seed: 11, stiffnessNPerMm: 15 },
  { statureMm: 1950, seed: 12, stiffnessNPerMm: 15 },
  { statureMm: 1700, seed: 13, stiffnessNPerMm: 1 },
])('H08 without load cells nothing presses above the lower ceilings: %o', async (body) => {
  const { exit, overN, strokes } = await playPlain(DEMO, body);
  expect(exit).toBe('ok');
  expect(overN).toBeLessThanOrEqual(0);
  // It is a massage all the same: every stroke stays on the body.
  for (const { stroke, meanN, touched } of strokes) {
    expect(touched, stroke.words).toBeGreaterThan(0.98);
    expect(meanN, stroke.words).toBeGreaterThan(4);
  }
});

it('a soft back is met as deep as asked, and a stiff one less deep; told is depth', async () => {
  const told: number[] = [];
  for (const stiffnessNPerMm of [2, 15]) {
    const world = await prepare(ASKED, { stiffnessNPerMm, breathing: false });
    const hold = world.composed.score.plan.strokes.find(({ technique }) => technique === 'hold');
    stepToTick(world, hold?.plateaus[0]?.toTick ?? 0);
    const meantN = world.world.session.state.telemetry?.forceN[0] ?? 0;
    told.push(meantN / (hold?.askedN ?? 1));
  }
  expect(told[0]).toBeCloseTo(1, 1);
  expect(told[1]).toBeLessThan(0.9);
});

it('H27 stop lets go of who is held: below 5 N within a second', async () => {
  const world = await prepare(ASKED, { stiffnessNPerMm: 10 });
  stepIntoHold(world);
  world.world.session.stop('person');
  const from = world.truth.length;
  stepFor(world, 3_000);
  expect(pressedMs(world.truth.slice(from))).toBeLessThanOrEqual(1_000);
});

it('H13 H14 a host that dies leaves a board that lets go: below 5 N within 1.3 s', async () => {
  const world = await prepare(ASKED, { stiffnessNPerMm: 10 });
  stepIntoHold(world);
  world.world.stallHost(10_000);
  const from = world.truth.length;
  stepFor(world, 4_000);
  expect(pressedMs(world.truth.slice(from))).toBeLessThanOrEqual(1_300);
});

it('softer and stronger change the depth of what is pressed, never above a ceiling', async () => {
  const world = await prepare(ASKED, { stiffnessNPerMm: 3, breathing: false });
  stepIntoHold(world);
  const { session } = world.world;
  const before = session.state.telemetry?.forceN[0] ?? 0;
  const ask = (steps: 1 | -1, times: number): void => {
    for (let time = 0; time < times; time += 1) {
      session.intend({ kind: 'pressure', steps });
      stepFor(world, 300);
    }
    stepFor(world, 1_200);
  };
  ask(1, 2);
  const stronger = session.state.telemetry?.forceN[0] ?? 0;
  ask(-1, 4);
  const softer = session.state.telemetry?.forceN[0] ?? 0;
  expect(stronger / before).toBeGreaterThan(1.15);
  expect(softer / before).toBeLessThan(0.85);
  expect(Math.max(...world.truth.map((sample) => overCeilingN(sample, 40)))).toBeLessThanOrEqual(0);
});

function stepIntoHold(world: Awaited<ReturnType<typeof prepare>>): void {
  const plateau = world.composed.score.plan.strokes.find(({ technique }) => technique === 'hold')
    ?.plateaus[0];
  if (plateau === undefined) throw new Error('no hold');
  stepToTick(world, plateau.fromTick + 3_000);
  expect(world.truth.at(-1)?.forceN[0]).toBeGreaterThan(5);
}

function pressedMs(truth: readonly TruthSample[]): number {
  const [first] = truth;
  const last = truth.findLast(({ forceN }) => Math.max(...forceN) >= 5);
  return first === undefined || last === undefined ? 0 : last.tMs - first.tMs;
}

it('has ceilings below those of chairs that sense force', () => {
  expect(PLAIN.force.zoneCeilingN).toEqual({
    neck: 15,
    shoulders: 35,
    upperBack: 45,
    lowerBack: 40,
    seat: 45,
  });
});
