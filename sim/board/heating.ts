/**
 * The heating pad (spec.md §7a): current on and off around what its span asks. Beside the thermistor the board reckons
 * from its own current how warm the surface must be: a thermistor that lies does not burn anybody.
 */
import type { Heater } from '../../src/chair/profile.ts';
import type { HoldItem } from './commit-comfort.ts';
import { Timeline } from './timeline.ts';

const DT_S = 0.001;
const BAND_C = 0.2;
const REST_BEFORE_MS = 500;
/** The pad of this board [D]: so warm it lies against a person, so much warmer its current makes it in the end, so slowly. */
const SKIN_C = 33;
const MOST_RISE_C = 22;
const WARMS_S = 300;

export class Heating {
  readonly timeline = new Timeline<HoldItem>();
  readonly maxC: number;
  readonly cutOutC: number;
  readonly maxOnMs: number;
  on = false;
  private onMs = 0;
  askedC = 0;
  /** What the thermistor says. */
  surfaceC = 22;
  /** What the current must have made of it since it was first switched on; null before. */
  reckonedC: number | null = null;

  constructor({ maxSurfaceC, cutOutC, maxOnS }: Heater) {
    this.maxC = maxSurfaceC;
    this.cutOutC = cutOutC;
    this.maxOnMs = maxOnS * 1000;
  }

  sense(surfaceC: number): void {
    this.surfaceC = surfaceC;
    if (this.reckonedC === null) return;
    const goal = SKIN_C + (this.on ? MOST_RISE_C : 0);
    this.reckonedC += (goal - this.reckonedC) * (DT_S / WARMS_S);
  }

  follow(counts: number): void {
    if (this.timeline.due(counts)) while (this.timeline.advance(counts) !== null);
    const asked = (this.timeline.current?.item.hold ?? 0) / 10;
    this.onMs = asked > 0 ? this.onMs + 1 : 0;
    // Pauses may make its time longer than it was planned: then it is off before it is on for too long.
    this.askedC = this.onMs > this.maxOnMs - REST_BEFORE_MS ? 0 : Math.min(asked, this.maxC);
    if (this.askedC === 0) this.on = false;
    else if (this.surfaceC < this.askedC - BAND_C) {
      this.on = true;
      this.reckonedC ??= this.surfaceC;
    } else if (this.surfaceC >= this.askedC) this.on = false;
  }

  /** A pause: the spans stay. */
  rest(): void {
    this.on = false;
  }

  off(): void {
    this.on = false;
    this.askedC = 0;
    this.onMs = 0;
    this.reckonedC = null;
  }
}
