/**
 * The board that a Firmata chair does not have, on the host: phases and guards, stepped some fifty times a second,
 * whenever samples have come (protocols/firmata/spec.md §3).
 *
 *   disarmed ─arm→ armed ─reference→ referencing → ready ⇄ playing ⇄ pausing → paused → resuming → playing
 *   any armed one ─letGo→ stopping ─in→ disarmed, or faulted ─clear→ disarmed
 *   disarmed, faulted ⇄ opening; armed, ready → opening → stopping
 *
 * The power relay is toggled while anything is armed, opening or letting go, and at no other time.
 */
import type { ChairProfile } from '../../chair/profile.ts';
import type { Batch } from '../../chair/segment.ts';
import { guardOf, type Wiring } from '../../chair/wiring.ts';
import type { ChairState } from '../../engine/chair-events.ts';
import { clamp } from '../../units/numbers.ts';
import { HostMotion } from './host-motion.ts';
import { isPowered, type Phase, reported, restPhase } from './host-phase.ts';
import type { Inputs } from './inputs.ts';
import type { Outputs } from './outputs.ts';
import { PlayWatch } from './play-watch.ts';
import { RelayFeed } from './relay-feed.ts';

/** One step believes no more than this: what is longer was a host that stood still. */
const LONGEST_STEP_MS = 60;
/** The converter is heard every 10 or 20 ms; these are steps without it, because a host that slept has not listened. */
const SILENT_STEPS = 8;
const LETTING_GO_MS = 2_000;
const OPEN_MS = 200;
/** domain.md §4: half an hour is the most. */
const LONGEST_SESSION_MS = 30 * 60_000;

export class HostBoard {
  readonly motion: HostMotion;
  /** What is latched, and how many faults there were. */
  fault: string | null = null;
  faultId = 0;
  faultAtMs = 0;
  /** A person holds the button that takes the carriage home. */
  homing = false;
  private readonly profile: ChairProfile;
  private readonly wiring: Wiring;
  private readonly inputs: Inputs;
  private readonly outputs: Outputs;
  private phase: Phase = 'disarmed';
  private phaseMs = 0;
  private openedFrom: Phase = 'disarmed';
  private heldMs = 0;
  private armedMs = 0;
  private sampledMs = 0;
  private silentSteps = 0;
  private steppedMs: number;
  private readonly watch = new PlayWatch();
  private readonly relay: RelayFeed;

  constructor(profile: ChairProfile, wiring: Wiring, inputs: Inputs, outputs: Outputs, nowMs: number) {
    this.profile = profile;
    this.wiring = wiring;
    this.inputs = inputs;
    this.outputs = outputs;
    this.steppedMs = nowMs;
    this.relay = new RelayFeed(guardOf(wiring), outputs);
    this.motion = new HostMotion(profile, wiring, inputs, outputs);
  }

  get state(): ChairState {
    return reported(this.phase);
  }

  /** The relay is kept closed. */
  get powered(): boolean {
    return isPowered(this.phase);
  }

  /** The answer to a person's Start. */
  arm(nowMs: number): string {
    if (this.phase === 'faulted' || this.fault !== null) return 'faulted';
    if (this.phase !== 'disarmed') return 'moving';
    const unguarded = guardOf(this.wiring) === null || !this.profile.releasesUnpowered;
    if (this.profile.depth.length > 0 && unguarded) return 'locks-unpowered';
    if (!this.inputs.seat) return 'seat';
    if (!this.inputs.cover) return 'cover';
    if (this.inputs.closed(this.wiring.stopButton)) return 'stopped';
    this.motion.clock.reset();
    for (const drive of this.motion.depth) drive.forgetBack();
    this.steppedMs = nowMs;
    this.armedMs = nowMs;
    this.relay.begin(nowMs);
    this.silentSteps = 0;
    this.enter('armed');
    return 'ok';
  }

  reference(): string {
    if (this.phase !== 'armed') return 'not-armed';
    this.motion.carriage.beginSearch();
    this.enter('referencing');
    return 'ok';
  }

  take(batch: Batch): string {
    const { clock } = this.motion;
    switch (this.phase) {
      case 'ready':
      case 'playing':
      case 'pausing':
      case 'paused':
      case 'resuming':
        if (clock.isRunning && batch.fromTick < clock.tick) return 'late';
        this.motion.take(batch);
        if (this.phase === 'ready') this.enter('playing');
        return 'ok';
      default:
        return 'not-armed';
    }
  }

  pause(): string {
    if (this.phase !== 'playing' && this.phase !== 'resuming') return 'not-playing';
    this.motion.clock.hold(true);
    this.enter('pausing');
    return 'ok';
  }

  resume(): string {
    if (this.phase !== 'pausing' && this.phase !== 'paused') return 'not-playing';
    for (const drive of this.motion.depth) drive.beginResume();
    this.enter('resuming');
    return 'ok';
  }

  clear(): void {
    this.fault = null;
    if (this.phase === 'faulted') this.enter('disarmed');
  }

  /** Everything that is armed lets go. The outputs are told now, whatever they were told before, not at the next step. */
  letGo(): void {
    this.outputs.haltAll();
    if (!this.powered) return;
    if (this.phase !== 'stopping') {
      this.motion.forget();
      this.enter('stopping');
    }
    this.motion.retractRollers();
    this.motion.drive(true);
  }

  fail(fault: string): void {
    if (this.fault === null) {
      this.fault = fault;
      this.faultId += 1;
      this.faultAtMs = this.steppedMs;
    }
    if (this.phase === 'disarmed') this.enter('faulted');
    else this.letGo();
  }

  /** For the next 200 ms the rollers come in and the back opens, or, where `homing` is set, the carriage goes to the seat end. */
  open(): void {
    const { phase } = this;
    if (phase === 'disarmed' || phase === 'faulted' || phase === 'armed' || phase === 'ready') {
      this.openedFrom = phase;
      this.enter('opening');
    }
    if (this.phase === 'opening') this.heldMs = 0;
  }

  /** Call whenever samples have come, or time has gone by without any. */
  step(nowMs: number): void {
    const sinceMs = nowMs - this.steppedMs;
    this.steppedMs = nowMs;
    this.phaseMs += sinceMs;
    this.motion.sense();
    this.guard(nowMs);
    this.act(clamp(sinceMs, 1, LONGEST_STEP_MS) / 1000);
    this.motion.drive(this.powered);
    if (this.powered) this.relay.feed(nowMs);
  }

  private act(dtS: number): void {
    const { motion } = this;
    switch (this.phase) {
      case 'disarmed':
      case 'faulted':
      case 'armed':
        motion.stand();
        return;
      case 'referencing':
        this.seekZero(dtS);
        return;
      case 'ready':
      case 'paused':
        motion.stand();
        motion.comfort.follow(motion.clock.tick, this.phase === 'paused', dtS);
        return;
      case 'playing':
        this.play(dtS);
        return;
      case 'pausing':
        motion.travel(dtS, true);
        for (const drive of motion.depth) drive.release(dtS);
        if (motion.clock.stands && motion.allIn) this.enter('paused');
        return;
      case 'resuming':
        this.comeBack(dtS);
        return;
      case 'stopping':
        motion.retractRollers();
        if (motion.allIn || this.phaseMs > LETTING_GO_MS) this.enter(restPhase(this.fault));
        return;
      case 'opening':
        this.keepOpening(dtS);
        return;
      default:
        this.phase satisfies never;
    }
  }

  private seekZero(dtS: number): void {
    const { motion } = this;
    motion.retractRollers();
    motion.widthMm = this.profile.width.referenceMm;
    if (!motion.allIn) {
      if (this.phaseMs > 2 * LETTING_GO_MS) this.fail('reference-failed');
      return;
    }
    const found = motion.depth.length === 0 ? 'found' : motion.carriage.seekZero(dtS);
    if (found === 'failed') this.fail('reference-failed');
    else if (found === 'found') this.enter('ready');
  }

  private play(dtS: number): void {
    const { motion } = this;
    motion.travel(dtS, false);
    const ceilingN = motion.ceilingHereN();
    for (const drive of motion.depth) drive.follow(motion.clock.tick, ceilingN, dtS);
    this.watchPlay(ceilingN, dtS);
    if (this.phase === 'playing' && motion.queueMs === 0 && motion.allIn) this.enter('ready');
  }

  private comeBack(dtS: number): void {
    const { motion } = this;
    motion.travel(dtS, false);
    const ceilingN = motion.ceilingHereN();
    let back = true;
    for (const drive of motion.depth) if (!drive.resume(motion.clock.tick, ceilingN, dtS)) back = false;
    this.watchPlay(ceilingN, dtS);
    if (!back || this.phase !== 'resuming') return;
    motion.clock.hold(false);
    this.enter('playing');
  }

  private keepOpening(dtS: number): void {
    const { motion, homing } = this;
    const { recline } = this.profile;
    this.heldMs += dtS * 1000;
    motion.retractRollers();
    if (homing && motion.allIn) motion.carriage.homeSlowly();
    else motion.carriage.stand();
    const opens = recline?.closing === 'towardsMax' ? 'forward' : 'back';
    motion.comfort.turnBack(recline === null || homing ? null : opens, dtS);
    if (this.heldMs <= OPEN_MS) return;
    motion.comfort.turnBack(null, dtS);
    motion.carriage.stand();
    // Whoever was ready to play is not any more: the carriage may stand elsewhere.
    const { openedFrom } = this;
    this.enter(openedFrom === 'disarmed' || openedFrom === 'faulted' ? restPhase(this.fault) : 'stopping');
  }

  private watchPlay(ceilingN: number, dtS: number): void {
    const found = this.watch.step(this.motion, ceilingN, dtS);
    if (found !== null) this.fail(found);
  }

  private guard(nowMs: number): void {
    const { inputs, phase } = this;
    const heat = this.motion.comfort.watch();
    if (heat !== null && this.fault === null) this.fail(heat);
    if (!this.powered || phase === 'stopping' || phase === 'opening') return;
    this.silentSteps = inputs.sampledMs === this.sampledMs ? this.silentSteps + 1 : 0;
    this.sampledMs = inputs.sampledMs;
    if (this.silentSteps > SILENT_STEPS || this.relay.mayHaveDropped(nowMs)) this.fail('silence');
    else if (!inputs.seat) this.fail('seat-lost');
    else if (!inputs.cover) this.fail('cover-open');
    else if (nowMs - this.armedMs > LONGEST_SESSION_MS) this.fail('time-up');
  }

  private enter(phase: Phase): void {
    this.phase = phase;
    this.phaseMs = 0;
    this.watch.begin();
    if (this.powered) return;
    this.homing = false;
    this.motion.forget();
    this.motion.stand();
    this.outputs.haltAll();
  }
}
