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
  /** The greatest rate asked for since the rate last stood still, at least 1000: nothing is faster, whatever comes. */
  topPermille = AS_PLANNED_PERMILLE;
  private readonly law: ClockLaw;
  private readonly glide = new Glide(AS_PLANNED);
  private held = false;
  private rest = 0;
  /** From the wire's fastest to 1. */
  private readonly slowestTicks: number;

  constructor(law: ClockLaw) {
    this.law = law;
    this.slowestTicks = ticksToSlow(law);
  }

  /** `arm`: back to 0, standing, at rate 1. */
  reset(): void {
    this.counts = 0;
    this.rest = 0;
    this.running = false;
    this.glide.set(AS_PLANNED);
    this.askedPermille = AS_PLANNED_PERMILLE;
    this.held = false;
    this.topPermille = AS_PLANNED_PERMILLE;
  }

  /** The first committed batch; of no effect later. */
  start(): void {
    this.running = true;
  }

  /** The speed override; while held it is only remembered. */
  ask(ratePermille: number): void {
    this.askedPermille = ratePermille;
    if (ratePermille > this.topPermille) this.topPermille = ratePermille;
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

  /** It may be, or still become, faster than planned before it can turn round. */
  get mayBeFast(): boolean {
    const { value, slope } = this.glide;
    const ease = this.law.easePerMs;
    return value + (slope > 0 ? Math.ceil((slope * (slope + ease)) / (2 * ease)) : 0) > AS_PLANNED;
  }

  /** Ticks in which the clock is sure to have slowed down from wherever it is to rate 1. */
  get slowingTicks(): number {
    const easing = this.glide.slope > 0 ? Math.ceil((3 * this.glide.slope) / (2 * this.law.easePerMs)) : 0;
    return this.slowestTicks + easing;
  }

  /** The rate shall be another than it is, or is changing: then it must be known what the plan bears. */
  changes(goalPermille: number): boolean {
    return !this.glide.isAt((this.held ? 0 : goalPermille) * RATE_PER_PERMILLE);
  }

  /**
   * One millisecond; `goalPermille` is what the plan bears of what is asked. `capPermille` is the least cap of what
   * travels here and a little further on: what bears a higher rate is slower itself, so the rate may change the faster.
   */
  step(goalPermille: number, capPermille: number): void {
    if (!this.running) return;
    if (this.changes(goalPermille)) {
      const { slewPerMs, easePerMs } = this.law;
      const permille = Math.max(AS_PLANNED_PERMILLE, Math.min(capPermille, this.topPermille));
      const slew = Math.floor((slewPerMs * permille) / AS_PLANNED_PERMILLE);
      const goal = (this.held ? 0 : goalPermille) * RATE_PER_PERMILLE;
      // Half as steep upwards: whoever pauses while it gains speed need not wait for that to end first.
      this.glide.step(goal, goal < this.glide.value ? slew : Math.floor(slew / 2), easePerMs);
    } else if (this.topPermille > AS_PLANNED_PERMILLE) {
      this.topPermille = Math.max(AS_PLANNED_PERMILLE, this.askedPermille);
    }
    if (this.glide.value === AS_PLANNED) {
      this.counts += COUNTS_PER_TICK;
      return;
    }
    const rest = this.rest + this.glide.value;
    const counts = Math.floor(rest / RATE_PER_COUNT);
    this.rest = rest - counts * RATE_PER_COUNT;
    this.counts += counts;
  }
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
