/**
 * How stiff the body is under one roller, from how force and depth go together.
 *
 * A body that breathes fools it: the roller follows the skin, force hardly changes with depth, and that looks like soft
 * tissue. So a *softer* answer is believed only while the asked force changes and the roller moves faster than skin does
 * (2 mm peak to peak at 0.25 Hz is 1.6 mm/s at most); a *stiffer* one always, which also calms a loop that has begun
 * to swing. A wrong guess then makes the chair gentle, never rough.
 */
import { clamp } from '../units/numbers.ts';

export const SOFTEST_N_PER_MM = 1;
export const STIFFEST_N_PER_MM = 20;
/** Skin gives way at first: stiffer than any body where a roller has just met it (15 N/mm, a third of it at first). */
const AT_CONTACT_N_PER_MM = 8;

/** Lags depth like the load cell lags force (20 ms, domain.md §3) and the filter of the loop behind it. */
const DEPTH_LAG_S = 0.024;
/**
 * Damped tissue pushes back as if the roller stood farther in, by its speed times 50 ms (domain.md §3). Most of that is
 * taken off; all of it would take a body without damping for softer than it is, and swing.
 */
const DAMPING_S = 0.03;
/** A look at the slope ends after so much depth, if force changed enough to be read out of the noise … */
const WINDOW_MM = 0.5;
const WINDOW_N = 1;
/** … or after so much depth whatever the force did … */
const LONG_WINDOW_MM = 1.5;
/** … or at once, a few steps of the encoder on, if force changed so much that the body must be stiffer than thought. */
const CLEAR_MM = 0.15;
const CLEAR_N = 2;
const CLEARLY = 1.3;
/** Older than this a window tells more of breathing and giving way than of stiffness. */
const WINDOW_S = 0.5;
const FASTER_THAN_SKIN_MM_PER_S = 2;
const MOST_FALL = 0.5;
const MOST_RISE = 1.6;

export class StiffnessEstimate {
  nPerMm = AT_CONTACT_N_PER_MM;
  private laggedMm = 0;
  private feltMm = 0;
  private fromMm = 0;
  private fromN = 0;
  private ageS = 0;
  private fresh = true;

  reset(): void {
    this.nPerMm = AT_CONTACT_N_PER_MM;
    this.fresh = true;
  }

  /** One step while in contact; `changing`: the asked force is, or is far from reached. Force as the loop filters it. */
  step(forceN: number, depthMm: number, changing: boolean, dtS: number): void {
    if (this.fresh) {
      this.laggedMm = depthMm;
      this.feltMm = depthMm;
      this.restart(forceN);
      this.fresh = false;
      return;
    }
    this.laggedMm += (depthMm - this.laggedMm) * (dtS / (DEPTH_LAG_S + dtS));
    this.feltMm = this.laggedMm + (depthMm - this.laggedMm) * (DAMPING_S / DEPTH_LAG_S);
    this.ageS += dtS;
    if (this.ageS > WINDOW_S) {
      this.restart(forceN);
      return;
    }
    const deeper = this.feltMm - this.fromMm;
    const harder = forceN - this.fromN;
    const far = Math.abs(deeper);
    const change = Math.abs(harder);
    const fast = far > FASTER_THAN_SKIN_MM_PER_S * this.ageS;
    const clearlyStiffer =
      fast && change >= CLEAR_N && far >= CLEAR_MM && harder / deeper > CLEARLY * this.nPerMm;
    if (!clearlyStiffer && (far < WINDOW_MM || (far < LONG_WINDOW_MM && change < WINDOW_N))) return;
    const seen = clamp(harder / deeper, this.nPerMm * MOST_FALL, this.nPerMm * MOST_RISE);
    if (seen > this.nPerMm || (changing && fast)) {
      this.nPerMm = clamp(seen, SOFTEST_N_PER_MM, STIFFEST_N_PER_MM);
    }
    this.restart(forceN);
  }

  private restart(forceN: number): void {
    this.fromMm = this.feltMm;
    this.fromN = forceN;
    this.ageS = 0;
  }
}
