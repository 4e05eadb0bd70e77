/** Where everything lies on one person's back, as a scan or the person has it: it takes the place of the table. */
import { LANDMARKS, type Landmark } from './landmarks.ts';

export interface BackMap {
  /** Above the seat surface. */
  readonly heightMm: Readonly<Record<Landmark, number>>;
  /** Of the least sure landmark, one standard deviation. */
  readonly sigmaMm: number;
  /** By a scan of the back, or by a person who placed the shoulder line. */
  readonly by: 'scan' | 'hand';
}

/** Bones keep their order, and lie where the back of a seated person can be. */
export function isPlausible({ heightMm, sigmaMm }: BackMap): boolean {
  const heights = LANDMARKS.map((landmark) => heightMm[landmark]);
  return (
    Number.isFinite(sigmaMm) &&
    sigmaMm >= 0 &&
    heights.every((mm, i) => mm > 0 && mm < HIGHEST_MM && (i === 0 || mm < (heights[i - 1] ?? 0)))
  );
}

/** C7 of the tallest person a chair fits, and a tenth more. */
const HIGHEST_MM = 805;
