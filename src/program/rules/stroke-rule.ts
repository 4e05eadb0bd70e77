/** What every rule about one stroke looks at, and says. */

import type { Body } from '../../chair/body.ts';
import { heightMm, placeName } from '../../chair/body.ts';
import type { Place } from '../../chair/landmarks.ts';
import type { RollerStroke, Stroke } from '../../chair/stroke.ts';
import type { DiagnosticId } from '../diagnostic.ts';

export interface Fault {
  readonly id: DiagnosticId;
  /** Keys whose value to mark: the first that was written. Without one, the technique's name. */
  readonly keys: readonly string[];
  readonly message: string;
  readonly hint: string;
}

export type StrokeRule = (stroke: Stroke) => Fault | undefined;

/** Closer than this counts as touching: the chair room works in whole micrometres. */
const TOUCHING_MM = 0.001;

export function isOnBack(stroke: Stroke): stroke is RollerStroke {
  return 'pressure' in stroke;
}

/** The places a stroke goes between; both the same where it stays. */
export function endsOf(stroke: RollerStroke): readonly [Place, Place] {
  return 'at' in stroke ? [stroke.at, stroke.at] : [stroke.from, stroke.to];
}

export interface Span {
  readonly lowMm: number;
  readonly highMm: number;
}

/** The part of a back that a stroke touches, as heights above the seat. */
export function spanOf(stroke: RollerStroke, body: Body): Span {
  const heights = endsOf(stroke).map((place) => heightMm(place, body));
  const besideMm = stroke.technique === 'friction' ? stroke.reachMm / 2 : 0;
  return { lowMm: Math.min(...heights) - besideMm, highMm: Math.max(...heights) + besideMm };
}

export function touches(a: Span, b: Span): boolean {
  return a.lowMm <= b.highMm + TOUCHING_MM && a.highMm >= b.lowMm - TOUCHING_MM;
}

/** "hold at L3", "sweep from L5 to T1". */
export function titleOf(stroke: RollerStroke): string {
  const [from, to] = endsOf(stroke).map(placeName);
  return from === to ? `${stroke.technique} at ${from}` : `${stroke.technique} from ${from} to ${to}`;
}

/** Keys that say where. */
export const WHERE = ['at', 'over', 'to', 'from'] as const;
