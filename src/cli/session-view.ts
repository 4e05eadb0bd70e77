/** What shows a session to the person at this terminal, and what it needs of the process. */
import type { EngineState } from '../engine/engine-state.ts';
import type { Scene } from './scene.ts';

export interface SessionView {
  /** Shows `state` as of `nowMs` of the session's own clock. May leave a picture out, never a line. */
  show(state: EngineState, nowMs: number, scene: Scene): void;
  /** Leaves the terminal as it was. Idempotent; nothing is shown afterwards. */
  close(): void;
}

/** A terminal or a file, as `process.stdout` is one. */
export interface ViewOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  readonly writableNeedDrain: boolean;
  write(text: string): boolean;
}

/** Tells when this process ends, whatever the reason, as `process` does. */
export interface Exits {
  on(event: 'exit', listener: () => void): unknown;
  off(event: 'exit', listener: () => void): unknown;
}

export interface ViewOptions {
  readonly output: ViewOutput;
  /** `NO_COLOR` (no-color.org) and `TERM` are looked at. */
  readonly env: { readonly NO_COLOR?: string | undefined; readonly TERM?: string | undefined };
  readonly exits: Exits;
  /** The clock on the wall, milliseconds: pictures are counted on it, however fast the session runs. */
  readonly wallMs: () => number;
}
