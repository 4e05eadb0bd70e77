/** What the board took, put together again from the lines by other code than host or board. */

/** A segment the board took, and until which tick it counted. */
export interface TakenSegment {
  readonly startTick: number;
  readonly untilTick: number;
  readonly endTick: number;
  readonly endNm: number;
  readonly endNmPerS: number;
  readonly endNmPerS2: number;
  readonly jerkNmPerS3: number;
}

interface TakenSpan {
  readonly startTick: number;
  readonly endTick: number;
  readonly mode: string;
  readonly beforeMilliN: number;
  readonly endMilliN: number;
}

/** By what a commit replaced: the first tick at which another acceleration, or another force, is asked than before it. */
export interface Changes {
  readonly carriage: number;
  readonly width: number;
  readonly force: number;
  /** Whether carriage or width was on its way just then, and whether a roller was told to press. */
  readonly moved: boolean;
  readonly pressed: boolean;
}

export interface Taken {
  readonly lanes: readonly [readonly TakenSegment[], readonly TakenSegment[]];
  /** By the `fromTick` of the commit. */
  readonly changes: ReadonlyMap<number, Changes>;
}

/** What comes later is no answer. */
const WATCHED_TICKS = 3000;
/** A difference of so much is another acceleration, nm/s², and another force, mN. */
const OTHER_NM_PER_S2 = 1_000_000;
const OTHER_MILLI_N = 5;
const MOVING_NM_PER_S = 2_000_000;

interface Staged {
  readonly segments: { readonly axis: number; readonly segment: TakenSegment }[];
  readonly spans: { readonly channel: number; readonly span: TakenSpan }[];
}

/** Sample: `out >88ea,079,68,seg,3,0,25176,25,176493987,51479398,118410124,4736404960*5e38df29`. */
export function takenFrom(lines: readonly string[]): Taken {
  const lanes: [TakenSegment[], TakenSegment[]] = [[], []];
  const forces: [TakenSpan[], TakenSpan[]] = [[], []];
  const changes = new Map<number, Changes>();
  const seen = new Set<string>();
  const staged = new Map<string, Staged>();
  const commits = new Map<string, { batch: string; fromTick: number }>();
  for (const line of lines) {
    const fields = (line.split('*')[0] ?? '').split(',');
    const [, , seq = '', name] = fields;
    if (line.startsWith('out >')) {
      if (seen.has(line)) continue;
      seen.add(line);
      const [batch = '', ...rest] = fields.slice(4);
      const own = staged.get(batch) ?? { segments: [], spans: [] };
      if (name === 'seg' || name === 'frc') staged.set(batch, own);
      if (name === 'seg') own.segments.push(segmentOf(rest.map(Number)));
      if (name === 'frc') own.spans.push(spanOf(rest));
      if (name === 'cmt') commits.set(seq, { batch, fromTick: Number(rest[0]) });
    } else if (fields[2] === 'ack' && fields[5] === 'ok') {
      const commit = commits.get(fields[3] ?? '');
      if (commit === undefined) continue;
      commits.delete(fields[3] ?? '');
      const { fromTick, batch } = commit;
      const { segments, spans } = staged.get(batch) ?? { segments: [], spans: [] };
      staged.delete(batch);
      const moved = lanes.some((lane) => Math.abs(speedIn(lane, fromTick)) > MOVING_NM_PER_S);
      const pressed = forces.some((lane) => spanAt(lane, fromTick)?.mode === 'press');
      const [carriage, width] = ([0, 1] as const).map((axis) => {
        const own = segments.filter((one) => one.axis === axis).map(({ segment }) => segment);
        return own.length === 0 ? Number.POSITIVE_INFINITY : takeSegments(lanes, axis, own, fromTick);
      });
      const force = ([0, 1] as const).map((channel) => {
        const own = spans.filter((one) => one.channel === channel).map(({ span }) => span);
        return own.length === 0 ? Number.POSITIVE_INFINITY : takeSpans(forces, channel, own, fromTick);
      });
      changes.set(fromTick, {
        carriage: carriage ?? 0,
        width: width ?? 0,
        force: Math.min(...force),
        moved,
        pressed,
      });
    }
  }
  return { lanes, changes };
}

function segmentOf(numbers: readonly number[]) {
  const [axis = 0, startTick = 0, ticks = 0, endNm = 0, endNmPerS = 0, endNmPerS2 = 0, jerkNmPerS3 = 0] =
    numbers;
  const endTick = startTick + ticks;
  return {
    axis,
    segment: { startTick, untilTick: endTick, endTick, endNm, endNmPerS, endNmPerS2, jerkNmPerS3 },
  };
}

function spanOf([channel, start, ticks, mode = '', end]: readonly string[]) {
  const startTick = Number(start);
  const endTick = startTick + Number(ticks);
  return {
    channel: Number(channel),
    span: { startTick, endTick, mode, beforeMilliN: 0, endMilliN: Number(end) },
  };
}

function takeSegments(
  lanes: [TakenSegment[], TakenSegment[]],
  axis: 0 | 1,
  own: readonly TakenSegment[],
  fromTick: number,
): number {
  const before = lanes[axis];
  const kept = before
    .filter(({ startTick }) => startTick < fromTick)
    .map((one) => ({ ...one, untilTick: Math.min(one.untilTick, fromTick) }));
  lanes[axis] = [...kept, ...own];
  const old = before.filter(({ untilTick }) => untilTick > fromTick);
  return firstOther(
    fromTick,
    (tick) => Math.abs(accelerationIn(old, tick) - accelerationIn(own, tick)) > OTHER_NM_PER_S2,
  );
}

function takeSpans(
  lanes: [TakenSpan[], TakenSpan[]],
  channel: 0 | 1,
  own: readonly TakenSpan[],
  fromTick: number,
): number {
  const before = lanes[channel];
  const cut = before.filter(({ startTick }) => startTick < fromTick);
  const last = cut.at(-1);
  const atCut = last === undefined || fromTick > last.endTick ? 0 : forceOf(last, fromTick);
  if (last !== undefined && last.endTick > fromTick)
    cut[cut.length - 1] = { ...last, endTick: fromTick, endMilliN: atCut };
  let level = atCut;
  const linked = own.map((span) => {
    const one = { ...span, beforeMilliN: level };
    level = span.endMilliN;
    return one;
  });
  lanes[channel] = [...cut, ...linked];
  return firstOther(fromTick, (tick) => {
    const [was, is] = [spanAt(before, tick), spanAt(linked, tick)];
    if ((was?.mode ?? 'release') !== (is?.mode ?? 'release')) return true;
    if (was?.mode !== 'press' || is?.mode !== 'press') return false;
    return Math.abs(forceOf(was, tick) - forceOf(is, tick)) > OTHER_MILLI_N;
  });
}

function firstOther(fromTick: number, isOther: (tick: number) => boolean): number {
  for (let tick = fromTick; tick < fromTick + WATCHED_TICKS; tick++) if (isOther(tick)) return tick;
  return Number.POSITIVE_INFINITY;
}

/** 0 where nothing is queued: then it stands. */
function accelerationIn(lane: readonly TakenSegment[], tick: number): number {
  const segment = segmentAt(lane, tick);
  return segment === undefined ? 0 : stateOf(segment, tick).nmPerS2;
}

function speedIn(lane: readonly TakenSegment[], tick: number): number {
  const segment = segmentAt(lane, tick);
  return segment === undefined ? 0 : stateOf(segment, tick).nmPerS;
}

function segmentAt(lane: readonly TakenSegment[], tick: number): TakenSegment | undefined {
  return lane.find(({ startTick, untilTick }) => tick >= startTick && tick < untilTick);
}

function spanAt(lane: readonly TakenSpan[], tick: number): TakenSpan | undefined {
  return lane.find(({ startTick, endTick }) => tick >= startTick && tick < endTick);
}

function forceOf({ startTick, endTick, beforeMilliN, endMilliN }: TakenSpan, tick: number): number {
  return beforeMilliN + ((endMilliN - beforeMilliN) * (tick - startTick)) / (endTick - startTick);
}

export interface CommandedState {
  readonly nm: number;
  readonly nmPerS: number;
  readonly nmPerS2: number;
}

/** In real numbers, from the segment's end backwards. */
export function stateOf(segment: TakenSegment, tick: number): CommandedState {
  const s = (segment.endTick - tick) / 1000;
  const { endNm, endNmPerS: v, endNmPerS2: a, jerkNmPerS3: j } = segment;
  return {
    nm: endNm - s * v + (s * s * a) / 2 - (s * s * s * j) / 6,
    nmPerS: v - s * a + (s * s * j) / 2,
    nmPerS2: a - s * j,
  };
}
