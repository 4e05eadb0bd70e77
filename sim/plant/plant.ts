/**
 * The mechanics of the simulated chair with a person in it, one millisecond a step.
 * The board drives `drives` and reads `sensors`; `truth` is what really happens, for the truth log and tests only.
 * `step` makes no objects or arrays: it runs millions of times a second.
 */
import type { ChairProfile, DepthAxis, LinearAxis } from '../../src/chair/profile.ts';
import { Random } from '../../src/units/random.ts';
import { BackTable } from './back-table.ts';
import type { HiddenBody } from './body.ts';
import { ComfortPlant } from './comfort-plant.ts';
import { KneadingDrive } from './kneading-drive.ts';
import { Leaning } from './leaning.ts';
import { LinearDrive } from './linear-drive.ts';
import { type CellErrors, LoadCells } from './load-cells.ts';
import { type Drives, drivesAtRest, type Sensors } from './port.ts';
import { Tissue } from './tissue.ts';

export interface PlantOptions extends CellErrors {
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
  /** By cell; empty where there is no air. */
  airKPa: Float64Array;
  /** Of the heating pad, back and leg rest; 0 where there is none. */
  surfaceC: number;
  reclineDeg: number;
  legrestDeg: number;
  /** On what is in the way of back or leg rest. */
  pinchN: number;
}

/** Rollers this far apart stand where `surfaceMm` is measured. */
const MIDDLE_SPACING_MM = 70;
/** Where rollers stand against nobody. */
const CLEAR_MM = -1;
/** The drives themselves can brake harder than any planned motion does. */
const DRIVE_ACCEL_MM_PER_S2 = 3000;

export class Plant {
  readonly drives: Drives;
  readonly sensors: Sensors;
  readonly truth: PlantTruth;
  /** A person sits in the chair. Without one the rollers meet nothing. */
  seated = true;
  coverClosed = true;
  /** How many times as stiff as this body is made it is now. */
  tension = 1;
  stopPressed = false;
  readonly leaning = new Leaning();
  /** What a technician hangs on each roller, in the direction a body presses. */
  readonly hungN: [number, number] = [0, 0];
  /** Air, heat and posture. */
  readonly comfort: ComfortPlant;
  private readonly back: BackTable;
  private readonly carriage: LinearDrive;
  private readonly width: LinearDrive;
  private readonly depthA: LinearDrive;
  private readonly depthB: LinearDrive;
  private readonly knead: KneadingDrive;
  private readonly tissueLeft = new Tissue();
  private readonly tissueRight = new Tissue();
  private readonly cells: LoadCells;
  private readonly sensed: 'each' | 'pair' | 'none';
  /** What the current of the depth drives says of a newton. */
  private readonly currentSpan: number;
  private readonly oneDrive: boolean;
  private readonly slopeLeft: number;
  private readonly slopeRight: number;
  private breathCos: number;
  private breathSin: number;
  private readonly turnCos: number;
  private readonly turnSin: number;

  constructor({ profile, body, seed, ...errors }: PlantOptions) {
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
    const mostN = driverMostN(profile);
    this.depthA = depthDrive(first, profile.releasesUnpowered, mostN, random);
    this.depthB = depthDrive(other ?? first, profile.releasesUnpowered, mostN, random);
    this.knead = new KneadingDrive(profile.kneading, random.unit());
    this.cells = new LoadCells(profile, random, errors);
    this.sensed = profile.force.sensed;
    this.oneDrive = profile.depth.length === 1;
    this.currentSpan = this.sensed === 'none' ? new Random(seed ^ 0xc0a55e).between(0.75, 1.25) : 1;
    [this.slopeLeft, this.slopeRight] = body.lateralSlope;
    this.breathCos = Math.cos(2 * Math.PI * body.breathStartTurns);
    this.breathSin = Math.sin(2 * Math.PI * body.breathStartTurns);
    this.turnCos = Math.cos((2 * Math.PI * body.breathsPerS) / 1000);
    this.turnSin = Math.sin((2 * Math.PI * body.breathsPerS) / 1000);
    this.comfort = new ComfortPlant(profile, seed);
    this.drives = drivesAtRest(profile.air?.length ?? 0);
    this.sensors = {
      carriageMm: 0,
      widthMm: 0,
      depthMm: [0, 0],
      kneadTurns: 0,
      carriageAtZero: false,
      widthAtZero: false,
      depthAtZero: [false, false],
      forceN: [0, 0],
      depthMotorN: [0, 0],
      seat: true,
      cover: true,
      stopPressed: false,
      airPa: (profile.air ?? []).map(() => 0),
      airLinePa: 0,
      heaterC: 22,
      reclineDeg: 0,
      legrestDeg: 0,
      reclineMotorN: 0,
      legrestMotorN: 0,
    };
    this.truth = {
      tMs: 0,
      carriageMm: this.carriage.positionMm,
      carriageMmPerS: 0,
      widthMm: this.width.positionMm,
      depthMm: [this.depthA.positionMm, (this.oneDrive ? this.depthA : this.depthB).positionMm],
      forceN: [0, 0],
      kneadHz: 0,
      airKPa: this.comfort.air?.kPa ?? new Float64Array(0),
      surfaceC: this.comfort.pad?.surfaceC ?? 0,
      reclineDeg: this.comfort.recline?.deg ?? 0,
      legrestDeg: this.comfort.legrest?.deg ?? 0,
      pinchN: 0,
    };
    this.sense();
  }

  /** One millisecond. */
  step(): void {
    this.turnDrives();
    this.press();
    if (this.comfort.exists) this.comfort.step(this.truth, this.drives, this.sensors, this.seated);
    this.sense();
  }

  /** Which zone of the body lies at the carriage, or so far above it. */
  zone(aboveMm = 0): ReturnType<BackTable['zoneAt']> {
    return this.back.zoneAt(this.truth.carriageMm + aboveMm);
  }

  private turnDrives(): void {
    const { drives, carriage, width, depthA, depthB } = this;
    const leftN = this.tissueLeft.forceN + this.hungN[0];
    const rightN = this.tissueRight.forceN + this.hungN[1];
    const { powered } = drives;
    carriage.askedMmPerS = drives.carriageMmPerS;
    carriage.step(powered);
    width.askedMmPerS = drives.widthMmPerS;
    width.step(powered);
    this.knead.step(powered, drives.kneadHz);
    depthA.askedMmPerS = drives.depthMmPerS[0];
    depthA.loadN = this.oneDrive ? leftN + rightN : leftN;
    depthA.step(powered);
    if (this.oneDrive) return;
    depthB.askedMmPerS = drives.depthMmPerS[1];
    depthB.loadN = rightN;
    depthB.step(powered);
  }

  private press(): void {
    const { truth, carriage, tissueLeft, tissueRight } = this;
    const cos = this.breathCos;
    this.breathCos = cos * this.turnCos - this.breathSin * this.turnSin;
    this.breathSin = this.breathSin * this.turnCos + cos * this.turnSin;
    this.leaning.step();
    truth.tMs += 1;
    truth.carriageMm = carriage.positionMm;
    truth.carriageMmPerS = carriage.speedMmPerS;
    truth.widthMm = this.width.positionMm;
    truth.depthMm[0] = this.depthA.positionMm;
    truth.depthMm[1] = this.oneDrive ? this.depthA.positionMm : this.depthB.positionMm;
    truth.kneadHz = this.knead.hz;
    if (this.seated) this.meetBack();
    else {
      tissueLeft.pressedMm = CLEAR_MM;
      tissueRight.pressedMm = CLEAR_MM;
    }
    tissueLeft.step();
    tissueRight.step();
    truth.forceN[0] = tissueLeft.forceN;
    truth.forceN[1] = tissueRight.forceN;
  }

  /** Where each roller stands against the skin of the person in the chair. */
  private meetBack(): void {
    const { truth, back, carriage, tissueLeft, tissueRight } = this;
    back.lookUp(carriage.positionMm);
    const aside = (this.width.positionMm - MIDDLE_SPACING_MM) / 2 + this.knead.lateralMm;
    const nearer = back.breathMm * this.breathSin + this.leaning.mm;
    const { surfaceMm, stiffnessNPerMm } = back;
    tissueLeft.pressedMm = truth.depthMm[0] - (surfaceMm[0] ?? 0) + nearer + this.slopeLeft * aside;
    tissueRight.pressedMm = truth.depthMm[1] - (surfaceMm[1] ?? 0) + nearer + this.slopeRight * aside;
    tissueLeft.stiffnessNPerMm = (stiffnessNPerMm[0] ?? 1) * this.tension;
    tissueRight.stiffnessNPerMm = (stiffnessNPerMm[1] ?? 1) * this.tension;
    tissueLeft.travelMmPerS = carriage.speedMmPerS;
    tissueRight.travelMmPerS = carriage.speedMmPerS;
  }

  private sense(): void {
    const { sensors } = this;
    sensors.carriageMm = this.carriage.encoderMm;
    sensors.widthMm = this.width.encoderMm;
    sensors.kneadTurns = this.knead.encoderTurns;
    sensors.carriageAtZero = this.carriage.atSwitch;
    sensors.widthAtZero = this.width.atSwitch;
    sensors.depthMm[0] = this.depthA.encoderMm;
    sensors.depthAtZero[0] = this.depthA.atSwitch;
    sensors.depthMotorN[0] = Math.round(this.depthA.motorN * this.currentSpan * 2) * 0.5;
    if (!this.oneDrive) {
      sensors.depthMotorN[1] = Math.round(this.depthB.motorN * this.currentSpan * 2) * 0.5;
      sensors.depthMm[1] = this.depthB.encoderMm;
      sensors.depthAtZero[1] = this.depthB.atSwitch;
    }
    this.cells.step(this.tissueLeft.forceN + this.hungN[0], this.tissueRight.forceN + this.hungN[1], sensors);
    sensors.seat = this.seated;
    sensors.cover = this.coverClosed;
    sensors.stopPressed = this.stopPressed;
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

/** Where no cell feels how hard it presses, its driver has a limit of current: no harder than the board's ceiling on each roller. */
function driverMostN({ force, depth }: ChairProfile): number | null {
  if (force.sensed !== 'none') return null;
  return force.boardCeilingN * (depth.length === 1 ? 2 : 1);
}

/** Where a depth drive lets go unpowered, its spring has long pulled it to its hard end at power-up. */
function depthDrive(
  axis: DepthAxis,
  releasesUnpowered: boolean,
  mostN: number | null,
  random: Random,
): LinearDrive {
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
    ...(mostN === null ? {} : { stallN: mostN }),
    unpowered: releasesUnpowered ? 'lets-go' : 'stays',
  });
}
