/** The kneading motor: its queue of spans, the rate to ask of its drive, and the rate its encoder shows. */
import { type KneadItem, kneadMilliHzAt } from './force-item.ts';
import { COUNTS_PER_TICK } from './plan-clock.ts';
import { Timeline } from './timeline.ts';

/** Over about a fifth of a second: the encoder has few counts a turn. */
const RATE_SHARE = 1 / 200;

export class Kneading {
  readonly timeline = new Timeline<KneadItem>();
  /** Asked of the drive last. */
  driveHz = 0;
  measuredHz = 0;
  private turns: number | null = null;

  sense(turns: number): void {
    const turned = this.turns === null ? 0 : turns - this.turns;
    this.turns = turns;
    if (turned === 0 && this.measuredHz === 0) return;
    const hz = this.measuredHz + (turned * 1000 - this.measuredHz) * RATE_SHARE;
    this.measuredHz = hz < 1e-3 ? 0 : hz;
  }

  /** Follows its spans; a plan clock slower than 1 slows it too, so that it stands when paused (§6). */
  follow(counts: number, rate: number): void {
    if (this.timeline.due(counts)) while (this.timeline.advance(counts) !== null);
    const running = this.timeline.current;
    const milliHz = running === null ? 0 : kneadMilliHzAt(running, counts / COUNTS_PER_TICK);
    this.driveHz = (milliHz / 1000) * Math.min(1, rate);
  }

  stand(): void {
    this.driveHz = 0;
  }
}
