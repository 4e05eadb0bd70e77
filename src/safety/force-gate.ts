/** Force of one depth channel: cut to the lowest ceiling of every place the carriage passes while it presses. */
import type { Ceiling } from '../chair/ceilings.ts';
import type { ForceSpan } from '../chair/segment.ts';
import type { ForceCut, GateProblem } from './gate-report.ts';
import type { ForceLane } from './queue.ts';

/** Pressing is below 5 N within 1 s of letting go (spec.md §7); the carriage may have gone on by then. */
const LETTING_GO_TICKS = 1000;
/** An approach only rests on the body; what presses must go through a ramp. [D] as for the scan, design.md §2. */
const LIGHT_MILLI_N = 10_000;
/** As for every limit: 0.1 % … */
const TOLERANCE_SHARE = 0.001;
/** … and what arithmetic leaves where a span was cut in two: no more than the board bears. */
const ROUNDING_MILLI_N = 1e-6;

/** Lowest ceiling of the places the carriage passes between two ticks. */
export type CeilingDuring = (fromTick: number, toTick: number) => Ceiling;

/**
 * The spans with every force cut that is above a ceiling anywhere in its span. A span begins where the one before it
 * ended, so each end obeys the ceilings of both.
 */
export function cutForces(lane: ForceLane, ceilingDuring: CeilingDuring) {
  const cuts: ForceCut[] = [];
  const allowed = lane.spans.map((span) => allowedIn(span, ceilingDuring));
  const spans = lane.spans.map((span, i): ForceSpan => {
    const here = allowed[i];
    const next = allowed[i + 1];
    const limit = here !== undefined && next !== undefined && next.milliN < here.milliN ? next : here;
    if (limit === undefined || span.endMilliN <= limit.milliN) return span;
    cuts.push({
      what: `${span.mode} on channel ${span.channel} at tick ${span.startTick}`,
      askedN: span.endMilliN / 1000,
      allowedN: limit.milliN / 1000,
      limit: limit.of,
    });
    return { ...span, endMilliN: limit.milliN };
  });
  return { spans, cuts };
}

function allowedIn(span: ForceSpan, ceilingDuring: CeilingDuring) {
  const ceiling = ceilingIn(span, ceilingDuring);
  return span.mode === 'approach' && LIGHT_MILLI_N < ceiling.milliN
    ? { milliN: LIGHT_MILLI_N, of: 'an approach' }
    : ceiling;
}

function ceilingIn({ mode, startTick, ticks }: ForceSpan, ceilingDuring: CeilingDuring) {
  const { forceN, of } = ceilingDuring(
    startTick,
    startTick + (mode === 'release' ? LETTING_GO_TICKS : ticks),
  );
  return { milliN: Math.floor(forceN * 1000 + 1e-6), of };
}

/** What cutting cannot mend: `lane` is already cut where it is new. */
export function forceProblems(
  channel: number,
  lane: ForceLane,
  fromTick: number,
  maxRiseNPerS: number,
  ceilingDuring: CeilingDuring,
): readonly GateProblem[] {
  const problems: GateProblem[] = [];
  const found = (code: GateProblem['code'], tick: number, what: string): void => {
    problems.push({ code, where: `channel ${channel} at tick ${tick}`, what });
  };
  let { mode, milliN } = lane.before;
  let tick = fromTick;
  for (const span of lane.spans) {
    if (span.startTick > tick) {
      // Nothing queued in between: the board has let go.
      mode = 'release';
      milliN = 0;
    }
    const here = ceilingIn(span, ceilingDuring);
    const most = Math.max(milliN, span.endMilliN);
    if (span.mode === 'press' && mode === 'release') {
      found('order', span.startTick, 'presses without an approach before it');
    }
    if (span.mode === 'approach' && mode !== 'release') {
      found('order', span.startTick, 'approaches a body it has not let go of');
    }
    if (span.mode === 'release' && span.endMilliN !== 0) {
      found('not-released', span.startTick, `a release that ends with ${newtons(span.endMilliN)}`);
    }
    if (most > here.milliN + ROUNDING_MILLI_N) {
      found(
        'force',
        span.startTick,
        `${newtons(most)}, the ceiling of ${here.of} is ${newtons(here.milliN)}`,
      );
    }
    const rise = maxRiseNPerS * span.ticks * (1 + TOLERANCE_SHARE) + ROUNDING_MILLI_N;
    if (span.mode === 'press' && span.endMilliN - milliN > rise) {
      const askedNPerS = Math.round((span.endMilliN - milliN) / span.ticks);
      found('rise', span.startTick, `rises by ${askedNPerS} N/s, allowed ${maxRiseNPerS} N/s`);
    }
    mode = span.mode;
    milliN = span.endMilliN;
    tick = span.startTick + span.ticks;
  }
  if (mode !== 'release') found('not-released', tick, 'the queue ends while it presses');
  return problems;
}

function newtons(milliN: number): string {
  return `${Math.round(milliN) / 1000} N`;
}
