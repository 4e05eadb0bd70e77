/** What happens to the computer that drives the chair, and to the board's own. */
import { type FaultKind, nothingToEnd } from './fault-kind.ts';

const HOUR_MS = 3_600_000;

export const HOST_FAULTS = {
  'host-killed': {
    what: 'the process of the host is killed',
    lastsMs: [0, 0],
    start: ({ host }) => {
      host.kill();
      return nothingToEnd;
    },
  },
  'host-suspended': {
    what: 'the host is suspended',
    lastsMs: [1_000, 10_000],
    start: ({ host }, _, forMs) => {
      host.sleep(forMs);
      return nothingToEnd;
    },
  },
  'host-stalls': {
    what: 'the event loop of the host is blocked',
    lastsMs: [40, 280],
    start: ({ host }, _, forMs) => {
      host.sleep(forMs);
      return nothingToEnd;
    },
  },
  'clock-jumps': {
    what: 'the clock of the host jumps',
    lastsMs: [0, 0],
    start: ({ host }, random) => {
      const byMs = random.integer(10, random.unit() < 0.5 ? 1_000 : HOUR_MS);
      host.jumpClock(random.unit() < 0.5 ? byMs : -byMs);
      return nothingToEnd;
    },
  },
} as const satisfies Readonly<Record<string, FaultKind>>;

export const BOARD_FAULTS = {
  'board-reset': {
    what: 'the board restarts',
    lastsMs: [0, 0],
    start: ({ chair }) => {
      chair.powerOff();
      chair.powerOn();
      return nothingToEnd;
    },
  },
  'board-brown-out': {
    what: 'the chair is without power for a moment',
    lastsMs: [20, 1500],
    start: ({ chair }) => {
      chair.powerOff();
      return () => chair.powerOn();
    },
  },
  'board-slow': {
    what: 'the loop of the board takes too long; its clock does not',
    lastsMs: [500, 8000],
    start: ({ chair }, random) => {
      chair.slow(random.integer(2, 10));
      return () => chair.slow(1);
    },
  },
} as const satisfies Readonly<Record<string, FaultKind>>;
