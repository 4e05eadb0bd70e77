/** Laws 1 and 2: whatever ends a massage releases the person in time; a host that is silent ends it. */
import type { Facts } from './facts.ts';
import type { Watch } from './watch.ts';

const TRAVEL_MS = 300;
const PRESS_MS = 1_000;
/** A drive that does not do as it is told is left without current after 2 s, and then its spring takes a second. */
const PRESS_BROKEN_MS = 3_200;
const STANDS_MM_PER_S = 2;
const PRESSES_N = 5;
const SAMPLE_MS = 10;
const SAFE_MS = 25;
const SILENCE_MS = 300;
const STOPPING_MS = 2_100;

function pressesAfterMs(facts: Facts): number {
  return facts.has('drive') || facts.has('place') || facts.has('force') || facts.has('impact')
    ? PRESS_BROKEN_MS
    : PRESS_MS;
}

/** Since when everything has to be on its way to be let go; null while something may press. */
function letGoSinceMs({ phase, phaseSinceMs, powerMs }: Facts, stoppingMs: number): number | null {
  switch (phase) {
    case 'stopping':
    case 'pausing':
    case 'paused':
      return phaseSinceMs;
    case 'disarmed':
    case 'faulted':
      return Math.max(stoppingMs, powerMs);
    default:
      return null;
  }
}

export function stopReleases(): Watch {
  let stoppingMs = 0;
  let safeDueMs = Number.POSITIVE_INFINITY;
  return {
    name: 'a stop releases',
    hazards: ['H03', 'H04', 'H27'],
    onBoard(event, facts) {
      if (event.kind === 'phase' && event.to === 'stopping') {
        stoppingMs = facts.ms;
        safeDueMs = facts.ms + SAFE_MS;
      }
      if (event.kind === 'outputs-safe') safeDueMs = Number.POSITIVE_INFINITY;
      return null;
    },
    onSample({ carriageMmPerS, peakN }, facts) {
      if (facts.powerMs > stoppingMs) safeDueMs = Number.POSITIVE_INFINITY;
      if (facts.ms > safeDueMs) return `outputs not safe ${SAFE_MS} ms after letting go began`;
      const sinceMs = letGoSinceMs(facts, stoppingMs);
      if (sinceMs === null) return null;
      const forMs = facts.ms - sinceMs;
      if (facts.phase === 'stopping' && forMs > STOPPING_MS) return 'still stopping after 2.1 s';
      const pauses = facts.phase === 'pausing';
      if (
        forMs > TRAVEL_MS + SAMPLE_MS &&
        !pauses &&
        !facts.has('drive') &&
        Math.abs(carriageMmPerS) > STANDS_MM_PER_S
      )
        return `the carriage travels at ${carriageMmPerS.toFixed(1)} mm/s ${forMs} ms after a stop`;
      const mostN = Math.max(...peakN);
      if (forMs > pressesAfterMs(facts) + SAMPLE_MS && mostN >= PRESSES_N)
        return `${mostN.toFixed(1)} N ${forMs} ms after a stop`;
      return null;
    },
  };
}

/** `heardMs` answers when the chair last heard something whole. */
export function silenceReleases(heardMs: () => number): Watch {
  return {
    name: 'silence releases',
    hazards: ['H13', 'H14'],
    onSample({ carriageMmPerS, peakN }, facts) {
      const silentMs = facts.ms - heardMs() - SILENCE_MS;
      const mostN = Math.max(...peakN);
      if (silentMs > pressesAfterMs(facts) + SAMPLE_MS && mostN >= PRESSES_N)
        return `${mostN.toFixed(1)} N ${silentMs} ms after the deadman's time`;
      if (
        silentMs > TRAVEL_MS + SAMPLE_MS &&
        !facts.has('drive') &&
        Math.abs(carriageMmPerS) > STANDS_MM_PER_S
      )
        return `the carriage travels ${silentMs} ms after the deadman's time`;
      return null;
    },
  };
}

/** From the person's stop to outputs that are safe, where the line is sound. */
export function stopIsPrompt(): Watch {
  let calledMs = Number.POSITIVE_INFINITY;
  return {
    name: 'a stop is prompt',
    hazards: ['H27'],
    onPerson(event, facts) {
      if (event.kind === 'stop' && event.clean && !facts.has('line')) calledMs = facts.ms;
      return null;
    },
    onBoard(event) {
      if (event.kind === 'stop-byte') calledMs = Number.POSITIVE_INFINITY;
      return null;
    },
    onSample(_, facts) {
      if (facts.active.size > 0) calledMs = Number.POSITIVE_INFINITY;
      if (facts.ms - calledMs <= SAFE_MS + SAMPLE_MS) return null;
      calledMs = Number.POSITIVE_INFINITY;
      return 'the stop byte did not arrive within 25 ms';
    },
  };
}
