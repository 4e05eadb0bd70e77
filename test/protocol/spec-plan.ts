/**
 * The plan clock and the two travelling axes as chair-link spec §4 and §5 write them, in BigInt. Made from the page alone:
 * no line of the host or of the simulated board is used here, so it can judge both.
 */

/** The numbers of the envelope that matter here: µm, µm/s, µm/s², µm/s³. */
export interface SpecAxis {
  readonly referenceUm: number;
  readonly speedUmPerS: number;
  readonly accelUmPerS2: number;
  readonly jerkUmPerS3: number;
}

/** [axis, startTick, ticks, endNm, endNmPerS, endNmPerS2, jerkNmPerS3] */
export type SpecSegment = readonly [number, number, number, number, number, number, number];

export interface SpecState {
  readonly rate: bigint;
  readonly counts: bigint;
  /** [nm, nm/s, nm/s²] of carriage and width. */
  readonly axes: readonly (readonly [bigint, bigint, bigint])[];
}

interface Queued {
  readonly start: bigint;
  readonly until: bigint;
  readonly end: bigint;
  readonly p: bigint;
  readonly v: bigint;
  readonly a: bigint;
  readonly j: bigint;
  readonly cap: bigint;
}

const PER_MILLE = 1_048_576n;
const PLANNED = 1000n * PER_MILLE;

export function floorDiv(value: bigint, by: bigint): bigint {
  const quotient = value / by;
  return value % by !== 0n && value < 0n !== by < 0n ? quotient - 1n : quotient;
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
const least = (...values: readonly bigint[]): bigint => values.reduce((a, b) => (b < a ? b : a));
const most = (...values: readonly bigint[]): bigint => values.reduce((a, b) => (b > a ? b : a));

/** §5, "Segments": [p, v, a] with `t` counts to go. */
export function segmentState(
  p: bigint,
  v: bigint,
  a: bigint,
  j: bigint,
  t: bigint,
): readonly [bigint, bigint, bigint] {
  return [
    p - floorDiv((v - floorDiv((a - floorDiv(j * t, 3_072_000n)) * t, 2_048_000n)) * t, 1_024_000n),
    v - floorDiv((a - floorDiv(j * t, 2_048_000n)) * t, 1_024_000n),
    a - floorDiv(j * t, 1_024_000n),
  ];
}

/** One millisecond of the law: r and w after it. */
function changed(r: bigint, w: bigint, goal: bigint, slew: bigint, ease: bigint): readonly [bigint, bigint] {
  const s = goal < r ? -1n : 1n;
  const d = abs(goal - r);
  // The greatest n with ease·n·(n + 1)/2 ≤ d, found by halving.
  let [low, high] = [0n, 1n];
  while ((ease * high * (high + 1n)) / 2n <= d) high *= 2n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if ((ease * middle * (middle + 1n)) / 2n <= d) low = middle;
    else high = middle;
  }
  const braking = (d + (ease * low * (low + 1n)) / 2n) / (low + 1n);
  const next = s * most(s * w - ease, least(s * w + ease, s > 0n ? slew / 2n : slew, braking));
  return [r + next, next];
}

export class SpecPlan {
  private r = PLANNED;
  private w = 0n;
  private e = 0n;
  private counts = 0n;
  private asked = 1000n;
  private top = 1000n;
  private held = false;
  private begun = false;
  private readonly slew: bigint;
  private readonly ease: bigint;
  private readonly slowingTicks: bigint;
  private readonly limits: readonly (readonly [bigint, bigint, bigint])[];
  private readonly queues: Queued[][] = [[], []];
  private readonly places: bigint[];

  constructor(axes: readonly [SpecAxis, SpecAxis]) {
    const law = axes.map(({ speedUmPerS, accelUmPerS2, jerkUmPerS3 }) => [
      most(1n, (4n * PER_MILLE * BigInt(accelUmPerS2)) / (5n * BigInt(speedUmPerS))),
      most(1n, (PER_MILLE * BigInt(jerkUmPerS3)) / (2000n * BigInt(speedUmPerS))),
    ]);
    this.slew = least(...law.map(([slew = 0n]) => slew));
    this.ease = least(...law.map(([, ease = 0n]) => ease));
    this.slowingTicks = this.ticksFromFastest();
    this.limits = axes.map(({ speedUmPerS, accelUmPerS2, jerkUmPerS3 }) => [
      BigInt(speedUmPerS) * 1001n,
      BigInt(accelUmPerS2) * 1001n,
      BigInt(jerkUmPerS3) * 1001n,
    ]);
    this.places = axes.map(({ referenceUm }) => BigInt(referenceUm) * 1000n);
  }

  commit(fromTick: number, segments: readonly SpecSegment[]): void {
    this.begun = true;
    const from = BigInt(fromTick);
    for (const axis of [0, 1]) {
      const own = segments.filter(([of]) => of === axis);
      const queue = this.queues[axis];
      if (own.length === 0 || queue === undefined) continue;
      const kept = queue
        .filter(({ start }) => start < from)
        .map((item) => (item.until > from ? { ...item, until: from } : item));
      this.queues[axis] = [...kept, ...own.map((segment) => this.queued(segment))];
    }
  }

  ask(permille: number): void {
    this.asked = BigInt(permille);
    this.top = most(this.top, this.asked);
  }

  pause(): void {
    this.held = true;
  }

  resume(): void {
    this.held = false;
  }

  /** One board millisecond. */
  step(): void {
    if (this.begun) this.tickOn();
    for (const [axis, queue] of this.queues.entries()) {
      for (
        let first = queue[0];
        first !== undefined && first.until * 1024n <= this.counts;
        first = queue[0]
      ) {
        const [p] = segmentState(first.p, first.v, first.a, first.j, (first.end - first.until) * 1024n);
        this.places[axis] = p;
        queue.shift();
      }
    }
  }

  state(): SpecState {
    const axes = this.queues.map((queue, axis): readonly [bigint, bigint, bigint] => {
      const running = queue.find(({ start }) => start * 1024n <= this.counts);
      if (running === undefined) return [this.places[axis] ?? 0n, 0n, 0n];
      const { p, v, a, j, end } = running;
      return segmentState(p, v, a, j, end * 1024n - this.counts);
    });
    return { rate: this.r, counts: this.counts, axes };
  }

  private tickOn(): void {
    const goal = this.goal() * PER_MILLE;
    if (this.r === goal && this.w === 0n) this.top = most(this.asked, 1000n);
    else {
      const slew = (this.slew * this.bearing()) / 1000n;
      [this.r, this.w] = changed(this.r, this.w, goal, slew, this.ease);
    }
    this.e += this.r;
    this.counts += this.e / 1_024_000n;
    this.e %= 1_024_000n;
  }

  private goal(): bigint {
    if (this.held) return 0n;
    const now = this.counts / 1024n;
    if (this.asked < 1000n) return this.capAt(now) === null ? 1000n : this.asked;
    if (this.asked === 1000n) return 1000n;
    return least(this.asked, ...this.ahead().map((tick) => this.capAt(tick) ?? 1000n));
  }

  /** k of the law. */
  private bearing(): bigint {
    return most(1000n, least(this.top, ...this.ahead().map((tick) => this.capAt(tick) ?? this.top)));
  }

  /** Now, and what is up to now + L of the ticks at which a segment begins or ends: nothing changes at another. */
  private ahead(): readonly bigint[] {
    const now = this.counts / 1024n;
    const until = now + this.window();
    const edges = this.queues.flat().flatMap(({ start, until: end }) => [start, end]);
    return [now, ...edges.filter((edge) => edge > now && edge < until)];
  }

  private window(): bigint {
    if (this.w <= 0n) return this.slowingTicks;
    const twice = 2n * this.ease;
    return this.slowingTicks + (3n * this.w + twice - 1n) / twice;
  }

  /** The least cap of what travels at a tick; null where nothing does. */
  private capAt(tick: bigint): bigint | null {
    const caps = this.queues.flatMap((queue) =>
      queue
        .filter(({ v, a, j }) => v !== 0n || a !== 0n || j !== 0n)
        .filter(({ start, until }) => start <= tick && tick < until)
        .map(({ cap }) => cap),
    );
    return caps.length === 0 ? null : least(...caps);
  }

  private queued([axis, startTick, ticks, ...end]: SpecSegment): Queued {
    const [p = 0n, v = 0n, a = 0n, j = 0n] = end.map(BigInt);
    const start = BigInt(startTick);
    const whole = BigInt(ticks) * 1024n;
    const until = start + BigInt(ticks);
    const [speed = 0n, accel = 0n, jerk = 0n] = this.limits[axis] ?? [];
    const fastestAt = [0n, whole];
    if (j !== 0n) {
      const turn = floorDiv(2n * 1_024_000n * a + j, 2n * j);
      if (turn > 0n && turn < whole) fastestAt.push(turn);
    }
    const fastest = most(...fastestAt.map((t) => abs(segmentState(p, v, a, j, t)[1])));
    const hardest = most(abs(a), abs(segmentState(p, v, a, j, whole)[2]));
    let k = 20n;
    const bears = (at: bigint): boolean =>
      fastest * at <= 20n * speed &&
      hardest * at * at <= 400n * ((5n * accel) / 10n) &&
      abs(j) * at ** 3n <= 8000n * ((3n * jerk) / 10n);
    while (k < 30n && bears(k + 1n)) k += 1n;
    return { start, until, end: until, p, v, a, j, cap: k * 50n };
  }

  private ticksFromFastest(): bigint {
    let [r, w, sum] = [1500n * PER_MILLE, 0n, 0n];
    while (r !== PLANNED || w !== 0n) {
      [r, w] = changed(r, w, PLANNED, this.slew, this.ease);
      sum += r;
    }
    const tick = 1_024_000n * 1024n;
    return (sum + tick - 1n) / tick;
  }
}
