/** Motors and relays that do not do what the board tells them. Which of them is drawn. */
import type { Random } from '../../src/units/random.ts';
import type { Drives } from '../plant/port.ts';
import type { FaultKind, FaultTargets } from './fault-kind.ts';
import { type Axis, drawnAxis, WITH_KNEADING } from './which-axis.ts';

type Change = (drives: Drives, which: Axis, askedPerS: number) => number;

function drive(change: (random: Random) => Change) {
  return (targets: FaultTargets, random: Random): (() => void) => {
    const which = drawnAxis(targets, random, WITH_KNEADING);
    const changed = change(random);
    return targets.wiring.changeDrives((drives) => {
      if (which === 'carriage') drives.carriageMmPerS = changed(drives, which, drives.carriageMmPerS);
      else if (which === 'width') drives.widthMmPerS = changed(drives, which, drives.widthMmPerS);
      else if (which === 'knead') drives.kneadHz = changed(drives, which, drives.kneadHz);
      else {
        const at = which === 'right' ? 1 : 0;
        drives.depthMmPerS[at] = changed(drives, which, drives.depthMmPerS[at]);
      }
    });
  };
}

const RUNAWAY_HZ = 0.7;
const RUNAWAY_MM_PER_S = [10, 60] as const;

export const DRIVE_FAULTS = {
  'drive-jammed': {
    what: 'a drive gets current and does not turn',
    lastsMs: [300, 6000],
    start: drive(() => () => 0),
  },
  'drive-weak': {
    what: 'a drive turns at a part of its speed',
    lastsMs: [500, 8000],
    start: drive((random) => {
      const share = random.between(0.2, 0.9);
      return (_, __, asked) => asked * share;
    }),
  },
  'drives-sag': {
    what: 'the supply sags: every drive turns at a part of its speed',
    lastsMs: [1000, 8000],
    start: ({ wiring }, random) => {
      const share = random.between(0.1, 0.5);
      return wiring.changeDrives((drives) => {
        drives.carriageMmPerS *= share;
        drives.widthMmPerS *= share;
        drives.kneadHz *= share;
        drives.depthMmPerS[0] *= share;
        drives.depthMmPerS[1] *= share;
      });
    },
  },
  'drive-welded': {
    what: 'the relay of a drive is welded: it goes on as it last went',
    lastsMs: [500, 6000],
    start: drive(() => {
      let last = 0;
      return (_, __, asked) => {
        if (asked !== 0) last = asked;
        return last;
      };
    }),
  },
  'drive-runs-away': {
    what: 'a drive runs by itself as long as there is current',
    lastsMs: [500, 6000],
    start: drive((random) => {
      const mmPerS = random.between(...RUNAWAY_MM_PER_S) * (random.unit() < 0.5 ? 1 : -1);
      return (_, which) => (which === 'knead' ? RUNAWAY_HZ : mmPerS);
    }),
  },
  'drive-runs-in': {
    what: 'the drive of a roller runs into the body as long as there is current',
    lastsMs: [500, 6000],
    start: ({ wiring, profile }, random) => {
      const mmPerS = random.between(...RUNAWAY_MM_PER_S);
      const at = random.integer(0, profile.depth.length - 1);
      return wiring.changeDrives((drives) => {
        drives.depthMmPerS[at] = mmPerS;
      });
    },
  },
} as const satisfies Readonly<Record<string, FaultKind>>;
