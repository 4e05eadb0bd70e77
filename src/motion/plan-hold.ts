/** Shiatsu press, neuromuscular hold: come up, ramp in, stay on the point, ramp out, let go. One batch. */
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import { approach, heldTicks, milliN, ramp, rampOut, restingMilliN } from './force-ramp.ts';
import { nmOf } from './move.ts';
import type { Motion } from './step.ts';
import { step, ticksOf } from './step.ts';
import type { Setting } from './transfer.ts';
import { transfer } from './transfer.ts';
import { TICKS_PER_S } from './whole-ticks.ts';

/**
 * A hold ramps in over 2–4 s (domain §2): 2 s, longer where 25 N/s asks for it. Out is a little quicker. Not much: near
 * the asked force both ramps should be slower than the force loop, which then delays both ends of the hold alike.
 */
const RAMP_IN_TICKS = 2000;
const RAMP_OUT_TICKS = 1500;

/** No ramp is slower than from 0 to the asked force in 4 s: else a short light hold would be all ramp. */
const SLOWEST_FROM_ZERO_TICKS = 4000;

type PlacedHold = Extract<PlacedStroke, { technique: 'hold' }>;

/**
 * The plateau is shorter than the written time by the ends of the ramps that count as held already (`heldTicks`), so
 * that the point feels 90 % of the asked force or more for the time the therapist wrote.
 */
export function planHold(hold: PlacedHold, setting: Setting): Motion {
  const { force } = setting.profile;
  const asked = milliN(hold.pressureN);
  const resting = restingMilliN(asked, force);
  const slowest = Math.round((SLOWEST_FROM_ZERO_TICKS * (asked - resting)) / asked);
  const rampIn = ramp(resting, asked, Math.min(RAMP_IN_TICKS, slowest), force);
  const closing = rampOut(asked, Math.min(RAMP_OUT_TICKS, slowest), force);
  const rampOutTicks = ticksOf(closing.slice(0, 1));
  const inRamps = heldTicks(rampIn.ticks, asked, resting) + heldTicks(rampOutTicks, asked, resting);
  const plateauTicks = Math.max(1, Math.round(hold.forS * TICKS_PER_S) - inRamps);
  const plateau = step(plateauTicks, { force: { mode: 'press', endMilliN: asked }, plateau: true });
  const go = transfer(setting, nmOf(hold.fromMm), nmOf(hold.spacingMm));
  return {
    acts: [{ steps: [go, approach(resting, force), rampIn, plateau], closing }],
    plannedS: hold.forS,
    cruiseMmPerS: 0,
  };
}
