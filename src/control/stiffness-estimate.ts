/**
 * How stiff the body is under one roller, from how force and depth went together while the asked force changed.
 *
 * Only then: on a plateau the roller follows the breathing back and force hardly changes with depth, which would look
 * like soft tissue and make the loop too lively. The estimate falls slowly and rises quickly, and starts stiff:
 * a wrong guess then makes the chair gentle, never rough.
 */
import { clamp } from '../units/numbers.ts';

export const SOFTEST_N_PER_MM = 1;
export const STIFFEST_N_PER_MM = 20;

/** Lags depth like the load cell lags force (20 ms, domain.md §3) and the filter of the loop behind it. */
const DEPTH_LAG_S = 0.024;
/** A look at the slope ends after so much depth, if force changed enough to be read out of the noise … */
const WINDOW_MM = 0.5;
const WINDOW_N = 1;
/** … or after so much depth whatever the force did. */
const LONG_WINDOW_MM = 1.5;
/** Older than this a window tells more of breathing and giving way than of stiffness. */
const WINDOW_S = 0.5;
const MOST_FALL = 0.8;
const MOST_RISE = 1.6;

export class StiffnessEstimate {
  nPerMm = STIFFEST_N_PER_MM;
  private laggedMm = 0;
  private fromMm = 0;
  private fromN = 0;
  private ageS = 0;
  private fresh = true;

  reset(): void {
    this.nPerMm = STIFFEST_N_PER_MM;
    this.fresh = true;
  }

  /** One step while in contact; `informative`: the asked force is changing. Force as the loop filters it. */
  step(forceN: number, depthMm: number, informative: boolean, dtS: number): void {
    if (this.fresh) {
      this.laggedMm = depthMm;
      this.restart(forceN);
      this.fresh = false;
      return;
    }
    this.laggedMm += (depthMm - this.laggedMm) * (dtS / (DEPTH_LAG_S + dtS));
    this.ageS += dtS;
    if (!informative || this.ageS > WINDOW_S) {
      this.restart(forceN);
      return;
    }
    const deeper = this.laggedMm - this.fromMm;
    const harder = forceN - this.fromN;
    const far = Math.abs(deeper);
    if (far < WINDOW_MM || (far < LONG_WINDOW_MM && Math.abs(harder) < WINDOW_N)) return;
    const seen = harder / deeper;
    const next = clamp(seen, this.nPerMm * MOST_FALL, this.nPerMm * MOST_RISE);
    this.nPerMm = clamp(next, SOFTEST_N_PER_MM, STIFFEST_N_PER_MM);
    this.restart(forceN);
  }

  private restart(forceN: number): void {
    this.fromMm = this.laggedMm;
    this.fromN = forceN;
    this.ageS = 0;
  }
}
