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

/** A point along the back: a landmark and an offset, positive towards the head. */
export interface Place {
  readonly landmark: Landmark;
  readonly offsetMm: number;
}

/** Zones of the back from the neck down; ceilings on force are given per zone. */
export const ZONES = ['neck', 'shoulders', 'upperBack', 'lowerBack', 'seat'] as const;

export type Zone = (typeof ZONES)[number];
