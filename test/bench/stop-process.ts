/**
 * The same as `stop.ts` with the command that ships, in a process of its own, over a pseudo-terminal, in real time: from a
 * person's Ctrl-C to outputs that are safe on a board in this process. Also just after the event loop of the command was
 * blocked for 100 ms, counted from the end of that.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { SimChair } from '../../sim/sim-chair.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { openPseudoTerminal } from '../../src/app/pseudo-terminal.ts';
import { stepByClock } from '../../src/app/sim-host.ts';
import { NEARLY_PARKED_SEED } from '../support/own-chair.ts';
import { type Figure, rounded } from './figure.ts';

const MAIN = fileURLToPath(new URL('../../dist/src/app/main.js', import.meta.url));
const PRELOAD = new URL('block-loop.ts', import.meta.url).href;
const GOAL = { p99Ms: 50, worstMs: 100 } as const;
/** From the first move of the reference run on. */
const UNDER_WAY_MS = 600;
/** Into the 100 ms that the loop is blocked. */
const INTO_BLOCK_MS = 40;
const PATIENCE_MS = 20_000;

const PROGRAM = `
title: { en: Stop, id: Henti }
about: { en: For the bench., id: Untuk uji. }
strokes:
  - hold: { at: L5, pressure: 15N, for: 10s }
`;

type Load = 'idle' | 'after-block';

export async function stopProcessFigures(samples: number): Promise<readonly Figure[]> {
  const bench = await ProcessBench.open();
  if (bench === null) return [{ name: 'stop-process', skipped: 'no pseudo-terminal on this system' }];
  try {
    const figures: Figure[] = [];
    for (const load of ['idle', 'after-block'] as const) figures.push(await measure(bench, load, samples));
    return figures;
  } finally {
    await bench.close();
  }
}

async function measure(bench: ProcessBench, load: Load, samples: number): Promise<Figure> {
  const latencies: number[] = [];
  let letGoBefore = 0;
  while (latencies.length < samples) {
    const latencyMs = await bench.stopOnce(load);
    if (latencyMs === null) letGoBefore += 1;
    else latencies.push(latencyMs);
    if (letGoBefore > samples + 5) throw new Error('this computer is too busy for figures in real time');
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => rounded(latencies[Math.ceil(samples * share) - 1] ?? Number.NaN, 1);
  return {
    name: `stop-process-${load}`,
    samples,
    letGoBefore,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    worstMs: at(1),
    goalP99Ms: GOAL.p99Ms,
    goalWorstMs: GOAL.worstMs,
  };
}

class ProcessBench {
  private readonly address: string;
  private readonly program: string;
  private readonly finish: () => Promise<void>;
  private safeMs: number | null = null;
  private moving = false;

  private constructor(address: string, program: string, finish: () => Promise<void>) {
    this.address = address;
    this.program = program;
    this.finish = finish;
  }

  static async open(): Promise<ProcessBench | null> {
    const line = await openPseudoTerminal();
    if (line === null) return null;
    const folder = mkdtempSync(join(tmpdir(), 'tsubo-stop-'));
    const program = join(folder, 'stop.yaml');
    writeFileSync(program, PROGRAM);
    const bench: ProcessBench = new ProcessBench(line.path, program, async () => {
      switchOff();
      await line.hangUp();
      rmSync(folder, { recursive: true, force: true });
    });
    const chair = new SimChair({
      profile: loadProfile('tsubo-duo'),
      statureMm: 1700,
      seed: NEARLY_PARKED_SEED,
      send: (bytes) => line.far.write(bytes),
      onEvent: (event) => {
        if (event.kind === 'outputs-safe') bench.safeMs ??= performance.now();
        if (event.kind === 'phase') bench.moving = event.to === 'referencing';
      },
    });
    line.far.onBytes((bytes) => chair.receive(bytes));
    const switchOff = stepByClock(chair, 1);
    return bench;
  }

  close(): Promise<void> {
    return this.finish();
  }

  /** Null where the chair let go before it was told to: this computer was too busy. */
  async stopOnce(load: Load): Promise<number | null> {
    this.moving = false;
    const host = this.start();
    const ended = once(host, 'exit');
    try {
      if (!(await this.until(() => this.moving, host))) return null;
      await sleep(UNDER_WAY_MS * Math.random());
      if (!this.moving) return null;
      this.safeMs = null;
      const calledMs = await callStop(host, load);
      if (this.safeMs !== null && this.safeMs < calledMs) return null;
      if (!(await this.until(() => this.safeMs !== null, host))) return null;
      return (this.safeMs ?? Number.NaN) - calledMs;
    } finally {
      const patience = setTimeout(() => host.kill('SIGKILL'), PATIENCE_MS);
      await ended;
      clearTimeout(patience);
    }
  }

  private start(): ChildProcess {
    const chair = ['--chair', this.address, '--stature', '170', '--shoulder', 'table', '--yes-simulated'];
    return spawn(
      process.execPath,
      ['--import', 'tsx', '--import', PRELOAD, MAIN, 'play', this.program, ...chair],
      {
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      },
    );
  }

  private async until(holds: () => boolean, host: ChildProcess): Promise<boolean> {
    const untilMs = performance.now() + PATIENCE_MS;
    while (!holds()) {
      if (host.exitCode !== null || performance.now() > untilMs) return false;
      await sleep(1);
    }
    return true;
  }
}

/** When the stop was called; where the loop was blocked, when that ended. By the clock of this process. */
async function callStop(host: ChildProcess, load: Load): Promise<number> {
  if (load === 'idle') {
    const calledMs = performance.now();
    host.kill('SIGINT');
    return calledMs;
  }
  const unblocked = once(host, 'message') as Promise<[number]>;
  host.kill('SIGUSR2');
  await sleep(INTO_BLOCK_MS);
  host.kill('SIGINT');
  const [endedMs] = await unblocked;
  // One clock for all processes of this computer, from another zero.
  return endedMs - (Number(process.hrtime.bigint()) / 1e6 - performance.now());
}
