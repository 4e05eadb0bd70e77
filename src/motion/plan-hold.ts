/**
 * Shiatsu press, neuromuscular hold: come up, ramp in, stay on the point, in rising steps where they are written, ramp
 * out, let go. One batch.
 */
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import type { ForceLimits } from '../chair/profile.ts';
import {
  approach,
  heldTicks,
  milliN,
  RISE_MILLI_N_PER_TICK,
  ramp,
  rampOut,
  restingMilliN,
} from './force-ramp.ts';
import { nmOf } from './move.ts';
import type { Motion, Step } from './step.ts';
import { step, ticksOf } from './step.ts';
import type { Setting } from './transfer.ts';
import { transfer } from './transfer.ts';
import { TICKS_PER_S } from './whole-ticks.ts';

/**
 * A hold ramps in within 2–4 s from nothing (domain §2): 2 s, longer where 18 N/s asks for it. Near the asked force a ramp
 * should be slower than the force loop, which then delays both ends of the hold alike; but not flatter than it must: a
 * cell that reads 3 % wrong, or a breath, moves both ends by as much as the ramp needs for that. [D]
 */
const IN_FROM_ZERO_TICKS = 2000;
const OUT_TO_ZERO_TICKS = 1200;
const FLATTEST_IN_MILLI_N_PER_TICK = 8;
const FLATTEST_OUT_MILLI_N_PER_TICK = 14;
/** Of the asked force: from here on, a little below where a hold counts as held. */
const LAST_FROM = 0.86;
/** domain.md §2. */
const LONGEST_USUAL_RAMP_S = 4;
/**
 * A board rounds both ends of a ramp (`control/rounded-ramp.ts`): that much of a hold is felt below 90 %, where its ramp in
 * would take a second from nothing.
 */
const ROUNDED_OFF_TICKS = 80;
/** From one rising step to the next. */
const STEP_UP_TICKS = 1000;

/** Of two steps the first has 80 % of the asked force, of three 70 and 85 % [D]. */
const FIRST_OF_TWO = 0.8;
const FIRST_OF_MORE = 0.7;

type PlacedHold = Extract<PlacedStroke, { technique: 'hold' }>;

/**
 * A step lasts the written time: its plateau, the ends of the ramps in and out that count as held already (`heldTicks`),
 * and the ramp up to the next step, in which its own force is held too. So the point feels 90 % of each step's force or
 * more for the time the therapist wrote.
 */
export function planHold(hold: PlacedHold, setting: Setting): Motion {
  const { force } = setting.profile;
  const asked = milliN(hold.pressureN);
  const levels = risingLevels(asked, Math.max(1, Math.round(hold.steps)));
  const [first = asked] = levels;
  const resting = restingMilliN(first, force);
  const rampIn = rampInOf(hold.rampS, resting, first, force);
  const { from, ticks: lastTicks } = rampIn.last;
  const restingOut = restingMilliN(asked, force);
  const change = asked - restingOut;
  const closing = rampOut(
    asked,
    rampTicks(OUT_TO_ZERO_TICKS, FLATTEST_OUT_MILLI_N_PER_TICK, change, asked),
    force,
  );
  const heldIn = heldTicks(lastTicks, first, from);
  const heldOut = heldTicks(ticksOf(closing.slice(0, 1)), asked, restingOut);
  const stepTicks = Math.round(hold.forS * TICKS_PER_S);
  const fromNothingTicks = (lastTicks * first) / Math.max(1, first - from);
  const roundedOff = Math.round(
    (ROUNDED_OFF_TICKS * TICKS_PER_S) / Math.max(TICKS_PER_S / 2, fromNothingTicks),
  );
  const steps = levels.flatMap((level, index): Step[] => {
    const next = levels[index + 1];
    const up =
      next === undefined
        ? []
        : [ramp(level, next, Math.min(STEP_UP_TICKS, Math.floor(stepTicks / 2)), force)];
    const elsewhere = (index === 0 ? heldIn : 0) + (next === undefined ? heldOut : ticksOf(up));
    const ticks = Math.max(1, stepTicks - elsewhere + (next === undefined ? roundedOff : 0));
    return [step(ticks, { force: { mode: 'press', endMilliN: level }, plateau: true }), ...up];
  });
  const go = transfer(setting, nmOf(hold.fromMm), nmOf(hold.spacingMm));
  return {
    acts: [{ steps: [go, approach(resting, force), ...rampIn.steps, ...steps], closing }],
    plannedS: hold.forS * levels.length,
    cruiseMmPerS: 0,
  };
}

interface RampIn {
  readonly steps: readonly Step[];
  /** Of the last of them: where it begins, in mN, and how long it takes. */
  readonly last: { readonly from: number; readonly ticks: number };
}

/**
 * A ramp as long as it is written is flat where it is light. Its last seventh is not flatter than others, so that the hold
 * begins at a certain moment; what that saves of the time goes to the part before. A longer one than a therapist's is
 * written for its slowness, as where somebody says how much is enough, and stays even.
 */
function rampInOf(rampS: number | null, resting: number, first: number, force: ForceLimits): RampIn {
  if (rampS === null) {
    const ticks = rampTicks(IN_FROM_ZERO_TICKS, FLATTEST_IN_MILLI_N_PER_TICK, first - resting, first);
    const only = ramp(resting, first, ticks, force);
    return { steps: [only], last: { from: resting, ticks: only.ticks } };
  }
  const wholeTicks = scaled(rampS * TICKS_PER_S, first - resting, first);
  const from = rampS > LONGEST_USUAL_RAMP_S ? resting : Math.max(resting, Math.round(LAST_FROM * first));
  const evenTicks = Math.round((wholeTicks * (first - from)) / Math.max(1, first - resting));
  const lastTicks =
    from > resting
      ? Math.min(evenTicks, Math.round((first - from) / FLATTEST_IN_MILLI_N_PER_TICK))
      : evenTicks;
  const last = ramp(from, first, lastTicks, force, RISE_MILLI_N_PER_TICK);
  const before = ramp(resting, from, wholeTicks - last.ticks, force, RISE_MILLI_N_PER_TICK);
  return { steps: from > resting ? [before, last] : [last], last: { from, ticks: last.ticks } };
}

function risingLevels(askedMilliN: number, count: number): number[] {
  const lowest = count === 2 ? FIRST_OF_TWO : FIRST_OF_MORE;
  return Array.from({ length: count }, (_, index) => {
    const share = count === 1 ? 1 : lowest + ((1 - lowest) * index) / (count - 1);
    return Math.round(askedMilliN * share);
  });
}

/** A ramp over `change` of `whole`, which takes `wholeTicks`, or less where it would be flatter than that. */
function rampTicks(wholeTicks: number, flattest: number, change: number, whole: number): number {
  return Math.min(scaled(wholeTicks, change, whole), Math.round(change / flattest));
}

function scaled(ticks: number, part: number, whole: number): number {
  return Math.round((ticks * part) / whole);
}
