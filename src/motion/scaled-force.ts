/** The asked force of a plan made softer or stronger while it is being pressed. */
import type { ForceLimits } from '../chair/profile.ts';
import type { ForceSpan } from '../chair/segment.ts';
import { FALL_MILLI_N_PER_TICK, RISE_MILLI_N_PER_TICK } from './force-ramp.ts';

/**
 * `plan` (one channel, from some tick on, beginning with `plannedMilliN`) times `factorAt`, from `milliN`, which is
 * asked now. It follows as fast as force may rise and fall; times stay. A press of one force that is not reached yet
 * becomes a ramp and a press.
 */
export function scaledForce(
  plan: readonly ForceSpan[],
  plannedMilliN: number,
  milliN: number,
  factorAt: (tick: number) => number,
  force: ForceLimits,
  rate: number,
): readonly ForceSpan[] {
  const rise = Math.min(force.maxRiseNPerS, RISE_MILLI_N_PER_TICK) / rate;
  const spans: ForceSpan[] = [];
  let level = milliN;
  let before = plannedMilliN;
  for (const span of plan) {
    const { startTick, ticks, mode, endMilliN } = span;
    if (mode !== 'press') {
      spans.push(span);
      level = endMilliN;
      before = endMilliN;
      continue;
    }
    const goal = Math.round(endMilliN * factorAt(startTick));
    const need = Math.ceil(Math.abs(goal - level) / (goal > level ? rise : FALL_MILLI_N_PER_TICK));
    const steady = before === endMilliN;
    if (need >= ticks) {
      const reach = goal > level ? Math.floor(rise * ticks) : -FALL_MILLI_N_PER_TICK * ticks;
      level = need === ticks ? goal : Math.round(level + reach);
      spans.push({ ...span, endMilliN: level });
    } else if (steady && need > 0) {
      spans.push({ ...span, ticks: need, endMilliN: goal });
      spans.push({ ...span, startTick: startTick + need, ticks: ticks - need, endMilliN: goal });
      level = goal;
    } else {
      spans.push({ ...span, endMilliN: goal });
      level = goal;
    }
    before = endMilliN;
  }
  return spans;
}
