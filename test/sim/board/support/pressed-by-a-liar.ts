/** A hold at the most that may be asked, while one sensor lies: what the body felt above its ceiling, and for how long. */
import type { Sensors } from '../../../../sim/plant/port.ts';
import { arm, must, send } from './armed-chair.ts';
import { hold, move } from './batches.ts';
import { faultyBench } from './faulty-chair.ts';

export const CEILING_N = 40;
/** A fifth stays free (design.md §2). */
const ASKED_N = 0.8 * CEILING_N;
const OVER_N = 1.1 * CEILING_N;
const PRESSING_FROM_MS = 7500;
const LASTS_MS = 20_000;

export interface Liar {
  /** Milliseconds from the start of the batch: before the approach, or in the middle of the plateau. */
  readonly fromMs: number;
  /** Changes what is read; `ms` since it began, `noiseN` a small unrest no cell is without. */
  readonly change: (sensors: Sensors, ms: number, noiseN: number) => void;
}

export interface Felt {
  readonly peakN: number;
  /** The longest on end more than 10 % above the ceiling. */
  readonly overMs: number;
  readonly fault: string;
}

export const BEFORE_MS = 0;
export const PLATEAU_MS = PRESSING_FROM_MS + 4000;

export function pressedByALiar({ fromMs, change }: Liar): Felt {
  const b = faultyBench();
  arm(b);
  must(b.host.ask({ name: 'ref' }));
  b.host.runUntil(() => b.host.phase === 'ready', 31_000);
  must(b.host.ask({ name: 'zon', zone: 'lowerBack', fromUm: 100_000, toUm: 300_000, ceilingMilliN: 40_000 }));
  must(b.host.ask({ name: 'zon', zone: 'upperBack', fromUm: 300_000, toUm: 500_000, ceilingMilliN: 40_000 }));
  let ms = 0;
  let noise = 1;
  b.chair.onSensors = (sensors) => {
    ms += 1;
    noise = (noise * 16_807) % 2_147_483_647;
    if (ms > fromMs) change(sensors, ms - fromMs, noise / 2_147_483_647 - 0.5);
  };
  must(send(b, 0, [...move(0, 0, 0, 350, 3500), ...hold(4500, ASKED_N, LASTS_MS)]));
  let peakN = 0;
  let overMs = 0;
  let onEndMs = 0;
  b.host.run(LASTS_MS + 6000, () => {
    const forceN = Math.max(...b.chair.truth.forceN);
    peakN = Math.max(peakN, forceN);
    onEndMs = forceN > OVER_N ? onEndMs + 1 : 0;
    overMs = Math.max(overMs, onEndMs);
  });
  return { peakN, overMs, fault: b.host.last('ct').fault };
}
