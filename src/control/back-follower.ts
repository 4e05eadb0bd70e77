/**
 * Takes one roller in and out with the back under a travelling carriage, before the force tells: by the curve learned so
 * far (`back-curve.ts`), and by what the loop finds itself where nothing was learned yet. Says how much force the part
 * that nobody knows may add, so that a chair can keep that much free below a ceiling.
 */
import { clamp } from '../units/numbers.ts';
import { BackCurve, type Track } from './back-curve.ts';
import type { PressureLoop } from './pressure-loop.ts';
import { SkinMap } from './skin-map.ts';

/** A back under a travelling carriage comes and goes no faster than this, whatever was learned of it. */
const MOST_CARRIED_MM_PER_S = 15;
/** How much steeper than believed a back may be: where it is known, and where nobody has rolled yet. */
const KNOWN_DOUBT = 0.02;
const STRANGE_DOUBT = 0.15;
/** After so much of an unknown back the loop has found its slope by itself, but not where that turns, as in the small of the back. */
const FOUND_AFTER_MM = 30;
const FOUND_DOUBT = 0.1;
/** Above the shoulder a back falls away, within a few centimetres, as steeply as it runs up: too steep to be learned. */
const NECK_DOUBT = 1;
/**
 * … and faster than this nothing answers in time: no roller that is out is carried along there. A host may plan 15 mm/s
 * (chair/pace.ts), the way back of a sweep is half as fast again, and so is an override.
 */
const TOO_FAST_OVER_NECK_MM_PER_S = 35;
/** Of a ceiling: a cell may read 3 % too little, and where a back turns the loop is 3 N over. */
export const OF_CEILING = 0.93;
/** Somebody is touched by so much, whatever is not known of their back. */
const TOUCH_N = 5;
/** A carriage that sets off is that much faster when the loop answers. */
const ANSWER_S = 0.1;

export class BackFollower {
  /** What the back may add before the loop has answered, newtons. */
  aheadN = 0;
  /** Whether the rollers are where a back falls away above the shoulder; a board that slows down there need not say so. */
  overNeck = false;
  /** The carriage travels too fast for a roller that is out. */
  tooFast = false;
  /** How far out the skin was felt here, or nearby; infinite where it was not, and over the neck, where it falls away. */
  skinMm = Number.POSITIVE_INFINITY;
  private readonly curve: BackCurve;
  private readonly skin: SkinMap;
  /** The slope at the last place travelled over, and whether it was known; how far it was not. */
  private knew = false;
  private slope = 0;
  private strangeMm = 0;
  private lastFastMmPerS = 0;

  constructor(track: Track) {
    this.curve = new BackCurve(track);
    this.skin = new SkinMap(track);
  }

  /** Another person may sit there. */
  forget(): void {
    this.curve.forget();
    this.skin.forget();
    this.knew = false;
  }

  /** The most that may be asked below a ceiling: what is not known of the back stays free while the carriage travels. Newtons. */
  mostN(ceilingN: number): number {
    return Math.min(ceilingN, Math.max(TOUCH_N, OF_CEILING * ceilingN - this.aheadN));
  }

  /** How the back runs at `placeMm`, from somebody who could take the breath out of what was felt. */
  correct(placeMm: number, slope: number): void {
    this.curve.correct(placeMm, slope);
  }

  /** One step with the carriage at `placeMm`, told to go at `travelMmPerS`, and the roller at `depthMm`, `pressing` or not. */
  step(
    loop: PressureLoop,
    pressing: boolean,
    placeMm: number,
    depthMm: number,
    travelMmPerS: number,
    dtS: number,
  ): void {
    const { curve } = this;
    loop.travelMmPerS = travelMmPerS;
    if (pressing && loop.inContact) {
      curve.learn(placeMm, travelMmPerS, depthMm, loop.filteredN, loop.stiffnessNPerMm());
      this.skin.learn(placeMm, loop.contactMm);
    } else {
      this.skinMm = this.overNeck ? Number.POSITIVE_INFINITY : this.skin.farthestMm(placeMm);
      curve.leave();
      this.knew = curve.knows(placeMm);
      this.strangeMm = 0;
    }
    if (travelMmPerS === 0) {
      loop.carriedMmPerS = 0;
      this.aheadN = 0;
      this.tooFast = false;
      this.lastFastMmPerS = 0;
      return;
    }
    const slope = curve.slopeAt(placeMm);
    this.meet(curve.knows(placeMm), slope, loop);
    loop.carriedMmPerS = clamp(slope * travelMmPerS, -MOST_CARRIED_MM_PER_S, MOST_CARRIED_MM_PER_S);
    const fast = travelMmPerS < 0 ? -travelMmPerS : travelMmPerS;
    this.strangeMm = this.knew ? FOUND_AFTER_MM : Math.min(FOUND_AFTER_MM, this.strangeMm + fast * dtS);
    const strange = STRANGE_DOUBT - ((STRANGE_DOUBT - FOUND_DOUBT) * this.strangeMm) / FOUND_AFTER_MM;
    const soonMmPerS = fast + (Math.max(0, fast - this.lastFastMmPerS) / dtS) * ANSWER_S;
    this.lastFastMmPerS = fast;
    this.tooFast = this.overNeck && fast > TOO_FAST_OVER_NECK_MM_PER_S;
    this.aheadN = this.overNeck
      ? loop.pushedN(soonMmPerS) * NECK_DOUBT
      : loop.pushedN(fast) * (this.knew ? KNOWN_DOUBT : strange);
  }

  /** From known to unknown back the last slope is the best guess; from unknown to known, what was found is in both. */
  private meet(knows: boolean, slope: number, { skin }: PressureLoop): void {
    if (knows && !this.knew) skin.slope -= slope;
    else if (!knows && this.knew) skin.slope += this.slope;
    this.knew = knows;
    this.slope = slope;
  }
}
