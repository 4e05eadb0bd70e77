/**
 * Tests in real time need a computer that gives every process its turn. Where a host or a chair does not get one for
 * 0.3 s, the chair lets go, as it must, and there is nothing to judge: such a scene is played again, and no other.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { TruthSample } from '../../sim/truth.ts';
import type { RunningCommand } from './command.ts';

const TRIES = 8;
const PATIENCE_MS = 60_000;
const LOOK_EVERY_MS = 20;
/** What a host says when the chair, or it itself, has heard nothing for too long (src/engine/outcome.ts, chair-link-port.ts). */
const SILENCE = /heard nothing for 0\.3 s|the chair went silent|no answer to/;

export class TooBusy extends Error {}

/** Throws where `words` of a host tell of silence that nobody has made. */
export function unlessTooBusy(words: string): void {
  if (SILENCE.test(words)) throw new TooBusy('this computer is too busy for tests in real time');
}

/** Plays the scene; again where the computer was too busy, eight times at most. */
export async function inRealTime<T>(scene: (attempt: number) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await scene(attempt);
    } catch (error) {
      if (!(error instanceof TooBusy) || attempt === TRIES) throw error;
    }
  }
}

/** Waits, at most a minute, until the newest sample is so. Throws where the host that should bring it about has ended. */
export async function reached(
  newest: () => TruthSample | null,
  holds: (sample: TruthSample) => boolean,
  host: RunningCommand | null = null,
): Promise<TruthSample> {
  const giveUpMs = performance.now() + PATIENCE_MS;
  for (;;) {
    const sample = newest();
    if (sample !== null && holds(sample)) return sample;
    const words = host === null ? '' : `${host.stdout}${host.stderr}`;
    if (host !== null && host.child.exitCode !== null) {
      unlessTooBusy(words);
      throw new Error(`the host has ended: ${words}`);
    }
    if (performance.now() > giveUpMs) throw new Error(`never so: ${JSON.stringify(sample)} ${words}`);
    await sleep(LOOK_EVERY_MS);
  }
}
