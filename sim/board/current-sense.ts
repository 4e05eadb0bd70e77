/**
 * What a board without load cells knows of the force on its rollers: the current of the drive's motor, less what turning
 * and speeding up the motor itself takes. Coarse: a quarter of it may be wrong, and friction on top (spec.md §5).
 */
import { RULES } from './rules.ts';

const DT_S = 0.001;
/** Of the drive's own speed loop, as its maker measured it. */
const DRIVE_LAG_S = 0.0175;
const DRIVE_MM_PER_S = 3;
const NEWTONS_PER_MM_PER_S2 = 0.01;
/** Slower than this a drive may also be standing, and then friction pushes nobody. */
const TURNS_MM_PER_S = 1;
/** As slow as a load cell, so that one loop fits both. */
const LAG_S = 0.02;

/** What a roller may be asked for, so that what it presses stays below `ceilingN` whatever the current hides. */
export function surelyBelowN(ceilingN: number): number {
  return Math.max(0, RULES.currentReadsAtLeast * ceilingN - RULES.currentFrictionN);
}

export class CurrentSense {
  /** Per roller, never negative: a drive that comes in pulls at nobody. */
  forceN = 0;
  private speedMmPerS = 0;

  /** One millisecond: `motorN` of one roller, and the speed that is asked of the drive. */
  step(motorN: number, askedMmPerS: number): void {
    const towards = ((askedMmPerS - this.speedMmPerS) * DT_S) / DRIVE_LAG_S;
    const change = Math.min(DRIVE_MM_PER_S, Math.max(-DRIVE_MM_PER_S, towards));
    this.speedMmPerS += change;
    const turning = Math.min(1, Math.max(-1, this.speedMmPerS / TURNS_MM_PER_S));
    const freeN = RULES.currentFrictionN * turning + ((change / DT_S) * NEWTONS_PER_MM_PER_S2) / 2;
    const bodyN = Math.max(0, motorN - freeN);
    this.forceN += (bodyN - this.forceN) * (DT_S / LAG_S);
  }
}
