import type { AxisInput } from './axis-input.ts';
import type { AxisProfile } from './profile.ts';

/** Share of a limit by which a profile may exceed it: what is promised is 1e-9. */
export const BEARABLE_EXCESS = 9e-10;
/** So much gentler than it exceeds its limits. */
const MARGIN = 2;

/**
 * The greatest share by which a profile exceeds a limit after its brake, added up from the start as asked; infinite where
 * that cannot be told. From far outside the limits, or over a very long time, rounding alone does it: a hair of
 * acceleration that is left grows into a velocity.
 */
export function excessOf(profile: AxisProfile, input: AxisInput): number {
  const { vmax, vmin = -vmax, amax, amin = -amax } = input;
  const { durations, jerks, count, brakeS } = profile;
  let { v0: v, a0: a } = profile;
  let time = 0;
  let most = 0;
  const look = (speed: number, acceleration: number): void => {
    if (time < brakeS * (1 - 1e-12)) return;
    const over = Math.max(speed / vmax, speed / vmin, acceleration / amax, acceleration / amin) - 1;
    if (!(over <= most)) most = Number.isNaN(over) ? Number.POSITIVE_INFINITY : over;
  };
  for (let i = 0; i < count; i++) {
    const t = durations[i] ?? 0;
    const j = jerks[i] ?? 0;
    look(v, a);
    const turn = -a / j;
    if (turn > 0 && turn < t) look(v + turn * (a + (turn * j) / 2), 0);
    v += t * a + (t * t * j) / 2;
    a += t * j;
    time += t;
  }
  look(v, a);
  return most;
}

/** The same with limits so much lower that rounding stays below the real ones. */
export function gentler(input: AxisInput, excess: number): AxisInput {
  if (!(excess > BEARABLE_EXCESS)) return input;
  const { vmax, vmin = -vmax, amax, amin = -amax } = input;
  const share = 1 - MARGIN * excess;
  return { ...input, vmax: vmax * share, vmin: vmin * share, amax: amax * share, amin: amin * share };
}
