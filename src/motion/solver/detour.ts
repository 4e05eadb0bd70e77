/**
 * The way that always exists: stop, go from rest to rest, and on from rest to the target, with any wait in between.
 * Slower than the optimum, but every step of it is in closed form or one monotone root; taken where rounding leaves
 * nothing better. Units of `extremal.ts`.
 */
import { Extremal } from './extremal.ts';
import { solvePeak } from './extremal-solve.ts';
import { addParts, extremalParts, newParts } from './parts.ts';
import type { AxisProfile } from './profile.ts';

export class Detour {
  private readonly stop = new Extremal();
  private readonly way = new Extremal();
  private readonly go = new Extremal();
  private readonly parts = newParts();
  private sign = 1;

  /** Returns the least duration. Limits are positive. */
  prepare(
    state: { readonly v0: number; readonly a0: number; readonly vf: number; readonly af: number },
    length: number,
    limits: {
      readonly top: number;
      readonly bottom: number;
      readonly vTop: number;
      readonly vBottom: number;
    },
  ): number {
    const { stop, way, go } = this;
    const { top, bottom, vTop, vBottom } = limits;
    const endless = Number.POSITIVE_INFINITY;
    stop.prepare(state.v0, state.a0, 0, 0, top, bottom, endless);
    go.prepare(0, 0, state.vf, state.af, top, bottom, endless);
    const before = stop.toStart() - stop.lengthShift;
    const after = go.toStart() - go.lengthShift;
    const rest = length - before - after;
    this.sign = rest < 0 ? -1 : 1;
    if (this.sign > 0) way.prepare(0, 0, 0, 0, top, bottom, vTop);
    else way.prepare(0, 0, 0, 0, bottom, top, vBottom);
    const between = solvePeak(way, Math.abs(rest));
    return stop.time() + stop.timeShift + between + go.time() + go.timeShift;
  }

  /** Appends the way as prepared, with a `wait` at rest, leaving the first `kept` pieces alone. */
  add(profile: AxisProfile, wait: number, kept: number): void {
    const { stop, way, go, parts } = this;
    extremalParts(stop, 1, parts);
    addParts(profile, parts, kept);
    profile.add(wait, 0, kept);
    extremalParts(way, this.sign, parts);
    addParts(profile, parts, kept);
    extremalParts(go, 1, parts);
    addParts(profile, parts, kept);
  }
}
