/**
 * The pad that warms the back: with all its current its surface would come to 55 °C on a person in the end, slowly.
 * Figures are design defaults.
 */
import type { Random } from '../../src/units/random.ts';

const DT_S = 0.1;
const SKIN_C = 33;
const ROOM_C = 22;
/** Above what it lies against, in the end. */
const MOST_RISE_C = 22;
const WARMS_S = 300;
const THERMISTOR_LAG_S = 3;
const NOISE_C = 0.03;
const STEP_C = 0.05;

export class HeatingPad {
  surfaceC = ROOM_C;
  readC = ROOM_C;
  private laggedC = ROOM_C;
  private readonly random: Random;

  constructor(random: Random) {
    this.random = random;
  }

  /** A tenth of a second. */
  step(heats: boolean, seated: boolean): void {
    const goal = (seated ? SKIN_C : ROOM_C) + (heats ? MOST_RISE_C : 0);
    this.surfaceC += (goal - this.surfaceC) * (DT_S / WARMS_S);
    this.laggedC += (this.surfaceC - this.laggedC) * (DT_S / THERMISTOR_LAG_S);
    this.readC = Math.round((this.laggedC + this.random.normal() * NOISE_C) / STEP_C) * STEP_C;
  }
}
