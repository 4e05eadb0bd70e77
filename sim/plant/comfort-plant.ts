/** What of a chair is not its rollers: air, heat, posture. Each at the pace its physics needs. */
import type { ChairProfile } from '../../src/chair/profile.ts';
import { Random } from '../../src/units/random.ts';
import { AirSystem } from './air-system.ts';
import { HeatingPad } from './heating-pad.ts';
import type { Drives, Sensors } from './port.ts';
import { PostureMotor } from './posture-motor.ts';

/** What really is of it; `airKPa` is shared. */
interface ComfortTruth {
  readonly tMs: number;
  surfaceC: number;
  reclineDeg: number;
  legrestDeg: number;
  pinchN: number;
}

const AIR_MS = 10;
const HEAT_MS = 100;

export class ComfortPlant {
  readonly air: AirSystem | null;
  readonly pad: HeatingPad | null;
  readonly recline: PostureMotor | null;
  readonly legrest: PostureMotor | null;
  readonly exists: boolean;

  constructor({ air, heater, recline, legrest }: ChairProfile, seed: number) {
    // Chance of its own: a chair without any of this has the same noise in its rollers as one with.
    const random = new Random(seed ^ 0xa15);
    this.air = air === null ? null : new AirSystem(air.length, new Random(random.uint32()));
    this.pad = heater === null ? null : new HeatingPad(new Random(random.uint32()));
    this.recline = recline === null ? null : new PostureMotor(recline, random.between(0, 20));
    this.legrest = legrest === null ? null : new PostureMotor(legrest, random.between(0, 20));
    this.exists = [air, heater, recline, legrest].some((part) => part !== null);
  }

  /** One millisecond; makes no objects. */
  step(truth: ComfortTruth, drives: Drives, sensors: Sensors, seated: boolean): void {
    const { air, pad, recline, legrest } = this;
    const { powered } = drives;
    const { tMs } = truth;
    truth.pinchN = 0;
    if (air !== null && tMs % AIR_MS === 0) {
      air.step(powered, drives.airPump, drives.airValve);
      for (let i = 0; i < air.readPa.length; i++) sensors.airPa[i] = air.readPa[i] ?? 0;
      sensors.airLinePa = air.readLinePa;
    }
    if (pad !== null && tMs % HEAT_MS === 0) {
      pad.step(powered && drives.heating, seated);
      sensors.heaterC = pad.readC;
      truth.surfaceC = pad.surfaceC;
    }
    if (recline !== null) {
      recline.askedDegPerS = drives.reclineDegPerS;
      recline.step(powered);
      truth.reclineDeg = recline.deg;
      truth.pinchN = Math.max(truth.pinchN, recline.pinchN);
      sensors.reclineDeg = recline.readDeg;
      sensors.reclineMotorN = recline.readMotorN;
    }
    if (legrest !== null) {
      legrest.askedDegPerS = drives.legrestDegPerS;
      legrest.step(powered);
      truth.legrestDeg = legrest.deg;
      truth.pinchN = Math.max(truth.pinchN, legrest.pinchN);
      sensors.legrestDeg = legrest.readDeg;
      sensors.legrestMotorN = legrest.readMotorN;
    }
  }
}
