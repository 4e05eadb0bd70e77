/**
 * From a person's stop to outputs that are safe, over a line at 115200 baud in virtual time: engine, port, line and board
 * as they are. A millisecond is the finest this time has, so each figure may be up to one too long.
 */
import type { BoardEvent } from '../../sim/board/events.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { compose } from '../../src/app/score.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { Random } from '../../src/units/random.ts';
import { SoakWorld } from '../simulation/soak/soak-world.ts';
import type { Asked, Figure } from './figure.ts';
import { stopProcessFigures } from './stop-process.ts';

const SAMPLES = 100;
const GOAL = { p99Ms: 50, worstMs: 100 } as const;
const SEED = 27;
const STATURE_MM = 1700;
const CEILING_N = 40;

/** Low on the track, so that the way back to zero is short. */
const PROGRAM = `
title: { en: Stop, id: Henti }
about: { en: For the bench., id: Untuk uji. }
strokes:
  - hold: { at: L5, pressure: 15N, for: 10s }
  - knead: { from: L5, to: L4, rate: 30/min, pressure: 15N, for: 10s, spacing: 80mm }
  - sweep: { from: L5, to: L3, speed: 5cm/s, pressure: 15N }
`;

/** Lines of a transfer, taken by no board for a command. */
const BULK = Uint8Array.from({ length: 128 }, (_, at) => (at === 127 ? 0x0a : 0x61));

interface Load {
  readonly name: string;
  /** After the chair plays: so many milliseconds, drawn, until the stop. */
  readonly waitMs: readonly [number, number];
  /** Begins the load; the answer ends it. */
  begin(world: SoakWorld): { each(): void; end(): void };
}

const nothing = { each: () => undefined, end: () => undefined };

const LOADS: readonly Load[] = [
  { name: 'idle', waitMs: [3_000, 6_000], begin: () => nothing },
  { name: 'full-queue', waitMs: [1, 150], begin: () => nothing },
  {
    name: 'resend-storm',
    waitMs: [1, 300],
    begin: ({ line }) => {
      const trouble = { lossRate: 0.006, flipRate: 0.004 };
      return { each: () => undefined, end: line.trouble({ toChair: trouble, toHost: trouble }) };
    },
  },
  {
    name: 'bulk-transfer',
    waitMs: [20, 400],
    begin: (world) => ({ each: () => world.fillLine(BULK), end: () => undefined }),
  },
  {
    name: 'line-noise',
    waitMs: [20, 400],
    begin: ({ line }) => {
      const trouble = { flipRate: 0.02, lossRate: 0.005 };
      return { each: () => undefined, end: line.trouble({ toChair: trouble, toHost: trouble }) };
    },
  },
];

/** Only so many of a process of its own: each takes some seconds. */
const PROCESS_SAMPLES = 10;
const MOST_PROCESS_SAMPLES = 200;

export async function stopFigures({ samples, half }: Asked): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  if (half !== 'process') for (const load of LOADS) figures.push(await measure(load, samples ?? SAMPLES));
  if (half === 'virtual') return figures;
  const asked = Math.min(samples ?? PROCESS_SAMPLES, MOST_PROCESS_SAMPLES);
  return [...figures, ...(await stopProcessFigures(asked))];
}

async function measure(load: Load, samples: number): Promise<Figure> {
  const random = new Random(SEED);
  const bench = new StopBench();
  const latencies: number[] = [];
  let letGoBefore = 0;
  while (latencies.length < samples) {
    const latencyMs = await bench.stopOnce(load, random.integer(...load.waitMs));
    if (latencyMs === null) letGoBefore += 1;
    else latencies.push(latencyMs);
    if (letGoBefore > samples) throw new Error(`under ${load.name} the chair mostly lets go by itself`);
  }
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.ceil(latencies.length * share) - 1] ?? Number.NaN;
  return {
    name: `stop-${load.name}`,
    samples,
    letGoBefore,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    worstMs: at(1),
    goalP99Ms: GOAL.p99Ms,
    goalWorstMs: GOAL.worstMs,
  };
}

class StopBench {
  private readonly world: SoakWorld;
  private readonly score;
  private safeMs: number | null = null;
  private ready = false;

  constructor() {
    const profile = loadProfile('tsubo-duo');
    const program = readProgram(PROGRAM, 'stop.yaml');
    if (!program.ok) throw new Error(JSON.stringify(program.errors));
    this.score = compose(program.value, { statureMm: STATURE_MM, ceilingN: CEILING_N }, profile).score;
    this.world = new SoakWorld({
      profile,
      statureMm: STATURE_MM,
      seed: SEED,
      onTruth: () => undefined,
      onBoardEvent: (event) => this.hear(event),
      onLineOut: () => undefined,
      onStart: () => undefined,
    });
  }

  private hear(event: BoardEvent): void {
    if (event.kind === 'outputs-safe') this.safeMs ??= this.world.ms;
    if (event.kind === 'phase' && event.from === 'referencing' && event.to === 'ready') this.ready = true;
  }

  /** Milliseconds from the call until the board's outputs were safe; null where they were safe before. */
  async stopOnce(load: Load, waitMs: number): Promise<number | null> {
    const { world } = this;
    this.ready = false;
    await world.begin(this.score);
    this.runUntil(() => this.ready && world.session?.state.phase.kind === 'playing', 60_000);
    const { each, end } = load.begin(world);
    this.safeMs = null;
    for (let ms = 0; ms < waitMs; ms += 1) {
      each();
      world.step();
    }
    const before = this.safeMs !== null;
    const calledMs = world.ms;
    world.session?.stop('person');
    this.runUntil(() => this.safeMs !== null, 5_000, each);
    const latencyMs = before ? null : (this.safeMs ?? Number.POSITIVE_INFINITY) - calledMs;
    end();
    this.runUntil(() => world.session?.outcome != null, 10_000);
    await world.leave();
    await new Promise((resolve) => setImmediate(resolve));
    return latencyMs;
  }

  private runUntil(done: () => boolean, mostMs: number, each: () => void = () => undefined): void {
    const untilMs = this.world.ms + mostMs;
    while (!done()) {
      if (this.world.ms >= untilMs) throw new Error(`not within ${mostMs} ms`);
      each();
      this.world.step();
    }
  }
}
