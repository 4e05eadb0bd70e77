/** The one timer of a real-time process. */
import { performance } from 'node:perf_hooks';

/** Monotonic milliseconds that run `speed` times as fast as life. Wall-clock jumps do not touch it (hazard H30). */
export function monotonicClock(speed = 1): () => number {
  const startMs = performance.now();
  return () => (performance.now() - startMs) * speed;
}

/**
 * Calls `beat` every `periodMs` of real time, each next call aimed at the ideal grid and not at the last call, because
 * `setInterval` drifts and skips under load. Beats that were missed are not made up for.
 */
export function startPulse(periodMs: number, beat: () => void): () => void {
  let next = performance.now() + periodMs;
  let timer: NodeJS.Timeout;
  const fire = (): void => {
    const now = performance.now();
    next += periodMs * Math.max(1, Math.ceil((now - next) / periodMs));
    timer = setTimeout(fire, Math.max(0, next - performance.now()));
    beat();
  };
  timer = setTimeout(fire, periodMs);
  return () => clearTimeout(timer);
}
