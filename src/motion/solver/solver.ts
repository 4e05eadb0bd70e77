/**
 * Jerk-limited motion from any state to any state, on several axes that arrive together: the front door.
 *
 * One solver serves any number of solves and allocates nothing in them: the profiles it returns are its own and are
 * overwritten by the next solve (`copyOf` keeps one).
 */
import {
  type AxisInput,
  type RefusalCode,
  refusalOf,
  type VelocityInput,
  velocityRefusalOf,
} from './axis-input.ts';
import { AxisSolver } from './axis-solver.ts';
import { BEARABLE_EXCESS, excessOf, gentler } from './excess.ts';
import type { AxisProfile } from './profile.ts';

/** Over so long rounding may grow into something, whatever the motion. */
const LONG_S = 1e4;
/** A tenth beyond a limit is not made good by a hair. */
const HOPELESS_EXCESS = 0.1;
const MOST_TRIES = 6;

export interface Refusal {
  readonly refused: RefusalCode;
  /** Which axis, from 0. */
  readonly axis: number;
}

export interface Trajectory {
  readonly refused: null;
  /** Seconds until the last axis arrives; with synchronisation all do. */
  readonly durationS: number;
  /** One an axis. */
  readonly profiles: readonly AxisProfile[];
}

export interface SolveOptions {
  /** Not to arrive sooner, in s. */
  readonly minimumS?: number;
}

export class Solver {
  private readonly axes: AxisSolver[] = [];
  /** Seconds of the last motion solved. */
  durationS = 0;
  /** The axis the last refusal was about. */
  refusedAxis = 0;

  /** Profile of an axis as last solved. */
  profile(axis: number): AxisProfile | undefined {
    return this.axes[axis]?.profile;
  }

  /** All axes arrive together, as soon as all can. */
  solve(inputs: readonly AxisInput[], options: SolveOptions = {}): Trajectory | Refusal {
    const refused = this.run(inputs, options.minimumS ?? 0);
    if (refused !== null) return { refused, axis: this.refusedAxis };
    const profiles = this.axes.slice(0, inputs.length).map((axis) => axis.profile);
    return { refused: null, durationS: this.durationS, profiles };
  }

  /** `solve` without allocation: null where solved, and then see `durationS` and `profile`. */
  run(inputs: readonly AxisInput[], minimumS: number): RefusalCode | null {
    const refused = this.fastest(inputs, minimumS);
    return refused === null && this.mayBeSpoilt(inputs.length) ? this.safer(inputs, minimumS) : refused;
  }

  private mayBeSpoilt(count: number): boolean {
    if (this.durationS > LONG_S) return true;
    for (let i = 0; i < count; i++) if (this.axes[i]?.profile.brakeS !== 0) return true;
    return false;
  }

  /** Where rounding exceeds a limit, a motion a hair slower. Allocates. */
  private safer(inputs: readonly AxisInput[], minimumS: number): RefusalCode | null {
    let tried = inputs;
    for (let left = MOST_TRIES; left > 0; left--) {
      const excesses = inputs.map((input, i) => this.excess(input, i));
      const worst = excesses.reduce((most, one, i) => (one > (excesses[most] ?? 0) ? i : most), 0);
      const excess = excesses[worst] ?? 0;
      if (excess <= BEARABLE_EXCESS) return null;
      if (!(excess < HOPELESS_EXCESS)) return this.outOfRange(worst);
      tried = tried.map((input, i) => gentler(input, excesses[i] ?? 0));
      if (this.fastest(tried, minimumS) !== null) return this.outOfRange(worst);
    }
    return this.outOfRange(0);
  }

  private excess(input: AxisInput, axis: number): number {
    const profile = this.axes[axis]?.profile;
    return profile === undefined ? 0 : excessOf(profile, input);
  }

  private fastest(inputs: readonly AxisInput[], minimumS: number): RefusalCode | null {
    const { axes } = this;
    while (axes.length < inputs.length) axes.push(new AxisSolver());
    let time = minimumS > 0 ? minimumS : 0;
    for (let i = 0; i < inputs.length; i++) {
      const input = inputs[i];
      const axis = axes[i];
      if (input === undefined || axis === undefined) continue;
      const refused = refusalOf(input);
      if (refused !== null) {
        this.refusedAxis = i;
        return refused;
      }
      axis.set(input);
      if (time > 0 && axis.fits(time)) continue;
      const least = axis.minimum();
      if (least > time) time = least;
      else if (Number.isNaN(least)) return this.outOfRange(i);
    }
    return this.meet(inputs.length, time);
  }

  /** Lets `count` axes arrive together at `time` or, where that is blocked, as soon after as all can. */
  private meet(count: number, from: number): RefusalCode | null {
    const { axes } = this;
    let time = from;
    let settled = 0;
    // Each restart leaves a blocked interval of an axis behind, or sends it over rest; an axis has few of either.
    for (let left = 5 * count + 1; settled < count && left > 0; ) {
      const axis = axes[settled];
      if (axis === undefined) break;
      if (axis.build(time)) {
        settled++;
        continue;
      }
      let next = axis.nextPossible(time);
      if (!(next > time)) {
        // Possible, but rounding spoilt it.
        next = axis.detourTime();
        if (next <= time) {
          if (!axis.buildDetour(time)) return this.outOfRange(settled);
          settled++;
          continue;
        }
      }
      if (!(next < Number.POSITIVE_INFINITY)) return this.outOfRange(settled);
      time = next;
      settled = 0;
      left--;
    }
    if (settled < count) return this.outOfRange(settled);
    this.durationS = time;
    return null;
  }

  private outOfRange(axis: number): RefusalCode {
    this.refusedAxis = axis;
    return 'out-of-range';
  }

  /** Every axis reaches its velocity and acceleration as soon as it can: a jog, or the fastest stop. */
  solveVelocity(inputs: readonly VelocityInput[]): Trajectory | Refusal {
    const { axes } = this;
    while (axes.length < inputs.length) axes.push(new AxisSolver());
    this.durationS = 0;
    for (const [i, input] of inputs.entries()) {
      const refused = velocityRefusalOf(input);
      if (refused !== null) return { refused, axis: i };
      const time = axes[i]?.solveVelocity(input) ?? 0;
      if (!(time < Number.POSITIVE_INFINITY)) return { refused: 'out-of-range', axis: i };
      if (time > this.durationS) this.durationS = time;
    }
    const profiles = axes.slice(0, inputs.length).map((axis) => axis.profile);
    return { refused: null, durationS: this.durationS, profiles };
  }
}
