/** chair-link v1, feeling the back: a part of the table in `messages.ts`. */
import { int, oneOf, uint } from './fields.ts';

const TICK_MAX = 4_294_967_295;
/** A back against the track: spec.md §5. */
const SLOPE = int(-350, 350);

export const SCAN_MESSAGES = {
  /** Feel the back: up along it with a light force, until it falls away at the shoulder. */
  scn: {
    from: 'host',
    sequenced: true,
    fields: {
      fromUm: int(-2_000_000, 2_000_000),
      toUm: int(-2_000_000, 2_000_000),
      speedUmPerS: uint(1_000_000),
      forceMilliN: uint(250_000),
    },
  },
  /** How the back runs, as the host read it out of a scan: eight slopes of 10 mm of track each. Only while ready. */
  bck: {
    from: 'host',
    sequenced: true,
    fields: {
      fromUm: int(-2_000_000, 2_000_000),
      slope0Permille: SLOPE,
      slope1Permille: SLOPE,
      slope2Permille: SLOPE,
      slope3Permille: SLOPE,
      slope4Permille: SLOPE,
      slope5Permille: SLOPE,
      slope6Permille: SLOPE,
      slope7Permille: SLOPE,
    },
  },
  /** What a scan feels, twenty times a second while it sweeps: means since the one before. */
  scp: {
    from: 'board',
    sequenced: false,
    fields: {
      index: uint(65535),
      boardMs: uint(TICK_MAX),
      carriageUm: int(-2_000_000, 2_000_000),
      depthAUm: int(-999_999, 999_999),
      depthBUm: int(-999_999, 999_999),
      forceACentiN: int(-50_000, 50_000),
      forceBCentiN: int(-50_000, 50_000),
      step: oneOf('on', 'shoulder', 'top', 'nobody'),
    },
  },
} as const;
