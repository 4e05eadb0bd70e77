/** A stroke placed on one body and one chair: track millimetres, newtons and depth channels, still without times. */
import type { PlacedComfort } from './comfort.ts';
import type { Zone } from './landmarks.ts';
import type { ChannelIndex } from './segment.ts';
import type { Friction, Hold, Knead, Rest, Roll, Sweep } from './stroke.ts';

interface OnTrack {
  readonly fromMm: number;
  readonly toMm: number;
  readonly fromName: string;
  readonly toName: string;
  readonly channels: readonly ChannelIndex[];
  /** Asked force per roller, under every ceiling of the places it touches. */
  readonly pressureN: number;
}

interface Beside {
  /** Air and heat that begin with this stroke; left out where there is none. */
  readonly comfort?: readonly PlacedComfort[];
}

type Placed<S> = Omit<S, 'from' | 'to' | 'at' | 'pressure' | 'beside'> & OnTrack & Beside;

/** What a chair-link chair can be told; `placing.ts` has turned everything else into these, and said so. */
export type PlacedStroke =
  | Placed<Sweep>
  | Placed<Hold>
  | Placed<Knead>
  | Placed<Roll>
  /** `fromMm` and `toMm` are the two ends of its short way. */
  | Placed<Friction>
  | (Omit<Rest, 'beside'> & Beside);

/** A stretch of this chair's track that lies on one zone of this body, and the most force one roller may use there. */
export interface ZoneSpan {
  readonly zone: Zone;
  readonly fromMm: number;
  readonly toMm: number;
  readonly ceilingN: number;
}
