/** What people do, and what they are like. */
import { FARTHEST_LEAN_MM, NEAREST_LEAN_MM } from '../plant/leaning.ts';
import type { FaultKind } from './fault-kind.ts';

export const BODY_FAULTS = {
  'body-leaves': {
    what: 'the person gets up, and sits down again later',
    lastsMs: [20, 5000],
    start: ({ chair }) => {
      chair.seat(false);
      return () => chair.seat(true);
    },
  },
  'body-arrives': {
    what: 'the person leans forward by 40 to 80 mm, the seat switch stays closed, and comes back against the rollers',
    lastsMs: [500, 5000],
    start: ({ chair }, random) => {
      const backMs = random.integer(250, 600);
      chair.lean(-random.between(40, FARTHEST_LEAN_MM), random.integer(200, 500));
      return () => chair.lean(0, backMs);
    },
  },
  'body-very-stiff': {
    what: 'the person tenses: tissue more than twice as stiff',
    lastsMs: [2000, 12_000],
    start: ({ chair }) => {
      chair.tense(2.2);
      return () => chair.tense(1);
    },
  },
  'body-very-soft': {
    what: 'tissue a third as stiff',
    lastsMs: [2000, 12_000],
    start: ({ chair }) => {
      chair.tense(0.35);
      return () => chair.tense(1);
    },
  },
  'body-leans-back': {
    what: 'the person leans back against the rollers, by 6 to 12 mm within 200 to 600 ms',
    lastsMs: [1000, 6000],
    start: ({ chair }, random) => {
      chair.lean(random.between(6, NEAREST_LEAN_MM), random.integer(200, 600));
      return () => chair.lean(0, 500);
    },
  },
  'seat-chatters': {
    what: 'the seat switch chatters',
    lastsMs: [50, 3000],
    start: ({ wiring }, random) => {
      const everyMs = random.integer(1, 500);
      let ms = 0;
      return wiring.changeSensors((sensors) => {
        ms += 1;
        if (Math.floor(ms / everyMs) % 2 === 0) sensors.seat = false;
      });
    },
  },
  'cover-opens': {
    what: 'the cover opens',
    lastsMs: [20, 4000],
    start: ({ chair }) => {
      chair.cover(false);
      return () => chair.cover(true);
    },
  },
} as const satisfies Readonly<Record<string, FaultKind>>;
