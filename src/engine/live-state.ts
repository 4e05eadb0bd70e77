/** What the engine keeps of a plan that people change while it plays: as planned, and as it really goes. */
import type { Zone } from '../chair/landmarks.ts';
import type { PlacedStroke } from '../chair/placed-stroke.ts';
import type { PlannedStroke } from '../chair/plan.ts';
import type { GateLimits } from '../safety/gate-batch.ts';
import type { Queue } from '../safety/queue.ts';
import { referencedQueue } from '../safety/queue.ts';
import { COMFORT_AS_WRITTEN, type Comforting, isComfortSettled } from './comfort-asked.ts';
import { type Adjustment, AS_WRITTEN } from './intents.ts';
import type { QueuedBatch, Score } from './score.ts';

export interface Live {
  readonly limits: GateLimits;
  readonly placed: readonly PlacedStroke[];
  /** As planned, without adjustments; skipped and repeated strokes are in it. */
  readonly strokes: readonly PlannedStroke[];
  /** What was asked, and what was sent last. They are the same where nothing waits. */
  readonly wanted: Adjustment;
  readonly sent: Adjustment;
  readonly waiting: 'skip' | 'more-here' | 'extend' | 'focus' | null;
  /** The zone asked for, and the one that is in the plan; null: as written. */
  readonly focusWanted: Zone | null;
  readonly focus: Zone | null;
  /** Of `placed`, what was put in for the focus. */
  readonly copies: ReadonlySet<PlacedStroke>;
  /** Air and heat as asked, beside the strokes. */
  readonly comfort: Comforting;
  /** Ticks that were put on at the end, and strokes. */
  readonly extendedTicks: number;
  readonly extendedStrokes: number;
  /** What is on the board as it was planned, and as it was sent. */
  readonly planned: Queue;
  readonly committed: Queue;
  /** The splice the board has not answered yet. Nothing else is sent meanwhile. */
  readonly splice: Splice | null;
  readonly splicedAtMs: number;
  /** The batch of the program that was handed over last; null once the board has answered. */
  readonly handed: Handed | null;
  /** Until then the line still carries a batch that was handed over: a splice comes behind it. */
  readonly lineBusyUntilMs: number;
  /** Splices refused one after the other. */
  readonly failures: number;
  /** The speed override the board was last asked for, and the command that asked. */
  readonly askedPermille: number;
  readonly rateCommand: number;
  /** Why the last intent was not carried out, in words; null where it was. */
  readonly declined: string | null;
}

export interface Handed {
  readonly command: number;
  readonly entry: QueuedBatch;
  /** The command that asks to take it back; 0 while none does. */
  readonly withdrawal: number;
  /** What is true again where it is taken back. */
  readonly before: Pick<Live, 'planned' | 'committed' | 'lineBusyUntilMs'>;
}

export interface Splice {
  readonly command: number;
  /** What counts again where the board refuses it. */
  readonly before: { readonly score: Score; readonly queue: readonly QueuedBatch[]; readonly live: Live };
}

/** null where a score says no more than its plan: then nothing can be changed. */
export function liveOf({ plan, zones, live }: Score): Live | null {
  if (live === undefined) return null;
  const { profile, personCeilingN, placed } = live;
  const rest = referencedQueue(profile);
  return {
    limits: { profile, zones, personCeilingN },
    placed,
    strokes: plan.strokes,
    wanted: AS_WRITTEN,
    sent: AS_WRITTEN,
    waiting: null,
    focusWanted: null,
    focus: null,
    copies: new Set(),
    comfort: COMFORT_AS_WRITTEN,
    extendedTicks: 0,
    extendedStrokes: 0,
    planned: rest,
    committed: rest,
    splice: null,
    splicedAtMs: Number.NEGATIVE_INFINITY,
    handed: null,
    lineBusyUntilMs: Number.NEGATIVE_INFINITY,
    failures: 0,
    askedPermille: AS_WRITTEN.speedPermille,
    rateCommand: 0,
    declined: null,
  };
}

/** Whether everything asked for is on the board and answered. */
export function isSettled({ wanted, sent, waiting, splice, askedPermille, comfort }: Live): boolean {
  const isRated = askedPermille === wanted.speedPermille;
  return splice === null && waiting === null && sent === wanted && isRated && isComfortSettled(comfort);
}
