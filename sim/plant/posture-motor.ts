/**
 * The motor of the back or of the leg rest, self-locking, with a pot on its joint. Somebody or something may be in the
 * way. Figures are design defaults.
 */
import type { PostureAxis } from '../../src/chair/profile.ts';

const DT_S = 0.001;
const LAG_S = 0.06;
const FRICTION_N = 10;
/** It would push so hard before it stands still. */
const STALL_N = 400;
const POT_DEG = 0.05;
const MOTOR_STEP_N = 2;

/** Something in the way of one direction. */
export interface Obstacle {
  /** Where it is met. */
  readonly atDeg: number;
  /** +1: met on the way towards greater angles, −1: towards smaller ones. */
  readonly way: 1 | -1;
  readonly stiffnessNPerMm: number;
}

export class PostureMotor {
  deg: number;
  degPerS = 0;
  askedDegPerS = 0;
  obstacle: Obstacle | null = null;
  /** On what is in the way. */
  pinchN = 0;
  readDeg: number;
  readMotorN = 0;
  private readonly minDeg: number;
  private readonly maxDeg: number;
  private readonly mmPerDeg: number;
  private readonly mostDegPerS: number;

  constructor({ minDeg, maxDeg, leverMm, maxSpeedDegPerS }: PostureAxis, startDeg: number) {
    this.deg = startDeg;
    this.readDeg = startDeg;
    this.minDeg = minDeg;
    this.maxDeg = maxDeg;
    this.mmPerDeg = (leverMm * Math.PI) / 180;
    this.mostDegPerS = maxSpeedDegPerS * 1.1;
  }

  /** One millisecond. */
  step(powered: boolean): void {
    const asked = powered ? Math.min(this.mostDegPerS, Math.max(-this.mostDegPerS, this.askedDegPerS)) : 0;
    if (asked === 0 && this.degPerS === 0 && this.obstacle === null) {
      this.readMotorN = 0;
      return;
    }
    const way = this.obstacle?.way ?? 1;
    const against = asked * way > 0 ? this.pinchN : 0;
    const reached = asked * Math.max(0, 1 - against / STALL_N);
    this.degPerS += (reached - this.degPerS) * (DT_S / LAG_S);
    if (asked === 0 && Math.abs(this.degPerS) < 0.05) this.degPerS = 0;
    const deg = this.deg + this.degPerS * DT_S;
    this.deg = Math.min(this.maxDeg, Math.max(this.minDeg, deg));
    if (this.deg !== deg) this.degPerS = 0;
    this.pinchN = this.pinch();
    this.readDeg = Math.round(this.deg / POT_DEG) * POT_DEG;
    const pushesN = asked === 0 ? 0 : FRICTION_N + against;
    this.readMotorN = Math.round(pushesN / MOTOR_STEP_N) * MOTOR_STEP_N;
  }

  private pinch(): number {
    const { obstacle } = this;
    if (obstacle === null) return 0;
    const intoMm = (this.deg - obstacle.atDeg) * obstacle.way * this.mmPerDeg;
    return intoMm > 0 ? intoMm * obstacle.stiffnessNPerMm : 0;
  }
}
