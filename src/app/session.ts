/**
 * One massage on one chair: joins the engine, which decides, to the port, which does. Owns no timer: whoever owns the
 * one timer calls `tick`. In virtual time that is the loop that also steps the simulated chair.
 */
import { BehaviorSubject, type Observable } from 'rxjs';
import type { ChairPort } from '../backend/chair-port.ts';
import type { ScanPoint } from '../chair/scan.ts';
import type { ChairIdentity, StopCause } from '../engine/chair-events.ts';
import { stepEngine } from '../engine/engine.ts';
import type { Effect, EngineInput, EngineState } from '../engine/engine-state.ts';
import { initialEngine } from '../engine/engine-state.ts';
import type { Intent } from '../engine/intents.ts';
import type { Outcome } from '../engine/outcome.ts';
import type { Score } from '../engine/score.ts';

/** Between two ticks of a session: 40 times a second (design.md: no loop of the host is faster than 20–50 Hz). */
export const BEAT_MS = 25;

/** What to play on the chair that answered, or why nothing. */
export type Choice =
  | { readonly kind: 'score'; readonly score: Score }
  | { readonly kind: 'decline'; readonly outcome: Outcome };

export interface SessionOptions {
  readonly port: ChairPort;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** Called once, when the chair has said who it is. `later`: a person is asked first, and then `choose` is called. */
  readonly choose: (identity: ChairIdentity) => Choice | 'later';
  /** Called when the back has been felt: what to play on this very back, or `later`, and then `choose` is called. */
  readonly read?: (points: readonly ScanPoint[]) => Choice | 'later';
  /** Called once, after the score is accepted and the chair's state is known: give the person's `start` (or a decline) then or later. */
  readonly onReady: (session: Session) => void;
}

/** A score that asks for a scan needs somebody who can read it. */
const UNREAD: Choice = {
  kind: 'decline',
  outcome: {
    exit: 'failed',
    what: 'Nobody here can read a scan.',
    next: 'Report this: it is a mistake in Tsubo.',
  },
};

/** Nothing moves while a person is asked about their back. */
export function mayAsk({ phase }: EngineState): boolean {
  return phase.kind === 'choosing' || phase.kind === 'mapping';
}

export class Session {
  private readonly options: SessionOptions;
  private readonly subject: BehaviorSubject<EngineState>;
  private current: EngineState;
  private readonly inbox: EngineInput[] = [];
  private draining = false;
  private announced = false;

  /** Every state the engine takes, for views and records. Completes after the end. */
  readonly state$: Observable<EngineState>;

  constructor(options: SessionOptions) {
    this.options = options;
    this.current = initialEngine(options.now());
    this.subject = new BehaviorSubject(this.current);
    this.state$ = this.subject.asObservable();
  }

  get state(): EngineState {
    return this.current;
  }

  /** How it ended; null while it goes on. */
  get outcome(): Outcome | null {
    const { phase } = this.state;
    return phase.kind === 'done' ? phase.outcome : null;
  }

  /** Opens the line. Rejects with a `ChairError`. */
  async open(): Promise<void> {
    await this.options.port.open((event) => this.input({ kind: 'chair', event }));
  }

  tick(nowMs: number): void {
    if (this.outcome !== null) return;
    this.options.port.tick(nowMs);
    this.input({ kind: 'time' });
  }

  start(): void {
    this.input({ kind: 'start' });
  }

  /** The answer to a question that was left for later. */
  choose(choice: Choice): void {
    if (mayAsk(this.state)) this.input(choice);
  }

  decline(outcome: Outcome): void {
    this.input({ kind: 'decline', outcome });
  }

  togglePause(): void {
    const { phase } = this.state;
    if (phase.kind === 'playing') this.input({ kind: phase.paused ? 'resume' : 'pause' });
  }

  /** What a person asks for while it plays; of no effect before and after. */
  intend(intent: Intent): void {
    this.input({ kind: 'intent', intent });
  }

  /** The stop byte leaves before anything else is thought about. */
  stop(cause: StopCause): void {
    this.options.port.stop(cause);
    this.input({ kind: 'stop', cause });
  }

  /** Inputs are taken one at a time, in order, also those that effects cause. */
  private input(input: EngineInput): void {
    this.inbox.push(input);
    if (this.draining) return;
    this.draining = true;
    try {
      for (let next = this.inbox.shift(); next !== undefined; next = this.inbox.shift()) {
        const { state, effects } = stepEngine(this.state, next, this.options.now());
        if (state !== this.current) {
          this.current = state;
          this.subject.next(state);
        }
        for (const effect of effects) this.carryOut(effect);
      }
    } finally {
      // Whatever was thrown, the next stop must not wait behind it.
      this.draining = false;
    }
    this.announceReady();
  }

  private announceReady(): void {
    const { phase, telemetry, counters } = this.state;
    if (this.announced || phase.kind !== 'awaiting-start') return;
    // A person who says Start is told first what the chair has latched, because their Start clears it.
    if (telemetry === null || counters === null) return;
    this.announced = true;
    this.options.onReady(this);
  }

  private carryOut(effect: Effect): void {
    switch (effect.kind) {
      case 'command':
        this.options.port.send(effect.id, effect.command);
        return;
      case 'stop':
        this.options.port.stop(effect.cause);
        return;
      case 'choose': {
        const choice = this.options.choose(effect.identity);
        if (choice !== 'later') this.input(choice);
        return;
      }
      case 'map': {
        const choice = this.options.read?.(effect.points) ?? UNREAD;
        if (choice !== 'later') this.input(choice);
        return;
      }
      case 'finish':
        this.subject.complete();
        return;
      default:
        effect satisfies never;
    }
  }
}
