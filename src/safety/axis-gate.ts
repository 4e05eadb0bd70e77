/** Travel, speed, acceleration and jerk of one axis, everywhere on its way. */
import type { LinearAxis } from '../chair/profile.ts';
import type { Segment } from '../chair/segment.ts';
import { CLOCK_PER_TICK, stateBeforeEnd } from '../chair/segment.ts';
import type { Range } from './extremes.ts';
import { extremesOf } from './extremes.ts';
import type { GateCode, GateProblem } from './gate-report.ts';
import type { AxisLane } from './queue.ts';

const NM_PER_MM = 1_000_000;

/** Where one segment hands over to the next (spec.md §5). */
const JUNCTION = { nm: 20_000, nmPerS: 1_000_000, nmPerS2: 50_000_000 } as const;

/** Above a limit by this share, or this many units, counts as rounding: half a nm/s³ of jerk, over 60 s, is 18 µm, 0.9 µm/s. */
const TOLERANCE = { share: 0.001, nm: 20_000, rest: 1000 } as const;

/** `retractMmPerS`: speed allowed towards the axis's minimum, where it differs. */
export function axisProblems(
  name: string,
  lane: AxisLane,
  limits: LinearAxis,
  fromTick: number,
  retractMmPerS = limits.maxSpeedMmPerS,
): readonly GateProblem[] {
  const problems: GateProblem[] = [];
  const { before, segments } = lane;
  const [first] = segments;
  const moving = before.nmPerS !== 0 || before.nmPerS2 !== 0;
  if (first === undefined || first.startTick > fromTick) {
    if (moving) problems.push(problem('not-at-rest', name, fromTick, 'moves, and nothing is queued for it'));
  }
  let state = before;
  for (const segment of segments) {
    const start = stateBeforeEnd(segment, segment.ticks * CLOCK_PER_TICK);
    const jump = (key: keyof typeof JUNCTION): boolean => Math.abs(start[key] - state[key]) > JUNCTION[key];
    if (jump('nm') || jump('nmPerS') || jump('nmPerS2')) {
      const what = `starts at ${mm(start.nm)} mm, ${mm(start.nmPerS)} mm/s, ${mm(start.nmPerS2)} mm/s²; before it: ${mm(state.nm)} mm, ${mm(state.nmPerS)} mm/s, ${mm(state.nmPerS2)} mm/s²`;
      problems.push(problem('discontinuous', name, segment.startTick, what));
    }
    problems.push(...segmentProblems(name, segment, limits, retractMmPerS));
    state = { nm: segment.endNm, nmPerS: segment.endNmPerS, nmPerS2: segment.endNmPerS2 };
  }
  const last = segments.at(-1);
  if (last !== undefined && (last.endNmPerS !== 0 || last.endNmPerS2 !== 0)) {
    problems.push(problem('not-at-rest', name, last.startTick + last.ticks, 'the queue ends while it moves'));
  }
  return problems;
}

function segmentProblems(
  name: string,
  segment: Segment,
  limits: LinearAxis,
  retractMmPerS: number,
): readonly GateProblem[] {
  const { startTick, ticks, jerkNmPerS3 } = segment;
  const { nm, nmPerS, nmPerS2 } = extremesOf(segment, startTick, startTick + ticks);
  const problems: GateProblem[] = [];
  const check = (code: GateCode, found: Range, lowMm: number, highMm: number, unit: string): void => {
    const share = code === 'travel' ? 0 : TOLERANCE.share;
    const rounding = code === 'travel' ? TOLERANCE.nm : TOLERANCE.rest;
    const low = lowMm * NM_PER_MM * (1 + share) - rounding;
    const high = highMm * NM_PER_MM * (1 + share) + rounding;
    if (found.low >= low && found.high <= high) return;
    const what = `${mm(found.low)} … ${mm(found.high)} ${unit}, allowed ${lowMm} … ${highMm} ${unit}`;
    problems.push(problem(code, name, startTick, what));
  };
  check('travel', nm, limits.minMm, limits.maxMm, 'mm');
  check('speed', nmPerS, -retractMmPerS, limits.maxSpeedMmPerS, 'mm/s');
  check('acceleration', nmPerS2, -limits.maxAccelMmPerS2, limits.maxAccelMmPerS2, 'mm/s²');
  const jerk = { low: jerkNmPerS3, high: jerkNmPerS3 };
  check('jerk', jerk, -limits.maxJerkMmPerS3, limits.maxJerkMmPerS3, 'mm/s³');
  return problems;
}

function problem(code: GateCode, name: string, tick: number, what: string): GateProblem {
  return { code, where: `${name} at tick ${tick}`, what };
}

function mm(nm: number): number {
  return Math.round(nm / 1000) / 1000;
}
