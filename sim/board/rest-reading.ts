/**
 * What a load cell reads while its roller is in and touches nobody: means of 50 ms, the last ten of them. So the board
 * knows at any moment, without waiting, what an unloaded cell says and whether it is still.
 */
import { RULES } from './rules.ts';

const BLOCK_MS = 50;
const BLOCKS = 10;

export class RestReading {
  private readonly means = new Float64Array(BLOCKS);
  /** Whole blocks since it was last disturbed. */
  private blocks = 0;
  private sumN = 0;
  private samples = 0;
  private settleMs = 0;

  /** One millisecond. `atRest`: the roller is in. What it felt before takes a while to leave the cell. */
  step(rawN: number, atRest: boolean): void {
    if (!atRest) {
      this.begin();
      this.settleMs = RULES.cellSettleMs;
    } else if (this.settleMs > 0) this.settleMs -= 1;
    else this.add(rawN);
  }

  /** Forgets what it knows: something else hangs on the cell from now on. */
  begin(): void {
    this.blocks = 0;
    this.sumN = 0;
    this.samples = 0;
  }

  /** Newtons; null while too little is known. */
  get meanN(): number | null {
    if (this.blocks === 0) return this.samples < RULES.cellLeastSamples ? null : this.sumN / this.samples;
    let sumN = 0;
    for (let i = 0; i < this.known; i += 1) sumN += this.means[i] ?? 0;
    return sumN / this.known;
  }

  /** Known for half a second, and still all that time. */
  get isSteady(): boolean {
    if (this.blocks < BLOCKS) return false;
    return Math.max(...this.means) - Math.min(...this.means) <= RULES.cellUnrestN;
  }

  private get known(): number {
    return Math.min(this.blocks, BLOCKS);
  }

  private add(rawN: number): void {
    this.sumN += rawN;
    this.samples += 1;
    if (this.samples < BLOCK_MS) return;
    this.means[this.blocks % BLOCKS] = this.sumN / BLOCK_MS;
    this.blocks += 1;
    this.sumN = 0;
    this.samples = 0;
  }
}
