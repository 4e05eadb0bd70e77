/** Where a place the chair believes in truly lies: as far between the same two landmarks, on the body that sits there. */
import { LANDMARKS, type Landmark } from '../../chair/landmarks.ts';

export type Heights = Readonly<Record<Landmark, number>>;

/**
 * Heights above the seat, believed to true. Between two landmarks in proportion, beyond the last ones at their distance:
 * an offset of some millimetres is stretched by what the body differs there, which is less than 0.1 mm for each of 2 mm.
 */
export function truePlace(believed: Heights, truth: Heights): (heightMm: number) => number {
  // Landmarks come from the neck down.
  const marks = LANDMARKS.map((name) => ({ believedMm: believed[name], trueMm: truth[name] })).reverse();
  return (heightMm) => {
    const next = marks.findIndex(({ believedMm }) => believedMm >= heightMm);
    const above = next < 0 ? marks.at(-1) : marks[next];
    if (above === undefined) return heightMm;
    const below = next > 0 ? marks[next - 1] : undefined;
    if (below === undefined || next < 0) return heightMm + above.trueMm - above.believedMm;
    const share = (heightMm - below.believedMm) / (above.believedMm - below.believedMm);
    return below.trueMm + (above.trueMm - below.trueMm) * share;
  };
}
