import { describe, expect, it } from 'vitest';
import type { TruthSample } from '../../sim/truth.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { Chooser } from '../../src/app/chooser.ts';
import { EnoughTaker, enoughProgram } from '../../src/app/enough-taker.ts';
import { VirtualWorld } from '../../src/app/virtual-world.ts';
import { ENOUGH_ZONES } from '../../src/chair/enough.ts';

/** Who says "enough" at these forces; null says nothing. */
async function asked(saysAtN: readonly (number | null)[]) {
  const taker = new EnoughTaker();
  const chooser = new Chooser(enoughProgram(), { statureMm: 1700, ceilingN: 30 }, { onEnough: taker.say });
  const felt: TruthSample[] = [];
  let point = 0;
  let pressed = false;
  let said = false;
  const world: VirtualWorld = new VirtualWorld({
    profile: loadProfile('tsubo-duo'),
    statureMm: 1700,
    seed: 5,
    stiffnessNPerMm: 4,
    choose: chooser.choose,
    onTruth: (sample) => {
      felt.push(sample);
      const forceN = Math.min(...sample.forceN);
      const atN = saysAtN[point] ?? null;
      if (atN !== null && !said && forceN >= atN) {
        chooser.onEnough(world.session);
        said = true;
      }
      pressed ||= forceN > 6;
      if (!pressed || Math.max(...sample.forceN) > 1) return;
      point += 1;
      pressed = false;
      said = false;
    },
  });
  await world.open();
  if (!world.runToEnd(300_000)) throw new Error('it did not end');
  return { world, felt, answer: taker.answer(world.session.state) };
}

describe('asking how much is enough', () => {
  it('keeps what pressed when the person said so, lets go at once, and takes silence for all there was', async () => {
    const { world, felt, answer } = await asked([12, 18, null]);
    expect(world.session.outcome).toMatchObject({ exit: 'ok' });
    if (answer === null) throw new Error('nothing was kept');
    expect(Math.abs(answer.shoulders - 12)).toBeLessThan(2);
    expect(Math.abs(answer.upperBack - 18)).toBeLessThan(2);
    // 80 % of a ceiling of 30 N.
    expect(Math.abs(answer.lowerBack - 24)).toBeLessThan(1);
    for (const [zone, mostN] of [
      ['shoulders', 15],
      ['upperBack', 21],
      ['lowerBack', 26],
    ] as const) {
      const peakN = Math.max(...felt.filter((one) => one.zone === zone).flatMap(({ peakN }) => peakN));
      expect(peakN, zone).toBeLessThan(mostN);
    }
    // Slowly: a second or so for a newton.
    for (let at = 200; at < felt.length; at++) {
      const rise = (felt[at]?.forceN[0] ?? 0) - (felt[at - 200]?.forceN[0] ?? 0);
      if ((felt[at - 200]?.forceN[0] ?? 0) > 6) expect(rise).toBeLessThan(4);
    }
  });

  it('keeps nothing of a session that was stopped', async () => {
    const taker = new EnoughTaker();
    const chooser = new Chooser(enoughProgram(), { statureMm: 1700, ceilingN: 30 }, { onEnough: taker.say });
    const world = new VirtualWorld({
      profile: loadProfile('tsubo-duo'),
      statureMm: 1700,
      seed: 5,
      choose: chooser.choose,
    });
    await world.open();
    world.runToEnd(15_000);
    world.session.stop('person');
    world.runToEnd(30_000);
    expect(world.session.outcome?.exit).toBe('interrupted');
    expect(taker.answer(world.session.state)).toBeNull();
    expect(ENOUGH_ZONES).toHaveLength(3);
  });
});
