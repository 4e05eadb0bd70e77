/**
 * What comes and goes with the eccentric of the kneading motor: rollers that are carried aside over a back that is not
 * flat press harder and softer once a turn. Found turn by turn from what the loop still had to do itself, and fed forward:
 * two figures, because a sine of any phase is one of each.
 */
import { clamp } from '../units/numbers.ts';

/** What is left of it fades by so much a second: over two or three turns. Slower than the loop, which must not notice. */
const LEARNS_PER_S = 0.4;
/** Slower than this nobody kneads, and one turn takes too long to learn from. */
const SLOWEST_HZ = 0.1;
/** No eccentric carries a roller farther in and out than this, either way. [D] */
const MOST_MM = 3;
/** What is faster is no kneading but a person who moves: it may teach no more. Kneading alone leaves less than 4 to be learned. */
const MOST_LEARNT_MM_PER_S = 5;

const TURN = 2 * Math.PI;

export class Rhythm {
  /** How far the skin comes and goes, by cosine and by sine of the eccentric's angle. */
  private cosMm = 0;
  private sinMm = 0;

  begin(): void {
    this.cosMm = 0;
    this.sinMm = 0;
  }

  /** The skin's speed into the body at this angle, mm/s; learns from `restMmPerS`, which turned out to be needed besides. */
  step(turns: number, hz: number, restMmPerS: number, dtS: number): number {
    if (hz < SLOWEST_HZ) return 0;
    const cos = Math.cos(TURN * turns);
    const sin = Math.sin(TURN * turns);
    const mmPerMmPerS = 1 / (TURN * hz);
    const learntMmPerS = clamp(restMmPerS, -MOST_LEARNT_MM_PER_S, MOST_LEARNT_MM_PER_S);
    const learns = 2 * LEARNS_PER_S * learntMmPerS * mmPerMmPerS * dtS;
    this.cosMm = clamp(this.cosMm + learns * cos, -MOST_MM, MOST_MM);
    this.sinMm = clamp(this.sinMm + learns * sin, -MOST_MM, MOST_MM);
    return (this.cosMm * cos + this.sinMm * sin) / mmPerMmPerS;
  }
}
