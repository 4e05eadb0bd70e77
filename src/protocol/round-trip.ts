/** How long an answer may take, learnt from how long answers took: RFC 6298, with the bounds of spec.md §3. */
export interface RoundTrip {
  readonly smoothedMs: number;
  readonly variationMs: number;
  /** False until the first answer was timed. */
  readonly known: boolean;
  readonly timeOutMs: number;
}

const LEAST_MS = 60;
const GREATEST_MS = 400;
/** Grain of the host's clock: a busy event loop ticks no finer (RFC 6298 §2, G). [design default] */
const GRAIN_MS = 10;

/** Before any answer was timed. [design default: a full window of long lines takes 90 ms at 115200 baud, twice over] */
export const FIRST_ROUND_TRIP: RoundTrip = {
  smoothedMs: 0,
  variationMs: 0,
  known: false,
  timeOutMs: 200,
};

/** RFC 6298 §2.2 and 2.3. */
export function withSample(roundTrip: RoundTrip, sampleMs: number): RoundTrip {
  const { known, smoothedMs, variationMs } = roundTrip;
  const variation = known ? 0.75 * variationMs + 0.25 * Math.abs(smoothedMs - sampleMs) : sampleMs / 2;
  const smoothed = known ? 0.875 * smoothedMs + 0.125 * sampleMs : sampleMs;
  return {
    smoothedMs: smoothed,
    variationMs: variation,
    known: true,
    timeOutMs: bounded(smoothed + Math.max(GRAIN_MS, 4 * variation)),
  };
}

/** RFC 6298 §5.5: twice as long, until an answer can be timed again. */
export function withBackOff(roundTrip: RoundTrip): RoundTrip {
  return { ...roundTrip, timeOutMs: bounded(2 * roundTrip.timeOutMs) };
}

function bounded(ms: number): number {
  return Math.min(GREATEST_MS, Math.max(LEAST_MS, ms));
}
