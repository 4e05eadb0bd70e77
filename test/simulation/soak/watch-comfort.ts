/** Law 1 for what is not a roller: whatever ends a massage lets the air out and takes the current from the pad. */
import type { Facts } from './facts.ts';
import type { Watch } from './watch.ts';

const EMPTY_KPA = 5;
const EMPTIES_MS = 1_500;
const SAMPLE_MS = 10;
/** Paused, air stays for so long (spec.md §6). */
const PAUSED_MS = 10_000;
const SKIN_C = 35;
const OFF_MS = 300;
const WARMS_C = 0.05;

/** Since when nothing may fill or heat any more; null while something may. */
function offSinceMs({ phase, phaseSinceMs, powerMs }: Facts, stoppingMs: number): number | null {
  switch (phase) {
    case 'stopping':
      return phaseSinceMs;
    case 'disarmed':
    case 'faulted':
      return Math.max(stoppingMs, powerMs);
    case 'paused':
      return phaseSinceMs + PAUSED_MS;
    default:
      return null;
  }
}

export function airGoesOut(): Watch {
  let stoppingMs = 0;
  let stuckMs = Number.NEGATIVE_INFINITY;
  return {
    name: 'air goes out',
    hazards: ['H03', 'H09'],
    onBoard(event, facts) {
      if (event.kind === 'phase' && event.to === 'stopping') stoppingMs = facts.ms;
      return null;
    },
    onSample({ airKPa }, facts) {
      if (facts.isActive('air-valve-stuck-filling') || facts.isActive('air-valve-stuck-shut'))
        stuckMs = facts.ms;
      const sinceMs = offSinceMs(facts, stoppingMs);
      if (sinceMs === null) return null;
      const forMs = facts.ms - Math.max(sinceMs, stuckMs);
      if (forMs <= EMPTIES_MS + SAMPLE_MS) return null;
      for (const [cell, kPa] of airKPa.entries())
        if (kPa >= EMPTY_KPA) return `cell ${cell} has ${kPa.toFixed(1)} kPa ${forMs} ms after it was let go`;
      return null;
    },
  };
}

/** Above the skin it can only cool: what gets warmer there has current. */
export function padGoesOff(): Watch {
  let leastC = Number.POSITIVE_INFINITY;
  return {
    name: 'the pad goes off',
    hazards: ['H12'],
    onSample({ surfaceC }, facts) {
      const off = facts.phase === 'disarmed' || facts.phase === 'faulted' || facts.phase === 'stopping';
      const since = Math.max(facts.phaseSinceMs, facts.powerMs);
      if (!off || facts.ms < since + OFF_MS || facts.isActive('heater-welded')) {
        leastC = Number.POSITIVE_INFINITY;
        return null;
      }
      if (surfaceC < leastC) leastC = surfaceC;
      if (surfaceC < SKIN_C || surfaceC < leastC + WARMS_C) return null;
      return `the pad warms from ${leastC.toFixed(2)} to ${surfaceC.toFixed(2)} °C in ${facts.phase}`;
    },
  };
}
