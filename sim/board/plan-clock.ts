/**
 * The plan clock (spec.md §4): whole counts, 1024 to a tick of one millisecond at rate 1. Segments and spans are timed
 * on it and on nothing else; safety never is.
 *
 *     each board millisecond:  rate glides towards its goal,  rest += rate,  counts += ⌊rest / 1 024 000⌋,  rest mod= 1 024 000
 */
import {
  AS_PLANNED_PERMILLE,
  type ClockLaw,
  FASTEST_PERMILLE,
  RATE_PER_PERMILLE,
} from '../../src/chair/clock-law.ts';
import { Glide } from './glide.ts';

export const COUNTS_PER_TICK = 1024;

const RATE_PER_COUNT = 1_024_000;
const AS_PLANNED = AS_PLANNED_PERMILLE * RATE_PER_PERMILLE;

export class PlanClock {
  counts = 0;
  running = false;
  /** The speed override. */
  askedPermille = AS_PLANNED_PERMILLE;
  /** The greatest rate asked for since the rate last stood still, at least 1000: what the law is scaled by. */
  topPermille = AS_PLANNED_PERMILLE;
  private readonly law: ClockLaw;
  private readonly glide = new Glide(AS_PLANNED);
  private held = false;
  private rest = 0;
  private slew: number;
  private ease: number;
  /** From the wire's fastest to 1. */
  private readonly slowestTicks: number;

  constructor(law: ClockLaw) {
    this.law = law;
    this.slew = law.slewPerMs;
    this.ease = law.easePerMs;
    this.slowestTicks = ticksToSlow(scaled(law, FASTEST_PERMILLE));
  }

  /** `arm`: back to 0, standing, at rate 1. */
  reset(): void {
    this.counts = 0;
    this.rest = 0;
    this.running = false;
    this.glide.set(AS_PLANNED);
    this.askedPermille = AS_PLANNED_PERMILLE;
    this.held = false;
    this.setTop(AS_PLANNED_PERMILLE);
  }

  /** The first committed batch; of no effect later. */
  start(): void {
    this.running = true;
  }

  /** The speed override; while held it is only remembered. */
  ask(ratePermille: number): void {
    this.askedPermille = ratePermille;
    if (ratePermille > this.topPermille) this.setTop(ratePermille);
  }

  /** Pause: towards 0. */
  hold(): void {
    this.held = true;
  }

  /** Resume: back to what is asked. */
  free(): void {
    this.held = false;
  }

  /** Nothing of the clock moves: it was held, and stands. */
  get stands(): boolean {
    return this.glide.isAt(0);
  }

  /** r of the spec: 1 048 576 to a thousandth. */
  get rateUnits(): number {
    return this.glide.value;
  }

  /** As planned is 1. */
  get rate(): number {
    return this.glide.value / AS_PLANNED;
  }

  /** How fast the rate changes, per second: what the drives must anticipate. */
  get slewPerS(): number {
    return (this.glide.slope * 1000) / AS_PLANNED;
  }

  /** Whole thousandths, for telemetry. */
  get ratePermille(): number {
    return Math.floor(this.glide.value / RATE_PER_PERMILLE);
  }

  get tick(): number {
    return Math.floor(this.counts / COUNTS_PER_TICK);
  }

  /** Ticks in which the clock is sure to have slowed down from wherever it is to rate 1. */
  get slowingTicks(): number {
    const easing = this.glide.slope > 0 ? Math.ceil((3 * this.glide.slope) / (2 * this.ease)) : 0;
    return this.slowestTicks + easing;
  }

  /** One millisecond; `goalPermille` is what the plan bears of what is asked. */
  step(goalPermille: number): void {
    if (!this.running) return;
    const goal = (this.held ? 0 : goalPermille) * RATE_PER_PERMILLE;
    if (!this.glide.isAt(goal)) this.glide.step(goal, this.slew, this.ease);
    else if (this.topPermille > AS_PLANNED_PERMILLE)
      this.setTop(Math.max(AS_PLANNED_PERMILLE, this.askedPermille));
    if (this.glide.value === AS_PLANNED) {
      this.counts += COUNTS_PER_TICK;
      return;
    }
    const rest = this.rest + this.glide.value;
    const counts = Math.floor(rest / RATE_PER_COUNT);
    this.rest = rest - counts * RATE_PER_COUNT;
    this.counts += counts;
  }

  private setTop(permille: number): void {
    const { slewPerMs, easePerMs } = scaled(this.law, permille);
    this.topPermille = permille;
    this.slew = slewPerMs;
    this.ease = easePerMs;
  }
}

/** A plan that bears a higher rate is slower by as much itself: the change may be quicker. */
function scaled({ slewPerMs, easePerMs }: ClockLaw, permille: number): ClockLaw {
  return {
    slewPerMs: Math.floor((slewPerMs * permille) / AS_PLANNED_PERMILLE),
    easePerMs: Math.floor((easePerMs * permille) / AS_PLANNED_PERMILLE),
  };
}

function ticksToSlow({ slewPerMs, easePerMs }: ClockLaw): number {
  const glide = new Glide(FASTEST_PERMILLE * RATE_PER_PERMILLE);
  let sum = 0;
  while (!glide.isAt(AS_PLANNED)) {
    glide.step(AS_PLANNED, slewPerMs, easePerMs);
    sum += glide.value;
  }
  return Math.ceil(sum / RATE_PER_COUNT / COUNTS_PER_TICK);
}
