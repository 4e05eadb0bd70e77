/** How long a watch of the board's looks on before it says something: its steps are milliseconds. */

export interface Said<T> {
  /** Steps, the one that said it counted. */
  readonly ms: number;
  readonly what: T;
}

/** The first thing said within `mostMs`, or null. `step` is told how many steps were before it. */
export function firstSaid<T>(mostMs: number, step: (beforeMs: number) => T | null | false): Said<T> | null {
  for (let ms = 0; ms < mostMs; ms += 1) {
    const what = step(ms);
    if (what !== null && what !== false) return { ms: ms + 1, what };
  }
  return null;
}

/** The same where only the moment matters. */
export function msUntil(mostMs: number, step: (beforeMs: number) => unknown): number | null {
  return firstSaid(mostMs, (ms) => (step(ms) ? true : null))?.ms ?? null;
}
