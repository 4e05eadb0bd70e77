/**
 * How long one roller has pressed one spot (hazard H05, "per-spot dwell budget"): a spot is 40 mm of the track on one
 * side, pressed at most 40 s on end and 120 s from Start to end (domain.md §3).
 */
import type { LinearAxis } from '../../src/chair/profile.ts';
import type { DepthChannel } from './depth-channel.ts';
import type { EncoderSense } from './encoder-sense.ts';
import { RULES } from './rules.ts';

export class SpotTime {
  private readonly bins: Uint32Array;
  private readonly minMm: number;
  private readonly contactN: number;
  private fromMm = 0;
  private onEndMs = 0;

  constructor({ minMm, maxMm }: Pick<LinearAxis, 'minMm' | 'maxMm'>, contactN: number) {
    this.bins = new Uint32Array(Math.ceil((maxMm - minMm) / RULES.spotMm) + 1);
    this.minMm = minMm;
    this.contactN = contactN;
  }

  /** A new Start. */
  begin(): void {
    this.bins.fill(0);
    this.onEndMs = 0;
  }

  /** One millisecond; true where this spot has had enough. */
  step({ forceN }: Pick<DepthChannel, 'forceN'>, { positionMm }: Pick<EncoderSense, 'positionMm'>): boolean {
    if (forceN < this.contactN) {
      this.onEndMs = 0;
      return false;
    }
    const away = positionMm - this.fromMm;
    if (this.onEndMs === 0 || away > RULES.spotMm / 2 || away < -RULES.spotMm / 2) {
      this.fromMm = positionMm;
      this.onEndMs = 0;
    }
    this.onEndMs += 1;
    const at = Math.floor((positionMm - this.minMm) / RULES.spotMm);
    const bin = at < 0 ? 0 : at >= this.bins.length ? this.bins.length - 1 : at;
    const pressedMs = (this.bins[bin] ?? 0) + 1;
    this.bins[bin] = pressedMs;
    return this.onEndMs > RULES.spotOnEndMs || pressedMs > RULES.spotSessionMs;
  }
}
