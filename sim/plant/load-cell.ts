/** A load cell: 20 ms of lag, 0.5 N RMS of noise, 12 bits over 0–150 N (domain.md §3, design defaults). */
import { clamp } from '../../src/units/numbers.ts';
import type { Random } from '../../src/units/random.ts';

const DT_S = 0.001;
const LAG_S = 0.02;
const NOISE_N = 0.5;
const FULL_N = 150;
const COUNTS = 4095;

export class LoadCell {
  /** The force on it. */
  trueN = 0;
  /** What the converter reads. */
  readN = 0;
  private laggedN = 0;
  private readonly random: Random;
  private readonly countsPerN: number;

  /** `span`: what it reads of each newton on it; 1 is exact. */
  constructor(random: Random, span: number) {
    this.random = random;
    this.countsPerN = (COUNTS / FULL_N) * span;
  }

  /** One millisecond. */
  step(): void {
    this.laggedN += (this.trueN - this.laggedN) * (DT_S / LAG_S);
    const counts = Math.round((this.laggedN + this.random.normal() * NOISE_N) * this.countsPerN);
    this.readN = clamp(counts, 0, COUNTS) * (FULL_N / COUNTS);
  }
}
