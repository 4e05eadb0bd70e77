/**
 * Writes each massage into the history: that it begins, before anything moves, and how it ended, after everything has let
 * go. Between the two it only adds up: nobody waits for a disk while a roller presses. A history that cannot be written is
 * told, and the massage goes on.
 */
import type { ZoneSpan } from '../../chair/placed-stroke.ts';
import type { Telemetry } from '../../engine/chair-events.ts';
import type { EngineState } from '../../engine/engine-state.ts';
import type { BegunSession, History, ZoneDose } from '../../store/history.ts';
import { ChairError } from '../../units/chair-error.ts';
import { reportedFault } from './reported-fault.ts';

/** Below it a roller does not touch; what is sensed is noise. */
const TOUCH_N = 2;
/** A frame that was lost does not stretch the contact by more than this. */
const LONGEST_STEP_MS = 250;

export interface LedgerOptions {
  readonly history: History;
  /** Milliseconds since 1970. */
  readonly calendarMs: () => number;
  /** Why it could not be written, in words; null when it can again. */
  readonly onTrouble: (words: string | null) => void;
}

export class Ledger {
  private readonly options: LedgerOptions;

  constructor(options: LedgerOptions) {
    this.options = options;
  }

  begin(begun: Omit<BegunSession, 'beganAtMs'>): Page {
    const { history, calendarMs } = this.options;
    const id = this.tried(() => history.begin({ ...begun, beganAtMs: calendarMs() }));
    return new Page((state, doses) => {
      if (id === null || state.phase.kind !== 'done') return;
      const { outcome } = state.phase;
      this.tried(() =>
        history.end(id, {
          endedAtMs: calendarMs(),
          chair: state.identity?.model ?? null,
          exit: outcome.exit,
          what: outcome.what,
          next: outcome.next,
          code: reportedFault(state),
          plannedS: (state.score?.plan.endTick ?? 0) / 1000,
          playedS: (state.telemetry?.planTick ?? 0) / 1000,
          doses,
        }),
      );
    });
  }

  private tried<T>(write: () => T): T | null {
    try {
      const result = write();
      this.options.onTrouble(null);
      return result;
    } catch (error) {
      if (!(error instanceof ChairError)) throw error;
      this.options.onTrouble(`${error.message} ${error.next}`);
      return null;
    }
  }
}

interface Sum {
  readonly contactMs: number;
  readonly newtonMs: number;
  readonly peakN: number;
}

/** One massage's page: hears every state of its session, and is written when that has ended. */
export class Page {
  private readonly write: (state: EngineState, doses: readonly ZoneDose[]) => void;
  private readonly sums = new Map<ZoneDose['zone'], Sum>();
  private before: Telemetry | null = null;
  private latest: EngineState | null = null;

  constructor(write: (state: EngineState, doses: readonly ZoneDose[]) => void) {
    this.write = write;
  }

  hear(state: EngineState): void {
    this.latest = state;
    const { telemetry, score } = state;
    if (telemetry === null || telemetry === this.before) return;
    if (score !== null && this.before !== null) this.add(score.zones, this.before, telemetry);
    this.before = telemetry;
  }

  close(): void {
    if (this.latest === null) return;
    const doses = [...this.sums].map(([zone, { contactMs, newtonMs, peakN }]) => ({
      zone,
      contactMs,
      meanN: contactMs === 0 ? 0 : newtonMs / contactMs,
      peakN,
    }));
    this.write(this.latest, doses);
  }

  private add(
    zones: readonly ZoneSpan[],
    before: Telemetry,
    { boardMs, carriageMm, forceN }: Telemetry,
  ): void {
    const elapsedMs = Math.min(boardMs - before.boardMs, LONGEST_STEP_MS);
    const hardestN = Math.max(...forceN);
    if (elapsedMs <= 0 || hardestN < TOUCH_N) return;
    const zone = zones.find(({ fromMm, toMm }) => carriageMm >= fromMm && carriageMm <= toMm)?.zone;
    if (zone === undefined) return;
    const { contactMs, newtonMs, peakN } = this.sums.get(zone) ?? { contactMs: 0, newtonMs: 0, peakN: 0 };
    this.sums.set(zone, {
      contactMs: contactMs + elapsedMs,
      newtonMs: newtonMs + hardestN * elapsedMs,
      peakN: Math.max(peakN, hardestN),
    });
  }
}
