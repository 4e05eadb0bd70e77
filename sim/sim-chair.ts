/**
 * The simulated chair: board and mechanics with a person in it. Bytes go in and come out as over a serial line; time
 * goes on only when `step` is called, a millisecond each. Same seed and same bytes at the same steps, same bytes out.
 */
import type { Zone } from '../src/chair/landmarks.ts';
import type { ChairProfile } from '../src/chair/profile.ts';
import { Random } from '../src/units/random.ts';
import { Board } from './board/board.ts';
import { CALIBRATION_MEMORY_BYTES } from './board/calibration-record.ts';
import type { BoardEvent } from './board/events.ts';
import { FAULT_MEMORY_BYTES } from './board/fault-record.ts';
import type { Wiring } from './faults/faulty-wiring.ts';
import type { Anatomy } from './plant/anatomy.ts';
import { hiddenBody } from './plant/body.ts';
import { Plant, type PlantTruth } from './plant/plant.ts';
import { Flash } from './store/flash.ts';
import { STORE_SECTORS } from './store/program-store.ts';
import { TruthLog, type TruthSample } from './truth.ts';

export interface SimChairOptions {
  readonly profile: ChairProfile;
  readonly statureMm: number;
  readonly seed: number;
  /** Makes bones, shape and tissue of the person differ from the chair's table; left out, the bones are the table's. */
  readonly bodySeed?: number | undefined;
  /** Nominal tissue stiffness everywhere; left out, it differs by zone and person. */
  readonly stiffnessNPerMm?: number;
  /** False: the person holds their breath. */
  readonly breathing?: boolean;
  /** What is between the board and the mechanics; left out, good wires. */
  readonly wiring?: Wiring;
  /** What each load cell reads of a newton, left and right; left out, they are exact. */
  readonly cellSpan?: readonly [number, number];
  /** … and what it reads with nothing on it, in newtons; left out, nothing. */
  readonly cellZeroN?: readonly [number, number];
  /** Bytes the board puts on the line, during `step`. */
  readonly send: (bytes: Uint8Array) => void;
  /** What the body felt, a sample every 10 ms. */
  readonly onTruth?: (sample: TruthSample) => void;
  /** What the flash of its board holds; left out, the chip is new. */
  readonly flashCells?: Uint8Array | undefined;
  /** Public keys the board was given by a technician; left out, it trusts nobody. */
  readonly trustedKeys?: readonly Uint8Array[] | undefined;
  /** The board's own account of what it did. */
  readonly onEvent?: (event: BoardEvent) => void;
}

/** A muscle takes about two seconds to double its stiffness [D]. */
const TENSION_PER_MS = 0.0005;

export class SimChair {
  private readonly options: SimChairOptions;
  private readonly plant: Plant;
  private readonly random: Random;
  private readonly truthLog: TruthLog | null;
  /** Where everything of the person really lies; for the truth log and tests, never for a host. */
  readonly anatomy: Anatomy;
  /** The chip the programs are in. */
  readonly flash: Flash;
  private readonly faultMemory = new Uint8Array(FAULT_MEMORY_BYTES);
  private readonly calibrationMemory = new Uint8Array(CALIBRATION_MEMORY_BYTES);
  private board: Board | null = null;
  private lastEpoch = 0;
  private ms = 0;
  /** The board looks every so many milliseconds, and then makes up for them. */
  private everyMs = 1;
  private behindMs = 0;
  private askedTension = 1;

  /** Switched on. */
  constructor(options: SimChairOptions) {
    const { profile, statureMm, seed, stiffnessNPerMm, bodySeed, cellSpan, cellZeroN, breathing } = options;
    this.options = options;
    this.random = new Random(seed ^ 0x5eed);
    const body = hiddenBody({
      statureMm,
      seed,
      ...(stiffnessNPerMm === undefined ? {} : { stiffnessNPerMm }),
      ...(bodySeed === undefined ? {} : { bodySeed }),
      ...(breathing === undefined ? {} : { breathing }),
    });
    this.anatomy = body.anatomy;
    this.plant = new Plant({
      profile,
      body,
      seed,
      ...(cellSpan === undefined ? {} : { cellSpan }),
      ...(cellZeroN === undefined ? {} : { cellZeroN }),
    });
    this.truthLog = options.onTruth === undefined ? null : new TruthLog(this.plant, options.onTruth);
    this.flash = new Flash(STORE_SECTORS, options.flashCells);
    this.powerOn();
  }

  /** Milliseconds since this chair was made, powered or not. */
  get nowMs(): number {
    return this.ms;
  }

  /** Which zone of the body truly lies at the carriage, or so far above it. */
  zone(aboveMm = 0): Zone {
    return this.plant.zone(aboveMm);
  }

  /** What really is; for the truth log and tests, never for a host. */
  get truth(): Readonly<PlantTruth> {
    return this.plant.truth;
  }

  receive(bytes: Uint8Array): void {
    if (this.board !== null) this.board.receive(bytes);
  }

  /** One millisecond. */
  step(): void {
    this.ms += 1;
    if (this.board !== null) this.stepBoard(this.board);
    const { wiring } = this.options;
    if (wiring !== undefined) wiring.onDrives(this.plant.drives);
    if (this.plant.tension !== this.askedTension) this.tighten();
    this.plant.step();
    if (wiring !== undefined) wiring.onSensors(this.plant.sensors);
    if (this.truthLog !== null) this.truthLog.record(this.board);
  }

  /** The mains plug is pulled: the board forgets everything, the drives lose their current. */
  powerOff(): void {
    this.board = null;
    this.flash.powerOff(this.random);
    const { drives } = this.plant;
    drives.powered = false;
    drives.carriageMmPerS = 0;
    drives.widthMmPerS = 0;
    drives.depthMmPerS[0] = 0;
    drives.depthMmPerS[1] = 0;
    drives.kneadHz = 0;
  }

  powerOn(): void {
    if (this.board !== null) return;
    const { profile, send, seed, onEvent, trustedKeys = [] } = this.options;
    const { drives, sensors } = this.plant;
    this.board = new Board({
      profile,
      drives,
      sensors,
      serial: `sim-${seed >>> 0}`,
      flash: this.flash,
      faultMemory: this.faultMemory,
      calibrationMemory: this.calibrationMemory,
      trustedKeys,
      send,
      drawEpoch: () => this.drawEpoch(),
      ...(onEvent === undefined ? {} : { onEvent }),
    });
  }

  /** Somebody sits down or gets up. */
  seat(occupied: boolean): void {
    this.plant.seated = occupied;
  }

  /** A technician hangs so much on a roller, 0 left and 1 right, in the direction in which a body presses; 0 takes it off. */
  hang(roller: 0 | 1, forceN: number): void {
    this.plant.hungN[roller] = forceN;
  }

  cover(closed: boolean): void {
    this.plant.coverClosed = closed;
  }

  /** From now on the loop of the board takes `everyMs`; its clock is right all the same. 1: as it should be. */
  slow(everyMs: number): void {
    this.everyMs = everyMs;
  }

  /** The person tenses or relaxes: tissue becomes so many times as stiff as it was made, within a second or two. */
  tense(scale: number): void {
    this.askedTension = scale;
  }

  /** The person leans back so much nearer to the rollers than they sat down, 12 mm at most, or forward, 80 mm at most, within `forMs`; 0 is back again. */
  lean(nearerMm: number, forMs: number): void {
    this.plant.leaning.to(nearerMm, forMs);
  }

  private stepBoard(board: Board): void {
    this.behindMs += 1;
    if (this.behindMs < this.everyMs) return;
    for (; this.behindMs > 0; this.behindMs -= 1) board.step();
  }

  private tighten(): void {
    const { plant, askedTension } = this;
    const change = Math.max(-TENSION_PER_MS, Math.min(TENSION_PER_MS, askedTension - plant.tension));
    plant.tension += change;
  }

  /** A few bytes of the board that outlive its power, so that no epoch follows itself. */
  private drawEpoch(): string {
    let epoch = this.lastEpoch;
    while (epoch === this.lastEpoch) epoch = this.random.integer(1, 0xffff);
    this.lastEpoch = epoch;
    return epoch.toString(16).padStart(4, '0');
  }
}
