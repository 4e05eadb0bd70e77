/**
 * One simulated linear drive: motor with its own speed loop, gear, encoder, end switch and hard ends.
 * Figures without a source are design defaults; a real drive should be measured and compared.
 */
import { clamp } from '../../src/units/numbers.ts';

export interface LinearDriveOptions {
  readonly minMm: number;
  readonly maxMm: number;
  /** How far beyond the range the mechanics end, hard. */
  readonly endPlayMm: number;
  /** Where the end switch closes: at and below it. */
  readonly switchMm: number;
  readonly startMm: number;
  /** Fastest the motor turns, towards lower and higher positions. */
  readonly downMmPerS: number;
  readonly upMmPerS: number;
  readonly accelMmPerS2: number;
  /** First-order lag of the speed loop. */
  readonly lagS: number;
  /** What viscous friction leaves of the asked speed, a little below 1. */
  readonly speedGain: number;
  /** Speed lost per newton that pushes towards lower positions. */
  readonly droopMmPerSPerN: number;
  /** It stands still against more; left out, a strong drive. */
  readonly stallN?: number;
  /** `lets-go`: a spring and the load drive it back when unpowered. `stays`: friction holds it. */
  readonly unpowered: 'lets-go' | 'stays';
}

const DT_S = 0.001;
const ENCODER_MM = 0.05;
/** Below this asked speed a standing drive does not break loose (Coulomb friction). */
const BREAKAWAY_MM_PER_S = 0.15;
/** A drive cannot push harder than this; it stands still against more. */
const STALL_N = 160;

// Unpowered. Braking by friction alone; or, where it lets go, a spring of 36 N against 6 N of friction on 10 kg of
// reflected inertia, held to about 150 mm/s by the motor turning as a generator.
const FRICTION_MM_PER_S2 = 3000;
const SPRING_N = 36;
const BACK_DRIVE_FRICTION_N = 6;
const BACK_DRIVE_N_PER_MM_PER_S = 0.2;
const BACK_DRIVE_MM_PER_S2_PER_N = 100;

/** Numbers go in and come out through its fields: passed as arguments or results, V8 would make an object of each. */
export class LinearDrive {
  /** Asked of the motor's own speed loop. */
  askedMmPerS = 0;
  /** What pushes it towards lower positions. */
  loadN = 0;
  positionMm: number;
  speedMmPerS = 0;
  /** What the encoder reads, mm from the place at power-up. */
  encoderMm = 0;
  atSwitch: boolean;
  /** What the current says it pushes with towards higher positions, without the part of the spring. Newtons. */
  motorN = 0;
  private readonly lowEndMm: number;
  private readonly highEndMm: number;
  private readonly switchMm: number;
  private readonly downMmPerS: number;
  private readonly upMmPerS: number;
  private readonly stepMmPerS: number;
  private readonly lagShare: number;
  private readonly speedGain: number;
  private readonly droop: number;
  private readonly letsGo: boolean;
  private readonly stallN: number;
  /** The encoder counts from wherever the axis stood at power-up. */
  private readonly encoderZeroMm: number;

  constructor(options: LinearDriveOptions) {
    this.positionMm = options.startMm;
    this.encoderZeroMm = options.startMm;
    this.lowEndMm = options.minMm - options.endPlayMm;
    this.highEndMm = options.maxMm + options.endPlayMm;
    this.switchMm = options.switchMm;
    this.downMmPerS = options.downMmPerS;
    this.upMmPerS = options.upMmPerS;
    this.stepMmPerS = options.accelMmPerS2 * DT_S;
    this.lagShare = DT_S / options.lagS;
    this.speedGain = options.speedGain;
    this.droop = options.droopMmPerSPerN;
    this.letsGo = options.unpowered === 'lets-go';
    this.stallN = options.stallN ?? STALL_N;
    this.atSwitch = options.startMm <= options.switchMm;
  }

  /** One millisecond. */
  step(powered: boolean): void {
    if (powered && this.speedMmPerS === 0 && this.isAskedToStand()) {
      this.motorN = this.loadN;
      return;
    }
    if (powered) this.drive();
    else {
      this.motorN = 0;
      if (this.letsGo) this.backDrive();
      else this.speedMmPerS = slowed(this.speedMmPerS, FRICTION_MM_PER_S2 * DT_S);
    }
    this.move();
    this.encoderMm = Math.round((this.positionMm - this.encoderZeroMm) / ENCODER_MM) * ENCODER_MM;
    this.atSwitch = this.positionMm <= this.switchMm;
  }

  private isAskedToStand(): boolean {
    return this.askedMmPerS < BREAKAWAY_MM_PER_S && this.askedMmPerS > -BREAKAWAY_MM_PER_S;
  }

  private move(): void {
    const position = this.positionMm + this.speedMmPerS * DT_S;
    this.positionMm = clamp(position, this.lowEndMm, this.highEndMm);
    if (position !== this.positionMm) this.speedMmPerS = 0;
  }

  private drive(): void {
    const { loadN, speedMmPerS: speed } = this;
    const asked = clamp(this.askedMmPerS, -this.downMmPerS, this.upMmPerS);
    // Asked to stand, the drive holds its place by friction as soon as it is as slow as that.
    if (this.isAskedToStand() && speed < BREAKAWAY_MM_PER_S && speed > -BREAKAWAY_MM_PER_S) {
      this.speedMmPerS = 0;
      this.motorN = this.loadN;
      return;
    }
    let reached = asked * this.speedGain - loadN * this.droop;
    if (loadN > this.stallN && reached > 0) reached = 0;
    const change = clamp((reached - speed) * this.lagShare, -this.stepMmPerS, this.stepMmPerS);
    this.speedMmPerS = speed + change;
    const friction = this.speedMmPerS < 0 ? -BACK_DRIVE_FRICTION_N : BACK_DRIVE_FRICTION_N;
    this.motorN = loadN + friction + change / (BACK_DRIVE_MM_PER_S2_PER_N * DT_S);
  }

  private backDrive(): void {
    const pullN = -SPRING_N - this.loadN - BACK_DRIVE_N_PER_MM_PER_S * this.speedMmPerS;
    const free = this.speedMmPerS + pullN * BACK_DRIVE_MM_PER_S2_PER_N * DT_S;
    this.speedMmPerS = slowed(free, BACK_DRIVE_FRICTION_N * BACK_DRIVE_MM_PER_S2_PER_N * DT_S);
  }
}

/** Speed after dry friction took its part of it; friction stops, it never reverses. */
function slowed(speed: number, byMmPerS: number): number {
  if (speed > byMmPerS) return speed - byMmPerS;
  if (speed < -byMmPerS) return speed + byMmPerS;
  return 0;
}
