/**
 * How long a program will take, before any chair or person is known: on a middle-sized back, with the ways, approaches
 * and ramps of a usual chair [D]. The plan for one chair and person has the true time.
 */
import { type Body, heightMm } from '../chair/body.ts';
import type { RollerStroke, Stroke } from '../chair/stroke.ts';
import { MIDDLE } from './bodies.ts';
import { RETURN_SPEED_RATIO } from './rules/contact.ts';
import { endsOf, isOnBack, spanOf } from './rules/stroke-rule.ts';

/** Coming up to the back, whatever is done there (design.md, "A hold's clock"). */
const APPROACH_S = 3;
const RELEASE_S = 0.7;
const RAMP_S = 1;
const HOLD_IN_S = 1.3;
const HOLD_OUT_S = 0.8;
/** Ends of these ramps count as held already. */
const HELD_IN_RAMPS_S = 0.25;
/** The kneading motor, to its rate and back. */
const SPIN_S = 1.5;
const STEP_UP_S = 1;
/** Lifted, from one place to another. */
const TRAVEL_MM_PER_S = 100;
/** Speeding up and braking, for each way. */
const START_AND_STOP_S = 0.6;

/** Seconds from the first approach to the last release. */
export function estimateSeconds(strokes: readonly Stroke[]): number {
  return Math.max(0, ...MIDDLE.map((body) => secondsOn(body, strokes)));
}

function secondsOn(body: Body, strokes: readonly Stroke[]): number {
  let seconds = 0;
  let atMm: number | undefined;
  for (const stroke of strokes) {
    if (!isOnBack(stroke)) {
      seconds += 'forS' in stroke ? stroke.forS : 0;
      continue;
    }
    const [fromMm, toMm] = endsOf(stroke).map((place) => heightMm(place, body));
    if (fromMm === undefined || toMm === undefined) continue;
    seconds += travelS(atMm ?? fromMm, fromMm) + APPROACH_S + pressingS(stroke, body) + RELEASE_S;
    atMm = toMm;
  }
  return seconds;
}

function travelS(fromMm: number, toMm: number): number {
  const wayMm = Math.abs(toMm - fromMm);
  return wayMm === 0 ? 0 : wayMm / TRAVEL_MM_PER_S + START_AND_STOP_S;
}

/** From contact to release. */
function pressingS(stroke: RollerStroke, body: Body): number {
  switch (stroke.technique) {
    case 'hold': {
      const { steps, forS, rampS } = stroke;
      return (rampS ?? HOLD_IN_S) + steps * forS + (steps - 1) * STEP_UP_S + HOLD_OUT_S - HELD_IN_RAMPS_S;
    }
    case 'sweep': {
      const { lowMm, highMm } = spanOf(stroke, body);
      const passS = (highMm - lowMm) / stroke.speedMmPerS + START_AND_STOP_S;
      const backS =
        stroke.returning === 'light'
          ? passS / RETURN_SPEED_RATIO
          : RELEASE_S + travelS(lowMm, highMm) + APPROACH_S;
      return stroke.passes * (passS + 2 * RAMP_S) + (stroke.passes - 1) * backS;
    }
    case 'knead':
    case 'tap':
    case 'vibrate':
      return stroke.forS + 2 * RAMP_S + 2 * SPIN_S;
    default:
      return stroke.forS + 2 * RAMP_S;
  }
}
