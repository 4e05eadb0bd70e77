/** The keyboard of an interactive terminal while a session plays. Holds the terminal in raw mode and gives it back. */
import { type Key, keysIn } from './keys.ts';
import type { Exits } from './session-view.ts';

/** As `process.stdin` is one. */
export type KeyInput = NodeJS.ReadableStream & {
  readonly isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
};

export interface KeyboardOptions {
  readonly input: KeyInput;
  readonly exits: Exits;
  /** The clock on the wall, milliseconds. */
  readonly wallMs: () => number;
  /** Whether the session is paused now. */
  readonly isPaused: () => boolean;
  readonly onKey: (key: Key) => void;
}

/**
 * A key held down repeats after 250 to 660 ms (the longest first delay of X11 and Windows), then faster. Going on needs
 * a fresh press, so that a held Space pauses and nothing more; pausing never waits.
 */
const FRESH_PRESS_MS = 700;

export class Keyboard {
  private readonly options: KeyboardOptions;
  private open = false;
  private spaceMs = Number.NEGATIVE_INFINITY;

  constructor(options: KeyboardOptions) {
    this.options = options;
  }

  /** Does nothing where there is no terminal: a file or a pipe has no keys. */
  start(): void {
    const { input, exits } = this.options;
    if (this.open || input.isTTY !== true) return;
    this.open = true;
    input.setRawMode?.(true);
    input.on('data', this.onData);
    input.on('end', this.onGone);
    input.on('error', this.onGone);
    exits.on('exit', this.onExit);
    input.resume();
  }

  /** Gives the terminal back. Idempotent. */
  close(): void {
    const { input, exits } = this.options;
    if (!this.open) return;
    this.open = false;
    input.off('data', this.onData);
    input.off('end', this.onGone);
    input.off('error', this.onGone);
    exits.off('exit', this.onExit);
    input.pause();
    try {
      input.setRawMode?.(false);
    } catch {
      // The terminal itself is gone; there is nothing to give back.
    }
  }

  private readonly onExit = (): void => this.close();

  private readonly onData = (bytes: string | Uint8Array): void => {
    const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
    for (const key of keysIn(text)) {
      if (key !== 'pause-toggle' || this.isFreshSpace()) this.options.onKey(key);
    }
  };

  /** The terminal hung up: nobody can stop the chair from here any more, so it is stopped now. */
  private readonly onGone = (): void => this.options.onKey('stop');

  private isFreshSpace(): boolean {
    const { wallMs, isPaused } = this.options;
    const now = wallMs();
    const sinceMs = now - this.spaceMs;
    this.spaceMs = now;
    return !isPaused() || sinceMs >= FRESH_PRESS_MS;
  }
}
