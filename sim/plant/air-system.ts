/**
 * Air: one pump, a line, and for each cell a three-way valve that fills, holds, or vents. Without current every valve
 * vents. Figures are design defaults: 3–8 s to fill a cell (domain.md §3), empty in half a second.
 */
import type { Random } from '../../src/units/random.ts';
import { VALVE } from './port.ts';

const DT_S = 0.01;
/** The pump at no pressure fills one cell by so much a second, and can press no more than this. */
const PUMP_KPA_PER_S = 11;
const PUMP_MOST_KPA = 55;
/** Between line and cell: the line stands some 2 kPa above the cell it fills. */
const INLET_PER_S = 5;
const VENT_S = 0.25;
const LEAK_S = 200;
const LINE_EMPTIES_S = 0.1;
const NOISE_KPA = 0.05;
const STEP_PA = 100;

export class AirSystem {
  readonly kPa: Float64Array;
  lineKPa = 0;
  /** What the sensors read. */
  readonly readPa: number[];
  readLinePa = 0;
  private readonly random: Random;

  constructor(cells: number, random: Random) {
    this.kPa = new Float64Array(cells);
    this.readPa = new Array<number>(cells).fill(0);
    this.random = random;
  }

  /** Ten milliseconds. */
  step(powered: boolean, pump: boolean, valves: readonly number[]): void {
    const { kPa } = this;
    this.press(powered && pump, powered, valves);
    for (let i = 0; i < kPa.length; i++) {
      let p = kPa[i] ?? 0;
      const valve = powered ? valves[i] : VALVE.vent;
      if (valve === VALVE.fill) p += Math.max(0, this.lineKPa - p) * INLET_PER_S * DT_S;
      else if (valve === VALVE.vent) p -= p * (DT_S / VENT_S);
      p -= p * (DT_S / LEAK_S);
      kPa[i] = p < 1e-3 ? 0 : p;
      this.readPa[i] = this.read(p);
    }
    this.readLinePa = this.read(this.lineKPa);
  }

  /** Flow of the pump falls with its pressure; the line stands where as much goes in as out (a check valve at each cell). */
  private press(pumps: boolean, powered: boolean, valves: readonly number[]): void {
    let open = 0;
    let sumKPa = 0;
    for (let i = 0; i < this.kPa.length; i++) {
      if (!powered || valves[i] !== VALVE.fill) continue;
      open += 1;
      sumKPa += this.kPa[i] ?? 0;
    }
    if (!pumps) this.lineKPa -= this.lineKPa * LINE_EMPTIES_S;
    else if (open === 0) this.lineKPa = PUMP_MOST_KPA;
    else {
      const flow = PUMP_KPA_PER_S + INLET_PER_S * sumKPa;
      this.lineKPa = flow / (PUMP_KPA_PER_S / PUMP_MOST_KPA + INLET_PER_S * open);
    }
  }

  private read(kPa: number): number {
    return Math.round(((kPa + this.random.normal() * NOISE_KPA) * 1000) / STEP_PA) * STEP_PA;
  }
}
