/**
 * What the integral part of the loop has found the skin to do by itself, in two shares: what comes and goes with time
 * (breathing), and what comes and goes with the way of a travelling carriage (the back's slope, as far as nobody knows it).
 * The second stops when the carriage stops, and turns round with it.
 */
import { clamp } from '../units/numbers.ts';

/** What either share may add. */
const MOST_MM_PER_S = 12;
/** A back is hardly steeper than this. */
const STEEPEST = 0.35;
/** At this speed of travel half of what is found is taken for slope. */
const HALF_MM_PER_S = 15;

export class SkinMotion {
  /** Into the body, by time. */
  breathMmPerS = 0;
  /** Away from the rollers for each mm up the track, beside what is known. */
  slope = 0;

  begin(): void {
    this.breathMmPerS = 0;
    this.slope = 0;
  }

  at(travelMmPerS: number): number {
    return this.breathMmPerS + clamp(this.slope * travelMmPerS, -MOST_MM_PER_S, MOST_MM_PER_S);
  }

  /** So much more speed turned out to be needed. */
  learn(mmPerS: number, travelMmPerS: number): void {
    const fast = travelMmPerS < 0 ? -travelMmPerS : travelMmPerS;
    const share = fast / (fast + HALF_MM_PER_S);
    if (fast > 0) this.slope = clamp(this.slope + (mmPerS * share) / travelMmPerS, -STEEPEST, STEEPEST);
    this.breathMmPerS = clamp(this.breathMmPerS + mmPerS * (1 - share), -MOST_MM_PER_S, MOST_MM_PER_S);
  }
}
