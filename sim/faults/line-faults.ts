/** What cables, adapters and buffers do. */
import { type FaultKind, nothingToEnd } from './fault-kind.ts';
import type { LaneTrouble } from './faulty-line.ts';

const both = (trouble: LaneTrouble) => ({ toChair: trouble, toHost: trouble });

/** At the wrong speed nothing that arrives is what was sent. */
const WRONG_BAUD: LaneTrouble = { flipRate: 0.95, lossRate: 0.2 };

export const LINE_FAULTS = {
  'line-loses': {
    what: 'bytes are lost',
    lastsMs: [200, 8000],
    start: ({ line }, random) => line.trouble(both({ lossRate: random.between(0.0005, 0.02) })),
  },
  'line-corrupts': {
    what: 'bits of bytes are flipped',
    lastsMs: [200, 8000],
    start: ({ line }, random) => line.trouble(both({ flipRate: random.between(0.0005, 0.02) })),
  },
  'line-duplicates': {
    what: 'pieces arrive twice',
    lastsMs: [500, 8000],
    start: ({ line }, random) => line.trouble(both({ doubleRate: random.between(0.02, 0.5) })),
  },
  'line-reorders': {
    what: 'pieces overtake each other',
    lastsMs: [500, 8000],
    start: ({ line }, random) => line.trouble(both({ swapRate: random.between(0.02, 0.3) })),
  },
  'line-delayed': {
    what: 'everything arrives later',
    lastsMs: [500, 8000],
    start: ({ line }, random) => line.trouble(both({ delayMs: random.integer(5, 120) })),
  },
  'line-stalls': {
    what: 'nothing arrives for a while, then all of it at once',
    lastsMs: [50, 3000],
    start: ({ line }) => line.trouble(both({ stalls: true })),
  },
  'line-half-open-to-chair': {
    what: 'the chair hears nothing, the host hears the chair',
    lastsMs: [100, 5000],
    start: ({ line }) => line.trouble({ toChair: { dead: true } }),
  },
  'line-half-open-to-host': {
    what: 'the host hears nothing, the chair hears the host',
    lastsMs: [100, 5000],
    start: ({ line }) => line.trouble({ toHost: { dead: true } }),
  },
  'line-wrong-baud': {
    what: 'both ends speak at different speeds',
    lastsMs: [100, 3000],
    start: ({ line }) => line.trouble(both(WRONG_BAUD)),
  },
  'line-re-enumerates': {
    what: 'the device vanishes from the system and comes back',
    lastsMs: [0, 0],
    start: ({ host }) => {
      host.loseLine('the adapter was re-enumerated');
      return nothingToEnd;
    },
  },
  'line-replays': {
    what: 'old buffers are sent to the chair again, now and whenever a session is opened',
    lastsMs: [5_000, 40_000],
    start: ({ line }) => {
      line.toChair.replay();
      line.toChair.replaysAfterHello = true;
      return () => {
        line.toChair.replaysAfterHello = false;
      };
    },
  },
} as const satisfies Readonly<Record<string, FaultKind>>;
