/**
 * A stroke is what a therapist would do, in body coordinates: no chair millimetres, no times of a clock.
 * The program room makes them, `placing.ts` puts them on one body and one chair, the motion room times them.
 */
import type { Place } from './landmarks.ts';

export type Technique = 'sweep' | 'hold' | 'knead' | 'rest';

/** The person's own left and right. */
export type Side = 'left' | 'right' | 'both';

interface Written {
  /** Where in the program file the stroke was written, 1-based. */
  readonly line: number;
  readonly column: number;
}

interface Pressed extends Written {
  readonly side: Side;
  /** Asked pressure per roller, newtons. */
  readonly pressureN: number;
  /** Distance between the rollers, centre to centre. */
  readonly spacingMm: number;
}

/** Effleurage: a long stroke along the back, at one speed and pressure. */
export interface Sweep extends Pressed {
  readonly technique: 'sweep';
  readonly from: Place;
  readonly to: Place;
  readonly speedMmPerS: number;
  readonly passes: number;
  /** How the rollers come back between passes: pressing lightly, or lifted off. */
  readonly returning: 'light' | 'lifted';
}

/** Shiatsu press or neuromuscular hold: pressure on one point, `forS` seconds of plateau. */
export interface Hold extends Pressed {
  readonly technique: 'hold';
  readonly at: Place;
  readonly forS: number;
}

/** Petrissage: the kneading motor turns while the rollers press; `from` = `to` stays on the spot. */
export interface Knead extends Pressed {
  readonly technique: 'knead';
  readonly from: Place;
  readonly to: Place;
  readonly ratePerMin: number;
  readonly forS: number;
}

/** Rollers lifted, nothing moves. */
export interface Rest extends Written {
  readonly technique: 'rest';
  readonly forS: number;
}

export type Stroke = Sweep | Hold | Knead | Rest;
