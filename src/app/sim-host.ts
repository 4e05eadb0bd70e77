/** Runs a simulated chair by the clock of this process, at the other end of any line. */

import { FirmataChair } from '../../sim/firmata/firmata-chair.ts';
import { SimChair } from '../../sim/sim-chair.ts';
import { anatomyLine, type TruthSample, truthLine } from '../../sim/truth.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { FarEnd } from '../link/far-end.ts';
import type { LineFile } from './line-file.ts';
import { monotonicClock, startPulse } from './pulse.ts';

const BEAT_MS = 2;
/**
 * A process that slept longer does not make up for more: its chair would live through the gap in one moment, without
 * hearing what has come meanwhile, and take that for the silence of the host (300 ms).
 */
const MOST_CATCH_UP_MS = 100;
/** Whoever reads the truth log while the chair runs is this far behind at most. */
const TRUTH_FLUSH_MS = 100;

export interface SimHostOptions {
  readonly profile: ChairProfile;
  readonly statureMm: number;
  readonly seed: number;
  /** Null: the person's bones are exactly those of the table. */
  readonly bodySeed: number | null;
  readonly far: FarEnd;
  /** What its flash held when it was switched off; left out, it is new. */
  readonly flashCells?: Uint8Array | undefined;
  readonly trustedKeys?: readonly Uint8Array[] | undefined;
  readonly empty?: boolean | undefined;
  /** Called with its flash when it is switched off. */
  readonly onSwitchedOff?: ((cells: Uint8Array) => void) | undefined;
  readonly truth: LineFile | null;
  /** Times as fast as life. */
  readonly speed: number;
}

/** Starts the chair; call the answer to switch it off. */
export function hostSimChair(options: SimHostOptions): () => void {
  const { profile, statureMm, seed, bodySeed, far, truth, speed } = options;
  const common = {
    profile,
    statureMm,
    seed,
    bodySeed: bodySeed ?? undefined,
    send: (bytes: Uint8Array) => far.write(bytes),
    ...(truth === null
      ? {}
      : {
          onTruth: (sample: TruthSample) => {
            truth.write(truthLine(sample));
            if (sample.tMs % TRUTH_FLUSH_MS === 0) truth.flush();
          },
        }),
  };
  const chair =
    profile.family === 'firmata'
      ? new FirmataChair(common)
      : new SimChair({ ...common, flashCells: options.flashCells, trustedKeys: options.trustedKeys });
  if (bodySeed !== null) truth?.write(anatomyLine(chair.anatomy, profile.trackZeroAboveSeatMm));
  if (options.empty === true) chair.seat(false);
  far.onBytes((bytes) => chair.receive(bytes));
  const stop = stepByClock(chair, speed);
  return () => {
    stop();
    if (chair instanceof FirmataChair) return;
    chair.powerOff();
    options.onSwitchedOff?.(chair.flash.read(0, Number.MAX_SAFE_INTEGER));
  };
}

/** Lets time go on for a chair, `speed` times as fast as life; call the answer to stop it. */
export function stepByClock(chair: Pick<SimChair, 'nowMs' | 'step'>, speed: number): () => void {
  const now = monotonicClock(speed);
  let sleptMs = 0;
  return startPulse(BEAT_MS, () => {
    const behindMs = Math.floor(now()) - sleptMs - chair.nowMs;
    sleptMs += Math.max(0, behindMs - MOST_CATCH_UP_MS);
    for (let step = Math.min(behindMs, MOST_CATCH_UP_MS); step > 0; step -= 1) chair.step();
  });
}
