/**
 * What the integral part of the loop has found the skin to do by itself, in three shares: what comes and goes with time
 * (breathing), what comes and goes with the way of a travelling carriage (the back's slope, as far as nobody knows it), and
 * what comes and goes with a rising force (tissue softer than it is taken for). The second stops when the carriage stops, and
 * turns round with it; the third stops when the ramp ends, where it would otherwise press on beyond what is asked.
 */
import { clamp } from '../units/numbers.ts';

/** What either share may add. */
const MOST_MM_PER_S = 12;
/** A back is hardly steeper than this. */
const STEEPEST = 0.35;
/** At this speed of travel half of what is found is taken for slope. */
const HALF_MM_PER_S = 15;
/** While the force rises this fast, half of what is found is taken for soft tissue, the rest for a breath. */
const HALF_N_PER_S = 4;
/** Tissue softer than it is taken for yields at most so much more. */
const MOST_MM_PER_N = 0.5;

export class SkinMotion {
  /** Into the body, by time. */
  breathMmPerS = 0;
  /** Away from the rollers for each mm up the track, beside what is known. */
  slope = 0;
  /** Into the body for each newton more, beside what the estimated stiffness tells. */
  yieldsMmPerN = 0;

  begin(): void {
    this.breathMmPerS = 0;
    this.slope = 0;
    this.yieldsMmPerN = 0;
  }

  /** Into the body, while the asked force rises (or falls, below 0) so fast. */
  at(rampNPerS: number): number {
    const byForce = clamp(this.yieldsMmPerN * Math.max(0, rampNPerS), -MOST_MM_PER_S, MOST_MM_PER_S);
    return this.breathMmPerS + byForce;
  }

  /** Into the body, while the carriage travels so fast. */
  along(travelMmPerS: number): number {
    return clamp(this.slope * travelMmPerS, -MOST_MM_PER_S, MOST_MM_PER_S);
  }

  /** So much more speed turned out to be needed. */
  learn(mmPerS: number, travelMmPerS: number, rampNPerS: number): void {
    const fast = travelMmPerS < 0 ? -travelMmPerS : travelMmPerS;
    const steep = fast > 0 ? 0 : Math.max(0, rampNPerS);
    const byWay = fast / (fast + HALF_MM_PER_S);
    const byForce = steep / (steep + HALF_N_PER_S);
    if (fast > 0) this.slope = clamp(this.slope + (mmPerS * byWay) / travelMmPerS, -STEEPEST, STEEPEST);
    if (steep > 0) {
      const more = this.yieldsMmPerN + (mmPerS * byForce) / steep;
      this.yieldsMmPerN = clamp(more, -MOST_MM_PER_N, MOST_MM_PER_N);
    }
    const byTime = mmPerS * (1 - byWay - byForce);
    this.breathMmPerS = clamp(this.breathMmPerS + byTime, -MOST_MM_PER_S, MOST_MM_PER_S);
  }
}
