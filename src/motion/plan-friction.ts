/**
 * Deep friction: to and fro over a short way, under pressure, at the asked rate or as near as the carriage can. Every leg
 * is a smooth move of its own from rest to rest; whole legs only, as many as come nearest to the written time.
 */
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import { approach, milliN, ramp, rampOut, restingMilliN } from './force-ramp.ts';
import { nmOf, planMove } from './move.ts';
import type { Motion } from './step.ts';
import { ticksOf } from './step.ts';
import { actsOfLegs, legsToAndFro } from './to-and-fro.ts';
import type { Setting } from './transfer.ts';
import { transfer } from './transfer.ts';
import { TICKS_PER_S } from './whole-ticks.ts';

const RAMP_TICKS = 1000;

type PlacedFriction = Extract<PlacedStroke, { technique: 'friction' }>;

export function planFriction(friction: PlacedFriction, setting: Setting): Motion {
  const { carriage, force } = setting.profile;
  const asked = milliN(friction.pressureN);
  const resting = restingMilliN(asked, force);
  const ends = [nmOf(friction.fromMm), nmOf(friction.toMm)] as const;
  const ticksAtRate = Math.round((60 * TICKS_PER_S) / (2 * friction.ratePerMin));
  const legTicks = Math.max(1, ticksAtRate, planMove(carriage, ...ends).ticks);
  const count = Math.max(1, Math.round((friction.forS * TICKS_PER_S) / legTicks));
  const legs = legsToAndFro(carriage, ends, Number.POSITIVE_INFINITY, count, count * legTicks);
  const opening = [
    transfer(setting, ends[0], nmOf(friction.spacingMm)),
    approach(resting, force),
    ramp(resting, asked, RAMP_TICKS, force),
  ];
  const doing = { force: { mode: 'press', endMilliN: asked }, plateau: true } as const;
  return {
    acts: actsOfLegs(opening, legs, doing, rampOut(asked, RAMP_TICKS, force)),
    plannedS: ticksOf(legs) / TICKS_PER_S,
    cruiseMmPerS: 0,
  };
}
