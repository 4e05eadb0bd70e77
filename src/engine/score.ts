/** What a session plays from, and how it stands in the queue. */
import type { BackSlopes } from '../chair/back-slopes.ts';
import type { PlacedStroke, ZoneSpan } from '../chair/placed-stroke.ts';
import type { Plan, PlannedStroke } from '../chair/plan.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { ScanOrder } from '../chair/scan.ts';
import type { Batch } from '../chair/segment.ts';
import type { ZoneMs } from '../safety/dose.ts';
import type { StoredProgram } from './chair-events.ts';

/** What changing a plan needs to know beyond the plan. */
export interface LiveScore {
  readonly profile: ChairProfile;
  readonly personCeilingN: number;
  /** One for each stroke of the plan. */
  readonly placed: readonly PlacedStroke[];
}

/** Everything a session plays from, compiled for one chair and one person before the start. */
export interface Score {
  readonly plan: Plan;
  readonly zones: readonly ZoneSpan[];
  /** How the back runs, where a scan of this session has told. */
  readonly slopes?: BackSlopes;
  /** Hash of the envelope of the profile the plan was made for. */
  readonly envelope: string;
  /** What live changes need to know; left out, they are declined. */
  readonly live?: LiveScore;
  /**
   * Feel the back first. Then plan and zones are a guess by which a person can decide to start; none of them reaches the
   * chair, and a score without this has to follow.
   */
  readonly scan?: ScanOrder;
  /** What each zone of this person may still have in this session; left out where nothing is known of their day. */
  readonly allowedMs?: ZoneMs;
  /** It was read from the chair: the chair looks at Start whether it still has that, to the bit. */
  readonly stored?: StoredProgram;
}

export interface QueuedBatch {
  readonly batch: Batch;
  readonly stroke: PlannedStroke;
  /** It is what a live change made, and nothing is adjusted any more. */
  readonly isFinal?: boolean;
}
