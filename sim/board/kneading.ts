/** The kneading motor: its queue of spans, the rate to ask of its drive, and the rate its encoder shows. */
import { type KneadItem, kneadMilliHzAt } from './force-item.ts';
import { Glide } from './glide.ts';
import { COUNTS_PER_TICK } from './plan-clock.ts';
import { Timeline } from './timeline.ts';

/** Over about a fifth of a second: the encoder has few counts a turn. */
const RATE_SHARE = 1 / 200;

/** The motor is asked in billionths of a turn a second (spec.md §5): 1 Hz/s at most, changing by 4 Hz/s². */
const PER_HZ = 1_000_000_000;
const PER_MILLI_HZ = 1_000_000;
const SLEW_PER_MS = 1_000_000;
const EASE_PER_MS = 4000;

export class Kneading {
  readonly timeline = new Timeline<KneadItem>();
  /** Asked of the drive last. */
  driveHz = 0;
  measuredHz = 0;
  /** What its encoder shows; 0 before it was looked at. */
  turns = 0;
  private seen = false;
  private readonly glide = new Glide(0);

  sense(turns: number): void {
    const turned = this.seen ? turns - this.turns : 0;
    this.turns = turns;
    this.seen = true;
    if (turned === 0 && this.measuredHz === 0) return;
    const hz = this.measuredHz + (turned * 1000 - this.measuredHz) * RATE_SHARE;
    this.measuredHz = hz < 1e-3 ? 0 : hz;
  }

  /** Follows its spans, without a step in how fast its rate changes; a plan clock slower than 1 slows it too, so that it stands when paused (§6). */
  follow(counts: number, rate: number): void {
    if (this.timeline.due(counts)) while (this.timeline.advance(counts) !== null);
    const running = this.timeline.current;
    const milliHz = running === null ? 0 : kneadMilliHzAt(running, counts / COUNTS_PER_TICK);
    const goal = Math.round(milliHz * PER_MILLI_HZ * Math.min(1, rate));
    if (!this.glide.isAt(goal)) this.glide.step(goal, SLEW_PER_MS, EASE_PER_MS);
    this.driveHz = this.glide.value / PER_HZ;
  }

  /** At once, whatever it did: nothing is gentler than a motor without a task. */
  stand(): void {
    this.glide.set(0);
    this.driveHz = 0;
  }
}
