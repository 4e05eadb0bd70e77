/**
 * A `ByteLink` as the transport firmata-io wants: whole messages only, and never many of them ahead of the wire, so that
 * a stop waits for 64 bytes at most (11 ms at 57600 baud), whatever else is to be said.
 *
 *     outputs ──▶ ┐
 *                 ├──▶ ≤ 64 bytes under way ──▶ link
 *     display ──▶ ┘      (only when no output waits)
 *
 * The link's own `urgent` is of no use here: what jumps into the middle of a Firmata message is taken for its data.
 */
import { EventEmitter } from 'node:events';
import type { ByteLink } from '../../link/byte-link.ts';
import { MOST_UNDER_WAY_BYTES } from '../../link/out-queue.ts';

const MOST_AHEAD_BYTES = 64;
/** Port and pin values: only the newest of them counts. */
const DIGITAL_MESSAGE = 0x90;
const ANALOG_MESSAGE = 0xe0;

export type Lane = 'outputs' | 'display';

export class LinkTransport extends EventEmitter {
  /** Where what is written next belongs. */
  lane: Lane = 'outputs';
  private readonly link: ByteLink;
  private outputs: Uint8Array[] = [];
  private display: Uint8Array[] = [];

  constructor(link: ByteLink) {
    super();
    this.link = link;
  }

  /** Called by firmata-io, once for each message. */
  write(message: Uint8Array, taken: () => void): void {
    if (this.lane === 'display') this.display.push(message);
    else this.outputs.push(message);
    taken();
    this.flush();
  }

  get outputsWaiting(): number {
    return this.outputs.length;
  }

  get displayWaits(): boolean {
    return this.display.length > 0;
  }

  /** Everything an output was told and that has not left yet is void: whoever calls this tells every output anew. */
  dropOutputs(): void {
    this.outputs = this.outputs.filter(([first = 0]) => {
      const kind = first & 0xf0;
      return kind !== DIGITAL_MESSAGE && kind !== ANALOG_MESSAGE;
    });
  }

  /** Hands over what may go; call it often. */
  flush(): void {
    for (;;) {
      const from = this.outputs.length > 0 ? this.outputs : this.display;
      const message = from[0];
      if (message === undefined) return;
      const ahead = MOST_UNDER_WAY_BYTES - this.link.room();
      if (ahead > 0 && ahead + message.length > MOST_AHEAD_BYTES) return;
      if (message.length > this.link.room()) return;
      this.link.write(message);
      from.shift();
    }
  }
}
