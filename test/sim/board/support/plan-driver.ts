/** The simulated board's plan clock and axes without line, guard and person: what is told to them, and where they are then. */
import { Motion } from '../../../../sim/board/motion.ts';
import { hiddenBody } from '../../../../sim/plant/body.ts';
import { Plant } from '../../../../sim/plant/plant.ts';
import type { ChairProfile } from '../../../../src/chair/profile.ts';
import type { MessageOf } from '../../../../src/protocol/messages.ts';
import type { PlanDoors } from '../../../protocol/plan-vectors.ts';
import type { SpecSegment } from '../../../protocol/spec-plan.ts';
import { must } from './armed-chair.ts';

export class PlanDriver implements PlanDoors {
  readonly motion: Motion;

  constructor(profile: ChairProfile) {
    const body = hiddenBody({ statureMm: 1700, seed: 1, stiffnessNPerMm: 5 });
    const { drives, sensors } = new Plant({ profile, body, seed: 1 });
    this.motion = new Motion(profile, drives, sensors);
    this.motion.carriage.holdReference();
    this.motion.width.holdReference();
  }

  commit(fromTick: number, segments: readonly SpecSegment[]): void {
    const lines = segments.map(
      ([axis, startTick, ticks, endNm, endNmPerS, endNmPerS2, jerkNmPerS3]): MessageOf<'seg'> => ({
        name: 'seg',
        batch: 1,
        axis,
        startTick,
        ticks,
        endNm,
        endNmPerS,
        endNmPerS2,
        jerkNmPerS3,
      }),
    );
    must(this.motion.commit(lines, fromTick));
  }

  ask(permille: number): void {
    must(this.motion.askRate(permille));
  }

  pause(): void {
    this.motion.clock.hold();
  }

  resume(): void {
    this.motion.clock.free();
  }

  step(): void {
    this.motion.play();
  }

  look(): readonly number[] {
    const { clock, carriage, width } = this.motion;
    const states = [carriage.commanded, width.commanded].flatMap(({ nm, nmPerS, nmPerS2 }) => [
      nm,
      nmPerS,
      nmPerS2,
    ]);
    return [clock.rateUnits, clock.counts, ...states].map((value) => value + 0);
  }
}
