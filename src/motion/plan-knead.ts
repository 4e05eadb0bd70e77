/**
 * Petrissage: the kneading motor turns while the rollers press; the carriage walks slowly from `from` to `to` and back
 * for as long as there is time, or stays. Several legs a batch.
 */
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import type { ChairProfile } from '../chair/profile.ts';
import { milliHz } from '../units/numbers.ts';
import { approach, milliN, ramp, rampOut, restingMilliN } from './force-ramp.ts';
import { lastingAtLeast, nmOf, planStroke } from './move.ts';
import type { Motion, Step } from './step.ts';
import { step, ticksOf } from './step.ts';
import { actsOfLegs, legsToAndFro } from './to-and-fro.ts';
import type { Setting } from './transfer.ts';
import { transfer } from './transfer.ts';
import { TICKS_PER_S } from './whole-ticks.ts';

const RAMP_TICKS = 1000;
/** At 15 mm/s and 30 turns a minute the rollers knead every 30 mm of the back once [design default]. */
const WALK_MM_PER_S = 15;
/** Where the time is too short for one leg at that, the leg is quicker, up to the speed of a sweep. */
const QUICKEST_MM_PER_S = 50;
/** However short the way, nobody is rubbed back and forth faster than this [design default]. */
const SHORTEST_LEG_TICKS = 2000;

type PlacedKnead = Extract<PlacedStroke, { technique: 'knead' }>;

/** On a chair without a kneading motor the rollers press and walk. */
export function planKnead(knead: PlacedKnead, setting: Setting): Motion {
  const { force } = setting.profile;
  const asked = milliN(knead.pressureN);
  const resting = restingMilliN(asked, force);
  const legs = planLegs(knead, setting.profile);
  const closing = [...spin(0, asked, setting.profile), ...rampOut(asked, RAMP_TICKS, force)];
  const opening = [
    transfer(setting, nmOf(knead.fromMm), nmOf(knead.spacingMm)),
    approach(resting, force),
    ramp(resting, asked, RAMP_TICKS, force),
    ...spin(milliHz(knead.ratePerMin), asked, setting.profile),
  ];
  const kneadMilliHz = setting.profile.kneading === null ? null : milliHz(knead.ratePerMin);
  const doing = { force: { mode: 'press', endMilliN: asked }, kneadMilliHz, plateau: true } as const;
  return {
    acts: actsOfLegs(opening, legs, doing, closing),
    plannedS: ticksOf(legs) / TICKS_PER_S,
    cruiseMmPerS: 0,
  };
}

/** Legs there and back that fill the written time; longer than that only where one leg at the quickest takes longer. */
function planLegs(knead: PlacedKnead, { carriage }: ChairProfile): Step[] {
  const fromNm = nmOf(knead.fromMm);
  const toNm = nmOf(knead.toMm);
  const ticks = Math.max(1, Math.round(knead.forS * TICKS_PER_S));
  const there = planStroke(carriage, fromNm, toNm, WALK_MM_PER_S);
  if (there.ticks === 0) return [step(ticks, {})];
  if (there.ticks > ticks) {
    const leg = lastingAtLeast(planStroke(carriage, fromNm, toNm, QUICKEST_MM_PER_S), ticks);
    return [step(leg.ticks, { carriage: leg })];
  }
  const count = Math.max(1, Math.floor(ticks / Math.max(there.ticks, SHORTEST_LEG_TICKS)));
  return legsToAndFro(there, planStroke(carriage, toNm, fromNm, WALK_MM_PER_S), count, ticks);
}

/** The motor to another rate, pressing, in the profile's spin-up time. */
function spin(toMilliHz: number, askedMilliN: number, { kneading }: ChairProfile): Step[] {
  if (kneading === null) return [];
  const ticks = Math.max(1, Math.round(kneading.spinUpS * TICKS_PER_S));
  return [step(ticks, { force: { mode: 'press', endMilliN: askedMilliN }, kneadMilliHz: toMilliHz })];
}
