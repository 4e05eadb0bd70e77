/**
 * Rolling: to and fro along a stretch of the back at one speed and pressure, for about the written time. Whole passes
 * only, as many as come nearest to that time, one at least; it ends at the end it has come to.
 */
import { SHORTEST_ROLL_PASS_S } from '../chair/pace.ts';
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import { approach, milliN, ramp, rampOut, restingMilliN } from './force-ramp.ts';
import { cruiseTicks, nmOf, planStroke } from './move.ts';
import type { Motion } from './step.ts';
import { step, ticksOf } from './step.ts';
import { actsOfLegs, legsToAndFro } from './to-and-fro.ts';
import type { Setting } from './transfer.ts';
import { transfer } from './transfer.ts';
import { TICKS_PER_S } from './whole-ticks.ts';

const RAMP_TICKS = 1000;

/** The median speed of a pass is its cruise only where that is more than half of the pass; a little more, to be sure. */
const CRUISES_FROM_SHARE = 0.6;

type PlacedRoll = Extract<PlacedStroke, { technique: 'roll' }>;

export function planRoll(roll: PlacedRoll, setting: Setting): Motion {
  const { carriage, force } = setting.profile;
  const asked = milliN(roll.pressureN);
  const resting = restingMilliN(asked, force);
  const fromNm = nmOf(roll.fromMm);
  const toNm = nmOf(roll.toMm);
  const pass = planStroke(carriage, fromNm, toNm, roll.speedMmPerS);
  const back = planStroke(carriage, toNm, fromNm, roll.speedMmPerS);
  const writtenTicks = Math.max(1, Math.round(roll.forS * TICKS_PER_S));
  const passTicks = Math.max(pass.ticks, SHORTEST_ROLL_PASS_S * TICKS_PER_S);
  const passes = Math.max(1, Math.round(writtenTicks / passTicks));
  const legs =
    pass.ticks === 0 ? [step(writtenTicks, {})] : legsToAndFro(pass, back, passes, passes * passTicks);
  const opening = [
    transfer(setting, fromNm, nmOf(roll.spacingMm)),
    approach(resting, force),
    ramp(resting, asked, RAMP_TICKS, force),
  ];
  const doing = { force: { mode: 'press', endMilliN: asked }, plateau: true } as const;
  const cruises = cruiseTicks(pass) > CRUISES_FROM_SHARE * passTicks;
  return {
    acts: actsOfLegs(opening, legs, doing, rampOut(asked, RAMP_TICKS, force)),
    plannedS: ticksOf(legs) / TICKS_PER_S,
    cruiseMmPerS: cruises ? Math.min(roll.speedMmPerS, carriage.maxSpeedMmPerS) : 0,
  };
}
