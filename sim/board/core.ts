/**
 * The board without its line: the phase it is in, what it does in each, and how it gets from one to another.
 * Commands and the guard act on it; it never acts on them.
 */
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { BoardState } from '../../src/protocol/messages.ts';
import type { Drives, Sensors } from '../plant/port.ts';
import { Calibrator } from './calibrator.ts';
import { Staging } from './commit-lanes.ts';
import type { BoardEvent } from './events.ts';
import { FaultLatch } from './fault-latch.ts';
import { FAULT_MEMORY_BYTES, FaultRecord } from './fault-record.ts';
import { forgetBack } from './follow-back.ts';
import { LettingGo } from './letting-go.ts';
import { LettingGoTold } from './letting-go-told.ts';
import { isArmed, type LifecycleInput, mayMove, type Phase, reportedState, transition } from './lifecycle.ts';
import { type Held, Motion } from './motion.ts';
import { ReferenceRun } from './reference-run.ts';
import { RULES } from './rules.ts';
import { type ScanOrder, ScanRun } from './scan-run.ts';
import { type Finding, LOSES_PLACE } from './watch.ts';

export interface CoreOptions {
  readonly profile: ChairProfile;
  readonly drives: Drives;
  readonly sensors: Sensors;
  readonly onEvent?: (event: BoardEvent) => void;
  /** Outlives the board's power: what was latched. */
  readonly faultMemory?: Uint8Array;
  /** … and how its load cells are calibrated. */
  readonly calibrationMemory?: Uint8Array;
}

export class Core {
  readonly profile: ChairProfile;
  readonly sensors: Sensors;
  readonly motion: Motion;
  readonly latch = new FaultLatch();
  readonly record: FaultRecord;
  readonly staging = new Staging();
  /** Board clock: milliseconds since power-up (§4). */
  ms = 0;
  phase: Phase = 'disarmed';
  /** Of the phase: looked at too often to be looked up. */
  armed = false;
  /** When the last whole line of this session came. */
  aliveMs = 0;
  /** When a person's Start was taken. */
  armedMs = 0;
  /** A fault or notice latched that no `ct` has told yet. */
  untold = true;
  private openMs = 0;
  /** Something moved without being told: no current until a person has cleared that. */
  private runaway = false;
  readonly scan: ScanRun;
  readonly calibrator: Calibrator;
  private readonly reference: ReferenceRun;
  readonly lettingGo: LettingGo;
  private readonly onEvent: ((event: BoardEvent) => void) | null;
  private readonly told = new LettingGoTold();

  constructor(options: CoreOptions) {
    this.profile = options.profile;
    this.record = new FaultRecord(options.faultMemory ?? new Uint8Array(FAULT_MEMORY_BYTES));
    this.sensors = options.sensors;
    this.motion = new Motion(options.profile, options.drives, options.sensors);
    this.calibrator = new Calibrator(this.motion, options.calibrationMemory);
    this.reference = new ReferenceRun(this.motion);
    this.scan = new ScanRun(this.motion);
    this.lettingGo = new LettingGo(this.motion);
    this.onEvent = options.onEvent ?? null;
    this.driveOff();
    const { latched, lastId } = this.record.last;
    this.latch.restore(latched, lastId);
    if (latched !== null) this.phase = 'faulted';
    this.latch.latch('power', 0, 0);
  }

  tell(event: BoardEvent): void {
    if (this.onEvent !== null) this.onEvent(event);
  }

  /** Follows the table; false where the input means nothing in this phase. */
  enter(input: LifecycleInput): boolean {
    const next = transition(this.phase, input);
    if (next === null) return false;
    const from = this.phase;
    this.phase = next;
    this.armed = isArmed(next);
    if (next !== from) {
      this.onEntered(from, next);
      this.tell({ kind: 'phase', ms: this.ms, from, to: next });
    }
    return true;
  }

  /** Latches a fault and lets go. */
  fail({ fault, detail }: Finding): void {
    this.note(fault, detail);
    if (fault === 'moved-uncommanded') this.runaway = true;
    if (LOSES_PLACE.has(fault)) this.motion.referenced = false;
    this.enter('fault');
  }

  /** Lets go with a notice: nothing is broken. */
  letGoBecause(notice: 'silence' | 'time-up' | 'spot-time'): void {
    this.note(notice, 0);
    this.enter('letGo');
  }

  /** The latched fault or notice is gone, at a person's asking. */
  clear(): void {
    this.latch.clear();
    this.record.keep(null, this.latch.number);
    this.runaway = false;
    this.untold = true;
    this.enter('cleared');
  }

  /** What a person moves now; null: nothing, or everything opens. */
  held: Held | null = null;

  /** `opn`: for the next 200 ms the rollers retract. Not by a drive that moves by itself: without current it lets go. */
  open(): void {
    this.hold(null);
  }

  /**
   * `hld`: for the next 200 ms the back or the leg rest moves. Closing only where nothing is wrong, and never while the
   * hard-wired stop is pressed.
   */
  pose(held: Held): void {
    const closes = held.way === 'close';
    if (closes && (this.latch.isFault || this.sensors.stopPressed)) return;
    if (this.motion.comfort.has(held.axis)) this.hold(held);
  }

  private hold(held: Held | null): void {
    if (this.runaway || !this.enter('open')) return;
    this.held = held;
    this.openMs = this.ms;
  }

  /** `scn`: feels the back; false where this is not the moment. */
  beginScan(order: ScanOrder): boolean {
    if (!this.enter('scan')) return false;
    this.scan.begin(order);
    return true;
  }

  /** §3: while this is so, no other session begins. */
  get isBusy(): boolean {
    if (mayMove(this.phase) || this.phase === 'calibrating') return true;
    // Where nobody sits, a cell that reads something presses on nobody: a technician has to get in.
    return this.motion.moves || (this.sensors.seat && this.motion.presses);
  }

  /** What the phase is called on the wire. */
  get reported(): BoardState {
    const state = reportedState(this.phase);
    return state === 'opening' && this.held !== null ? 'posing' : state;
  }

  /** One millisecond of doing what the phase says. */
  act(): void {
    const { motion } = this;
    switch (this.phase) {
      case 'disarmed':
      case 'faulted':
      case 'calibrating':
        return;
      case 'armed':
        motion.stand();
        return;
      case 'referencing': {
        const result = this.reference.step();
        if (result === 'done') this.enter('referenced');
        else if (result === 'failed') this.fail({ fault: 'reference-failed', detail: 0 });
        return;
      }
      case 'ready':
      case 'paused':
        motion.hold();
        return;
      case 'scanning':
        if (this.scan.step()) this.enter('scanned');
        return;
      case 'playing':
        motion.play();
        if (motion.ranOut && motion.retracted && !motion.moves) this.enter('ranOut');
        return;
      case 'pausing':
        motion.pause();
        if (motion.clock.stands && motion.retracted && !motion.moves) this.enter('stood');
        return;
      case 'resuming':
        if (motion.resume()) this.enter('pressedAgain');
        return;
      case 'stopping':
        this.letGo();
        return;
      case 'openingDisarmed':
      case 'openingArmed':
      case 'openingReady':
      case 'openingFaulted':
        this.keepHeld();
        return;
      default:
        this.phase satisfies never;
    }
  }

  private keepHeld(): void {
    const { motion, held } = this;
    const found = held === null ? motion.open() : motion.pose(held);
    if (found !== null) this.fail(found);
    else if (this.ms - this.openMs > RULES.openMs) this.endHeld();
  }

  /** The control is let go. Where something is pinched just then, that is let go first. */
  private endHeld(): void {
    const found = this.motion.comfort.letHeldGo();
    if (found !== null) this.fail(found);
    else this.enter('openEnded');
  }

  private note(fault: Finding['fault'], detail: number): void {
    const latched = this.latch.latch(fault, this.ms, detail);
    if (latched === null) return;
    if (this.latch.isFault) this.record.keep(latched, latched.id);
    this.untold = true;
    this.tell({ kind: 'latched', ms: this.ms, latched });
  }

  private letGo(): void {
    const { motion, ms } = this;
    const done = this.lettingGo.step(this.runaway);
    this.told.look(motion, ms, (event) => this.tell(event));
    if (done) this.enter(this.latch.isFault ? 'releasedFaulted' : 'releasedClean');
  }

  private onEntered(from: Phase, to: Phase): void {
    switch (to) {
      case 'stopping':
        this.staging.clear();
        this.lettingGo.begin();
        this.told.begin();
        return;
      case 'disarmed':
      case 'faulted':
        this.driveOff();
        return;
      case 'armed':
        if (from === 'disarmed') {
          this.motion.clock.reset();
          forgetBack(this.motion.channels);
          this.armedMs = this.ms;
        }
        this.motion.power(true);
        return;
      case 'referencing':
        this.reference.begin();
        return;
      case 'pausing':
        this.motion.clock.hold();
        return;
      case 'resuming':
        this.motion.beginResume();
        return;
      case 'playing':
        this.motion.clock.free();
        return;
      case 'openingDisarmed':
      case 'openingFaulted':
        this.motion.power(true);
        return;
      case 'ready':
      case 'scanning':
      case 'paused':
      case 'openingArmed':
      case 'openingReady':
      case 'calibrating':
        return;
      default:
        to satisfies never;
    }
  }

  private driveOff(): void {
    this.held = null;
    this.motion.forget();
    this.motion.comfort.forget();
    this.motion.stand();
    this.staging.clear();
    if (this.motion.powered) this.tell({ kind: 'drives-off', ms: this.ms });
    this.motion.power(false);
  }
}
