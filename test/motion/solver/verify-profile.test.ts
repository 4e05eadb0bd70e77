/** Who judges the judge: profiles with one thing wrong. */
import { expect, it } from 'vitest';
import type { AxisInput } from '../../../src/motion/solver/axis-input.ts';
import { Solver } from '../../../src/motion/solver/solver.ts';
import { faultOf, type Judged } from './verify-profile.ts';

const INPUT: AxisInput = { p0: 1, v0: 0.2, a0: 0.1, pf: 4, vf: 0, af: 0, vmax: 1, amax: 1, jmax: 2 };
/** Too fast already: gets inside its limits first. */
const OUTSIDE: AxisInput = { ...INPUT, v0: 1.5, a0: 0 };

function solved(input: AxisInput): { profile: Judged; durationS: number } {
  const solver = new Solver();
  expect(solver.run([input], 0)).toBeNull();
  const made = solver.profile(0);
  if (made === undefined) throw new Error('There is no profile.');
  const { p0, v0, a0, count, brakeS } = made;
  const durations = Array.from(made.durations.subarray(0, count));
  const jerks = Array.from(made.jerks.subarray(0, count));
  return { profile: { p0, v0, a0, count, brakeS, durations, jerks }, durationS: solver.durationS };
}

const changedAt = (values: ArrayLike<number>, at: number, change: (value: number) => number): number[] =>
  Array.from(values, (value, i) => (i === at ? change(value) : value));

it('finds nothing wrong where nothing is', () => {
  for (const input of [INPUT, OUTSIDE]) {
    const { profile, durationS } = solved(input);
    expect(faultOf(input, profile, durationS)).toBeNull();
  }
  expect(solved(OUTSIDE).profile.brakeS).toBeGreaterThan(0);
});

it.each<[string, (p: Judged) => Partial<Judged>, RegExp]>([
  [
    'a piece a microsecond longer',
    (p) => ({ durations: changedAt(p.durations, 3, (s) => s + 1e-6) }),
    /beside/,
  ],
  ['a piece without an end', (p) => ({ durations: changedAt(p.durations, 3, () => Number.NaN) }), /sound/],
  ['a piece backwards in time', (p) => ({ durations: changedAt(p.durations, 0, (s) => -s) }), /sound/],
  ['a little more jerk', (p) => ({ jerks: changedAt(p.jerks, 0, (j) => j * (1 + 1e-6)) }), /beside|exceeds/],
  ['a start elsewhere', () => ({ p0: 1.1 }), /starts/],
  ['a start at another speed', () => ({ v0: 0.21 }), /starts/],
  ['a brake that nothing asks for', (p) => ({ brakeS: p.durations[0] ?? 0 }), /from inside/],
  ['a brake for ever', () => ({ brakeS: Number.POSITIVE_INFINITY }), /brake/],
])('sees %s', (_, spoil, fault) => {
  const { profile, durationS } = solved(INPUT);
  expect(faultOf(INPUT, { ...profile, ...spoil(profile) }, durationS)).toMatch(fault);
});

it('sees a limit that is exceeded only between two pieces, and only for a moment', () => {
  // Up and down again: the speed is greatest inside the second piece, a millionth above its limit.
  const { profile, durationS } = solved({ ...INPUT, v0: 0, a0: 0, pf: 1.1 });
  const tight = { ...INPUT, v0: 0, a0: 0, pf: 1.1 };
  let [v, a, most] = [0, 0, 0];
  for (let i = 0; i < profile.count; i++) {
    const [s, j] = [profile.durations[i] ?? 0, profile.jerks[i] ?? 0];
    const turn = -a / j;
    if (turn > 0 && turn < s) most = Math.max(most, v + (turn * a) / 2);
    v += s * (a + (s * j) / 2);
    a += s * j;
  }
  expect(most).toBeGreaterThan(0.1);
  expect(faultOf({ ...tight, vmax: most }, profile, durationS)).toBeNull();
  expect(faultOf({ ...tight, vmax: most * (1 - 1e-6) }, profile, durationS)).toMatch(/exceeds/);
});

it('sees a brake that ends inside a piece, and one that makes it worse', () => {
  const { profile, durationS } = solved(OUTSIDE);
  expect(faultOf(OUTSIDE, { ...profile, brakeS: profile.brakeS * 1.01 }, durationS)).toMatch(
    /inside a piece/,
  );
  const [first = 0] = Array.from(profile.durations);
  const faster: Judged = {
    ...profile,
    count: profile.count + 3,
    durations: [first / 2, first, first / 2, ...Array.from(profile.durations)],
    jerks: [2, -2, 2, ...Array.from(profile.jerks)],
    brakeS: profile.brakeS + 2 * first,
  };
  const lastsS = durationS + 2 * first;
  expect(faultOf(OUTSIDE, faster, lastsS)).toMatch(/worse/);
});
