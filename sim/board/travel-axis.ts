/**
 * Carriage or width: its queue of segments, what it is commanded now, what the encoder says, and the speed to ask of
 * its drive (speed feed-forward and a proportional part on the encoder).
 */
import type { LinearAxis } from '../../src/chair/profile.ts';
import { clamp } from '../../src/units/numbers.ts';
import { EncoderSense } from './encoder-sense.ts';
import { type Commanded, evaluate, type JerkSegment } from './integrator.ts';
import { COUNTS_PER_TICK } from './plan-clock.ts';
import { RULES } from './rules.ts';
import { Timeline } from './timeline.ts';

const NM_PER_MM = 1_000_000;
const DT_S = 0.001;
/** A quarter of what a drive lag of 25 ms would bear. */
const GAIN_PER_S = 10;
/** Nominal lag of the drives of this board, fed forward. */
const DRIVE_LAG_S = 0.0175;
/** Closer than two encoder counts the drive stands and holds by friction. */
const NEAR_ENOUGH_MM = 0.1;
/** What the loop may add to the planned speed. */
const CORRECTION_MM_PER_S = 20;

export class TravelAxis {
  readonly timeline = new Timeline<JerkSegment>();
  readonly sense = new EncoderSense();
  readonly commanded: Commanded = { nm: 0, nmPerS: 0, nmPerS2: 0 };
  /** Asked of the drive last. */
  driveMmPerS = 0;
  private readonly axis: LinearAxis;

  constructor(axis: LinearAxis) {
    this.axis = axis;
  }

  /** True where the plan asks it to move now. */
  get commandedToMove(): boolean {
    return this.commanded.nmPerS !== 0 || this.commanded.nmPerS2 !== 0;
  }

  /** From where it was last told to be. */
  get awayMm(): number {
    return Math.abs(this.commanded.nm / NM_PER_MM - this.sense.positionMm);
  }

  /** The encoder stands where the switch is: from now on positions are absolute. */
  zero(): void {
    this.sense.setHere(this.axis.referenceMm);
  }

  /** Nothing queued any more, and the place it is told to hold is the reference. */
  holdReference(): void {
    this.timeline.clear();
    this.commanded.nm = Math.round(this.axis.referenceMm * NM_PER_MM);
    this.commanded.nmPerS = 0;
    this.commanded.nmPerS2 = 0;
  }

  /**
   * Follows the plan at `counts`, where the clock runs at `rate` and its rate changes by `slewPerS`. With nothing queued
   * it holds its last place.
   */
  follow(counts: number, rate: number, slewPerS: number): void {
    if (this.timeline.due(counts)) this.passItems(counts);
    const { commanded } = this;
    const running = this.timeline.current;
    if (running !== null) {
      const endTick = running.startTick + running.item.ticks;
      evaluate(running.item, endTick * COUNTS_PER_TICK - counts, commanded);
    }
    const errorMm = commanded.nm / NM_PER_MM - this.sense.positionMm;
    const plannedNmPerS = commanded.nmPerS * rate;
    const plannedNmPerS2 = commanded.nmPerS2 * rate * rate + commanded.nmPerS * slewPerS;
    const forward = (plannedNmPerS + plannedNmPerS2 * DRIVE_LAG_S) / NM_PER_MM;
    if (forward === 0 && errorMm < NEAR_ENOUGH_MM && errorMm > -NEAR_ENOUGH_MM) this.driveMmPerS = 0;
    else this.driveMmPerS = forward + clamp(errorMm * GAIN_PER_S, -CORRECTION_MM_PER_S, CORRECTION_MM_PER_S);
  }

  /** Holds the place it was last told. */
  holdPlace(): void {
    this.follow(0, 0, 0);
  }

  /** Towards `targetMmPerS`, no harder than the axis's own acceleration: for the reference run. */
  seek(targetMmPerS: number): void {
    const step = this.axis.maxAccelMmPerS2 * DT_S;
    this.driveMmPerS += clamp(targetMmPerS - this.driveMmPerS, -step, step);
  }

  /** Brakes to a stand with the board's own stop deceleration. The queue is gone. */
  brake(): void {
    const step = RULES.brakeMmPerS2 * DT_S;
    this.driveMmPerS += clamp(-this.driveMmPerS, -step, step);
  }

  /** Throws the plan away. */
  forget(): void {
    this.timeline.clear();
    this.commanded.nmPerS = 0;
    this.commanded.nmPerS2 = 0;
  }

  stand(): void {
    this.driveMmPerS = 0;
  }

  private passItems(counts: number): void {
    for (let change = this.timeline.advance(counts); change !== null; ) {
      const { placed, started } = change;
      if (!started) {
        const cutTicks = placed.startTick + placed.item.ticks - placed.untilTick;
        evaluate(placed.item, cutTicks * COUNTS_PER_TICK, this.commanded);
      }
      change = this.timeline.advance(counts);
    }
    if (this.timeline.current === null) {
      // A commit makes sure that only an axis at rest has nothing to follow; what is left is rounding.
      this.commanded.nmPerS = 0;
      this.commanded.nmPerS2 = 0;
    }
  }
}
