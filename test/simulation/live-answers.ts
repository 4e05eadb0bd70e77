/** When the board began to do what was asked, as it tells it itself: by its events, on its own clock. */
import type { BoardEvent } from '../../sim/board/events.ts';
import type { Adjustment, Intent } from '../../src/engine/intents.ts';
import type { Live } from '../../src/engine/live-state.ts';

/** Board ms at which the board took it, the first tick of the splice it led to, or that it was declined in words meanwhile. */
export type Answer =
  | { readonly answer: { readonly ms: number } | { readonly fromTick: number } }
  | { readonly declined: true };

export type Wish = Intent | { readonly kind: 'pause' } | { readonly kind: 'resume' };

interface Waiting {
  readonly wish: Wish;
  readonly atMs: number;
  readonly answered: (answer: Answer) => void;
}

interface UnderWay {
  readonly atMs: number;
  readonly command: number;
  readonly isSkip: boolean;
  /** What was asked of the chair before, and with it. */
  readonly before: Adjustment;
  readonly sent: Adjustment;
}

/** Firmer and softer again before it went is nothing. */
function changes({ kind }: Wish, before: Adjustment, sent: Adjustment): boolean {
  switch (kind) {
    case 'pressure':
      return before.pressureSteps !== sent.pressureSteps;
    case 'nudge':
      return before.nudgeMm !== sent.nudgeMm;
    case 'width':
      return before.widthMm !== sent.widthMm;
    default:
      return true;
  }
}

type Accepted = Extract<BoardEvent, { kind: 'accepted' }>;

/** Told of every wish, and looked in upon every millisecond. */
export class Answers {
  private readonly events: readonly BoardEvent[];
  private waiting: Waiting[] = [];
  private splice: UnderWay | null = null;

  constructor(events: readonly BoardEvent[]) {
    this.events = events;
  }

  await(waiting: Waiting): void {
    this.waiting.push(waiting);
  }

  look(live: Live | null, nowMs: number): void {
    this.waiting = this.waiting.filter((one) => !this.answersAtOnce(one));
    const command = live?.splice?.command ?? 0;
    if (this.splice !== null && this.splice.command !== command)
      this.endSplice(this.splice, live?.declined ?? null);
    if (live === null) return;
    if (command !== 0 && this.splice === null) {
      const isSkip = live.splice?.before.live.waiting === 'skip';
      const before = live.splice?.before.live.sent ?? live.sent;
      this.splice = { atMs: nowMs, command, isSkip, before, sent: live.sent };
    }
    // Nothing is under way and nothing waits: it changed nothing that goes on now.
    const { sent, wanted, splice, waiting } = live;
    const same =
      sent.nudgeMm === wanted.nudgeMm &&
      sent.widthMm === wanted.widthMm &&
      sent.pressureSteps === wanted.pressureSteps;
    if (splice === null && waiting === null && same)
      this.waiting = this.waiting.filter(({ wish }) => wish.kind === 'pause' || wish.kind === 'speed');
  }

  private answersAtOnce({ wish, atMs, answered }: Waiting): boolean {
    const name = wish.kind === 'pause' ? 'pau' : wish.kind === 'speed' ? 'rat' : null;
    const event = name === null ? undefined : this.accepted(name, atMs);
    if (event === undefined) return false;
    answered({ answer: { ms: event.ms } });
    return true;
  }

  private endSplice({ atMs, isSkip, before, sent }: UnderWay, declined: string | null): void {
    this.splice = null;
    const event = this.accepted('cmt', atMs);
    if (event?.message.name !== 'cmt' || this.refusedAfter(event.ms)) return;
    const { fromTick } = event.message;
    const isOf = ({ wish, atMs: askedMs }: Waiting): boolean =>
      askedMs <= atMs && (wish.kind === 'skip') === isSkip && wish.kind !== 'pause' && wish.kind !== 'speed';
    const isLater = declined?.includes('next move') === true;
    for (const one of this.waiting.filter((one) => isOf(one) && changes(one.wish, before, sent))) {
      const isPlace = one.wish.kind === 'nudge' || one.wish.kind === 'width';
      one.answered(isLater && isPlace ? { declined: true } : { answer: { fromTick } });
    }
    this.waiting = this.waiting.filter((one) => !isOf(one));
  }

  private refusedAfter(ms: number): boolean {
    return this.events.some((event) => event.kind === 'refused' && event.name === 'cmt' && event.ms >= ms);
  }

  /** The last of that name at or after `fromMs`. */
  private accepted(name: string, fromMs: number): Accepted | undefined {
    for (let i = this.events.length - 1; i >= 0; i--) {
      const event = this.events[i];
      if (event === undefined || event.ms < fromMs) return undefined;
      if (event.kind === 'accepted' && event.message.name === name) return event;
    }
    return undefined;
  }
}
