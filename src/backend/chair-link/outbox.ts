/** Lines on their way to the link: never more than the link has room for, the same line never twice, a stop before all. */
import type { ByteLink } from '../../link/byte-link.ts';

export class Outbox {
  private readonly link: ByteLink;
  private readonly onSent: (line: string) => void;
  private lines: string[] = [];

  constructor(link: ByteLink, onSent: (line: string) => void) {
    this.link = link;
    this.onSent = onSent;
  }

  /** Last in the row. A resend of a line that still waits here is the line that waits here. */
  add(line: string): void {
    if (!this.lines.includes(line)) this.lines.push(line);
  }

  /** First in the row. */
  first(line: string): void {
    this.lines.unshift(line);
  }

  clear(): void {
    this.lines = [];
  }

  /** Hands over what the link has room for. */
  flush(): void {
    for (
      let line = this.lines[0];
      line !== undefined && line.length <= this.link.room();
      line = this.lines[0]
    ) {
      this.lines.shift();
      this.link.write(latin1Bytes(line));
      this.onSent(line.trimEnd());
    }
  }
}

function latin1Bytes(line: string): Uint8Array {
  return Buffer.from(line, 'latin1');
}
