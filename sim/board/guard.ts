/**
 * Looks at everything once a millisecond and acts on the first thing that is wrong (spec.md §3 silence, §8 faults).
 * It asks nobody: a broken host, a broken plan and a broken drive all end in letting go.
 */
import type { Core } from './core.ts';
import { RULES } from './rules.ts';
import { SpotTime } from './spot-time.ts';
import type { TravelAxis } from './travel-axis.ts';
import {
  type Finding,
  ForceWatch,
  isOutside,
  KneadWatch,
  MovedUncommanded,
  NotMoving,
  SwitchAway,
} from './watch.ts';

/** Axis numbers as in `seg.axis`; depth channels follow. */
const CARRIAGE = 0;
const WIDTH = 1;
const FIRST_DEPTH = 2;
const KNEADING = 4;

export class Guard {
  private readonly core: Core;
  private readonly stuckCarriage = new NotMoving();
  private readonly stuckWidth = new NotMoving();
  private readonly carriageWandered = new MovedUncommanded();
  private readonly widthWandered = new MovedUncommanded();
  private readonly carriageSwitch = new SwitchAway();
  private readonly widthSwitch = new SwitchAway();
  private readonly knead = new KneadWatch();
  private readonly rollers: readonly {
    readonly stuck: NotMoving;
    readonly wandered: MovedUncommanded;
    readonly force: ForceWatch;
    readonly switchAway: SwitchAway;
    readonly spot: SpotTime;
  }[];

  constructor(core: Core) {
    this.core = core;
    const { carriage } = core.profile;
    this.rollers = core.motion.channels.map(() => ({
      stuck: new NotMoving(),
      wandered: new MovedUncommanded(),
      force: new ForceWatch(),
      switchAway: new SwitchAway(),
      spot: new SpotTime(carriage.minMm, carriage.maxMm, core.profile.force.contactN),
    }));
  }

  step(): void {
    const { core } = this;
    if (core.armed) {
      const finding = this.switches() ?? this.movement() ?? this.pressure() ?? this.places();
      if (finding !== null) core.fail(finding);
      else if (core.ms - core.aliveMs > RULES.silenceMs) core.letGoBecause('silence');
      else if (core.ms - core.armedMs > RULES.sessionMs) core.letGoBecause('time-up');
      else if (this.spotHadEnough()) core.letGoBecause('spot-time');
    } else {
      this.forgetMoving();
      for (const { spot } of this.rollers) spot.begin();
    }
    const wandered = this.wandering();
    if (wandered !== null) core.fail(wandered);
  }

  private spotHadEnough(): boolean {
    const { core } = this;
    const carriageMm = core.motion.carriage.sense.positionMm;
    let enough = false;
    for (let index = 0; index < this.rollers.length; index++) {
      const channel = core.motion.channels[index];
      const spot = this.rollers[index]?.spot;
      if (channel === undefined || spot === undefined) continue;
      if (spot.step(channel.forceN, carriageMm)) enough = true;
    }
    return enough;
  }

  private switches(): Finding | null {
    const { sensors } = this.core;
    if (!sensors.seat) return { fault: 'seat-lost', detail: 0 };
    if (!sensors.cover) return { fault: 'cover-open', detail: 0 };
    return null;
  }

  /** Where the board has told a drive to move. Opening is let be: a roller at its end stands. */
  private movement(): Finding | null {
    const { motion, phase } = this.core;
    if (phase === 'openingArmed' || phase === 'openingReady') {
      this.forgetMoving();
      return null;
    }
    const { carriage, width } = motion;
    if (this.stuckCarriage.step(carriage)) return { fault: 'not-moving', detail: CARRIAGE };
    if (this.stuckWidth.step(width)) return { fault: 'not-moving', detail: WIDTH };
    for (let index = 0; index < this.rollers.length; index++) {
      const channel = motion.channels[index];
      const roller = this.rollers[index];
      if (channel === undefined || roller === undefined) continue;
      if (roller.stuck.step(channel)) return { fault: 'not-moving', detail: FIRST_DEPTH + index };
    }
    if (this.knead.stuck(motion.kneading)) return { fault: 'not-moving', detail: KNEADING };
    return null;
  }

  private pressure(): Finding | null {
    const { motion } = this.core;
    for (let index = 0; index < this.rollers.length; index++) {
      const channel = motion.channels[index];
      const roller = this.rollers[index];
      if (channel === undefined || roller === undefined) continue;
      const finding = roller.force.step(channel, motion.ceilings.hereN);
      if (finding !== null) return finding;
    }
    return null;
  }

  private places(): Finding | null {
    const { motion } = this.core;
    if (!motion.referenced) return null;
    const { profile, carriage, width } = motion;
    const carriageMm = carriage.sense.positionMm;
    if (
      isOutside(carriageMm, profile.carriage.minMm, profile.carriage.maxMm) ||
      this.carriageSwitch.step(motion.carriageAtZero, carriageMm - profile.carriage.referenceMm)
    )
      return { fault: 'travel', detail: CARRIAGE };
    const widthMm = width.sense.positionMm;
    if (
      isOutside(widthMm, profile.width.minMm, profile.width.maxMm) ||
      this.widthSwitch.step(motion.widthAtZero, widthMm - profile.width.referenceMm)
    )
      return { fault: 'travel', detail: WIDTH };
    for (let index = 0; index < motion.channels.length; index++) {
      const channel = motion.channels[index];
      const switchAway = this.rollers[index]?.switchAway;
      if (channel === undefined || switchAway === undefined) continue;
      const depthMm = channel.sense.positionMm;
      if (
        isOutside(depthMm, channel.axis.minMm, channel.axis.maxMm) ||
        switchAway.step(channel.atZero, depthMm - channel.axis.referenceMm)
      )
        return { fault: 'travel', detail: FIRST_DEPTH + index };
    }
    return null;
  }

  private wandering(): Finding | null {
    const { motion } = this.core;
    if (this.carriageWandered.step(this.isBraked(motion.carriage), motion.carriage.sense))
      return { fault: 'moved-uncommanded', detail: CARRIAGE };
    if (this.widthWandered.step(this.isBraked(motion.width), motion.width.sense))
      return { fault: 'moved-uncommanded', detail: WIDTH };
    if (this.knead.wandered(motion.kneading)) return { fault: 'moved-uncommanded', detail: KNEADING };
    const rollersBraked = this.rollersBraked();
    for (let index = 0; index < this.rollers.length; index++) {
      const channel = motion.channels[index];
      const roller = this.rollers[index];
      if (channel === undefined || roller === undefined) continue;
      if (roller.wandered.step(rollersBraked, channel.sense))
        return { fault: 'moved-uncommanded', detail: FIRST_DEPTH + index };
    }
    return null;
  }

  private isBraked(axis: TravelAxis): boolean {
    switch (this.core.phase) {
      case 'referencing':
        return false;
      case 'stopping':
        return axis.driveMmPerS === 0;
      case 'playing':
      case 'pausing':
      case 'resuming':
        return !axis.commandedToMove;
      default:
        return true;
    }
  }

  /** Without current a roller goes where it is pushed, so only a braked one is watched. */
  private rollersBraked(): boolean {
    const { phase } = this.core;
    return phase === 'armed' || phase === 'ready' || phase === 'paused';
  }

  private forgetMoving(): void {
    this.stuckCarriage.reset();
    this.stuckWidth.reset();
    for (const { stuck, force } of this.rollers) {
      stuck.reset();
      force.reset();
    }
  }
}
