/**
 * What is known of a scenario at one moment, for those who judge it: what persons did, what the board said it does,
 * and which of the chair's senses and drives are broken by order. Judges use it to know when a law holds, never whether.
 */
import type { BoardEvent } from '../../../sim/board/events.ts';
import type { Phase } from '../../../sim/board/lifecycle.ts';
import type { FaultCause } from '../../../sim/faults/fault-table.ts';
import type { Zone } from '../../../src/chair/landmarks.ts';
import type { ChairProfile } from '../../../src/chair/profile.ts';
import type { Order } from './scenario.ts';

/** What a fault takes from the chair: it cannot know its force or its place, cannot do what it wants or hear in time, or the body moves. */
export type Blur = 'force' | 'place' | 'drive' | 'impact' | 'tension' | 'lean' | 'line';

/** How long something stays untrue after its fault is over. */
const AFTER_MS: Readonly<Record<Blur, number>> = {
  force: 1_000,
  place: 0,
  drive: 3_500,
  impact: 700,
  tension: 3_000,
  lean: 3_000,
  line: 300,
};

/** Whoever leaned forward takes so long to come back, once they do. */
const COMES_BACK_MS: Partial<Readonly<Record<FaultCause, number>>> = { 'body-arrives': 600 };

export function blurOf(cause: FaultCause): Blur | null {
  if (cause.startsWith('cell')) return 'force';
  if (cause.startsWith('encoder') || cause.startsWith('switch')) return 'place';
  if (cause.startsWith('drive')) return 'drive';
  if (cause.startsWith('line')) return 'line';
  if (cause === 'body-arrives' || cause === 'body-leaves') return 'impact';
  if (cause === 'body-leans-back') return 'lean';
  if (cause === 'body-very-stiff' || cause === 'body-very-soft') return 'tension';
  return null;
}

export class Facts {
  readonly profile: ChairProfile;
  readonly personCeilingN: number;
  /** A host that asks for what its planner would not, so that the board has something to refuse or to hold down. */
  readonly hostIsCareless: boolean;
  ms = 0;
  phase: Phase = 'disarmed';
  phaseSinceMs = 0;
  /** When the board last lost or got its power. */
  powerMs = 0;
  startMs = Number.NEGATIVE_INFINITY;
  readonly active = new Map<FaultCause, number>();
  private readonly until: Record<Blur, number> = {
    force: 0,
    place: 0,
    drive: 0,
    impact: 0,
    tension: 0,
    lean: 0,
    line: 0,
  };
  /** A place once lost is known again after a reference run. */
  private placeLost = false;

  constructor(profile: ChairProfile, personCeilingN: number, hostIsCareless: boolean) {
    this.profile = profile;
    this.personCeilingN = personCeilingN;
    this.hostIsCareless = hostIsCareless;
  }

  has(blur: Blur): boolean {
    if (blur === 'place' && this.placeLost) return true;
    if (this.ms < this.until[blur]) return true;
    return this.countActive(blur) > 0;
  }

  countActive(blur: Blur): number {
    let count = 0;
    for (const cause of this.active.keys()) if (blurOf(cause) === blur) count += 1;
    return count;
  }

  /** The lowest of the limits that hold at a zone, newtons. */
  lowestCeilingN(zone: Zone): number {
    const { boardCeilingN, zoneCeilingN } = this.profile.force;
    return Math.min(boardCeilingN, this.personCeilingN, zoneCeilingN[zone]);
  }

  isActive(cause: FaultCause): boolean {
    return this.active.has(cause);
  }

  get isPowered(): boolean {
    return !this.active.has('board-brown-out');
  }

  began({ cause }: Order): void {
    this.active.set(cause, this.ms);
    if (blurOf(cause) === 'place') this.placeLost = true;
    if (cause === 'board-brown-out' || cause === 'board-reset') this.unpowered();
  }

  ended({ cause }: Order): void {
    this.active.delete(cause);
    if (cause === 'board-brown-out') this.unpowered();
    const blur = blurOf(cause);
    if (blur === null) return;
    const afterMs = AFTER_MS[blur] + (COMES_BACK_MS[cause] ?? 0);
    this.until[blur] = Math.max(this.until[blur], this.ms + afterMs);
  }

  onBoard(event: BoardEvent): void {
    if (event.kind !== 'phase') return;
    const { from, to } = event;
    const placeBroken = [...this.active.keys()].some((cause) => blurOf(cause) === 'place');
    if (from === 'referencing' && to === 'ready' && !placeBroken) this.placeLost = false;
    this.phase = to;
    this.phaseSinceMs = this.ms;
  }

  private unpowered(): void {
    this.phase = 'disarmed';
    this.phaseSinceMs = this.ms;
    this.powerMs = this.ms;
  }
}
