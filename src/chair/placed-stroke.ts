/** A stroke placed on one body and one chair: track millimetres and depth channels, still without times. */
import type { Zone } from './landmarks.ts';
import type { ChannelIndex } from './segment.ts';
import type { Hold, Knead, Rest, Sweep } from './stroke.ts';

interface OnTrack {
  readonly fromMm: number;
  readonly toMm: number;
  readonly fromName: string;
  readonly toName: string;
  readonly channels: readonly ChannelIndex[];
}

export type PlacedStroke =
  | (Omit<Sweep, 'from' | 'to'> & OnTrack)
  | (Omit<Hold, 'at'> & OnTrack)
  | (Omit<Knead, 'from' | 'to'> & OnTrack)
  | Rest;

/** A stretch of this chair's track that lies on one zone of this body, and the most force one roller may use there. */
export interface ZoneSpan {
  readonly zone: Zone;
  readonly fromMm: number;
  readonly toMm: number;
  readonly ceilingN: number;
}
