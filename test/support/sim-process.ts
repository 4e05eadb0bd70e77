/** A simulated chair in a process of its own, with its truth log to judge by. */
import type { TruthSample } from '../../sim/truth.ts';
import { type RunningCommand, startCommand } from './command.ts';
import { TruthFile } from './truth-file.ts';
import { waitUntil } from './wait-until.ts';

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

  /** Waits, at most 20 s, until the newest sample is so; that sample. */
  async until(holds: (sample: TruthSample) => boolean): Promise<TruthSample> {
    let newest: TruthSample | null = null;
    await waitUntil(() => {
      newest = this.truth.read();
      return newest !== null && holds(newest);
    });
    const found = newest as TruthSample | null;
    if (found === null || !holds(found)) throw new Error(`never so; the newest: ${JSON.stringify(found)}`);
    return found;
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
