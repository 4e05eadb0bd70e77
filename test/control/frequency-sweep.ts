/**
 * The open loop of the pressure control, measured on the running code: a sine is added to the speed it asks for, and
 * what comes round again is compared with what went out. Nothing is linearised but the tissue.
 */
import { PressureLoop, pressureLoopSettings } from '../../src/control/pressure-loop.ts';
import { chair } from '../chair/chairs.ts';

export interface SweepSubject {
  readonly nPerMm: number;
  /** Of the tissue (domain.md §3: 50 ms); 0 for a bare spring. */
  readonly dampingS: number;
  /** Load cell, first order. */
  readonly cellLagS: number;
  /** From the speed asked to the speed had: a pure delay, which costs more phase than any lag of that length. */
  readonly delayS: number;
}

export interface Response {
  readonly radPerS: number;
  readonly gain: number;
  /** Of the open loop, degrees; −180° at a gain of 1 would swing for ever. */
  readonly phaseDeg: number;
}

export interface Margin {
  readonly crossoverRadPerS: number;
  readonly phaseMarginDeg: number;
  readonly estimateNPerMm: number;
}

const DT_S = 0.001;
const TOUCH_N = 5;
/** Less on the softest: nothing is pressed deeper than the loop lets a roller go. */
const TARGET_N = 20;
const TARGET_MM = 30;
const RAMP_N_PER_S = 12;
const SINE_N = 0.3;

/** A roller pressed with 20 N as the loop does it, then shaken by one sine after the other. */
class Bench {
  readonly loop = new PressureLoop(pressureLoopSettings(chair('tsubo-duo'), 0));
  private readonly subject: SweepSubject;
  private readonly delayed: Float64Array;
  private readonly touchMm: number;
  private readonly aimN: number;
  private step_ = 0;
  private depthMm: number;
  private cellN = 0;
  private targetN = TOUCH_N;

  constructor(subject: SweepSubject) {
    this.subject = subject;
    this.delayed = new Float64Array(Math.max(1, Math.round(subject.delayS / DT_S)));
    this.aimN = Math.min(TARGET_N, TARGET_MM * subject.nPerMm);
    this.touchMm = 20;
    this.depthMm = this.touchMm;
    this.loop.beginApproach(TOUCH_N);
  }

  step(mode: 'approach' | 'press', targetN: number, added: number): { asked: number; went: number } {
    this.targetN = targetN;
    const asked = this.loop.step(mode, this.targetN, this.cellN, this.depthMm, DT_S);
    const at = this.step_ % this.delayed.length;
    const speed = this.delayed[at] ?? 0;
    this.delayed[at] = asked + added;
    this.step_ += 1;
    const { nPerMm, dampingS, cellLagS } = this.subject;
    this.depthMm += speed * DT_S;
    const dentMm = this.depthMm - this.touchMm;
    const forceN = Math.max(0, nPerMm * (dentMm + dampingS * speed));
    this.cellN += (forceN - this.cellN) * (DT_S / cellLagS);
    return { asked, went: asked + added };
  }

  settle(): void {
    for (let ms = 0; ms < 1500; ms++) this.step('approach', TOUCH_N, 0);
    const { aimN } = this;
    const rampMs = ((aimN - TOUCH_N) / RAMP_N_PER_S) * 1000;
    for (let ms = 0; ms < rampMs; ms++) this.step('press', TOUCH_N + (ms / 1000) * RAMP_N_PER_S, 0);
    for (let ms = 0; ms < 6000; ms++) this.step('press', aimN, 0);
  }

  respond(radPerS: number): Response {
    const amplitude = (SINE_N / this.subject.nPerMm) * radPerS;
    const periodMs = Math.round(((2 * Math.PI) / radPerS) * 1000);
    const exact = (2 * Math.PI) / (periodMs * DT_S);
    const periods = Math.max(3, Math.ceil(1500 / periodMs));
    let [askedIn, askedOut, wentIn, wentOut] = [0, 0, 0, 0];
    for (let ms = 0; ms < periodMs * (periods + 3); ms++) {
      const angle = exact * ms * DT_S;
      const { asked, went } = this.step('press', this.aimN, amplitude * Math.sin(angle));
      if (ms < periodMs * 3) continue;
      askedIn += asked * Math.sin(angle);
      askedOut += asked * Math.cos(angle);
      wentIn += went * Math.sin(angle);
      wentOut += went * Math.cos(angle);
    }
    // L = −asked / went, as complex numbers.
    const gain = Math.hypot(askedIn, askedOut) / Math.hypot(wentIn, wentOut);
    const phase = Math.atan2(askedOut, askedIn) - Math.atan2(wentOut, wentIn) + Math.PI;
    const turns = phase / (2 * Math.PI);
    // From −300° to +60°: where loops of this kind live.
    const phaseDeg = (turns - Math.ceil(turns - 1 / 6)) * 360;
    return { radPerS: exact, gain, phaseDeg };
  }
}

export function openLoop(
  subject: SweepSubject,
  radPerS: readonly number[],
): { responses: Response[]; estimateNPerMm: number } {
  const bench = new Bench(subject);
  bench.settle();
  const estimateNPerMm = bench.loop.stiffnessNPerMm();
  return { responses: radPerS.map((each) => bench.respond(each)), estimateNPerMm };
}

/** Where the gain crosses 1, by halving. */
export function marginOf(subject: SweepSubject): Margin {
  const bench = new Bench(subject);
  bench.settle();
  const estimateNPerMm = bench.loop.stiffnessNPerMm();
  let [low, high] = [1, 60];
  let response = bench.respond(low);
  for (let round = 0; round < 9; round++) {
    const middle = Math.sqrt(low * high);
    response = bench.respond(middle);
    if (response.gain > 1) low = middle;
    else high = middle;
  }
  return { crossoverRadPerS: response.radPerS, phaseMarginDeg: 180 + response.phaseDeg, estimateNPerMm };
}
