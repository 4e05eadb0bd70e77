/** A simulated chair in a process of its own, with its truth log to judge by. */
import type { TruthSample } from '../../sim/truth.ts';
import { type RunningCommand, startCommand } from './command.ts';
import { reached } from './in-real-time.ts';
import { TruthFile } from './truth-file.ts';

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

  /** Waits until the newest sample is so, which `host` is to bring about. */
  until(holds: (sample: TruthSample) => boolean, host: RunningCommand | null = null): Promise<TruthSample> {
    return reached(() => this.truth.read(), holds, host);
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

/** A chair for one scene; it is switched off afterwards, whatever happens. */
export async function withSim<T>(options: SimOptions, scene: (sim: SimProcess) => Promise<T>): Promise<T> {
  const sim = await startSim(options);
  try {
    return await scene(sim);
  } finally {
    sim.command.signal('SIGKILL');
  }
}

async function startSim({ args, truthPath }: SimOptions): Promise<SimProcess> {
  const command = await startCommand(['sim', ...args, '--truth', truthPath]);
  await command.hasSaid(/ on (\S+)\n/);
  const address = / on (\S+)\n/.exec(command.stdout)?.[1] ?? '';
  return new SimProcess(command, address, new TruthFile(truthPath));
}
