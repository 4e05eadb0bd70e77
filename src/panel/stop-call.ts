/** Stop goes every way there is, at once: over the live line and as a plain request. One is enough. */
import type { LiveLine } from './live-line.ts';

const PATIENCE_MS = 1_500;
const TRIES = 4;

/** Resolves with whether anybody heard it. Never rejects. */
export async function callStop(line: LiveLine): Promise<boolean> {
  line.send({ verb: 'stop' });
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      const answer = await fetch('/stop', {
        method: 'POST',
        signal: AbortSignal.timeout(PATIENCE_MS),
        cache: 'no-store',
      });
      if (answer.ok) return true;
    } catch {
      line.send({ verb: 'stop' });
    }
  }
  return false;
}
