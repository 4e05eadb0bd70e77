/** A plant on the bench: the tests stand in for the board, and look at the truth. */

import { hiddenBody } from '../../../sim/plant/body.ts';
import { Plant } from '../../../sim/plant/plant.ts';
import type { ChairProfile } from '../../../src/chair/profile.ts';
import { clamp } from '../../../src/units/numbers.ts';
import { type ChairName, chair } from '../../chair/chairs.ts';

export interface RigOptions {
  readonly chair?: ChairName;
  readonly profile?: ChairProfile;
  readonly seed?: number;
  readonly statureMm?: number;
  readonly stiffnessNPerMm?: number;
  readonly breathing?: boolean;
}

export class Rig {
  readonly profile: ChairProfile;
  readonly plant: Plant;
  /** What the depth encoders read with the rollers at 0. */
  readonly depthZeroMm: [number, number] = [0, 0];

  constructor(options: RigOptions = {}) {
    const { seed = 1, statureMm = 1700, stiffnessNPerMm, breathing = true } = options;
    this.profile = options.profile ?? chair(options.chair ?? 'tsubo-duo');
    const body = hiddenBody(
      stiffnessNPerMm === undefined
        ? { statureMm, seed, breathing }
        : { statureMm, seed, breathing, stiffnessNPerMm },
    );
    this.plant = new Plant({ profile: this.profile, body, seed });
  }

  run(ms: number): void {
    for (let i = 0; i < ms; i++) this.plant.step();
  }

  /** Rollers retracted, then the carriage at `carriageMm` and the rollers `widthMm` apart, by looking at the truth. */
  place(carriageMm: number, widthMm = 70): void {
    const { drives, truth, sensors } = this.plant;
    drives.powered = true;
    this.depths(-50);
    this.run(1500);
    this.depths(0);
    this.depthZeroMm[0] = sensors.depthMm[0] - truth.depthMm[0];
    this.depthZeroMm[1] = sensors.depthMm[1] - truth.depthMm[1];
    for (let i = 0; i < 9_500; i++) {
      drives.carriageMmPerS = clamp((carriageMm - truth.carriageMm) * 10, -100, 100);
      drives.widthMmPerS = clamp((widthMm - truth.widthMm) * 10, -40, 40);
      this.plant.step();
    }
    drives.carriageMmPerS = 0;
    drives.widthMmPerS = 0;
  }

  depths(mmPerS: number): void {
    this.plant.drives.depthMmPerS[0] = mmPerS;
    this.plant.drives.depthMmPerS[1] = mmPerS;
  }

  /** Pushes at `mmPerS` until either roller presses with `forceN`, or nothing more comes within 10 s. */
  pushTo(forceN: number, mmPerS: number): void {
    this.depths(mmPerS);
    for (let i = 0; i < 10_000 && Math.max(...this.plant.truth.forceN) < forceN; i++) this.plant.step();
    this.depths(0);
  }
}
