/**
 * The simulated chair: board and mechanics with a person in it. Bytes go in and come out as over a serial line; time
 * goes on only when `step` is called, a millisecond each. Same seed and same bytes at the same steps, same bytes out.
 */
import type { ChairProfile } from '../src/chair/profile.ts';
import { Random } from '../src/units/random.ts';
import { Board } from './board/board.ts';
import type { BoardEvent } from './board/events.ts';
import type { Anatomy } from './plant/anatomy.ts';
import { hiddenBody } from './plant/body.ts';
import { Plant, type PlantTruth } from './plant/plant.ts';
import { TruthLog, type TruthSample } from './truth.ts';

export interface SimChairOptions {
  readonly profile: ChairProfile;
  readonly statureMm: number;
  readonly seed: number;
  /** Makes bones, shape and tissue of the person differ from the chair's table; left out, the bones are the table's. */
  readonly bodySeed?: number | undefined;
  /** Nominal tissue stiffness everywhere; left out, it differs by zone and person. */
  readonly stiffnessNPerMm?: number;
  /** What each load cell reads of a newton, left and right; left out, they are exact. */
  readonly cellSpan?: readonly [number, number];
  /** Bytes the board puts on the line, during `step`. */
  readonly send: (bytes: Uint8Array) => void;
  /** What the body felt, a sample every 10 ms. */
  readonly onTruth?: (sample: TruthSample) => void;
  /** The board's own account of what it did. */
  readonly onEvent?: (event: BoardEvent) => void;
}

export class SimChair {
  private readonly options: SimChairOptions;
  private readonly plant: Plant;
  private readonly random: Random;
  private readonly truthLog: TruthLog | null;
  /** Where everything of the person really lies; for the truth log and tests, never for a host. */
  readonly anatomy: Anatomy;
  private board: Board | null = null;
  private lastEpoch = 0;
  private ms = 0;

  /** Switched on. */
  constructor(options: SimChairOptions) {
    const { profile, statureMm, seed, stiffnessNPerMm, bodySeed, cellSpan } = options;
    this.options = options;
    this.random = new Random(seed ^ 0x5eed);
    const body = hiddenBody({
      statureMm,
      seed,
      ...(stiffnessNPerMm === undefined ? {} : { stiffnessNPerMm }),
      ...(bodySeed === undefined ? {} : { bodySeed }),
    });
    this.anatomy = body.anatomy;
    this.plant = new Plant({ profile, body, seed, ...(cellSpan === undefined ? {} : { cellSpan }) });
    this.truthLog = options.onTruth === undefined ? null : new TruthLog(this.plant, options.onTruth);
    this.powerOn();
  }

  /** Milliseconds since this chair was made, powered or not. */
  get nowMs(): number {
    return this.ms;
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
    if (this.board !== null) this.board.step();
    this.plant.step();
    if (this.truthLog !== null) this.truthLog.record(this.board === null ? 0 : this.board.planTick);
  }

  /** The mains plug is pulled: the board forgets everything, the drives lose their current. */
  powerOff(): void {
    this.board = null;
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
    const { profile, send, seed, onEvent } = this.options;
    const { drives, sensors } = this.plant;
    this.board = new Board({
      profile,
      drives,
      sensors,
      serial: `sim-${seed >>> 0}`,
      send,
      drawEpoch: () => this.drawEpoch(),
      ...(onEvent === undefined ? {} : { onEvent }),
    });
  }

  /** Somebody sits down or gets up. */
  seat(occupied: boolean): void {
    this.plant.seated = occupied;
  }

  cover(closed: boolean): void {
    this.plant.coverClosed = closed;
  }

  /** A few bytes of the board that outlive its power, so that no epoch follows itself. */
  private drawEpoch(): string {
    let epoch = this.lastEpoch;
    while (epoch === this.lastEpoch) epoch = this.random.integer(1, 0xffff);
    this.lastEpoch = epoch;
    return epoch.toString(16).padStart(4, '0');
  }
}
