/**
 * The one way in which everything ends (spec.md §7): axes brake, rollers retract to their end or until they stand
 * against something, then the drives go without current. Nothing homes.
 */
import type { DepthChannel } from './depth-channel.ts';
import type { Motion } from './motion.ts';
import { RULES } from './rules.ts';
import { RunsIn } from './runs-in.ts';

/** A retracting roller that gets nowhere, or too slowly. Then current does not help any more. */
export class Stall {
  private readonly leastMm: number;
  private readonly withinMs: number;
  private sinceMs = 0;
  private fromMm = Number.NaN;

  constructor(leastMm: number, withinMs: number) {
    this.leastMm = leastMm;
    this.withinMs = withinMs;
  }

  begin(): void {
    this.sinceMs = 0;
    this.fromMm = Number.NaN;
  }

  step(positionMm: number): boolean {
    const moved = positionMm - this.fromMm;
    if (!(moved < this.leastMm && moved > -this.leastMm)) {
      this.fromMm = positionMm;
      this.sinceMs = 0;
    } else this.sinceMs += 1;
    return this.sinceMs >= this.withinMs;
  }
}

export interface Roller {
  readonly channel: DepthChannel;
  /** At its end, or stuck. */
  readonly stall: Stall;
  /** Still pressing, and held back by its own drive more than by anything else. */
  readonly drags: Stall;
  readonly runsIn: RunsIn;
}

export class LettingGo {
  private readonly motion: Motion;
  readonly rollers: readonly Roller[];
  private ms = 0;

  constructor(motion: Motion) {
    this.motion = motion;
    this.rollers = motion.channels.map((channel) => ({
      channel,
      stall: new Stall(RULES.stalledMm, RULES.stalledMs),
      drags: new Stall(RULES.dragsMm, RULES.dragsMs),
      runsIn: new RunsIn(),
    }));
  }

  begin(): void {
    this.ms = 0;
    this.motion.forget();
    for (const { stall, drags } of this.rollers) {
      stall.begin();
      drags.begin();
    }
  }

  /**
   * One millisecond; true once all is let go and the drives may lose their current. `runaway`: something moves by itself,
   * and will until then.
   */
  step(runaway: boolean): boolean {
    const { motion } = this;
    this.ms += 1;
    motion.kneading.stand();
    motion.carriage.brake();
    motion.width.brake();
    const braked = motion.carriage.driveMmPerS === 0 && motion.width.driveMmPerS === 0;
    const opened = motion.comfort.release();
    let released = opened;
    let runsIn = false;
    let drags = false;
    for (const roller of this.rollers) {
      const { channel, stall } = roller;
      channel.retract(channel.axis.retractSpeedMmPerS, motion.referenced);
      if (channel.driveMmPerS !== 0 && !stall.step(channel.sense.positionMm)) released = false;
      if (channel.forceN < RULES.pressingN) roller.drags.begin();
      else if (roller.drags.step(channel.sense.positionMm)) drags = true;
      if (roller.runsIn.found) runsIn = true;
    }
    // A Start is refused where rollers do not let go by themselves without current.
    if (runsIn) return true;
    if (this.ms >= RULES.lettingGoMs) return true;
    // A drive too weak to take its roller off somebody: the spring, and they themselves, push it back faster.
    if (drags && braked && opened) return true;
    return braked && released && (runaway || !motion.moves);
  }
}
