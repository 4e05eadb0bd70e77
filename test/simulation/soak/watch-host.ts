/** What the host says of the person's state is so, both ways. */
import type { Telemetry } from '../../../src/engine/chair-events.ts';
import type { Watch } from './watch.ts';

const PRESSES_N = 5;
const SAYS_RELEASED = /has let go|stopped and let go|are released/;

export function hostIsHonest(): Watch {
  return {
    name: 'who says released has released',
    hazards: ['H03', 'H27'],
    onPerson(event, facts) {
      if (event.kind !== 'outcome' || facts.has('force') || facts.has('impact')) return null;
      const { exit, what } = event.outcome;
      if (!['ok', 'interrupted'].includes(exit) && !SAYS_RELEASED.test(what)) return null;
      const mostN = Math.max(...event.sample.forceN);
      return mostN < PRESSES_N ? null : `"${what}" while ${mostN.toFixed(1)} N press`;
    },
  };
}

const SAYS_NOT_RELEASED = /did not let go|did not confirm/;
const TOUCHES_N = 1;
const STANDS_MM_PER_S = 0.5;
/** Longer than a host waits for a confirmation that a fault of just before has kept from it. */
const LONG_KNOWN_MS = 5_000;

/** An alarm that is none teaches people to take no alarm for one. */
export function hostBelievesRelease(): Watch {
  let restlessMs = 0;
  return {
    name: 'who has released is not said to press',
    hazards: ['H03', 'H27'],
    onSample({ peakN, carriageMmPerS, kneadHz }, facts) {
      const moves = Math.abs(carriageMmPerS) > STANDS_MM_PER_S || kneadHz > 0;
      const releases = facts.phase === 'disarmed' || facts.phase === 'faulted';
      if (!releases || moves || Math.max(...peakN) > TOUCHES_N || facts.active.size > 0)
        restlessMs = facts.ms;
      return null;
    },
    onPerson(event, facts) {
      if (event.kind !== 'outcome' || facts.ms < restlessMs + LONG_KNOWN_MS) return null;
      const { what } = event.outcome;
      return SAYS_NOT_RELEASED.test(what) ? `"${what}" although nothing presses any more` : null;
    },
  };
}

/** What certainly counts as pressing, and how long the way from the cell to the screen may take. */
const SURELY_PRESSES_N = 8;
const TOLD_MS = 400;

/** `told`: what the host last heard; null where nobody listens. Where nothing is wrong, who presses is shown to press. */
export function pressingIsShown(told: () => Telemetry | null): Watch {
  let agreedMs = 0;
  return {
    name: 'who presses is shown to press',
    hazards: ['H03', 'H27'],
    onSample({ forceN }, facts) {
      const telemetry = told();
      const oneDrive = facts.profile.depth.length === 1;
      const mostN = oneDrive ? (forceN[0] + forceN[1]) / 2 : Math.max(...forceN);
      const disturbed =
        facts.active.size > 0 || facts.has('force') || facts.has('line') || facts.has('impact');
      if (telemetry === null || disturbed || mostN < SURELY_PRESSES_N || telemetry.pressing)
        agreedMs = facts.ms;
      return facts.ms - agreedMs > TOLD_MS
        ? `${mostN.toFixed(1)} N for ${TOLD_MS} ms, and the host shows that nothing presses`
        : null;
    },
  };
}
