/**
 * Bytes into lines, for either end of the wire. It looks at every byte once, keeps at most one line, and takes the stop
 * byte out of the stream before anything else sees it, so that the line around it stays whole (spec.md §2).
 */
import { MAX_LINE_BYTES } from './line.ts';
import { STOP_BYTE } from './messages.ts';

export interface LineHandlers {
  /** One line without its line feed, latin1, at most 127 characters; not yet judged. */
  onLine(text: string): void;
  /** A stop byte, at once, wherever it stood. */
  onStop(): void;
  /** A line has grown too long: all of it up to the next line feed is dropped. Called once for each such line. */
  onNoise(reason: 'long'): void;
}

const LINE_FEED = 0x0a;

export class LineSplitter {
  private readonly handlers: LineHandlers;
  /** The line so far. A full one has no room left for its line feed, so it is too long already. */
  private readonly line = new Uint8Array(MAX_LINE_BYTES);
  private length = 0;

  constructor(handlers: LineHandlers) {
    this.handlers = handlers;
  }

  push(bytes: Uint8Array): void {
    for (const byte of bytes) {
      if (byte === STOP_BYTE) this.handlers.onStop();
      else if (byte === LINE_FEED) this.endLine();
      else if (this.length < MAX_LINE_BYTES) this.append(byte);
    }
  }

  private append(byte: number): void {
    this.line[this.length++] = byte;
    if (this.length === MAX_LINE_BYTES) this.handlers.onNoise('long');
  }

  private endLine(): void {
    const length = this.length;
    this.length = 0;
    if (length === MAX_LINE_BYTES) return;
    // `apply` takes any array-like, whatever its type says. Measured for 64 bytes: 0.3 µs, against 3 µs spread into a call.
    const codes = this.line.subarray(0, length) as unknown as number[];
    this.handlers.onLine(String.fromCharCode.apply(null, codes));
  }
}
