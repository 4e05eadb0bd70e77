/**
 * A load cell: 20 ms of lag, 0.5 N RMS of noise, 12 bits over 0–150 N (domain.md §3, design defaults). Its amplifier has a
 * live zero: the same steps go on for 20 N below it [D], so that a zero that has drifted down is seen too.
 */
import { clamp } from '../../src/units/numbers.ts';
import type { Random } from '../../src/units/random.ts';

const DT_S = 0.001;
const LAG_S = 0.02;
const NOISE_N = 0.5;
const FULL_N = 150;
const COUNTS = 4095;
const BELOW_COUNTS = -546;

/** How a cell differs from an exact one: it reads `span` of each newton on it, and `zeroN` more. */
export interface CellError {
  readonly zeroN: number;
  readonly span: number;
}

export class LoadCell {
  /** The force on it. */
  trueN = 0;
  /** What the converter reads. */
  readN = 0;
  private laggedN = 0;
  private readonly random: Random;
  private readonly countsPerN: number;
  private readonly zeroCounts: number;

  constructor(random: Random, { zeroN, span }: CellError) {
    this.random = random;
    this.zeroCounts = zeroN * (COUNTS / FULL_N);
    this.countsPerN = (COUNTS / FULL_N) * span;
  }

  /** One millisecond. */
  step(): void {
    this.laggedN += (this.trueN - this.laggedN) * (DT_S / LAG_S);
    const loadedN = this.laggedN + this.random.normal() * NOISE_N;
    const counts = Math.round(loadedN * this.countsPerN + this.zeroCounts);
    this.readN = clamp(counts, BELOW_COUNTS, COUNTS) * (FULL_N / COUNTS);
  }
}
