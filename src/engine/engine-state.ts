/** The engine as data: what it knows, what can happen to it, what it asks others to do. */
import type { ScanPoint } from '../chair/scan.ts';
import { NO_DOSE, type ZoneMs } from '../safety/dose.ts';
import { FINE, type Staging } from '../safety/stages.ts';
import type {
  ChairComfort,
  ChairCommand,
  ChairCounters,
  ChairEvent,
  ChairIdentity,
  LoadCell,
  StopCause,
  Telemetry,
} from './chair-events.ts';
import type { Intent } from './intents.ts';
import type { Live } from './live-state.ts';
import type { Outcome } from './outcome.ts';
import type { QueuedBatch, Score } from './score.ts';
import type { StrokeTally } from './stroke-tally.ts';

export type Phase =
  /** Asking who is there. */
  | { readonly kind: 'greeting'; readonly sinceMs: number; readonly waitedFor: boolean }
  /** The chair said who it is; the score for it is being made. */
  | { readonly kind: 'choosing' }
  /** Ready but for a person's Start. */
  | { readonly kind: 'awaiting-start' }
  /** Start was given; the board's state is not yet known well enough to begin. */
  | { readonly kind: 'starting' }
  /** Commands that must each be answered before the next. */
  | { readonly kind: 'preparing'; readonly next: readonly ChairCommand[]; readonly current: ChairCommand }
  | { readonly kind: 'referencing' }
  /** The board feels the back; `begun` once it has said so. */
  | { readonly kind: 'scanning'; readonly points: readonly ScanPoint[]; readonly begun: boolean }
  /** What was felt is being read, or a person asked about it; the chair stands, rollers in. */
  | { readonly kind: 'mapping' }
  | { readonly kind: 'playing'; readonly sent: number; readonly paused: boolean }
  /** Played to the end; waiting for the board to stand down. */
  | { readonly kind: 'closing'; readonly sinceMs: number }
  /** The host asked for stop, and asks again until the chair has let go. */
  | {
      readonly kind: 'stopping';
      readonly outcome: Outcome;
      readonly sinceMs: number;
      readonly askedMs: number;
      /** Telemetry from before this time of the board may be older than the stop, and confirms nothing. */
      readonly fromBoardMs: number;
    }
  /** The chair stopped by itself; waiting to hear why, and that it has let go. */
  | { readonly kind: 'let-go'; readonly sinceMs: number }
  | { readonly kind: 'done'; readonly outcome: Outcome };

export interface EngineState {
  readonly phase: Phase;
  readonly score: Score | null;
  readonly queue: readonly QueuedBatch[];
  readonly tallies: readonly StrokeTally[];
  readonly identity: ChairIdentity | null;
  readonly telemetry: Telemetry | null;
  /** Host time at which `telemetry` came. */
  readonly telemetryAtMs: number;
  /** Host time at which the chair said who it is. */
  readonly identifiedAtMs: number;
  /** Host time of the person's Start. */
  readonly startedAtMs: number;
  readonly counters: ChairCounters | null;
  /** Air, heat and posture; null of a chair that has none of it. */
  readonly comfort: ChairComfort | null;
  /** Of the load cells the chair has told of, the one that is furthest off. */
  readonly cell: LoadCell | null;
  /** The latest measured round trip over the line; what telemetry says is half of it old. */
  readonly roundTripMs: number;
  readonly nextId: number;
  /** null until a score is there that can be changed while it plays. */
  readonly live: Live | null;
  /** How long each zone was touched in this session, as the chair told it. */
  readonly contactMs: ZoneMs;
  /** What the host does about what is not as it should be, and tells the person. */
  readonly staging: Staging;
}

export type EngineInput =
  | { readonly kind: 'chair'; readonly event: ChairEvent }
  | { readonly kind: 'score'; readonly score: Score }
  /** The score could not be made, or a person said no. */
  | { readonly kind: 'decline'; readonly outcome: Outcome }
  | { readonly kind: 'start' }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  | { readonly kind: 'intent'; readonly intent: Intent }
  | { readonly kind: 'stop'; readonly cause: StopCause }
  | { readonly kind: 'time' };

export type Effect =
  | {
      readonly kind: 'command';
      readonly id: number;
      readonly command: Exclude<ChairCommand, { kind: 'stop' }>;
    }
  | { readonly kind: 'stop'; readonly cause: StopCause }
  /** Make the score for this chair and give it back as a `score` or `decline` input. */
  | { readonly kind: 'choose'; readonly identity: ChairIdentity }
  /** Read what was felt and give back a `score` or `decline` input. */
  | { readonly kind: 'map'; readonly points: readonly ScanPoint[] }
  | { readonly kind: 'finish'; readonly outcome: Outcome };

export interface Step {
  readonly state: EngineState;
  readonly effects: readonly Effect[];
}

export function initialEngine(nowMs: number): EngineState {
  return {
    phase: { kind: 'greeting', sinceMs: nowMs, waitedFor: false },
    score: null,
    queue: [],
    tallies: [],
    identity: null,
    telemetry: null,
    telemetryAtMs: nowMs,
    identifiedAtMs: nowMs,
    startedAtMs: nowMs,
    counters: null,
    comfort: null,
    cell: null,
    roundTripMs: 0,
    nextId: 1,
    live: null,
    contactMs: NO_DOSE,
    staging: FINE,
  };
}
