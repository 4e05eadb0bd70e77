/**
 * What the engine can ask of a chair and hear from it, whatever the family: floor 4 turns it into lines and back.
 * Newtons, millimetres and milliseconds; no wire units above the backend.
 */
import type { BackSlopes } from '../chair/back-slopes.ts';
import type { ZoneSpan } from '../chair/placed-stroke.ts';
import type { ScanOrder, ScanPoint } from '../chair/scan.ts';
import type { Batch } from '../chair/segment.ts';

export type ChairState =
  | 'disarmed'
  | 'armed'
  | 'referencing'
  | 'ready'
  | 'scanning'
  | 'playing'
  | 'pausing'
  | 'paused'
  | 'stopping'
  | 'faulted'
  | 'opening'
  | 'posing'
  | 'calibrating';

export type StopCause = 'person' | 'host' | 'exit';

/** A program the chair keeps. */
export interface StoredProgram {
  readonly slot: number;
  /** The first 16 hex digits of the SHA-256 of its image, as it was read. */
  readonly stamp: string;
}

export type ChairCommand =
  | { readonly kind: 'zones'; readonly zones: readonly ZoneSpan[] }
  /** How the back runs that the chair has felt in this session. */
  | { readonly kind: 'back'; readonly back: BackSlopes }
  | { readonly kind: 'clear-fault'; readonly faultId: number }
  /** What the next `arm` plays is in this slot of the chair itself. */
  | { readonly kind: 'program'; readonly program: StoredProgram }
  | { readonly kind: 'arm' }
  | { readonly kind: 'reference' }
  | { readonly kind: 'batch'; readonly batch: Batch }
  /** Take the batch of that command back, if the chair cannot have taken it yet: `ok`, and it has no other answer; or `late`. */
  | { readonly kind: 'withdraw'; readonly command: number }
  | { readonly kind: 'scan'; readonly order: ScanOrder }
  | { readonly kind: 'pause' }
  | { readonly kind: 'resume' }
  /** Travel faster or slower than planned, in thousandths. */
  | { readonly kind: 'rate'; readonly permille: number }
  | { readonly kind: 'disarm' }
  | { readonly kind: 'stop'; readonly cause: StopCause };

export interface ChairIdentity {
  readonly model: string;
  readonly serial: string;
  /** The chair says it is a simulator: nobody sits in it. */
  readonly simulated: boolean;
  /** Hash of the envelope the board keeps. */
  readonly envelope: string;
  readonly protocolMajor: number;
  readonly protocolMinor: number;
}

export interface Telemetry {
  readonly boardMs: number;
  readonly planTick: number;
  readonly state: ChairState;
  readonly carriageMm: number;
  readonly widthMm: number;
  readonly depthMm: readonly [number, number];
  /** Per roller, as the chair senses it. */
  readonly forceN: readonly [number, number];
  readonly kneadPerMin: number;
  /** Milliseconds of motion still queued on the board. */
  readonly queueMs: number;
  /** 1 = as planned. */
  readonly rate: number;
  readonly seat: boolean;
  readonly cover: boolean;
  readonly contact: readonly [boolean, boolean];
  readonly skipped: readonly [boolean, boolean];
  readonly moving: boolean;
  readonly pressing: boolean;
  readonly latched: boolean;
}

/** The fault or notice that is latched on the board, and its counters. */
export interface ChairCounters {
  /** `none` where nothing is latched. */
  readonly fault: string;
  readonly faultId: number;
  readonly faultAtBoardMs: number;
  readonly detail: number;
  readonly stops: number;
  readonly noise: number;
  readonly refused: number;
  readonly late: number;
}

/** Air by cell number, heat and posture; 0 for what a chair has not. */
export interface ChairComfort {
  readonly airKPa: readonly number[];
  readonly surfaceC: number;
  /** 0 upright, and leg rest down. */
  readonly reclineDeg: number;
  readonly legrestDeg: number;
}

/** What a load cell reads with its roller in, where nothing should be on it. */
export interface LoadCell {
  /** How many the chair has: of two, 0 is the person's left. */
  readonly cells: number;
  readonly cell: number;
  readonly restN: number;
}

export type ChairEvent =
  | { readonly kind: 'identified'; readonly identity: ChairIdentity }
  /** The chair is still moving or pressing from before, and will not open a session yet. */
  | { readonly kind: 'waiting'; readonly state: ChairState }
  | { readonly kind: 'telemetry'; readonly telemetry: Telemetry }
  | { readonly kind: 'counters'; readonly counters: ChairCounters }
  /** What the rollers felt on the way up the back. */
  | { readonly kind: 'felt'; readonly point: ScanPoint }
  | { readonly kind: 'comfort'; readonly comfort: ChairComfort }
  /** Of each cell, before a Start is refused because of one. */
  | { readonly kind: 'cell'; readonly cell: LoadCell }
  /** How long a question and its answer took over the line. */
  | { readonly kind: 'clock'; readonly roundTripMs: number }
  /** The answer to the command with that id: `ok` or why not. */
  | { readonly kind: 'answered'; readonly id: number; readonly code: string }
  | { readonly kind: 'lost'; readonly cause: string };
