/**
 * Deep friction: to and fro over a short way, under pressure, at the asked rate or as near as the carriage can. Every leg
 * is a smooth move of its own from rest to rest; whole legs only, as many as come nearest to the written time. The first
 * legs grow to the whole reach and the last ones shrink, at the same rate: nobody is rubbed all at once.
 */
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import { approach, milliN, ramp, rampOut, restingMilliN } from './force-ramp.ts';
import { lastingAtLeast, nmOf, planMove } from './move.ts';
import type { Motion, Step } from './step.ts';
import { step, ticksOf } from './step.ts';
import { actsOfLegs } from './to-and-fro.ts';
import type { Setting } from './transfer.ts';
import { transfer } from './transfer.ts';
import { TICKS_PER_S } from './whole-ticks.ts';

const RAMP_TICKS = 1000;
/** Legs until the whole reach, where there are enough of them: a quarter of them at most. */
const GROWING_LEGS = 4;

type PlacedFriction = Extract<PlacedStroke, { technique: 'friction' }>;

export function planFriction(friction: PlacedFriction, setting: Setting): Motion {
  const { carriage, force } = setting.profile;
  const asked = milliN(friction.pressureN);
  const resting = restingMilliN(asked, force);
  const fromNm = nmOf(friction.fromMm);
  const toNm = nmOf(friction.toMm);
  const there = planMove(carriage, fromNm, toNm);
  const ticksAtRate = Math.round((60 * TICKS_PER_S) / (2 * friction.ratePerMin));
  const legTicks = Math.max(1, ticksAtRate, there.ticks);
  const count = Math.max(1, Math.round((friction.forS * TICKS_PER_S) / legTicks));
  const turns = turningPoints(fromNm, toNm, count);
  const legs = turns.slice(1).map((turnNm, index): Step => {
    const leg = lastingAtLeast(planMove(carriage, turns[index] ?? fromNm, turnNm), legTicks);
    return step(legTicks, { carriage: leg });
  });
  const opening = [
    transfer(setting, turns[0] ?? fromNm, nmOf(friction.spacingMm)),
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

/** Where it turns, on either side of the middle in turn; one more than legs. */
function turningPoints(fromNm: number, toNm: number, legs: number): readonly number[] {
  const middleNm = (fromNm + toNm) / 2;
  const halfNm = (fromNm - toNm) / 2;
  const growing = Math.max(1, Math.min(GROWING_LEGS, Math.floor((legs + 1) / 4)));
  return Array.from({ length: legs + 1 }, (_, turn) => {
    const share = Math.min(1, (turn + 1) / growing, (legs - turn + 1) / growing);
    return Math.round(middleNm + (turn % 2 === 0 ? halfNm : -halfNm) * share);
  });
}
