/** The kneading motor: an eccentric that carries the rollers sideways, with inertia, friction and an encoder. */
import type { KneadingMotor } from '../../src/chair/profile.ts';
import { clamp } from '../../src/units/numbers.ts';

const DT_S = 0.001;
const ENCODER_PER_TURN = 64;
/** Without current, gear friction stops it within about half a second. */
const FRICTION_HZ_PER_S = 2;

export class KneadingDrive {
  hz = 0;
  /** Sideways place of the eccentric, mm, outwards positive. */
  lateralMm: number;
  /** What the encoder reads. */
  encoderTurns = 0;
  private turns = 0;
  private readonly amplitudeMm: number;
  private readonly maxHz: number;
  private readonly stepHz: number;
  /** Angle of the eccentric as a phasor, turned a little each millisecond: no sine in the hot line. */
  private cos: number;
  private sin: number;

  /** `motor` null: a chair without one; it then stands for ever at 0. */
  constructor(motor: KneadingMotor | null, startTurns: number) {
    this.amplitudeMm = motor === null ? 0 : motor.amplitudeMm;
    this.maxHz = motor === null ? 0 : motor.maxPerMin / 60;
    this.stepHz = motor === null ? 0 : (this.maxHz / motor.spinUpS) * DT_S;
    this.cos = Math.cos(2 * Math.PI * startTurns);
    this.sin = Math.sin(2 * Math.PI * startTurns);
    this.lateralMm = this.amplitudeMm * this.sin;
  }

  step(powered: boolean, askedHz: number): void {
    let hz = this.hz;
    if (powered) {
      const asked = clamp(askedHz, 0, this.maxHz);
      hz += clamp(asked - hz, -this.stepHz, this.stepHz);
    } else if (hz > 0) {
      hz = Math.max(0, hz - FRICTION_HZ_PER_S * DT_S);
    }
    this.hz = hz;
    if (hz === 0) return;
    this.turns += hz * DT_S;
    this.encoderTurns = Math.floor(this.turns * ENCODER_PER_TURN) / ENCODER_PER_TURN;
    const angle = 2 * Math.PI * hz * DT_S;
    const turnCos = 1 - angle * angle * 0.5;
    const cos = this.cos * turnCos - this.sin * angle;
    const sin = this.sin * turnCos + this.cos * angle;
    const scale = 1.5 - 0.5 * (cos * cos + sin * sin);
    this.cos = cos * scale;
    this.sin = sin * scale;
    this.lateralMm = this.amplitudeMm * this.sin;
  }
}
