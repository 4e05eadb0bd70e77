/**
 * The mechanics of the simulated chair with a person in it, one millisecond a step.
 * The board drives `drives` and reads `sensors`; `truth` is what really happens, for the truth log and tests only.
 * `step` makes no objects or arrays: it runs millions of times a second.
 */
import type { ChairProfile, DepthAxis, LinearAxis } from '../../src/chair/profile.ts';
import { Random } from '../../src/units/random.ts';
import { BackTable } from './back-table.ts';
import { BREATHS_PER_S, type HiddenBody } from './body.ts';
import { KneadingDrive } from './kneading-drive.ts';
import { LinearDrive } from './linear-drive.ts';
import { LoadCell } from './load-cell.ts';
import type { Drives, Sensors } from './port.ts';
import { Tissue } from './tissue.ts';

export interface PlantOptions {
  readonly profile: ChairProfile;
  readonly body: HiddenBody;
  /** Where everything stands at power-up, how the drives differ, and the noise. */
  readonly seed: number;
}

/** What really is. Index 0 is the person's left roller. */
export interface PlantTruth {
  tMs: number;
  carriageMm: number;
  carriageMmPerS: number;
  widthMm: number;
  depthMm: [number, number];
  forceN: [number, number];
  kneadHz: number;
}

/** Rollers this far apart stand where `surfaceMm` is measured. */
const MIDDLE_SPACING_MM = 70;
/** The drives themselves can brake harder than any planned motion does. */
const DRIVE_ACCEL_MM_PER_S2 = 3000;

export class Plant {
  readonly drives: Drives;
  readonly sensors: Sensors;
  readonly truth: PlantTruth;
  /** A person sits in the chair. Without one the rollers meet nothing. */
  seated = true;
  coverClosed = true;
  private readonly back: BackTable;
  private readonly carriage: LinearDrive;
  private readonly width: LinearDrive;
  private readonly depthA: LinearDrive;
  private readonly depthB: LinearDrive;
  private readonly knead: KneadingDrive;
  private readonly tissueLeft = new Tissue();
  private readonly tissueRight = new Tissue();
  private readonly cellLeft: LoadCell;
  private readonly cellRight: LoadCell;
  private readonly sensed: 'each' | 'pair' | 'none';
  private readonly oneDrive: boolean;
  private readonly slopeLeft: number;
  private readonly slopeRight: number;
  private breathCos: number;
  private breathSin: number;
  private readonly turnCos = Math.cos((2 * Math.PI * BREATHS_PER_S) / 1000);
  private readonly turnSin = Math.sin((2 * Math.PI * BREATHS_PER_S) / 1000);

  constructor({ profile, body, seed }: PlantOptions) {
    const random = new Random(seed);
    const [first, other] = profile.depth;
    if (first === undefined)
      throw new RangeError(`Profile ${profile.name} has no depth axis: the plant needs one.`);
    this.back = new BackTable(
      body,
      profile.trackZeroAboveSeatMm,
      profile.carriage.minMm,
      profile.carriage.maxMm,
    );
    this.carriage = travelDrive(profile.carriage, random);
    this.width = travelDrive(profile.width, random);
    this.depthA = depthDrive(first, profile.releasesUnpowered, random);
    this.depthB = depthDrive(other ?? first, profile.releasesUnpowered, random);
    this.knead = new KneadingDrive(profile.kneading, random.unit());
    this.cellLeft = new LoadCell(new Random(random.uint32()));
    this.cellRight = new LoadCell(new Random(random.uint32()));
    this.sensed = profile.force.sensed;
    this.oneDrive = profile.depth.length === 1;
    [this.slopeLeft, this.slopeRight] = body.lateralSlope;
    this.breathCos = Math.cos(2 * Math.PI * body.breathStartTurns);
    this.breathSin = Math.sin(2 * Math.PI * body.breathStartTurns);
    this.drives = { powered: false, carriageMmPerS: 0, widthMmPerS: 0, depthMmPerS: [0, 0], kneadHz: 0 };
    this.sensors = {
      carriageMm: 0,
      widthMm: 0,
      depthMm: [0, 0],
      kneadTurns: 0,
      carriageAtZero: false,
      widthAtZero: false,
      depthAtZero: [false, false],
      forceN: [0, 0],
      seat: true,
      cover: true,
    };
    this.truth = {
      tMs: 0,
      carriageMm: this.carriage.positionMm,
      carriageMmPerS: 0,
      widthMm: this.width.positionMm,
      depthMm: [this.depthA.positionMm, (this.oneDrive ? this.depthA : this.depthB).positionMm],
      forceN: [0, 0],
      kneadHz: 0,
    };
    this.sense(0, 0);
  }

  /** One millisecond. */
  step(): void {
    const { drives, truth } = this;
    const { powered } = drives;
    const leftN = truth.forceN[0];
    const rightN = truth.forceN[1];
    this.carriage.step(powered, drives.carriageMmPerS, 0);
    this.width.step(powered, drives.widthMmPerS, 0);
    this.knead.step(powered, drives.kneadHz);
    this.depthA.step(powered, drives.depthMmPerS[0], this.oneDrive ? leftN + rightN : leftN);
    if (!this.oneDrive) this.depthB.step(powered, drives.depthMmPerS[1], rightN);
    this.press();
    this.sense(truth.forceN[0], truth.forceN[1]);
  }

  /** Which zone of the body lies at the carriage. */
  zone(): ReturnType<BackTable['zoneAt']> {
    return this.back.zoneAt(this.truth.carriageMm);
  }

  private press(): void {
    const { truth, back, carriage } = this;
    const cos = this.breathCos;
    this.breathCos = cos * this.turnCos - this.breathSin * this.turnSin;
    this.breathSin = this.breathSin * this.turnCos + cos * this.turnSin;
    const leftMm = this.depthA.positionMm;
    const rightMm = this.oneDrive ? leftMm : this.depthB.positionMm;
    truth.tMs += 1;
    truth.carriageMm = carriage.positionMm;
    truth.carriageMmPerS = carriage.speedMmPerS;
    truth.widthMm = this.width.positionMm;
    truth.depthMm[0] = leftMm;
    truth.depthMm[1] = rightMm;
    truth.kneadHz = this.knead.hz;
    if (!this.seated) {
      truth.forceN[0] = this.tissueLeft.step(-1, 1, 0);
      truth.forceN[1] = this.tissueRight.step(-1, 1, 0);
      return;
    }
    back.lookUp(carriage.positionMm);
    const aside = (this.width.positionMm - MIDDLE_SPACING_MM) / 2 + this.knead.lateralMm;
    const breath = back.breathMm * this.breathSin;
    const { surfaceMm, stiffnessNPerMm } = back;
    const pressedLeft = leftMm - (surfaceMm[0] ?? 0) + breath + this.slopeLeft * aside;
    const pressedRight = rightMm - (surfaceMm[1] ?? 0) + breath + this.slopeRight * aside;
    const travel = carriage.speedMmPerS;
    truth.forceN[0] = this.tissueLeft.step(pressedLeft, stiffnessNPerMm[0] ?? 1, travel);
    truth.forceN[1] = this.tissueRight.step(pressedRight, stiffnessNPerMm[1] ?? 1, travel);
  }

  private sense(leftN: number, rightN: number): void {
    const { sensors } = this;
    sensors.carriageMm = this.carriage.encoderMm();
    sensors.widthMm = this.width.encoderMm();
    sensors.kneadTurns = this.knead.encoderTurns();
    sensors.carriageAtZero = this.carriage.atSwitch();
    sensors.widthAtZero = this.width.atSwitch();
    sensors.depthMm[0] = this.depthA.encoderMm();
    sensors.depthAtZero[0] = this.depthA.atSwitch();
    if (!this.oneDrive) {
      sensors.depthMm[1] = this.depthB.encoderMm();
      sensors.depthAtZero[1] = this.depthB.atSwitch();
    }
    if (this.sensed === 'each') {
      sensors.forceN[0] = this.cellLeft.step(leftN);
      sensors.forceN[1] = this.cellRight.step(rightN);
    } else if (this.sensed === 'pair') {
      sensors.forceN[0] = sensors.forceN[1] = this.cellLeft.step((leftN + rightN) / 2);
    }
    sensors.seat = this.seated;
    sensors.cover = this.coverClosed;
  }
}

function travelDrive(axis: LinearAxis, random: Random): LinearDrive {
  return new LinearDrive({
    minMm: axis.minMm,
    maxMm: axis.maxMm,
    endPlayMm: random.between(0.5, 1),
    switchMm: axis.referenceMm,
    startMm: random.between(axis.minMm, axis.maxMm),
    downMmPerS: axis.maxSpeedMmPerS * 1.1,
    upMmPerS: axis.maxSpeedMmPerS * 1.1,
    accelMmPerS2: DRIVE_ACCEL_MM_PER_S2,
    lagS: random.between(0.015, 0.02),
    speedGain: random.between(0.97, 1),
    droopMmPerSPerN: 0,
    unpowered: 'stays',
  });
}

/** Where a depth drive lets go unpowered, its spring has long pulled it to its hard end at power-up. */
function depthDrive(axis: DepthAxis, releasesUnpowered: boolean, random: Random): LinearDrive {
  const endPlayMm = random.between(0.5, 1);
  return new LinearDrive({
    minMm: axis.minMm,
    maxMm: axis.maxMm,
    endPlayMm,
    switchMm: axis.referenceMm,
    startMm: releasesUnpowered ? axis.minMm - endPlayMm : axis.minMm + random.between(0, 10),
    downMmPerS: axis.retractSpeedMmPerS * 1.1,
    upMmPerS: axis.maxSpeedMmPerS * 1.1,
    accelMmPerS2: DRIVE_ACCEL_MM_PER_S2,
    lagS: random.between(0.015, 0.02),
    speedGain: random.between(0.97, 1),
    droopMmPerSPerN: 0.006,
    unpowered: releasesUnpowered ? 'lets-go' : 'stays',
  });
}
