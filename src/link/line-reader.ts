import { ReadlineParser } from '@serialport/parser-readline';

/** spec.md §1: a line is at most 128 bytes, its line feed counted. */
const MOST_LINE_BYTES = 128;
const LINE_FEED = 0x0a;

/**
 * Bytes in, lines out (without their line feed), one character a byte: latin1, so that noise stays what it was.
 * `onLine` is called inside `feed`, for every line the bytes complete.
 *
 * The parser buffers without limit, so an overlong line is ended for it early, and dropped.
 */
export class LineReader {
  private readonly parser = new ReadlineParser({ delimiter: '\n', encoding: 'latin1' });
  private lineBytes = 0;
  private skipping = false;
  private dropped = 0;

  constructor(onLine: (line: string) => void) {
    this.parser.on('data', (line: string) => {
      if (!this.skipping) onLine(line);
    });
    // A stream's first read counts as running until it is asked for; only then are lines given out inside `write`.
    this.parser.read(0);
  }

  /** Lines dropped because they were longer than 128 bytes. */
  get overlong(): number {
    return this.dropped;
  }

  feed(bytes: Uint8Array): void {
    let start = 0;
    while (start < bytes.length) {
      const feedAt = bytes.indexOf(LINE_FEED, start);
      const end = feedAt === -1 ? bytes.length : feedAt + 1;
      this.part(bytes.subarray(start, end), feedAt !== -1);
      start = end;
    }
  }

  /** A piece that holds no line feed, but perhaps as its last byte. */
  private part(piece: Uint8Array, ends: boolean): void {
    this.lineBytes += piece.length;
    if (this.skipping) {
      this.skipping = !ends;
    } else if (this.lineBytes > MOST_LINE_BYTES || (this.lineBytes === MOST_LINE_BYTES && !ends)) {
      this.dropped += 1;
      this.skipping = true;
      this.parser.write(Uint8Array.of(LINE_FEED));
      this.skipping = !ends;
    } else {
      this.parser.write(piece);
    }
    if (ends) this.lineBytes = 0;
  }
}
