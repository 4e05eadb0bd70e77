/**
 * One roller during one stroke, judged from the truth log sample by sample: what it pressed on each plateau, how it came
 * there, and how long it was felt as held. Keeps a quarter of a second and no more.
 */
import type { PlannedStroke } from '../../chair/plan.ts';
import { heldAgainstN } from '../../chair/plateaus.ts';

/** Of the truth log. */
export const SAMPLE_S = 0.01;
/** design.md §2: held = while the 250 ms mean is at least 90 % of the force asked. */
const MEAN_SAMPLES = 25;
const MEAN_S = MEAN_SAMPLES * SAMPLE_S;
const HELD_SHARE = 0.9;
/** In band: as near as this to what is asked, whichever is more. */
const BAND_N = 2;
const BAND_SHARE = 0.05;
/** Overshoot is looked for so long after the end of a ramp; what comes later is breathing, and counts as RMS. */
const OVERSHOOT_TICKS = 1000;
/** The rise is limited above this mean force. */
const RISE_FROM_N = 8;

/** One plateau under one roller. */
export interface PressFigures {
  readonly askedN: number;
  /** Mean over the plateau less what was asked. */
  readonly errorN: number;
  readonly rmsN: number;
  /**
   * Holds: peak from the start of the ramp to 1 s after its end, above the mean it settles at, percent of what was asked.
   * How far that mean is off is `errorN`.
   */
  readonly overshootPct: number | null;
  /** From the end of the ramp until the 250 ms mean is in band; null where it never is. */
  readonly inBandS: number | null;
  /** Greatest distance from what is asked anywhere on the plateau, percent. */
  readonly worstPct: number;
  /** Time on the plateau without contact. */
  readonly lostS: number;
}

export class PressJudge {
  readonly presses: PressFigures[] = [];
  heldS = 0;
  /** Greatest rise of the 250 ms mean where that is above 8 N. */
  riseNPerS = 0;
  private readonly stroke: PlannedStroke;
  private readonly contactN: number;
  private readonly last = new Float64Array(MEAN_SAMPLES);
  private count = 0;
  private sumN = 0;
  private plateau = 0;
  private readonly on = { samples: 0, sumN: 0, squares: 0, peakN: 0, worstN: 0, lost: 0, inBandS: -1 };

  constructor(stroke: PlannedStroke, contactN: number) {
    this.stroke = stroke;
    this.contactN = contactN;
  }

  /** `forceN` at the sample, `peakN` the greatest since the one before. */
  step(planTick: number, forceN: number, peakN: number): void {
    const at = this.count % MEAN_SAMPLES;
    const before = this.last[at] ?? 0;
    this.last[at] = forceN;
    this.sumN += forceN - before;
    this.count += 1;
    if (this.count > MEAN_SAMPLES) {
      const meanN = this.sumN / MEAN_SAMPLES;
      if (meanN >= HELD_SHARE * heldAgainstN(this.stroke, planTick)) this.heldS += SAMPLE_S;
      const riseNPerS = (forceN - before) / MEAN_S;
      if (meanN > RISE_FROM_N && riseNPerS > this.riseNPerS) this.riseNPerS = riseNPerS;
    }
    this.onPlateau(planTick, forceN, peakN);
  }

  /** After the last sample of the stroke. */
  end(): void {
    while (this.plateau < this.stroke.plateaus.length) this.close();
  }

  private onPlateau(planTick: number, forceN: number, peakN: number): void {
    let plateau = this.stroke.plateaus[this.plateau];
    while (plateau !== undefined && planTick > plateau.toTick) {
      this.close();
      plateau = this.stroke.plateaus[this.plateau];
    }
    if (plateau === undefined) return;
    const { on } = this;
    if (planTick <= plateau.fromTick + OVERSHOOT_TICKS && peakN > on.peakN) on.peakN = peakN;
    if (planTick < plateau.fromTick) return;
    const errorN = forceN - plateau.forceN;
    on.samples += 1;
    on.sumN += errorN;
    on.squares += errorN * errorN;
    if (Math.abs(errorN) > on.worstN) on.worstN = Math.abs(errorN);
    if (forceN < this.contactN) on.lost += 1;
    const bandN = Math.max(BAND_N, BAND_SHARE * plateau.forceN);
    if (on.inBandS < 0 && Math.abs(this.sumN / MEAN_SAMPLES - plateau.forceN) <= bandN) {
      on.inBandS = (planTick - plateau.fromTick) / 1000;
    }
  }

  private close(): void {
    const { on } = this;
    const askedN = this.stroke.plateaus[this.plateau]?.forceN ?? 0;
    this.plateau += 1;
    if (on.samples > 0) {
      this.presses.push({
        askedN,
        errorN: on.sumN / on.samples,
        rmsN: Math.sqrt(on.squares / on.samples),
        overshootPct:
          this.stroke.technique === 'hold' ? overshootPct(on.peakN, askedN, on.sumN / on.samples) : null,
        inBandS: on.inBandS < 0 ? null : on.inBandS,
        worstPct: (on.worstN / askedN) * 100,
        lostS: on.lost * SAMPLE_S,
      });
    }
    Object.assign(on, { samples: 0, sumN: 0, squares: 0, peakN: 0, worstN: 0, lost: 0, inBandS: -1 });
  }
}

function overshootPct(peakN: number, askedN: number, errorN: number): number {
  return Math.max(0, ((peakN - askedN - errorN) / askedN) * 100);
}
