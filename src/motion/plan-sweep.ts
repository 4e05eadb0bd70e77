/**
 * Effleurage: long strokes at one speed and force, always from `from` to `to`. One batch a pass; between passes the
 * rollers come back pressing lightly, or lifted.
 */
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import type { ChairProfile } from '../chair/profile.ts';
import { approach, milliN, ramp, rampOut, restingMilliN } from './force-ramp.ts';
import type { Move } from './move.ts';
import { cruiseTicks, nmOf, peakMmPerS, planMove, planStroke } from './move.ts';
import type { Act, Motion, Step } from './step.ts';
import { step } from './step.ts';
import type { Setting } from './transfer.ts';
import { transfer } from './transfer.ts';
import { TICKS_PER_S } from './whole-ticks.ts';

const RAMP_TICKS = 1000;
/** Coming back pressing: light enough not to be a stroke of its own, and a little quicker than the stroke [design default]. */
const LIGHT_MILLI_N = 8000;
const RETURN_SPEED_RATIO = 1.5;

type PlacedSweep = Extract<PlacedStroke, { technique: 'sweep' }>;

export function planSweep(sweep: PlacedSweep, setting: Setting): Motion {
  const { carriage, force } = setting.profile;
  const asked = milliN(sweep.pressureN);
  const resting = restingMilliN(asked, force);
  const fromNm = nmOf(sweep.fromMm);
  const toNm = nmOf(sweep.toMm);
  const pass = planStroke(carriage, fromNm, toNm, sweep.speedMmPerS);
  const stroke = { ...pressing(pass, asked), plateau: true };
  const closing = rampOut(asked, RAMP_TICKS, force);
  const first: Act = {
    steps: [
      transfer(setting, fromNm, nmOf(sweep.spacingMm)),
      approach(resting, force),
      ramp(resting, asked, RAMP_TICKS, force),
      stroke,
    ],
    closing,
  };
  const next: Act = { steps: [...comingBack(sweep, toNm, fromNm, setting.profile), stroke], closing };
  const passes = Math.max(1, Math.round(sweep.passes));
  return {
    acts: [first, ...Array.from({ length: passes - 1 }, () => next)],
    plannedS: (passes * pass.ticks) / TICKS_PER_S,
    cruiseMmPerS: cruiseTicks(pass) > 0 ? reachable(sweep, setting.profile) : peakMmPerS(pass),
  };
}

/** From the end of a pass at the asked force to the start of the next at the asked force. */
function comingBack(sweep: PlacedSweep, atNm: number, toNm: number, profile: ChairProfile): Step[] {
  const { carriage, force } = profile;
  const asked = milliN(sweep.pressureN);
  if (sweep.returning === 'light') {
    const light = Math.min(LIGHT_MILLI_N, asked);
    const back = planStroke(carriage, atNm, toNm, sweep.speedMmPerS * RETURN_SPEED_RATIO);
    return [
      ramp(asked, light, RAMP_TICKS, force),
      pressing(back, light),
      ramp(light, asked, RAMP_TICKS, force),
    ];
  }
  const resting = restingMilliN(asked, force);
  const back = planMove(carriage, atNm, toNm);
  return [
    ...rampOut(asked, RAMP_TICKS, force),
    step(back.ticks, { carriage: back, force: { mode: 'release', endMilliN: 0 } }),
    approach(resting, force),
    ramp(resting, asked, RAMP_TICKS, force),
  ];
}

function pressing(carriage: Move, endMilliN: number): Step {
  return step(carriage.ticks, { carriage, force: { mode: 'press', endMilliN } });
}

function reachable(sweep: PlacedSweep, profile: ChairProfile): number {
  return Math.min(sweep.speedMmPerS, profile.carriage.maxSpeedMmPerS);
}
