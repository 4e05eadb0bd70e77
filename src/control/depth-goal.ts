/**
 * Pressing to a depth, for a board that has no load cell: how hard its pressure loop is asked to press by now, so that the
 * roller comes to rest so many millimetres beyond the place where it met the body. A bound on the force is kept whatever
 * depth is asked: on a stiff back a roller stays less deep.
 *
 * Under a travelling carriage nobody knows where the surface is. There the force that the depth has taken is kept, and the
 * roller comes and goes with the back: what the current reads wrongly cancels, because it is the same before and now.
 */
import { clamp } from '../units/numbers.ts';
import type { PressureLoop } from './pressure-loop.ts';

/** What a roller rests on the body with when it has met it. */
const TOUCH_N = 4;
/** Less is not told from friction. */
const LEAST_N = 2.5;
/** How fast what is missing of a depth is made up for: a quarter of the loop's own bandwidth. */
const CLOSING_PER_S = 2.5;
const RISE_N_PER_S = 15;
const FALL_N_PER_S = 40;

export class DepthGoal {
  /** How deep the roller stands beyond where it met the body; 0 while it has not. */
  dentMm = 0;
  private readonly meansNPerMm: number;
  private met = false;
  private metMm = 0;
  private targetN = TOUCH_N;

  constructor(meansNPerMm: number) {
    this.meansNPerMm = meansNPerMm;
  }

  /** The dent as newtons meant. */
  get meantN(): number {
    return this.dentMm * this.meansNPerMm;
  }

  /** The roller has let go. */
  forget(): void {
    this.met = false;
    this.dentMm = 0;
    this.targetN = TOUCH_N;
  }

  /** One step: what to ask of `loop`, which stands at `depthMm`, never more than `boundN`. `meantN`: the depth asked. */
  step(meantN: number, loop: PressureLoop, depthMm: number, boundN: number, dtS: number): number {
    if (!loop.inContact) {
      this.forget();
      return Math.min(TOUCH_N, boundN);
    }
    if (!this.met) {
      this.met = true;
      this.metMm = depthMm;
    }
    const travels = loop.travelMmPerS !== 0;
    const nPerMm = loop.stiffnessNPerMm();
    if (!travels) this.dentMm = Math.max(0, depthMm - this.metMm);
    const missingMm = meantN / this.meansNPerMm - this.dentMm;
    const changeN = clamp(CLOSING_PER_S * missingMm * nPerMm, -FALL_N_PER_S, RISE_N_PER_S) * dtS;
    const targetN = Math.min(Math.max(this.targetN + changeN, LEAST_N), boundN);
    if (travels) {
      // What more force makes of the dent is known; what the surface does is not.
      this.dentMm = Math.max(0, this.dentMm + (targetN - this.targetN) / nPerMm);
      this.metMm = depthMm - this.dentMm;
    }
    this.targetN = targetN;
    return targetN;
  }
}
