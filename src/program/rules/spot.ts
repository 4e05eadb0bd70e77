/**
 * How long one spot may be pressed: 40 mm along the back on one side, at most 40 s without a break and 120 s in all
 * (domain.md §3 [D]). Judged on the shortest back there is, where the same steps lie closest together.
 */
import type { Body } from '../../chair/body.ts';
import { LANDMARKS } from '../../chair/landmarks.ts';
import type { Side, Stroke } from '../../chair/stroke.ts';
import { clamp } from '../../units/numbers.ts';
import { SHORTEST, SMALLEST } from '../bodies.ts';
import type { Expanded } from '../expand.ts';
import type { Report } from '../finding.ts';
import { type Contact, contactsOf, longestContactS } from './contact.ts';
import { plateauIsShort } from './plateau.ts';
import { type Fault, isOnBack, titleOf } from './stroke-rule.ts';
import { secondsWithin, worstWindow } from './window.ts';

const SPOT_MM = 40;
const LONGEST_WITHOUT_BREAK_S = 40;
const LONGEST_IN_ALL_S = 120;
/** A stroke over a very short way is the sooner over, the shorter the back: so the table as it is, too. */
const SMALL = [...SMALLEST, ...SHORTEST];

export function spotHasBreaks(stroke: Stroke): Fault | undefined {
  // A plateau that is too long has been told as that.
  if (!isOnBack(stroke) || plateauIsShort(stroke) !== undefined) return undefined;
  const seconds = Math.max(0, ...SMALL.map((body) => longestContactS(stroke, body, SPOT_MM)));
  if (seconds <= LONGEST_WITHOUT_BREAK_S) return undefined;
  const message = `${titleOf(stroke)} presses the same ${SPOT_MM} mm of the back for ${Math.round(seconds)} s without a break. Allowed: ${LONGEST_WITHOUT_BREAK_S} s.`;
  const hint =
    'Make it shorter, or give it a longer way; a break is a step somewhere else, or a lifted return.';
  return { id: 'same-spot-without-break', keys: ['for', 'passes'], message, hint };
}

/** Reported once a side, at the step with which the spot pressed longest has had enough; true where there is none. */
export function reportTiredSpots(strokes: readonly Expanded[], report: Report): boolean {
  for (const body of SMALL) {
    const pressings = strokes.flatMap(({ stroke, step }): readonly Pressing[] =>
      isOnBack(stroke) ? [{ contacts: contactsOf(stroke, body), side: stroke.side, step }] : [],
    );
    const left = tiredSpot(pressings.filter(({ side }) => side !== 'right'));
    const right = tiredSpot(pressings.filter(({ side }) => side !== 'left'));
    if (left === undefined && right === undefined) continue;
    if (left?.atMm === right?.atMm) reportSpot(left, 'on both sides', body, report);
    else {
      reportSpot(left, 'on the left', body, report);
      reportSpot(right, 'on the right', body, report);
    }
    return false;
  }
  return true;
}

interface Pressing {
  readonly contacts: readonly Contact[];
  readonly side: Side;
  readonly step: Expanded['step'];
}

interface TiredSpot {
  /** The middle of the pressing in it. */
  readonly atMm: number;
  readonly seconds: number;
  readonly step: Expanded['step'];
}

/** The spot pressed longest, where that is too long. */
function tiredSpot(pressings: readonly Pressing[]): TiredSpot | undefined {
  const { lowMm, seconds } = worstWindow(
    pressings.flatMap(({ contacts }) => contacts),
    SPOT_MM,
  );
  if (seconds <= LONGEST_IN_ALL_S) return undefined;
  let soFarS = 0;
  let momentS = 0;
  let tooMuch: TiredSpot['step'] | undefined;
  for (const { contacts, step } of pressings) {
    for (const contact of contacts) {
      const within = secondsWithin(contact, lowMm, SPOT_MM);
      soFarS += within;
      momentS += within * clamp((contact.lowMm + contact.highMm) / 2, lowMm, lowMm + SPOT_MM);
    }
    if (soFarS > LONGEST_IN_ALL_S) tooMuch ??= step;
  }
  return tooMuch === undefined ? undefined : { atMm: momentS / soFarS, seconds, step: tooMuch };
}

function reportSpot(spot: TiredSpot | undefined, side: string, body: Body, report: Report): void {
  if (spot === undefined) return;
  const { atMm, seconds, step } = spot;
  const nearest = LANDMARKS.reduce((best, next) =>
    Math.abs(body.heightMm[next] - atMm) < Math.abs(body.heightMm[best] - atMm) ? next : best,
  );
  const message = `With this step the back near ${nearest} ${side} has been pressed too long: the program presses the same ${SPOT_MM} mm there for ${Math.ceil(seconds)} s on a small back. Allowed in one program: ${LONGEST_IN_ALL_S} s.`;
  const hint = `Take ${Math.ceil(seconds - LONGEST_IN_ALL_S)} s away near ${nearest}, or spread them along the back.`;
  report({ id: 'same-spot-too-long', range: step.range, message, hint });
}
