/**
 * One axis from its input to its pieces: the fastest motion, or one of a given duration. What the axis may last is
 * found by `bounds.ts`, the gentlest motion of a longer duration by `cruise.ts`; the brake (`brake.ts`) comes first
 * and is part of every duration. Durations are in s here.
 */
import type { AxisInput, VelocityInput } from './axis-input.ts';
import { AxisTask } from './axis-task.ts';
import { Bounds } from './bounds.ts';
import { Cruise } from './cruise.ts';
import { Detour } from './detour.ts';
import { keeps } from './keeps.ts';
import { addBlend, addParts, cruiseParts, newParts } from './parts.ts';
import { AxisProfile } from './profile.ts';

/** Durations that differ by this share of them are the same. */
const SAME = 1e-10;

export class AxisSolver {
  readonly profile = new AxisProfile();
  private readonly task = new AxisTask();
  private readonly bounds = new Bounds(this.task);
  private readonly cruise = new Cruise();
  private readonly detour = new Detour();
  private readonly one = newParts();
  private readonly two = newParts();
  /** What `fits` said last, and of which duration. */
  private fitTime = Number.NaN;
  private fit = false;

  /** Takes a checked input. */
  set(input: AxisInput): void {
    this.task.set(input);
    this.bounds.reset();
    this.fitTime = Number.NaN;
    this.profile.begin(input.p0, input.v0, input.a0);
  }

  /** Takes a checked velocity target and fills the profile. Returns the duration, NaN where it is out of range. */
  solveVelocity(input: VelocityInput): number {
    const { task, bounds, one, profile } = this;
    task.setVelocity(input);
    bounds.reset();
    profile.begin(input.p0, input.v0, input.a0);
    this.addBrake();
    bounds.shortest();
    bounds.foundParts(one);
    addParts(profile, one, profile.count);
    this.finish();
    return profile.duration();
  }

  /** The shortest duration; NaN where the numbers are out of range. */
  minimum(): number {
    const { task, bounds } = this;
    const time = (bounds.minimum() + task.brakeTime) * task.unit;
    return time - time === 0 ? time : this.detourTime();
  }

  /** Whether `time` is possible with a cruise, the commonest case. Cheaper than `minimum`, and `build` goes on from it. */
  fits(time: number): boolean {
    const { task } = this;
    this.fitTime = time;
    this.fit = this.tryCruise(time / task.unit - task.brakeTime);
    return this.fit;
  }

  /** The shortest possible duration that is at least `time`. */
  nextPossible(time: number): number {
    const { task, bounds } = this;
    return (bounds.nextPossible(time / task.unit - task.brakeTime) + task.brakeTime) * task.unit;
  }

  /** Fills the profile with a motion of duration `time`. False: there is none, or none came out right. */
  build(time: number): boolean {
    const { task, bounds } = this;
    const t = time / task.unit - task.brakeTime;
    if (this.tryBuild(time, t)) return true;
    if (!Number.isNaN(bounds.foundTime)) return false;
    // `fits` spared it the search for its minimum; at the edge of what is possible that is the better answer.
    bounds.minimum();
    return this.isFound(t) && this.tryBuild(time, t);
  }

  private isFound(t: number): boolean {
    const { foundTime } = this.bounds;
    return t <= foundTime * (1 + SAME) && t >= foundTime * (1 - SAME);
  }

  private tryBuild(time: number, t: number): boolean {
    const { task, bounds, profile, one, two, cruise } = this;
    this.addBrake();
    const brakes = profile.count;
    if (this.isFound(t)) {
      bounds.foundParts(one);
      addParts(profile, one, brakes);
    } else if (this.fitTime === time ? this.fit : this.tryCruise(t)) {
      cruiseParts(cruise, one);
      addParts(profile, one, brakes);
    } else {
      const share = bounds.extremes(t, one, two);
      if (Number.isNaN(share)) return false;
      addBlend(profile, one, two, share, brakes);
    }
    if (!keeps(profile, brakes, task)) return false;
    this.finish();
    return true;
  }

  /** The least duration of `buildDetour`; NaN where the numbers are out of range. */
  detourTime(): number {
    const { task } = this;
    const time = (this.detour.prepare(task, task.length, task) + task.brakeTime) * task.unit;
    return time - time === 0 ? time : Number.NaN;
  }

  /** Fills the profile with the way over rest, of duration `time`, at least `detourTime()`. */
  buildDetour(time: number): boolean {
    const { task, detour, profile } = this;
    const least = detour.prepare(task, task.length, task);
    const wait = time / task.unit - task.brakeTime - least;
    this.addBrake();
    const brakes = profile.count;
    detour.add(profile, wait > 0 ? wait : 0, brakes);
    if (!keeps(profile, brakes, task)) return false;
    this.finish();
    return true;
  }

  private addBrake(): void {
    const { task, profile } = this;
    const { brake } = task;
    profile.count = 0;
    for (let i = 0; i < brake.count; i++) {
      profile.add(brake.durations[i] ?? 0, brake.jerks[i] ?? 0, i);
    }
    profile.brakeS = task.brakeTime * task.unit;
  }

  /** From units of the task to those of the input. */
  private finish(): void {
    const { profile, task } = this;
    const { durations, jerks, count } = profile;
    const { jerk, unit } = task;
    for (let i = 0; i < count; i++) jerks[i] = (jerks[i] ?? 0) * jerk;
    if (unit === 1) return;
    profile.count = 0;
    for (let i = 0; i < count; i++) {
      // What is too short for a double in s is left out.
      profile.add((durations[i] ?? 0) * unit, jerks[i] ?? 0, i);
    }
  }

  private tryCruise(t: number): boolean {
    const { v0, a0, vf, af, length, top, bottom, vTop, vBottom } = this.task;
    const { cruise } = this;
    const above = cruise.peak(1, v0, a0, vf, af, length, t, top, bottom, vTop);
    if (above === 1) return true;
    const below = cruise.peak(-1, -v0, -a0, -vf, -af, -length, t, bottom, top, vBottom);
    if (below !== 0) return below > 0;
    if (above !== 0) return false;
    const c0 = v0 + 0.5 * a0 * Math.abs(a0);
    const cf = vf - 0.5 * af * Math.abs(af);
    const found =
      c0 < cf
        ? cruise.between(1, v0, a0, vf, af, length, t, top)
        : cruise.between(-1, -v0, -a0, -vf, -af, -length, t, bottom);
    return found > 0;
  }
}
