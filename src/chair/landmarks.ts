/** Named places on the back that a therapist can feel through the skin, or count to. */
export const LANDMARKS = [
  'C7',
  'T1',
  'T2',
  'T3',
  'T4',
  'T5',
  'T6',
  'T7',
  'T8',
  'T9',
  'T10',
  'T11',
  'T12',
  'L1',
  'L2',
  'L3',
  'L4',
  'L5',
  'sacrum',
] as const;

export type Landmark = (typeof LANDMARKS)[number];

/** A landmark and an offset along the back, positive towards the head. */
export interface LandmarkPlace {
  readonly landmark: Landmark;
  readonly offsetMm: number;
  /** The point's own name, where it was written by that: `BL23`. */
  readonly point?: string;
}

/** `share` of the way from one place to another (0 is `from`, 1 is `to`), and an offset as above: how far that is depends on the body. */
export interface PlaceBetween {
  readonly from: LandmarkPlace;
  readonly to: LandmarkPlace;
  readonly share: number;
  readonly offsetMm: number;
}

/** A point along the back. */
export type Place = LandmarkPlace | PlaceBetween;

/** Zones of the back from the neck down; ceilings on force are given per zone. */
export const ZONES = ['neck', 'shoulders', 'upperBack', 'lowerBack', 'seat'] as const;

export type Zone = (typeof ZONES)[number];
