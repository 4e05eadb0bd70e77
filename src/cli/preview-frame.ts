/** Where things stand in the picture: one height for the drawn back and for place over time. */
import type { Preview } from './preview.ts';

export const WIDTH = 1200;
export const HEIGHT = 900;

/** The timeline's left and right edge. */
export const LEFT = 408;
export const RIGHT = 1092;
export const PLACE = { top: 196, bottom: 628 } as const;
export const PRESSURE = { top: 664, bottom: 764 } as const;
export const SPEED = { top: 794, bottom: 846 } as const;

/** Landmarks that a hand finds (domain.md §3), and enough others to count by. */
export const NAMED_LANDMARKS: readonly string[] = ['C7', 'T3', 'T5', 'T7', 'T9', 'T12', 'L2', 'L4', 'sacrum'];

const ABOVE_C7_MM = 64;
const BELOW_SACRUM_MM = 44;

export interface Frame {
  readonly durationS: number;
  readonly x: (seconds: number) => number;
  readonly y: (trackMm: number) => number;
  readonly pixelsPerMm: number;
  /** Pixels of C7 and of L5, between which the back is drawn. */
  readonly c7: number;
  readonly l5: number;
}

export function frameOf({ plan, landmarks }: Preview): Frame {
  const startTick = plan.strokes[0]?.startTick ?? 0;
  const durationS = Math.max(1, (plan.endTick - startTick) / 1000);
  const heights = landmarks.map(({ trackMm }) => trackMm);
  const topMm = Math.max(...heights) + ABOVE_C7_MM;
  const bottomMm = Math.min(...heights) - BELOW_SACRUM_MM;
  const pixelsPerMm = (PLACE.bottom - PLACE.top) / (topMm - bottomMm);
  const y = (trackMm: number): number => PLACE.top + (topMm - trackMm) * pixelsPerMm;
  const heightOf = (name: string): number =>
    y(landmarks.find((landmark) => landmark.name === name)?.trackMm ?? topMm);
  return {
    durationS,
    x: (seconds) => LEFT + (seconds / durationS) * (RIGHT - LEFT),
    y,
    pixelsPerMm,
    c7: heightOf('C7'),
    l5: heightOf('L5'),
  };
}

/** Seconds between two marks of the time axis: five to ten marks in all. */
export function tickSeconds(durationS: number): number {
  return [5, 10, 20, 30, 60, 120, 180, 300].find((step) => durationS / step <= 10) ?? 600;
}
