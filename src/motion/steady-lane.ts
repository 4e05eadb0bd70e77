/**
 * A lane of spans in which a value goes linearly from the end of one span to the end of the next: force channels and
 * the kneading rate. Spans that keep the same value run together; spans longer than the wire takes are cut.
 */
export interface LaneSpan<Mode> {
  readonly startTick: number;
  readonly ticks: number;
  readonly mode: Mode;
  readonly end: number;
}

export interface Run<Mode> {
  readonly mode: Mode;
  readonly startTick: number;
  readonly ticks: number;
  readonly from: number;
  readonly to: number;
}

/** Adds a span behind the last one; a span without length adds nothing. */
export function extendLane<Mode>(runs: Run<Mode>[], run: Run<Mode>): void {
  if (run.ticks === 0) return;
  const last = runs.at(-1);
  const same = last !== undefined && last.mode === run.mode && last.to === run.to;
  if (same && last.from === last.to && run.from === run.to) {
    runs[runs.length - 1] = { ...last, ticks: last.ticks + run.ticks };
  } else {
    runs.push(run);
  }
}

/** The lane as spans of at most `longestTicks`. */
export function laneSpans<Mode>(runs: readonly Run<Mode>[], longestTicks: number): LaneSpan<Mode>[] {
  return runs.flatMap(({ mode, startTick, ticks, from, to }) => {
    const spans: LaneSpan<Mode>[] = [];
    for (let done = 0; done < ticks; ) {
      const part = Math.min(longestTicks, ticks - done);
      const until = done + part;
      const end = Math.round(from + ((to - from) * until) / ticks) + 0;
      spans.push({ startTick: startTick + done, ticks: part, mode, end });
      done = until;
    }
    return spans;
  });
}
