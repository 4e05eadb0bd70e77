/**
 * A stroke is what a therapist would do, in body coordinates: no chair millimetres, no times of a clock.
 * The program room makes them, `placing.ts` puts them on one body and one chair, the motion room times them.
 */
import type { Place } from './landmarks.ts';

/** The person's own left and right. */
export type Side = 'left' | 'right' | 'both';

/** Pressure as a share of what one person may have in one place; see `pressure.ts`. */
export const LEVELS = ['light', 'gentle', 'medium', 'firm', 'deep'] as const;
export type Level = (typeof LEVELS)[number];

/** Per roller: newtons, or a level that becomes newtons when the person and the place are known. */
export type Pressure = { readonly forceN: number } | { readonly level: Level };

interface Written {
  /** Where in the program file the stroke was written, 1-based. */
  readonly line: number;
  readonly column: number;
  /** What happens beside the stroke: air, heat, posture. */
  readonly beside: readonly Companion[];
}

interface Pressed extends Written {
  readonly side: Side;
  readonly pressure: Pressure;
  /** Distance between the rollers, centre to centre. */
  readonly spacingMm: number;
}

interface Along extends Pressed {
  /** `from` = `to` stays on the spot, where the technique allows it. */
  readonly from: Place;
  readonly to: Place;
}

/** Effleurage: a long stroke along the back, at one speed and pressure. */
export interface Sweep extends Along {
  readonly technique: 'sweep';
  readonly speedMmPerS: number;
  readonly passes: number;
  /** How the rollers come back between passes: pressing lightly, or lifted off. */
  readonly returning: 'light' | 'lifted';
}

/** Shiatsu press or neuromuscular hold: pressure on one point, `forS` seconds of plateau in each of its rising steps. */
export interface Hold extends Pressed {
  readonly technique: 'hold';
  readonly at: Place;
  readonly forS: number;
  readonly steps: number;
  /** Seconds to come to full pressure; null leaves it to the chair's habit. */
  readonly rampS: number | null;
}

/** Petrissage: the kneading motor turns while the rollers press. */
export interface Knead extends Along {
  readonly technique: 'knead';
  readonly ratePerMin: number;
  readonly forS: number;
}

/** To and fro along a stretch of the back at one pressure. */
export interface Roll extends Along {
  readonly technique: 'roll';
  readonly speedMmPerS: number;
  readonly forS: number;
}

/** Deep friction: to and fro over a short way, `reachMm` from end to end. */
export interface Friction extends Pressed {
  readonly technique: 'friction';
  readonly at: Place;
  readonly reachMm: number;
  readonly ratePerMin: number;
  readonly forS: number;
}

/** Tapotement. */
export interface Tap extends Along {
  readonly technique: 'tap';
  readonly rateHz: number;
  readonly forS: number;
}

export interface Vibrate extends Along {
  readonly technique: 'vibrate';
  readonly rateHz: number;
  readonly forS: number;
}

/** Rollers lifted, nothing moves. */
export interface Rest extends Written {
  readonly technique: 'rest';
  readonly forS: number;
}

export const AIR_ZONES = ['arms', 'shoulders', 'back', 'seat', 'legs', 'feet'] as const;
export type AirZone = (typeof AIR_ZONES)[number];
export type AirStrength = 'light' | 'medium' | 'firm';

export interface Squeeze extends Written {
  readonly technique: 'squeeze';
  readonly zones: readonly AirZone[];
  readonly strength: AirStrength;
  readonly forS: number;
}

export interface Stretch extends Written {
  readonly technique: 'stretch';
  readonly strength: AirStrength;
  readonly forS: number;
}

export interface Recline extends Written {
  readonly technique: 'recline';
  readonly toDeg: number;
}

export interface Heat extends Written {
  readonly technique: 'heat';
  readonly level: 'off' | 'low' | 'high';
}

/** What can happen beside a stroke of the rollers. */
export type Companion = Squeeze | Stretch | Recline | Heat;

/** What the rollers do on the back. */
export type RollerStroke = Sweep | Hold | Knead | Roll | Friction | Tap | Vibrate;

export type Stroke = RollerStroke | Rest | Companion;

export type Technique = Stroke['technique'];
