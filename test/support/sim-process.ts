/** A simulated chair in a process of its own, with its truth log to judge by. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TruthSample } from '../../sim/truth.ts';
import { type RunningCommand, startCommand } from './command.ts';
import { TruthFile } from './truth-file.ts';

const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 20;

export interface SimOptions {
  /** `['--tcp', '0']`, `['--pty']` with a path, and whatever else `tsubo sim` takes. */
  readonly args: readonly string[];
  readonly truthPath: string;
}

export class SimProcess {
  readonly command: RunningCommand;
  /** What a host writes after `--chair`. */
  readonly address: string;
  readonly truth: TruthFile;

  constructor(command: RunningCommand, address: string, truth: TruthFile) {
    this.command = command;
    this.address = address;
    this.truth = truth;
  }

  /** Waits until the newest sample is so; that sample. Throws where that does not come within a minute. */
  async until(holds: (sample: TruthSample) => boolean): Promise<TruthSample> {
    const giveUpMs = performance.now() + PATIENCE_MS;
    for (;;) {
      const newest = this.truth.read();
      if (newest !== null && holds(newest)) return newest;
      if (performance.now() > giveUpMs) throw new Error(`never so; the newest: ${JSON.stringify(newest)}`);
      await sleep(LOOK_EVERY_MS);
    }
  }

  /** Lets it run until its own clock says `tMs`. */
  async untilMs(tMs: number): Promise<void> {
    await this.until((sample) => sample.tMs >= tMs);
  }

  /** Switches it off; the whole truth log. */
  async end(): Promise<readonly TruthSample[]> {
    this.command.signal('SIGTERM');
    await this.command.ended;
    this.truth.read();
    return this.truth.samples;
  }
}

export async function startSim({ args, truthPath }: SimOptions): Promise<SimProcess> {
  const command = startCommand(['sim', ...args, '--truth', truthPath]);
  await command.hasSaid(/ on (\S+)\n/);
  const address = / on (\S+)\n/.exec(command.stdout)?.[1] ?? '';
  return new SimProcess(command, address, new TruthFile(truthPath));
}
