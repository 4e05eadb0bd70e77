/** Law 3: nothing moves at power-up, after a stop, after a fault or in a new session until a person asks. */
import type { Phase } from '../../../sim/board/lifecycle.ts';
import type { FaultCause } from '../../../sim/faults/fault-table.ts';
import type { TruthSample } from '../../../sim/truth.ts';
import type { Facts } from './facts.ts';
import type { Watch } from './watch.ts';

/** What a standing axis may creep by: encoder counts, breathing against a spring. */
const CREEP_MM = 0.4;
/** Coming to rest, and springs. */
const SETTLE_MS = 2_500;
const KNEAD_HZ = 0.02;
/** Moved by itself: found after 3 mm, and then so much further until it is on its way to be stopped. */
const UNCOMMANDED_MM = 6;
const UNCOMMANDED_SETTLE_MS = 320;

function mayNotMove(phase: Phase): boolean {
  return ['disarmed', 'faulted', 'armed', 'ready', 'paused'].includes(phase);
}

function furthestMm(from: TruthSample, to: TruthSample): number {
  return Math.max(
    Math.abs(to.carriageMm - from.carriageMm),
    Math.abs(to.widthMm - from.widthMm),
    to.depthMm[0] - from.depthMm[0],
    to.depthMm[1] - from.depthMm[1],
  );
}

export function restIsRest(): Watch {
  let settled: TruthSample | null = null;
  let sinceMs = -1;
  return {
    name: 'nothing moves until a person asks',
    hazards: ['H02', 'H04', 'H20'],
    onSample(sample, facts) {
      const resting = facts.phase === 'disarmed' || facts.phase === 'faulted';
      const restingMs = Math.max(facts.phaseSinceMs, facts.powerMs);
      if (!resting || facts.startMs > restingMs || facts.ms < restingMs + SETTLE_MS || facts.has('drive')) {
        settled = null;
        return null;
      }
      if (settled === null || sinceMs !== restingMs) {
        settled = sample;
        sinceMs = restingMs;
      }
      if (sample.powered) return 'drives have current although nobody asked';
      if (Math.abs(sample.kneadHz) > KNEAD_HZ) return 'the kneading motor turns although nobody asked';
      const mm = furthestMm(settled, sample);
      return mm > CREEP_MM ? `moved ${mm.toFixed(1)} mm although nobody asked` : null;
    },
  };
}

/** Of these a line brings what was sent before a stop after it. */
const OVERTAKES: readonly FaultCause[] = ['line-reorders', 'line-delayed', 'line-duplicates', 'line-replays'];
const OVERTAKEN_MS = 1_000;

export function armingNeedsAPerson(): Watch {
  let spentStartMs = Number.NEGATIVE_INFINITY;
  let sessionMs = 0;
  let calledOffMs = Number.NEGATIVE_INFINITY;
  let stoppedMs = Number.NEGATIVE_INFINITY;
  let overtakesMs = Number.NEGATIVE_INFINITY;
  return {
    name: 'each arming is a Start of its own',
    hazards: ['H02', 'H15', 'H17', 'H20', 'H27'],
    onPerson(event, facts) {
      if (event.kind === 'stop') calledOffMs = facts.ms;
      return null;
    },
    onSample(_, facts) {
      if (OVERTAKES.some((cause) => facts.isActive(cause))) overtakesMs = facts.ms;
      return null;
    },
    onBoard(event, facts) {
      if (event.kind === 'stop-byte') stoppedMs = calledOffMs;
      if (event.kind === 'session') {
        sessionMs = facts.ms;
        return null;
      }
      if (event.kind !== 'phase' || event.from !== 'disarmed' || event.to !== 'armed') return null;
      const { startMs } = facts;
      if (startMs === spentStartMs) return 'armed a second time by one Start';
      if (startMs < sessionMs) return 'armed by a Start of another session';
      if (startMs < facts.powerMs) return 'armed by a Start from before the power came';
      if (startMs <= stoppedMs && facts.ms > overtakesMs + OVERTAKEN_MS)
        return 'armed by a Start that was called off before, as the board had heard';
      spentStartMs = startMs;
      return null;
    },
  };
}

/** Rollers come out only while something is played, and nothing travels where nothing may. */
export function movesOnlyWhenTold(): Watch {
  let before: TruthSample | null = null;
  let entered: TruthSample | null = null;
  let enteredMs = -1;
  return {
    name: 'moves only when told',
    hazards: ['H01', 'H26'],
    onSample(sample, facts) {
      const last = before;
      before = sample;
      if (!mayNotMove(facts.phase) || facts.ms < facts.phaseSinceMs + UNCOMMANDED_SETTLE_MS) {
        entered = null;
        return comesOut(last, sample, facts);
      }
      if (entered === null || enteredMs !== facts.phaseSinceMs) {
        entered = sample;
        enteredMs = facts.phaseSinceMs;
      }
      const mm = furthestMm(entered, sample);
      return mm > UNCOMMANDED_MM ? `moved ${mm.toFixed(1)} mm in ${facts.phase}` : null;
    },
  };
}

const OUT_MM = 0.3;
const OUT_AFTER_MS = 100;

function comesOut(last: TruthSample | null, sample: TruthSample, facts: Facts): string | null {
  const playing = ['playing', 'pausing', 'resuming', 'scanning'].includes(facts.phase);
  if (last === null || playing || facts.has('drive') || facts.ms < facts.phaseSinceMs + OUT_AFTER_MS)
    return null;
  const mm = Math.max(sample.depthMm[0] - last.depthMm[0], sample.depthMm[1] - last.depthMm[1]);
  return mm > OUT_MM ? `a roller comes out in ${facts.phase}` : null;
}

/** Somebody left, or the cover is open: the board is not armed any more. */
export function seatAndCover(): Watch {
  const FOUND_MS = 30;
  return {
    name: 'seat and cover end it',
    hazards: ['H07', 'H28'],
    onSample(_, facts) {
      for (const cause of ['body-leaves', 'cover-opens'] as const) {
        const sinceMs = facts.active.get(cause);
        if (sinceMs === undefined || facts.ms < sinceMs + FOUND_MS) continue;
        if (!['stopping', 'faulted', 'disarmed', 'openingDisarmed', 'openingFaulted'].includes(facts.phase))
          return `${facts.phase} while ${cause}`;
      }
      return null;
    },
  };
}

const STANDS_STILL_MS = 400;
const ASTRAY_MM = 8;

/** In a massage too: an axis that is told to stand does not go astray. Coming to where it was told to be is no straying. */
export function standsWhenTold(): Watch {
  const axes = ['carriage', 'width'] as const;
  const toldNm = [0, 0];
  const sinceMs = [0, 0];
  const nearMm = [0, 0];
  return {
    name: 'who is told to stand stands',
    hazards: ['H06', 'H26'],
    onSample(sample, facts) {
      const plays = ['playing', 'pausing', 'resuming'].includes(facts.phase);
      for (const [axis, name] of axes.entries()) {
        const told = sample.toldNm[axis] ?? 0;
        const awayMm = Math.abs((axis === 0 ? sample.carriageMm : sample.widthMm) - told / 1e6);
        if (!plays || facts.has('place') || told !== toldNm[axis]) sinceMs[axis] = facts.ms;
        toldNm[axis] = told;
        const still = facts.ms - (sinceMs[axis] ?? 0) > STANDS_STILL_MS;
        nearMm[axis] = still ? Math.min(nearMm[axis] ?? 0, awayMm) : awayMm;
        if (awayMm > (nearMm[axis] ?? 0) + ASTRAY_MM)
          return `the ${name} is ${awayMm.toFixed(1)} mm from where it is told to stand`;
      }
      return null;
    },
  };
}
