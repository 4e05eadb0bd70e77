/** Integrates pieces of constant jerk and finds the true extrema of each, from nothing but [duration, jerk]. */
export interface Extrema {
  readonly durationS: number;
  readonly end: { readonly p: number; readonly v: number; readonly a: number };
  readonly minP: number;
  readonly maxP: number;
  readonly maxV: number;
  readonly maxA: number;
  readonly maxJ: number;
}

export function integratePieces(
  start: { readonly p: number; readonly v: number; readonly a: number },
  pieces: readonly { readonly durationS: number; readonly jerk: number }[],
): Extrema {
  let { p, v, a } = start;
  let durationS = 0;
  const ps = [p];
  const vs = [v];
  const as = [a];
  const js = [0];
  for (const { durationS: t, jerk: j } of pieces) {
    const at = (s: number) => ({
      p: p + v * s + (a * s * s) / 2 + (j * s * s * s) / 6,
      v: v + a * s + (j * s * s) / 2,
      a: a + j * s,
    });
    // Speed is extreme where acceleration is 0; place where speed is 0.
    const times = [t];
    if (j !== 0) times.push(-a / j);
    for (const s of realRoots(j / 2, a, v)) times.push(s);
    for (const s of times) {
      if (!(s >= 0 && s <= t)) continue;
      const here = at(s);
      ps.push(here.p);
      vs.push(here.v);
      as.push(here.a);
    }
    js.push(j);
    ({ p, v, a } = at(t));
    durationS += t;
  }
  const most = (values: readonly number[]): number => Math.max(...values.map(Math.abs));
  return {
    durationS,
    end: { p, v, a },
    minP: Math.min(...ps),
    maxP: Math.max(...ps),
    maxV: most(vs),
    maxA: most(as),
    maxJ: most(js),
  };
}

function realRoots(a: number, b: number, c: number): number[] {
  if (a === 0) return b === 0 ? [] : [-c / b];
  const root = Math.sqrt(b * b - 4 * a * c);
  return Number.isNaN(root) ? [] : [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}
