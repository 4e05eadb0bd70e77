/** What the doors of this room need of the chair behind them; floor 6 gives it. */
import type { EngineState } from '../engine/engine-state.ts';
import type { Intent } from '../engine/intents.ts';
import type { StoreAnswer } from './store-wire.ts';
import type {
  Catalogue,
  RefusalCode,
  ScanVerb,
  ScoreMessage,
  ShoulderKey,
  ShoulderQuestion,
  StartVerb,
} from './wire.ts';

/** A massage under way or just ended. */
export interface Playing {
  readonly score: ScoreMessage;
  /** Track millimetres of C7 and L5 of this person on this chair. */
  readonly c7Mm: number;
  readonly l5Mm: number;
  /** Depth channel of each roller. */
  readonly channels: { readonly left: 0 | 1; readonly right: 0 | 1 };
  /** The placed stroke it began with, and how many it had then. */
  readonly from: number;
  readonly count: number;
}

export interface Watched {
  readonly state: EngineState | null;
  readonly playing: Playing | null;
  readonly opening: boolean;
  /** `shoulderMm` up the track, or null where nobody knows. */
  readonly question: (Omit<ShoulderQuestion, 'shoulder'> & { readonly shoulderMm: number | null }) | null;
  /** The session's own clock. */
  readonly nowMs: number;
  readonly play: number;
}

export type Done = 'ok' | RefusalCode;

export interface PanelDoor {
  readonly catalogue: Catalogue;
  /** The chair is this process's own simulated one. */
  readonly simulated: boolean;
  /** A massage is under way. */
  readonly busy: boolean;
  watch(): Watched;
  start(asked: StartVerb): Done;
  scan(asked: ScanVerb): Done;
  /** Of effect only while a person is asked about their back. */
  shoulder(key: ShoulderKey): Done;
  /** Of effect only while a person is asked how much is enough. */
  enough(): Done;
  change(intent: Intent): Done;
  pause(): Done;
  resume(): Done;
  /** What the chair keeps, read now. */
  store(): Promise<StoreAnswer>;
  /** The rollers retract for the next 200 ms. */
  open(): Done;
  /** Never refuses, never waits, never throws. */
  stop(): void;
}
