/**
 * Looks at everything once a millisecond and acts on the first thing that is wrong (spec.md §3 silence, §8 faults).
 * It asks nobody: a broken host, a broken plan and a broken drive all end in letting go.
 */
import { calibrationEnds } from './calibration-commands.ts';
import type { Core } from './core.ts';
import { CurrentWatch } from './current-watch.ts';
import type { DepthChannel } from './depth-channel.ts';
import { RULES } from './rules.ts';
import type { RunsIn } from './runs-in.ts';
import { SpotTime } from './spot-time.ts';
import type { TravelAxis } from './travel-axis.ts';
import {
  AstrayWatch,
  type Finding,
  ForceWatch,
  InWatch,
  KneadWatch,
  MovedUncommanded,
  NotMoving,
  PlaceWatch,
  PressWatch,
} from './watch.ts';

/** Axis numbers as in `seg.axis`; depth channels follow. */
const CARRIAGE = 0;
const WIDTH = 1;
const FIRST_DEPTH = 2;
const KNEADING = 4;

interface RollerWatch {
  readonly channel: DepthChannel;
  /** Its number. */
  readonly axis: number;
  readonly runsIn: RunsIn;
  readonly stuck: NotMoving;
  readonly wandered: MovedUncommanded;
  readonly force: ForceWatch | CurrentWatch;
  readonly place: PlaceWatch;
  readonly within: InWatch;
  readonly spot: SpotTime;
}

export class Guard {
  private readonly core: Core;
  private readonly stuckCarriage = new NotMoving();
  private readonly stuckWidth = new NotMoving();
  private readonly astrayCarriage = new AstrayWatch();
  private readonly astrayWidth = new AstrayWatch();
  private readonly carriageWandered = new MovedUncommanded();
  private readonly widthWandered = new MovedUncommanded();
  private readonly carriagePlace: PlaceWatch;
  private readonly widthPlace: PlaceWatch;
  private readonly knead = new KneadWatch();
  private readonly pressesOn = new PressWatch();
  private readonly rollers: readonly RollerWatch[];
  private stopMs = 0;

  constructor(core: Core) {
    this.core = core;
    const { carriage, force } = core.profile;
    this.rollers = core.lettingGo.rollers.map(({ channel, runsIn }, index) => ({
      channel,
      axis: FIRST_DEPTH + index,
      runsIn,
      stuck: new NotMoving(),
      wandered: new MovedUncommanded(),
      force: force.depth === undefined ? new ForceWatch() : new CurrentWatch(),
      place: new PlaceWatch(channel.axis),
      within: new InWatch(),
      spot: new SpotTime(carriage, force.contactN),
    }));
    this.carriagePlace = new PlaceWatch(core.profile.carriage);
    this.widthPlace = new PlaceWatch(core.profile.width);
  }

  step(): void {
    const { core } = this;
    if (this.stopPressed()) core.fail({ fault: 'stop-input', detail: 0 });
    const runsIn = this.runningIn();
    if (runsIn !== null) core.fail(runsIn);
    if (core.armed) {
      const finding =
        this.switches() ?? this.movement() ?? this.pressure() ?? this.unloaded() ?? this.places();
      if (finding !== null) core.fail(finding);
      else if (core.ms - core.aliveMs > RULES.silenceMs) core.letGoBecause('silence');
      else if (core.ms - core.armedMs > RULES.sessionMs) core.letGoBecause('time-up');
      else if (this.spotHadEnough()) core.letGoBecause('spot-time');
    } else {
      this.forgetMoving();
      for (const { spot, within } of this.rollers) {
        spot.begin();
        within.reset();
      }
      if (core.phase === 'calibrating' && calibrationEnds(core)) core.enter('letGo');
    }
    const wandered = this.wandering();
    if (wandered !== null) core.fail(wandered);
    const { motion } = core;
    if (motion.comfort.exists) {
      const found = motion.comfort.watch(isHeld(core));
      if (found !== null) core.fail(found);
    }
    if (this.pressesOn.step(hasLetGo(core), motion.presses)) core.fail(stillPressing(motion));
  }

  /** Whatever is driven, the hard-wired stop ends; but Open stays open, so that nobody is left clamped by it. */
  private stopPressed(): boolean {
    const { core } = this;
    const driven = core.armed || (isHeld(core) && core.held !== null);
    this.stopMs = driven && core.sensors.stopPressed ? this.stopMs + 1 : 0;
    return this.stopMs >= RULES.stopInputMs;
  }

  private spotHadEnough(): boolean {
    const { sense } = this.core.motion.carriage;
    let enough = false;
    for (const { spot, channel } of this.rollers) if (spot.step(channel, sense)) enough = true;
    return enough;
  }

  /** Whatever else goes on, also while everything is let go: it ends only without current. */
  private runningIn(): Finding | null {
    const { powered } = this.core.motion;
    let finding: Finding | null = null;
    for (const { runsIn, channel, axis } of this.rollers) {
      if (!powered) runsIn.begin();
      else if (runsIn.step(channel)) finding = { fault: 'moved-uncommanded', detail: axis };
    }
    return finding;
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
    const follows = followsPlan(this.core);
    if (this.astrayCarriage.step(follows, carriage)) return { fault: 'not-moving', detail: CARRIAGE };
    if (this.astrayWidth.step(follows, width)) return { fault: 'not-moving', detail: WIDTH };
    for (const { stuck, channel, axis } of this.rollers)
      if (stuck.step(channel)) return { fault: 'not-moving', detail: axis };
    if (this.knead.stuck(motion.kneading)) return { fault: 'not-moving', detail: KNEADING };
    return null;
  }

  private pressure(): Finding | null {
    const { motion, phase } = this.core;
    // Where nobody has said yet where the zones are, a scan still has a limit of its own.
    const ceilingN = phase === 'scanning' ? RULES.scanCeilingN : motion.ceilings.hereN;
    for (const { force, channel } of this.rollers) {
      const finding = force.step(channel, ceilingN);
      if (finding !== null) return finding;
    }
    return null;
  }

  /** Rollers that were not in at the Start are taken in by `ref`: what `arm` could not ask of their cells is asked then. */
  private unloaded(): Finding | null {
    const { phase, calibrator } = this.core;
    const driftN = phase === 'referencing' ? calibrator.driftN : null;
    return driftN === null ? null : { fault: 'force-implausible', detail: Math.round(driftN * 1000) };
  }

  private places(): Finding | null {
    const { motion } = this.core;
    for (const { within, channel, axis } of this.rollers)
      if (within.step(channel, motion.referenced)) return { fault: 'travel', detail: axis };
    if (!motion.referenced) return null;
    if (this.carriagePlace.step(motion.carriage.sense, motion.carriageAtZero))
      return { fault: 'travel', detail: CARRIAGE };
    if (this.widthPlace.step(motion.width.sense, motion.widthAtZero))
      return { fault: 'travel', detail: WIDTH };
    for (const { place, channel, axis } of this.rollers)
      if (place.step(channel.sense, channel.atZero)) return { fault: 'travel', detail: axis };
    return null;
  }

  private wandering(): Finding | null {
    const { motion } = this.core;
    if (this.carriageWandered.step(this.isBraked(motion.carriage), motion.carriage.sense))
      return { fault: 'moved-uncommanded', detail: CARRIAGE };
    if (this.widthWandered.step(this.isBraked(motion.width), motion.width.sense))
      return { fault: 'moved-uncommanded', detail: WIDTH };
    if (this.knead.wandered(motion.kneading)) return { fault: 'moved-uncommanded', detail: KNEADING };
    const braked = this.rollersBraked();
    for (const { wandered, channel, axis } of this.rollers)
      if (wandered.step(braked, channel.sense)) return { fault: 'moved-uncommanded', detail: axis };
    return null;
  }

  private isBraked(axis: TravelAxis): boolean {
    switch (this.core.phase) {
      case 'referencing':
      case 'scanning':
        return false;
      case 'stopping':
        return axis.driveMmPerS === 0;
      case 'playing':
      case 'pausing':
      case 'resuming':
        // While the plan clock stands, in a pause and until the rollers are back, nothing travels, whatever the plan asks there.
        return this.core.motion.clock.stands || !axis.commandedToMove;
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

/** A person holds a control. */
function isHeld({ phase }: Core): boolean {
  switch (phase) {
    case 'openingDisarmed':
    case 'openingArmed':
    case 'openingReady':
    case 'openingFaulted':
      return true;
    default:
      return false;
  }
}

/** Elsewhere carriage and width go by their own way, or nowhere. */
function followsPlan({ phase }: Core): boolean {
  return phase === 'playing' || phase === 'pausing' || phase === 'resuming';
}

/** A pause lets go, too. */
function hasLetGo({ phase }: Core): boolean {
  switch (phase) {
    case 'pausing':
    case 'paused':
    case 'stopping':
    case 'disarmed':
    case 'faulted':
      return true;
    default:
      return false;
  }
}

/** The detail is the hardest reading. */
function stillPressing({ channels }: Core['motion']): Finding {
  const hardestN = Math.max(...channels.map(({ forceN }) => forceN));
  return { fault: 'still-pressing', detail: Math.round(hardestN * 1000) };
}
