/** Plays a program in virtual time and keeps what the body felt, what the board did and what went over the line. */
import type { BoardEvent } from '../../sim/board/events.ts';
import type { TruthSample } from '../../sim/truth.ts';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { readProgramFile } from '../../src/app/program-file.ts';
import { type Composed, compose } from '../../src/app/score.ts';
import { VirtualWorld, type WorldOptions } from '../../src/app/virtual-world.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import type { Program } from '../../src/program/program.ts';
import { readProgram } from '../../src/program/read-program.ts';

export const PERSON_CEILING_N = 40;
const LONGEST_MS = 1_900_000;

export interface Asked {
  readonly file: string;
  /** The program itself, where no such file is meant to be. */
  readonly text?: string;
  readonly statureMm: number;
  readonly seed: number;
  readonly chair?: 'tsubo-duo' | 'tsubo-mono' | 'tsubo-plain';
}

export interface World {
  readonly world: VirtualWorld;
  readonly composed: Composed;
  readonly profile: ChairProfile;
  readonly truth: TruthSample[];
  readonly events: BoardEvent[];
  readonly lines: string[];
}

function programOf({ file, text }: Asked): Program {
  const program = text === undefined ? readProgramFile(file).program : readProgram(text, file);
  if (program.ok) return program.value;
  throw new Error(JSON.stringify(program.errors));
}

/** A world about to play, nothing stepped yet. */
export async function prepare(asked: Asked, more: Partial<WorldOptions> = {}): Promise<World> {
  const profile = loadProfile(asked.chair ?? 'tsubo-duo');
  const person = { statureMm: asked.statureMm, ceilingN: PERSON_CEILING_N };
  const composed = compose(programOf(asked), person, profile);
  const truth: TruthSample[] = [];
  const events: BoardEvent[] = [];
  const lines: string[] = [];
  const world = new VirtualWorld({
    profile,
    statureMm: asked.statureMm,
    seed: asked.seed,
    choose: () => ({ kind: 'score', score: composed.score }),
    onTruth: (sample) => truth.push(sample),
    onBoardEvent: (event) => events.push(event),
    onLine: (direction, text) => lines.push(`${direction} ${text}`),
    ...more,
  });
  await world.open();
  return { world, composed, profile, truth, events, lines };
}

/** Plays to the end. Throws where that never comes. */
export async function play(asked: Asked, more: Partial<WorldOptions> = {}): Promise<World> {
  // What a weak reference has been asked for lives until the end of a turn of the event loop, and a play takes none.
  await new Promise((resolve) => setImmediate(resolve));
  const played = await prepare(asked, more);
  if (!played.world.runToEnd(LONGEST_MS)) throw new Error(`${asked.file} did not end`);
  return played;
}

/** Steps until the plan clock has come to `tick`. Throws where the session ends before. */
export function stepToTick({ world }: World, tick: number): void {
  while ((world.session.state.telemetry?.planTick ?? 0) < tick) {
    if (world.session.outcome !== null) throw new Error(world.session.outcome.what);
    world.step();
  }
}

export function stepFor({ world }: World, durationMs: number): void {
  for (let step = 0; step < durationMs; step += 1) world.step();
}
