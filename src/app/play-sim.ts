/** Plays on a simulated chair inside this process: in virtual time, at any speed. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { anatomyLine, truthLine } from '../../sim/truth.ts';
import { Attendance } from './attendance.ts';
import { loadProfile } from './chair-profiles.ts';
import type { Chooser } from './chooser.ts';
import { FirmataWorld } from './firmata-world.ts';
import type { LineFile } from './line-file.ts';
import { monotonicClock, startPulse } from './pulse.ts';
import { traceLine } from './records.ts';
import { BEAT_MS, type Session } from './session.ts';
import type { Terminal } from './terminal.ts';
import { VirtualWorld } from './virtual-world.ts';

/** Virtual time between two looks at the keyboard where time runs as fast as it can. */
const SLICE_MS = 500;

export interface SimPlay {
  readonly profile: string;
  readonly statureMm: number;
  readonly seed: number;
  /** Null: the person's bones are exactly those of the table. */
  readonly bodySeed: number | null;
  readonly speed: number | 'max';
  readonly chooser: Chooser;
  readonly trace: LineFile | null;
  readonly truth: LineFile | null;
}

/** Resolves with the ended session. */
export async function playOnSim(play: SimPlay, terminal: Terminal): Promise<Session> {
  const { trace, truth } = play;
  const profile = loadProfile(play.profile);
  const World = profile.family === 'firmata' ? FirmataWorld : VirtualWorld;
  const world: VirtualWorld | FirmataWorld = new World({
    profile,
    statureMm: play.statureMm,
    seed: play.seed,
    bodySeed: play.bodySeed ?? undefined,
    choose: play.chooser.choose,
    read: play.chooser.read,
    ...(truth === null ? {} : { onTruth: (sample) => truth.write(truthLine(sample)) }),
    ...(trace === null
      ? {}
      : { onLine: (direction, text) => trace.write(traceLine(world.nowMs, direction, text)) }),
  });
  if (play.bodySeed !== null) {
    truth?.write(anatomyLine(world.chair.anatomy, profile.trackZeroAboveSeatMm));
  }
  const attendance = new Attendance(world.session, play.chooser, terminal, () => world.nowMs);
  await world.open();
  attendance.listen();
  attendance.takeKeys();
  try {
    if (play.speed === 'max') await runFlatOut(world, attendance);
    else await runPaced(world, attendance, play.speed);
  } finally {
    attendance.end();
  }
  return world.session;
}

type Runs = Pick<VirtualWorld, 'runToEnd' | 'nowMs'>;

async function runFlatOut(world: Runs, attendance: Attendance): Promise<void> {
  while (!world.runToEnd(world.nowMs + SLICE_MS)) {
    attendance.show();
    await nextTurn();
  }
}

async function runPaced(world: Runs, attendance: Attendance, speed: number): Promise<void> {
  const now = monotonicClock(speed);
  await new Promise<void>((resolve) => {
    const stopPulse = startPulse(BEAT_MS, () => {
      const ended = world.runToEnd(Math.floor(now()));
      attendance.show();
      if (!ended) return;
      stopPulse();
      resolve();
    });
  });
}
