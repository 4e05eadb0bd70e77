/** Runs a simulated chair by the clock of this process, at the other end of any line. */

import { SimChair } from '../../sim/sim-chair.ts';
import { truthLine } from '../../sim/truth.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { FarEnd } from '../link/far-end.ts';
import type { LineFile } from './line-file.ts';
import { monotonicClock, startPulse } from './pulse.ts';

const BEAT_MS = 2;
/** A process that slept longer than this does not make up for it: a board's time would have gone on without it. */
const MOST_CATCH_UP_MS = 250;
/** Whoever reads the truth log while the chair runs is this far behind at most. */
const TRUTH_FLUSH_MS = 100;

export interface SimHostOptions {
  readonly profile: ChairProfile;
  readonly statureMm: number;
  readonly seed: number;
  readonly far: FarEnd;
  readonly truth: LineFile | null;
  /** Times as fast as life. */
  readonly speed: number;
}

/** Starts the chair; call the answer to switch it off. */
export function hostSimChair(options: SimHostOptions): () => void {
  const { truth, far } = options;
  const chair = new SimChair({
    profile: options.profile,
    statureMm: options.statureMm,
    seed: options.seed,
    send: (bytes) => far.write(bytes),
    ...(truth === null ? {} : { onTruth: (sample) => truth.write(truthLine(sample)) }),
  });
  far.onBytes((bytes) => chair.receive(bytes));
  const now = monotonicClock(options.speed);
  let steppedMs = 0;
  return startPulse(BEAT_MS, () => {
    const dueMs = Math.floor(now());
    steppedMs = Math.max(steppedMs, dueMs - MOST_CATCH_UP_MS);
    while (steppedMs < dueMs) {
      chair.step();
      steppedMs += 1;
      if (steppedMs % TRUTH_FLUSH_MS === 0) truth?.flush();
    }
  });
}
