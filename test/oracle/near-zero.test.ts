/**
 * Case 53 of the oracle's `nearzero3`: an axis that stands where it should end, but moves by 5.9 nm/s. The oracle's
 * lower bound says 25.860 µs; the solver needs 25.830. A shorter time with all limits met and the end exactly reached is
 * an error in the oracle. Here is the proof, in exact fractions: a motion that is shorter than the bound by more than its
 * tolerance, ends exactly, and stays inside every limit. The two other axes stand where they should.
 */
import { expect, test } from 'vitest';
import { Fraction } from './fraction.ts';
import { solveCase } from './solve-case.ts';

const CASE = {
  id: 53,
  p0: [-0.27034201148245707, -0.7656281279073293, -0.03903042694867165],
  v0: [0, 0, 5.902339522371631e-9],
  a0: [0, 0, 0],
  pf: [-0.27034201148245707, -0.7656281279073293, -0.03903042694867165],
  vf: [0, 0, 0],
  af: [0, 0, 0],
  vmax: [1.360927850508866, 1.8582251349823686, 0.894577974393634],
  amax: [2.027969724802365, 2.294102337643023, 0.7485080790764765],
  jmax: [12.361270903802922, 47.58559810660116, 149.90090586917688],
};
const LOWER_BOUND_S = 2.5860381878955266e-5;
const TOLERANCE_S = 1e-9;
const MOVES = 2;

const [ZERO, TWO, SIX] = [0, 2, 6].map(Fraction.of) as [Fraction, Fraction, Fraction];

/**
 * What a jerk of 1 during `lasting`, followed by `rest` without any, adds to acceleration, speed and place at the end.
 */
function effectOf(lasting: Fraction, rest: Fraction): [Fraction, Fraction, Fraction] {
  const square = lasting.times(lasting);
  const speed = square.dividedBy(TWO).plus(lasting.times(rest));
  const place = square
    .times(lasting)
    .dividedBy(SIX)
    .plus(square.dividedBy(TWO).times(rest))
    .plus(lasting.times(rest).times(rest).dividedBy(TWO));
  return [lasting, speed, place];
}

type Column = readonly [Fraction, Fraction, Fraction];

function determinant([a, b, c]: readonly [Column, Column, Column]): Fraction {
  const minor = (i: 0 | 1 | 2, j: 0 | 1 | 2): Fraction => b[i].times(c[j]).minus(b[j].times(c[i]));
  return a[0]
    .times(minor(1, 2))
    .minus(a[1].times(minor(0, 2)))
    .plus(a[2].times(minor(0, 1)));
}

test('the solver is shorter than the oracle says is possible, and a motion as short exists, exactly', () => {
  const answer = solveCase(CASE);
  if ('refused' in answer) throw new Error(answer.refused);
  expect(answer.T).toBeLessThan(LOWER_BOUND_S - TOLERANCE_S);
  const pieces = (answer.pieces as (readonly [number, number])[][])[MOVES] ?? [];
  expect(pieces.length).toBe(3);

  // A millionth longer, so that jerks that bring the end about exactly have room below the limit.
  const longer = Fraction.of(1 + 1e-6);
  const [d1, d2, d3] = pieces.map(([s]) => Fraction.of(s).times(longer)) as [Fraction, Fraction, Fraction];
  const totalS = d1.plus(d2).plus(d3);
  expect(totalS.isBelow(Fraction.of(LOWER_BOUND_S).minus(Fraction.of(TOLERANCE_S)))).toBe(true);

  // Jerks that end at acceleration 0, speed 0 and the same place: three linear equations, by Cramer's rule.
  const columns: readonly [Column, Column, Column] = [
    effectOf(d1, d2.plus(d3)),
    effectOf(d2, d3),
    effectOf(d3, ZERO),
  ];
  const v0 = Fraction.of(CASE.v0[MOVES] ?? 0);
  const wanted: Column = [ZERO, ZERO.minus(v0), ZERO.minus(v0.times(totalS))];
  const whole = determinant(columns);
  const [c1, c2, c3] = columns;
  const jerks = [
    determinant([wanted, c2, c3]),
    determinant([c1, wanted, c3]),
    determinant([c1, c2, wanted]),
  ].map((part) => part.dividedBy(whole));

  let [p, v, a, mostA] = [ZERO, v0, ZERO, ZERO];
  for (const [i, d] of [d1, d2, d3].entries()) {
    const j = jerks[i] ?? ZERO;
    expect(j.abs().isBelow(Fraction.of(CASE.jmax[MOVES] ?? 0))).toBe(true);
    const [toA, toV, toP] = effectOf(d, ZERO);
    p = p.plus(v.times(d)).plus(a.times(d).times(d).dividedBy(TWO)).plus(j.times(toP));
    v = v.plus(a.times(d)).plus(j.times(toV));
    a = a.plus(j.times(toA));
    if (mostA.isBelow(a.abs())) mostA = a.abs();
  }
  expect([p.isZero, v.isZero, a.isZero]).toEqual([true, true, true]);
  // The acceleration is greatest where a piece ends; the speed changes by no more than that over the whole time.
  expect(mostA.isBelow(Fraction.of(CASE.amax[MOVES] ?? 0))).toBe(true);
  expect(v0.plus(mostA.times(totalS)).isBelow(Fraction.of(CASE.vmax[MOVES] ?? 0))).toBe(true);
});
