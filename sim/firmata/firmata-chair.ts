/**
 * A simulated chair on a Firmata board: the same mechanics and people as the chair-link one (`sim/plant`), behind
 * StandardFirmata. Bytes go in and come out as over a serial line; time goes on only when `step` is called, a millisecond each.
 */
import type { ChairProfile } from '../../src/chair/profile.ts';
import { Random } from '../../src/units/random.ts';
import type { Anatomy } from '../plant/anatomy.ts';
import { hiddenBody } from '../plant/body.ts';
import { Plant, type PlantTruth } from '../plant/plant.ts';
import { TruthLog, type TruthSample } from '../truth.ts';
import { Firmware } from './firmware.ts';
import { WiredChair } from './wired-chair.ts';

/** As the firmware of a simulated board names itself; a real one says `StandardFirmata`. */
export const SIMULATED_FIRMWARE = 'TsuboSimulated';

export interface FirmataChairOptions {
  readonly profile: ChairProfile;
  readonly statureMm: number;
  readonly seed: number;
  readonly bodySeed?: number | undefined;
  readonly stiffnessNPerMm?: number;
  readonly cellSpan?: readonly [number, number];
  /** Bytes the board puts on the line, during `step`. */
  readonly send: (bytes: Uint8Array) => void;
  readonly onTruth?: (sample: TruthSample) => void;
  /** Where the plan stands, which only a host knows that is its own board; only for the truth log. */
  readonly planTick?: () => number;
}

export class FirmataChair {
  readonly anatomy: Anatomy;
  /** Pins, relay and handset; for tests and whoever plays the person. */
  readonly wires: WiredChair;
  private readonly plant: Plant;
  private readonly firmware: Firmware;
  private readonly truthLog: TruthLog | null;
  private readonly planTick: () => number;
  private ms = 0;

  constructor(options: FirmataChairOptions) {
    const { profile, statureMm, seed, stiffnessNPerMm, bodySeed, cellSpan, send, onTruth } = options;
    const { wiring } = profile;
    if (wiring === undefined) throw new RangeError(`${profile.name} is not wired to a Firmata board.`);
    const random = new Random(seed ^ 0xf13a);
    const body = hiddenBody({
      statureMm,
      seed,
      ...(stiffnessNPerMm === undefined ? {} : { stiffnessNPerMm }),
      ...(bodySeed === undefined ? {} : { bodySeed }),
    });
    this.anatomy = body.anatomy;
    this.plant = new Plant({
      profile: mechanicsOf(profile),
      body,
      seed,
      ...(cellSpan === undefined ? {} : { cellSpan }),
    });
    this.planTick = options.planTick ?? (() => 0);
    this.truthLog = onTruth === undefined ? null : new TruthLog(this.plant, onTruth);
    this.wires = new WiredChair(this.plant, profile, wiring, random);
    this.firmware = new Firmware({ board: wiring.board, name: SIMULATED_FIRMWARE, wires: this.wires, send });
  }

  get nowMs(): number {
    return this.ms;
  }

  get truth(): Readonly<PlantTruth> {
    return this.plant.truth;
  }

  /** The power relay feeds the motors. */
  get powered(): boolean {
    return this.plant.drives.powered;
  }

  receive(bytes: Uint8Array): void {
    this.firmware.receive(bytes);
  }

  step(): void {
    this.ms += 1;
    this.firmware.step();
    this.wires.drive();
    this.plant.step();
    if (this.truthLog !== null) this.truthLog.record({ planTick: this.planTick(), toldNm: [0, 0] });
  }

  seat(occupied: boolean): void {
    this.plant.seated = occupied;
  }

  cover(closed: boolean): void {
    this.plant.coverClosed = closed;
  }

  /** The Stop button is held down. */
  stopButton(pressed: boolean): void {
    this.plant.stopPressed = pressed;
  }
}

/** A cushion has no rollers; the mechanics need an axis to stand on, far from the back and without a drive. */
function mechanicsOf(profile: ChairProfile): ChairProfile {
  if (profile.depth.length > 0) return profile;
  const still = { ...profile.carriage, maxMm: 100 };
  return {
    ...profile,
    carriage: still,
    depth: [{ ...still, channel: 'both', retractSpeedMmPerS: 1 }],
  };
}
