/** Bodies that a program is judged on before anybody sits in the chair. */
import { type Body, bodyOf, STATURE_RANGE_MM } from '../chair/body.ts';

const MIDDLE_STATURE_MM = 1700;

/** The smallest person a chair supports, as the table has them. */
export const SMALLEST: readonly Body[] = bodies(STATURE_RANGE_MM.min);

/**
 * Backs of one stature differ: torsos by 4 %, and the parts of them by 3 % more (`sim/plant/anatomy.ts` [D]). On the shortest
 * the same steps lie closest of all.
 */
const SHORTER_SHARE = 0.96 * 0.97;

export const SHORTEST: readonly Body[] = SMALLEST.map(({ statureMm, heightMm }) => ({
  statureMm,
  heightMm: Object.fromEntries(
    Object.entries(heightMm).map(([landmark, mm]) => [landmark, mm * SHORTER_SHARE]),
  ) as Body['heightMm'],
}));

/** A distance written in centimetres reaches further on a small back than on a large one: both ends are looked at. */
export const SMALLEST_AND_LARGEST: readonly Body[] = bodies(STATURE_RANGE_MM.min, STATURE_RANGE_MM.max);

export const MIDDLE: readonly Body[] = bodies(MIDDLE_STATURE_MM);

function bodies(...staturesMm: readonly number[]): readonly Body[] {
  return staturesMm.flatMap((statureMm) => {
    const body = bodyOf(statureMm);
    return body.ok ? [body.value] : [];
  });
}
