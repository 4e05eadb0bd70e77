/** A board over the simulated mechanics with a fault in the wires between: what a test makes of drives and sensors. */

import { Board } from '../../../../sim/board/board.ts';
import { hiddenBody } from '../../../../sim/plant/body.ts';
import { Plant } from '../../../../sim/plant/plant.ts';
import type { Drives, Sensors } from '../../../../sim/plant/port.ts';
import { Flash } from '../../../../sim/store/flash.ts';
import { STORE_SECTORS } from '../../../../sim/store/program-store.ts';
import type { ChairProfile } from '../../../../src/chair/profile.ts';
import { shippedProfile } from './profiles.ts';
import { TestHost } from './test-host.ts';

export class FaultyChair {
  readonly plant: Plant;
  /** Changes what the board reads, after it was measured. */
  onSensors: ((sensors: Sensors) => void) | null = null;
  /** Changes what the drives are told, after the board has said it. */
  onDrives: ((drives: Drives) => void) | null = null;
  private readonly board: Board;
  private readonly drives: Drives;
  private readonly sensors: Sensors;

  constructor(host: TestHost, profile: ChairProfile) {
    this.plant = new Plant({
      profile,
      body: hiddenBody({ statureMm: 1700, seed: 3, stiffnessNPerMm: 5 }),
      seed: 3,
    });
    this.drives = structuredClone(this.plant.drives);
    this.sensors = structuredClone(this.plant.sensors);
    let epoch = 0x1000;
    this.board = new Board({
      profile,
      drives: this.drives,
      sensors: this.sensors,
      serial: 'bench',
      flash: new Flash(STORE_SECTORS),
      trustedKeys: [],
      send: host.onBytes,
      drawEpoch: () => (++epoch).toString(16),
      onEvent: host.onEvent,
    });
  }

  get truth(): Plant['truth'] {
    return this.plant.truth;
  }

  receive(bytes: Uint8Array): void {
    this.board.receive(bytes);
  }

  step(): void {
    const { plant, drives, sensors } = this;
    this.board.step();
    copyInto(drives, plant.drives);
    this.onDrives?.(plant.drives);
    plant.step();
    copyInto(plant.sensors, sensors);
    this.onSensors?.(sensors);
  }
}

/** Pairs are copied too, so that neither side holds the other's. */
function copyInto<T extends object>(from: T, to: T): void {
  for (const [key, value] of Object.entries(from)) {
    Object.assign(to, { [key]: Array.isArray(value) ? [...value] : value });
  }
}

export interface FaultyBench {
  readonly host: TestHost;
  readonly chair: FaultyChair;
}

export function faultyBench(profile = shippedProfile('tsubo-duo')): FaultyBench {
  const host = new TestHost();
  return { host, chair: host.attach(new FaultyChair(host, profile)) };
}

/** What the body feels of the roller that presses harder. */
export function hardestN({ chair }: FaultyBench): number {
  return Math.max(...chair.truth.forceN);
}
