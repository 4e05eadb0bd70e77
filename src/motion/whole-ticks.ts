/**
 * A motion of the solver on whole ticks: every piece lasts a whole number of milliseconds, and the end is met exactly.
 *
 * The solver's breakpoints are rounded to ticks, which leaves an error; the jerks of the pieces are then corrected by
 * the least change that brings the end back to its state, and the acceleration to 0 where the motion cruises. That is
 * a handful of linear equations. Where the corrected motion would exceed a limit, it is solved again a little gentler.
 */
import { solveLinear } from '../units/linear.ts';
import type { AxisInput, VelocityInput } from './solver/axis-input.ts';
import type { AxisProfile } from './solver/profile.ts';
import type { Solver } from './solver/solver.ts';

export const TICKS_PER_S = 1000;

/** Constant jerk for whole ticks, in the input's unit of length. */
export interface TickPiece {
  readonly ticks: number;
  readonly jerk: number;
}

export interface TickMotion {
  readonly ticks: number;
  readonly pieces: readonly TickPiece[];
}

/** A duration this near to a whole number of ticks is that number with rounding on it. */
const NEARLY_WHOLE_TICKS = 1e-6;
/** First try: so much below the limits that most corrections fit under them. */
const FIRST_SHARE = { speed: 0.99999, accel: 0.999, jerk: 0.997 } as const;
/** Gentler tries. The later halve the jerk: a way of a nanometre has no whole millisecond otherwise. */
const TRIES = 40;
const FINE_TRIES = 14;
/** A piece without jerk is bent only where too few others are left to bend. */
const UNBENT = 1e-6;
/** Share of the greatest acceleration that is none: rounding. */
const STEADY = 1e-9;

/**
 * The fastest motion of `input` on whole ticks that lasts at least `atLeastTicks`; null where none of at most
 * `atMostTicks` came out, or the solver refuses.
 */
export function onWholeTicks(
  solver: Solver,
  input: AxisInput,
  atLeastTicks = 0,
  atMostTicks = Number.POSITIVE_INFINITY,
): TickMotion | null {
  const share = { ...FIRST_SHARE } as Peaks;
  const { vmax, amax, jmax } = input;
  const vmin = input.vmin ?? -vmax;
  const amin = input.amin ?? -amax;
  for (let tries = 0; tries < TRIES; tries++) {
    const eased = {
      ...input,
      vmax: vmax * share.speed,
      vmin: vmin * share.speed,
      amax: amax * share.accel,
      amin: amin * share.accel,
      jmax: jmax * share.jerk,
    };
    const ticks = solveWhole(solver, eased, atLeastTicks);
    if (ticks === null || ticks > atMostTicks) return null;
    if (ticks === 0) return { ticks, pieces: [] };
    const profile = solver.profile(0);
    const pieces = profile === undefined ? null : bent(rounded(profile, ticks), input, ticks);
    const over = pieces === null ? null : excess(pieces, input, vmin, amin);
    if (pieces !== null && over !== null && over.speed <= 1 && over.accel <= 1 && over.jerk <= 1) {
      return { ticks, pieces };
    }
    if (over === null || tries >= FINE_TRIES) share.jerk *= 0.5;
    else {
      share.speed *= gentler(over.speed, 0.1 * tries);
      share.accel *= gentler(over.accel, tries);
      share.jerk *= gentler(over.jerk, tries);
    }
  }
  return null;
}

/** Less by a little more than what was too much, the more the later: every rounding is another. */
function gentler(over: number, tries: number): number {
  return over > 1 ? 1 / (over + 0.3 * (over - 1) + 0.001 * tries) : 1;
}

/**
 * `motion` of `input` made to last `ticks`: every piece longer in proportion, so that nothing is faster or harder than
 * it was. Null where it lasts as long already.
 */
export function stretched(motion: TickMotion, input: AxisInput, ticks: number): TickMotion | null {
  if (ticks <= motion.ticks) return null;
  const slow = ticks / motion.ticks;
  const pieces: RoundedPiece[] = [];
  let wasTick = 0;
  let tick = 0;
  let accel = input.a0;
  for (const piece of motion.pieces) {
    wasTick += piece.ticks;
    const until = Math.round(wasTick * slow);
    const steady = piece.jerk === 0 && Math.abs(accel) <= STEADY * input.amax;
    pieces.push({ ticks: until - tick, jerk: piece.jerk / slow ** 3, steady });
    accel += (piece.ticks / TICKS_PER_S) * piece.jerk;
    tick = until;
  }
  const bentPieces = bent(pieces, input, ticks);
  return bentPieces === null ? null : { ticks, pieces: bentPieces };
}

/** Shares of the limits. */
interface Peaks {
  speed: number;
  accel: number;
  jerk: number;
}

/** The soonest stop, wherever that is; null where the solver refuses. */
export function stopOnWholeTicks(solver: Solver, input: VelocityInput): TickMotion | null {
  const { amax, jmax, v0 } = input;
  const amin = input.amin ?? -amax;
  const share = { ...FIRST_SHARE } as Peaks;
  for (let tries = 0; tries < TRIES; tries++) {
    const eased = {
      ...input,
      amax: amax * share.accel,
      amin: amin * share.accel,
      jmax: jmax * share.jerk,
    };
    const solved = solver.solveVelocity([eased]);
    const profile = solved.refused === null ? solved.profiles[0] : undefined;
    if (profile === undefined) return null;
    const ticks = upToWhole(solver.durationS);
    if (ticks === 0) return { ticks, pieces: [] };
    const pieces = bent(rounded(profile, ticks), input, ticks);
    const top = Math.abs(v0) * 2 + 1;
    const limits = { ...input, pf: 0, vmax: top };
    const over = pieces === null ? null : excess(pieces, limits, -top, amin);
    if (pieces !== null && over !== null && over.accel <= 1 && over.jerk <= 1) return { ticks, pieces };
    share.accel *= over === null ? 1 : gentler(over.accel, tries);
    share.jerk *= over === null ? 0.5 : gentler(over.jerk, tries);
  }
  return null;
}

/** How far a motion goes from a state. */
export function wayOf(
  { pieces }: TickMotion,
  { v0, a0 }: { readonly v0: number; readonly a0: number },
): number {
  let way = 0;
  let v = v0;
  let a = a0;
  for (const { ticks, jerk } of pieces) {
    const t = ticks / TICKS_PER_S;
    way += t * (v + t * (a / 2 + (t * jerk) / 6));
    v += t * (a + (t * jerk) / 2);
    a += t * jerk;
  }
  return way;
}

/** Solves for a whole number of ticks, which it returns; null where the solver refuses. */
function solveWhole(solver: Solver, input: AxisInput, atLeastTicks: number): number | null {
  const inputs = [input];
  if (solver.run(inputs, atLeastTicks / TICKS_PER_S) !== null) return null;
  let ticks = upToWhole(solver.durationS);
  // Blocked durations may push the end on; an axis has few of them.
  for (let tries = 0; tries < 4 && solver.durationS * TICKS_PER_S < ticks - NEARLY_WHOLE_TICKS; tries++) {
    if (solver.run(inputs, ticks / TICKS_PER_S) !== null) return null;
    ticks = upToWhole(solver.durationS);
  }
  return ticks;
}

function upToWhole(seconds: number): number {
  const ticks = seconds * TICKS_PER_S;
  const nearest = Math.round(ticks);
  return Math.abs(ticks - nearest) < NEARLY_WHOLE_TICKS ? nearest : Math.ceil(ticks);
}

/** The pieces with their jerks bent so that they end where they must; null where they cannot. */
function bent(
  pieces: readonly RoundedPiece[],
  input: VelocityInput & { readonly pf?: number },
  ticks: number,
): TickPiece[] | null {
  const jerks = pieces.map(({ jerk }) => jerk);
  // The first correction is exact but for rounding; the second takes that away.
  for (let round = 0; round < 2; round++) {
    const change = correction(pieces, jerks, input, ticks / TICKS_PER_S);
    if (change === null) return null;
    for (const [i, value] of change.entries()) jerks[i] = (jerks[i] ?? 0) + value;
  }
  return pieces.map((piece, i) => ({ ticks: piece.ticks, jerk: jerks[i] ?? 0 }));
}

interface RoundedPiece extends TickPiece {
  /** Without jerk and acceleration: the motion cruises or stands, and shall go on doing so. */
  readonly steady: boolean;
}

function rounded(profile: AxisProfile, ticks: number): RoundedPiece[] {
  const { durations, jerks, count } = profile;
  const pieces: RoundedPiece[] = [];
  let accel = profile.a0;
  let hardest = Math.abs(accel);
  let endS = 0;
  let fromTick = 0;
  for (let i = 0; i < count; i++) {
    const duration = durations[i] ?? 0;
    const jerk = jerks[i] ?? 0;
    endS += duration;
    const steady = jerk === 0 && Math.abs(accel) <= STEADY * hardest;
    accel += jerk * duration;
    hardest = Math.max(hardest, Math.abs(accel));
    const toTick = i === count - 1 ? ticks : Math.min(ticks, Math.round(endS * TICKS_PER_S));
    if (toTick > fromTick) pieces.push({ ticks: toTick - fromTick, jerk, steady });
    fromTick = toTick;
  }
  return pieces;
}

/**
 * The least change of the jerks (weighted) that mends the end state and keeps the cruises steady: with the rows of A
 * the effect of each jerk on each condition, W Aᵀ (A W Aᵀ)⁻¹ e. Everything is scaled by powers of the duration.
 */
function correction(
  pieces: readonly RoundedPiece[],
  jerks: readonly number[],
  input: VelocityInput & { readonly pf?: number },
  wholeS: number,
): number[] | null {
  const effects: number[][] = [[], [], []];
  let { p0: p, v0: v, a0: a } = input;
  let leftS = wholeS;
  const cruises: { readonly before: number; readonly accel: number }[] = [];
  for (const [i, piece] of pieces.entries()) {
    const t = piece.ticks / TICKS_PER_S;
    const jerk = jerks[i] ?? 0;
    if (piece.steady && i > 0) cruises.push({ before: i, accel: a });
    leftS -= t;
    effects[0]?.push(t / wholeS);
    effects[1]?.push((t * (leftS + t / 2)) / wholeS ** 2);
    effects[2]?.push((t * (leftS * (leftS + t) + (t * t) / 3)) / 2 / wholeS ** 3);
    p += t * (v + t * (a / 2 + (t * jerk) / 6));
    v += t * (a + (t * jerk) / 2);
    a += t * jerk;
  }
  const errors = [(input.af - a) / wholeS, (input.vf - v) / wholeS ** 2];
  if (input.pf === undefined) effects.pop();
  else errors.push((input.pf - p) / wholeS ** 3);
  for (const { before, accel } of cruises) {
    effects.push(pieces.map(({ ticks }, i) => (i < before ? ticks / TICKS_PER_S / wholeS : 0)));
    errors.push(-accel / wholeS);
  }
  const bendable = pieces.filter(({ jerk }) => jerk !== 0).length;
  const weights = pieces.map(({ jerk }) => (jerk !== 0 ? 1 : bendable < effects.length ? UNBENT : 0));
  const dot = (one: readonly number[], two: readonly number[]): number =>
    one.reduce((sum, value, i) => sum + value * (weights[i] ?? 0) * (two[i] ?? 0), 0);
  const shares = solveLinear(
    effects.map((row) => effects.map((other) => dot(row, other))),
    errors,
  );
  if (shares === null) return null;
  return pieces.map(
    (_, i) => (weights[i] ?? 0) * effects.reduce((sum, row, k) => sum + (row[i] ?? 0) * (shares[k] ?? 0), 0),
  );
}

/** Greatest speed, acceleration and jerk as shares of their limits. A start or end outside its limit counts as inside. */
function excess(pieces: readonly TickPiece[], input: AxisInput, vmin: number, amin: number): Peaks {
  const { vmax, amax, jmax, v0, a0, vf, af } = input;
  const most = { v: Math.max(vmax, v0, vf), a: Math.max(amax, a0, af) };
  const least = { v: Math.min(vmin, v0, vf), a: Math.min(amin, a0, af) };
  const over: Peaks = { speed: 0, accel: 0, jerk: 0 };
  const see = (v: number): void => {
    over.speed = Math.max(over.speed, v > 0 ? v / most.v : v / least.v);
  };
  let v = v0;
  let a = a0;
  for (const { ticks, jerk } of pieces) {
    const t = ticks / TICKS_PER_S;
    const turn = -a / jerk;
    if (turn > 0 && turn < t) see(v + (turn * a) / 2);
    v += t * (a + (t * jerk) / 2);
    a += t * jerk;
    see(v);
    over.accel = Math.max(over.accel, a > 0 ? a / most.a : a / least.a);
    over.jerk = Math.max(over.jerk, Math.abs(jerk) / jmax);
  }
  return over;
}
