/** One implementation per chair family; none for the simulator, which is a chair at the other end of a line. */
import type { ChairCommand, ChairEvent, StopCause } from '../engine/chair-events.ts';

export interface ChairPort {
  /** Opens the line and begins to ask who is there. Rejects with a `ChairError`. Events arrive in order, one at a time. */
  open(listener: (event: ChairEvent) => void): Promise<void>;
  /** Queued, resent until answered by an `answered` event with the same id, or `lost`. */
  send(id: number, command: Exclude<ChairCommand, { kind: 'stop' }>): void;
  /** Jumps every queue. Valid in any state; needs no answer to have effect. */
  stop(cause: StopCause): void;
  /** Hold-to-run, opening direction only: the rollers retract for the next 200 ms. Nothing where no session is open. */
  retract(): void;
  /** Call 20–50 times a second: heartbeats, resends, time-outs. */
  tick(nowMs: number): void;
  /** Idempotent. The board lets go by itself when it hears nothing more. */
  close(): Promise<void>;
}
