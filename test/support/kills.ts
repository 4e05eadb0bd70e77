/**
 * The ways in which a host or its line dies while a roller presses (H13, H14), on real processes.
 *
 *     tsubo play ──(line)── tsubo sim ──▶ truth log, which judges
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { readProgramFile } from '../../src/app/program-file.ts';
import { compose } from '../../src/app/score.ts';
import type { Plateau } from '../../src/chair/plan.ts';
import { EXIT_CODES } from '../../src/units/chair-error.ts';
import { movedMm, pressedForMs } from '../simulation/aftermath.ts';
import { type RunningCommand, runCommand, startCommand } from './command.ts';
import { inRealTime } from './in-real-time.ts';
import { NEARLY_PARKED_SEED } from './own-chair.ts';
import { openPtyRelay, openTcpRelay, type Relay } from './relay.ts';
import { type SimProcess, withSim } from './sim-process.ts';

export const oneHold = (holdS: number): string => `
title: { en: One hold, id: Satu tahan }
about: { en: For tests., id: Untuk uji. }
strokes:
  - hold: { at: L3, pressure: 24N, for: ${holdS}s }
`;
const STATURE = ['--stature', '170'];
const SEED = ['--seed', String(NEARLY_PARKED_SEED)];

/** When the force must be gone, and everything stand (design.md §5). */
export const LET_GO_MS = 1_300;
const STILL_MS = 5_000;

export interface Kill {
  readonly name: string;
  readonly needsPty: boolean;
  /** Null where the host is at the chair's own line. */
  readonly relay: ((chair: string) => Promise<Relay>) | null;
  readonly strike: (host: RunningCommand, relay: Relay | null) => Promise<void> | void;
  /** How the host ends; null where it is killed. */
  readonly hostExit: number | null;
}

export const KILLS: readonly Kill[] = [
  {
    name: 'the host is killed',
    needsPty: true,
    relay: null,
    strike: (host) => host.signal('SIGKILL'),
    hostExit: null,
  },
  {
    name: 'the host is suspended',
    needsPty: false,
    relay: null,
    strike: (host) => host.signal('SIGSTOP'),
    hostExit: EXIT_CODES['link-lost'],
  },
  {
    name: 'the pseudo-terminal is closed',
    needsPty: true,
    relay: openPtyRelay,
    strike: (_, relay) => relay?.cut(),
    hostExit: EXIT_CODES['link-lost'],
  },
  {
    name: 'TCP is pulled',
    needsPty: false,
    relay: openTcpRelay,
    strike: (_, relay) => relay?.cut(),
    hostExit: EXIT_CODES['link-lost'],
  },
];

export interface Aftermath {
  /** What the rollers pressed when it happened. */
  readonly pressedN: number;
  readonly pressedForMs: number;
  /** From 1.3 s after it on, for 5 s and a reconnect. */
  readonly movedMm: number;
  /** Null where it was killed. */
  readonly hostExit: number | null;
  /** Of a host that came afterwards and was not allowed to start. */
  readonly secondExit: number | null;
  readonly secondComplaint: string;
}

function plateauOf(program: string): Plateau {
  const { program: read } = readProgramFile(program);
  if (!read.ok) throw new Error('the program of this test is broken');
  const person = { statureMm: 1700, ceilingN: 40 };
  const plateau = compose(read.value, person, loadProfile('tsubo-duo')).score.plan.strokes[0]?.plateaus[0];
  if (plateau === undefined) throw new Error('the hold has a plateau');
  return plateau;
}

export interface Strike {
  readonly kill: Kill;
  readonly holdS: number;
  /** How far through the plateau, 0…1. */
  readonly share: number;
  readonly folder: string;
  /** Of the files of this one, in `folder`. */
  readonly name: string;
  /** For how long nobody comes, after the force has gone; a host that was suspended sleeps as long. */
  readonly stillMs?: number;
}

/** Plays a hold, strikes in the middle of it, and watches what the body feels. */
export function strikeMidHold(strike: Strike): Promise<Aftermath> {
  return inRealTime((attempt) => strikeOnce({ ...strike, name: `${strike.name}-${attempt}` }));
}

async function strikeOnce({
  kill,
  holdS,
  share,
  folder,
  name,
  stillMs = STILL_MS,
}: Strike): Promise<Aftermath> {
  const program = join(folder, `${name}.yaml`);
  writeFileSync(program, oneHold(holdS));
  const { fromTick, toTick } = plateauOf(program);
  const ownPty = kill.needsPty && kill.relay === null;
  const door = ownPty ? ['--pty', join(folder, `${name}.pty`)] : ['--tcp', '0'];
  const options = {
    args: [...door, ...STATURE, ...SEED],
    truthPath: join(folder, `${name}.ndjson`),
  };
  return withSim(options, async (sim) => {
    const relay = (await kill.relay?.(sim.address)) ?? null;
    const chair = ['--chair', relay?.address ?? sim.address, ...STATURE, '--shoulder', 'table'];
    const host = await startCommand(['play', program, ...chair, '--yes-simulated']);
    try {
      const tick = fromTick + share * (toTick - fromTick);
      return await aftermath(kill, tick, { sim, relay, host, program, stillMs });
    } finally {
      host.signal('SIGKILL');
      await relay?.cut();
    }
  });
}

interface Scene {
  readonly sim: SimProcess;
  readonly relay: Relay | null;
  readonly host: RunningCommand;
  readonly program: string;
  readonly stillMs: number;
}

async function aftermath(kill: Kill, tick: number, scene: Scene): Promise<Aftermath> {
  const { sim, relay, host, program, stillMs } = scene;
  // A sample that was written is older than what happens now: times count from it, and so are never too short.
  const before = await sim.until(({ planTick }) => planTick >= tick, host);
  await kill.strike(host, relay);
  const eventMs = before.tMs;
  await sim.untilMs(eventMs + LET_GO_MS + stillMs);
  if (kill.relay === null) host.signal('SIGCONT');
  const { exitCode: hostExit } = await host.ended;

  const again = (await kill.relay?.(sim.address)) ?? null;
  const chair = ['--chair', again?.address ?? sim.address, ...STATURE, '--shoulder', 'table'];
  const second = await runCommand(['play', program, ...chair]);
  await again?.cut();
  await sim.untilMs((sim.truth.read()?.tMs ?? 0) + 1_000);
  const truth = await sim.end();
  return {
    pressedN: Math.min(...before.forceN),
    pressedForMs: pressedForMs(truth, eventMs, 5),
    movedMm: movedMm(truth, eventMs + LET_GO_MS),
    hostExit,
    secondExit: second.exitCode,
    secondComplaint: second.stderr,
  };
}

/** What must be so after any of them. */
export function expectLetGo(kill: Kill, after: Aftermath): void {
  expect(after.pressedN).toBeGreaterThan(8);
  expect(after.pressedForMs).toBeLessThanOrEqual(LET_GO_MS);
  expect(after.movedMm).toBeLessThan(0.1);
  expect(after.hostExit).toBe(kill.hostExit);
  expect(after.secondExit, after.secondComplaint).toBe(EXIT_CODES.refused);
  expect(after.secondComplaint).toContain('not an interactive terminal');
}
