/** A simulated chair on a TCP port of this process, in real time: a test can lay hands on it while a host plays. */
import { SimChair } from '../../sim/sim-chair.ts';
import type { TruthSample } from '../../sim/truth.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { stepByClock } from '../../src/app/sim-host.ts';
import { openTcpFarEnd } from '../../src/app/tcp-far-end.ts';
import type { RunningCommand } from './command.ts';
import { reached } from './in-real-time.ts';

/** A chair whose carriage happens to stand at the seat end, so that it finds its zero quickly. */
export const NEARLY_PARKED_SEED = 4;

export interface OwnChair {
  /** What a host writes after `--chair`. */
  readonly address: string;
  readonly chair: SimChair;
  readonly truth: readonly TruthSample[];
  /** Waits until the newest sample is so, which `host` is to bring about. */
  until(holds: (sample: TruthSample) => boolean, host?: RunningCommand): Promise<TruthSample>;
  close(): Promise<void>;
}

export async function openOwnChair(): Promise<OwnChair> {
  const end = await openTcpFarEnd(0);
  const truth: TruthSample[] = [];
  const chair = new SimChair({
    profile: loadProfile('tsubo-duo'),
    statureMm: 1700,
    seed: NEARLY_PARKED_SEED,
    send: (bytes) => end.far.write(bytes),
    onTruth: (sample) => truth.push(sample),
  });
  end.far.onBytes((bytes) => chair.receive(bytes));
  const switchOff = stepByClock(chair, 1);
  return {
    address: `tcp:127.0.0.1:${end.port}`,
    chair,
    truth,
    until: (holds, host) => reached(() => truth.at(-1) ?? null, holds, host),
    close: async () => {
      switchOff();
      await end.close();
    },
  };
}
