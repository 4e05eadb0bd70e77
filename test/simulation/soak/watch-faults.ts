/** What is broken is found, and stays latched until a person clears it. */
import { isArmed, type Phase } from '../../../sim/board/lifecycle.ts';
import { SEEN_AXES, type SeenByBoard } from './seen-by-board.ts';
import type { Watch } from './watch.ts';

const ASKED_MM_PER_S = 10;
const STANDS_MM = 0.3;
/** The board finds it after 300 ms; twice that is late. */
const STUCK_SAMPLES = 60;
const AXES = ['carriage', 'width', 'left roller', 'right roller'] as const;

/** Told to go one way and, as its encoder says, does not. */
export function stuckIsFound({ askedMmPerS, readMm }: SeenByBoard): Watch {
  const samples = new Int32Array(SEEN_AXES);
  const fromMm = new Float64Array(SEEN_AXES);
  return {
    name: 'a drive that does not follow is found',
    hazards: ['H05', 'H25'],
    onSample(_, facts) {
      for (let axis = 0; axis < SEEN_AXES; axis += 1) {
        const asked = askedMmPerS[axis] ?? 0;
        const at = readMm[axis] ?? 0;
        const follows = Math.abs(at - (fromMm[axis] ?? 0)) > STANDS_MM;
        if (
          !isArmed(facts.phase) ||
          facts.phase.startsWith('opening') ||
          Math.abs(asked) < ASKED_MM_PER_S ||
          follows
        ) {
          samples[axis] = 0;
          fromMm[axis] = at;
          continue;
        }
        samples[axis] = (samples[axis] ?? 0) + 1;
        if ((samples[axis] ?? 0) > STUCK_SAMPLES)
          return `the ${AXES[axis]} is asked for ${asked.toFixed(0)} mm/s and stands, and nobody minds`;
      }
      return null;
    },
  };
}

const LATCH_MS = 2_200;

/**
 * Whoever gets up, or opens the cover, leaves a fault behind that only a person clears. Not where the stop byte came
 * first: the chair then disarms as told, and one at rest need not latch that nobody sits in it.
 */
export function faultsStay(): Watch {
  let dueMs = Number.POSITIVE_INFINITY;
  let faulted = false;
  let stopTold = false;
  let phase: Phase = 'disarmed';
  return {
    name: 'a fault stays until a person clears it',
    hazards: ['H02', 'H28'],
    onBoard(event) {
      if (event.kind === 'accepted' && event.message.name === 'clr') faulted = false;
      if (event.kind === 'stop-byte' && isArmed(phase)) stopTold = true;
      if (event.kind !== 'phase') return null;
      phase = event.to;
      if (phase === 'faulted') faulted = true;
      if (phase === 'faulted' || (phase === 'disarmed' && stopTold)) dueMs = Number.POSITIVE_INFINITY;
      if (phase === 'disarmed') stopTold = false;
      return event.to === 'armed' && event.from === 'disarmed' && faulted
        ? 'armed with a fault that nobody cleared'
        : null;
    },
    onSample(_, facts) {
      if (facts.powerMs === facts.ms || !facts.isPowered) {
        dueMs = Number.POSITIVE_INFINITY;
        faulted = false;
        stopTold = false;
        phase = 'disarmed';
      }
      const gone = facts.isActive('body-leaves') || facts.isActive('cover-opens');
      if (gone && isArmed(facts.phase)) dueMs = Math.min(dueMs, facts.ms + LATCH_MS);
      if (facts.ms <= dueMs) return null;
      dueMs = Number.POSITIVE_INFINITY;
      return 'nobody sat there, and nothing was latched';
    },
  };
}
