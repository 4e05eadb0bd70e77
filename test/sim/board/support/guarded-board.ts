/** A board's guard with nothing around it: all is well, until a test changes it. */
import type { Core } from '../../../../sim/board/core.ts';
import { Guard } from '../../../../sim/board/guard.ts';
import { isArmed, type Phase } from '../../../../sim/board/lifecycle.ts';
import { RunsIn } from '../../../../sim/board/runs-in.ts';
import { shippedProfile } from './profiles.ts';

export const ARMED = [
  'armed',
  'referencing',
  'ready',
  'scanning',
  'playing',
  'pausing',
  'paused',
  'resuming',
] as const;
export const AT_REST = ['disarmed', 'faulted', 'stopping'] as const;

export const axis = () => ({
  driveMmPerS: 0,
  commandedToMove: false,
  awayMm: 0,
  sense: { positionMm: 100, speedMmPerS: 0 },
});

const roller = (channel: number) => ({
  ...axis(),
  sense: { positionMm: 10, countedMm: 10, speedMmPerS: 0 },
  axis: shippedProfile('tsubo-duo').depth[channel],
  engaged: false,
  forceN: 0,
  motorN: 0,
  atZero: false,
  seemsIn: false,
});

/** A board on which all is well, in one phase; whoever wants something else changes it. */
export function board(phase: Phase, profile = shippedProfile('tsubo-duo')) {
  const said: string[] = [];
  const channels = [roller(0), roller(1)] as const;
  const core = {
    profile,
    phase,
    ms: 10_000,
    aliveMs: 10_000,
    armedMs: 0,
    held: null as object | null,
    sensors: { seat: true, cover: true, stopPressed: false },
    calibrator: { driftN: null as number | null, askedMs: 10_000 },
    lettingGo: { rollers: channels.map((channel) => ({ channel, runsIn: new RunsIn() })) },
    motion: {
      channels,
      powered: true,
      clock: { stands: false },
      carriage: axis(),
      width: axis(),
      kneading: { driveHz: 0, measuredHz: 0 },
      comfort: {
        exists: true,
        found: null as object | null,
        asked: [] as boolean[],
        watch: (isHeld: boolean) => {
          core.motion.comfort.asked.push(isHeld);
          return core.motion.comfort.found;
        },
      },
      ceilings: { hereN: 60 },
      referenced: true,
      carriageAtZero: false,
      widthAtZero: false,
      presses: false,
    },
    get armed() {
      return isArmed(core.phase);
    },
    fail: ({ fault, detail }: { fault: string; detail: number }) => void said.push(`${fault} ${detail}`),
    letGoBecause: (notice: string) => void said.push(notice),
    enter: (input: string) => void said.push(`enter ${input}`),
  };
  const guard = new Guard(core as unknown as Core);
  /** What is said in so many milliseconds; the clock goes on, and the host is alive. */
  const look = (forMs: number, each: (ms: number) => void = () => undefined): readonly string[] => {
    said.length = 0;
    for (let ms = 0; ms < forMs; ms++) {
      core.ms += 1;
      core.aliveMs = core.ms;
      each(ms);
      guard.step();
    }
    return [...said];
  };
  return { core, motion: core.motion, look };
}

export type Board = ReturnType<typeof board>;

/** What is said first of a change, and after how many milliseconds; null where nothing is within `mostMs`. */
export function first(phase: Phase, change: (it: Board, ms: number) => void, mostMs = 1_600) {
  const it = board(phase);
  if (it.look(250).length > 0) throw new Error(`all is not well: ${phase}`);
  for (let ms = 1; ms <= mostMs; ms++) {
    const [what] = it.look(1, () => change(it, ms));
    if (what !== undefined) return `${what} after ${ms} ms`;
  }
  return null;
}
