/** What "over a zone" means: the two ends of a stroke over the whole of it, from its lower end up. */
import type { LandmarkPlace, Zone } from './landmarks.ts';

/**
 * Ends inside a zone's borders (`ZONE_TOPS` in body.ts) by a finger's breadth [D]: on the border a stroke would touch the
 * next zone too, and over the shoulders have no more than the ceiling of the neck.
 */
const INSIDE_MM = 10;

/** How far up the neck a stroke goes [D]: the rollers must not come round the top of the shoulders to its sides. */
const UP_THE_NECK_MM = 60;

export const ZONE_EXTENTS = {
  neck: {
    from: { landmark: 'C7', offsetMm: INSIDE_MM },
    to: { landmark: 'C7', offsetMm: UP_THE_NECK_MM },
  },
  shoulders: {
    from: { landmark: 'T3', offsetMm: INSIDE_MM },
    to: { landmark: 'C7', offsetMm: -INSIDE_MM },
  },
  upperBack: {
    from: { landmark: 'T12', offsetMm: INSIDE_MM },
    to: { landmark: 'T3', offsetMm: -INSIDE_MM },
  },
  lowerBack: {
    from: { landmark: 'L5', offsetMm: INSIDE_MM },
    to: { landmark: 'T12', offsetMm: -INSIDE_MM },
  },
  seat: {
    from: { landmark: 'sacrum', offsetMm: 0 },
    to: { landmark: 'L5', offsetMm: -INSIDE_MM },
  },
} as const satisfies Readonly<Record<Zone, { readonly from: LandmarkPlace; readonly to: LandmarkPlace }>>;
