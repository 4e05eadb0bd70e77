/** What a stroke asks while it is on its plateaus; a hold in rising steps asks a different force on each. */
import type { PlannedStroke } from './plan.ts';

/** The force by which held time is judged at `tick`: of the plateau that has begun last, or of the first to come. Newtons. */
export function heldAgainstN({ plateaus, askedN }: PlannedStroke, tick: number): number {
  const begun = plateaus.findLast(({ fromTick }) => fromTick <= tick);
  return (begun ?? plateaus[0])?.forceN ?? askedN;
}

/** Mean asked force over all plateaus by their time, to compare a measured mean with. Newtons. */
export function meanAskedN({ plateaus, askedN }: PlannedStroke): number {
  const ticks = plateaus.reduce((sum, { fromTick, toTick }) => sum + toTick - fromTick, 0);
  if (ticks === 0) return askedN;
  return (
    plateaus.reduce((sum, { fromTick, toTick, forceN }) => sum + forceN * (toTick - fromTick), 0) / ticks
  );
}
