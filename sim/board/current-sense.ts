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
/** On the way to the body: so fast, and so long after its begin, the current is that of turning freely. */
const FREELY_MM_PER_S = 4;
const SETTLED_MS = 200;
/** A current may read a quarter too much or too little. */
const MOST_FRICTION_N = 1.25 * RULES.currentFrictionN;
const LEAST_FRICTION_N = 0.75 * RULES.currentFrictionN;
/** As slow as a load cell, so that one loop fits both. */
const LAG_S = 0.02;

/** What a roller may be asked for, so that what it presses stays below `ceilingN` whatever the current hides. */
export function surelyBelowN(ceilingN: number): number {
  return Math.max(0, RULES.currentReadsAtLeast * ceilingN - RULES.currentHidesN);
}

export class CurrentSense {
  /** Per roller, never negative: a drive that comes in pulls at nobody. */
  forceN = 0;
  private speedMmPerS = 0;
  private grossN = 0;
  /** What turning takes, as it was on the way to the body; at first the most it may look like. */
  private frictionN = MOST_FRICTION_N;
  private seekingMs = 0;

  /** One millisecond: `motorN` of one roller, the speed asked of the drive, and whether it is on the way to the body. */
  step(motorN: number, askedMmPerS: number, seeking: boolean): void {
    const towards = ((askedMmPerS - this.speedMmPerS) * DT_S) / DRIVE_LAG_S;
    const change = Math.min(DRIVE_MM_PER_S, Math.max(-DRIVE_MM_PER_S, towards));
    this.speedMmPerS += change;
    const steadyN = motorN - ((change / DT_S) * NEWTONS_PER_MM_PER_S2) / 2;
    this.grossN += (steadyN - this.grossN) * (DT_S / LAG_S);
    this.learn(seeking);
    const turning = Math.min(1, Math.max(-1, this.speedMmPerS / TURNS_MM_PER_S));
    const bodyN = Math.max(0, steadyN - this.frictionN * turning);
    this.forceN += (bodyN - this.forceN) * (DT_S / LAG_S);
  }

  /** The least that a way out took is what it takes to turn: the body only adds to that. */
  private learn(seeking: boolean): void {
    if (!seeking) this.seekingMs = 0;
    else if (++this.seekingMs === 1) this.frictionN = MOST_FRICTION_N;
    else if (this.seekingMs > SETTLED_MS && this.speedMmPerS > FREELY_MM_PER_S) {
      this.frictionN = Math.max(LEAST_FRICTION_N, Math.min(this.frictionN, this.grossN));
    }
  }
}
