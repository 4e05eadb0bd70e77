/** The carriage: follows its plan by counts of its encoder, and finds its zero at the switch. */
import type { LinearAxis } from '../../chair/profile.ts';
import type { Segment } from '../../chair/segment.ts';
import { clamp } from '../../units/numbers.ts';
import type { Inputs } from './inputs.ts';
import { Lane, toldAt } from './lane.ts';

/** A third of what the lag of line, loop and drive together would bear. */
const GAIN_PER_S = 3;
const CORRECTION_MM_PER_S = 15;
/** From a told speed to the carriage having it. */
const LAG_S = 0.05;
const NEAR_ENOUGH_MM = 0.5;
const SEEK_MM_PER_S = 30;
const TOUCH_MM_PER_S = 6;
/** A switch that is not found by then is broken, or something is in the way. */
const SEEK_PATIENCE_MS = 60_000;

type Search = 'down' | 'off' | 'touch' | 'found';

export class CarriageDrive {
  readonly lane = new Lane<Segment>();
  driveMmPerS = 0;
  /** Where it is told to be; null until its zero is known. */
  toldMm: number | null = null;
  plannedMmPerS = 0;
  private readonly axis: LinearAxis;
  private readonly inputs: Inputs;
  private search: Search = 'down';
  private searchMs = 0;

  constructor(axis: LinearAxis, inputs: Inputs) {
    this.axis = axis;
    this.inputs = inputs;
  }

  get errorMm(): number {
    return this.toldMm === null ? 0 : this.toldMm - this.inputs.carriageMm;
  }

  beginSearch(): void {
    this.search = 'down';
    this.searchMs = 0;
    this.toldMm = null;
  }

  /** Down onto the switch, off it, and slowly onto it again: the second time counts. */
  seekZero(dtS: number): 'searching' | 'found' | 'failed' {
    const { inputs } = this;
    const atZero = inputs.carriageAtZero;
    this.searchMs += dtS * 1000;
    if (this.searchMs > SEEK_PATIENCE_MS) return 'failed';
    switch (this.search) {
      case 'down':
        this.driveMmPerS = atZero ? 0 : -Math.min(SEEK_MM_PER_S, this.axis.maxSpeedMmPerS);
        if (atZero) this.search = 'off';
        return 'searching';
      case 'off':
        this.driveMmPerS = atZero ? TOUCH_MM_PER_S : 0;
        if (!atZero) this.search = 'touch';
        return 'searching';
      case 'touch':
        this.driveMmPerS = atZero ? 0 : -TOUCH_MM_PER_S;
        if (!atZero) return 'searching';
        inputs.zeroCarriage();
        this.toldMm = this.axis.referenceMm;
        this.lane.clear();
        this.search = 'found';
        return 'searching';
      case 'found':
        this.driveMmPerS = 0;
        return 'found';
      default:
        return this.search satisfies never;
    }
  }

  /** The plan at `tick`, whose clock runs at `rate`. */
  follow(tick: number, rate: number): void {
    const told = toldAt(this.lane, tick);
    this.toldMm = told?.mm ?? this.toldMm;
    this.plannedMmPerS = (told?.mmPerS ?? 0) * rate;
    const forward = this.plannedMmPerS + (told?.mmPerS2 ?? 0) * rate * rate * LAG_S;
    const { errorMm } = this;
    if (this.plannedMmPerS === 0 && Math.abs(errorMm) < NEAR_ENOUGH_MM) this.driveMmPerS = 0;
    else {
      const correction = clamp(errorMm * GAIN_PER_S, -CORRECTION_MM_PER_S, CORRECTION_MM_PER_S);
      const most = this.axis.maxSpeedMmPerS * 1.1;
      this.driveMmPerS = clamp(forward + correction, -most, most);
    }
  }

  /** A person holds it: towards the seat end, to its switch. */
  homeSlowly(): void {
    this.driveMmPerS = this.inputs.carriageAtZero ? 0 : -Math.min(SEEK_MM_PER_S, this.axis.maxSpeedMmPerS);
  }

  stand(): void {
    this.driveMmPerS = 0;
    this.plannedMmPerS = 0;
  }

  forget(): void {
    this.lane.clear();
    this.stand();
  }
}
