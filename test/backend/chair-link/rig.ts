/** The port at one end of a paced line, at the other a simulated chair, or nothing but a listener. Time is stepped by hand. */
import { SimChair } from '../../../sim/sim-chair.ts';
import { ChairLinkPort } from '../../../src/backend/chair-link/chair-link-port.ts';
import type { ChairEvent } from '../../../src/engine/chair-events.ts';
import { MemoryPair } from '../../../src/link/memory-pair.ts';
import { decodeLine, encodeLineBytes } from '../../../src/protocol/line.ts';
import { LineSplitter } from '../../../src/protocol/line-splitter.ts';
import type { BoardMessage, Message, MessageOf } from '../../../src/protocol/messages.ts';
import { shippedProfile } from '../../sim/board/support/profiles.ts';

/** One line, or one stop byte, as it came off the wire at the chair's end. */
export interface Arrived {
  readonly ms: number;
  readonly name: Message['name'] | 'stop-byte' | 'noise';
  readonly seq: number | null;
  readonly message: Message | null;
}

export interface RigOptions {
  /** What the chair's end does instead of being a chair: it hears lines and may answer. */
  readonly answer?: (rig: Rig, arrived: Arrived) => void;
}

export class Rig {
  readonly pair = new MemoryPair({ seed: 1 });
  readonly events: ChairEvent[] = [];
  readonly arrived: Arrived[] = [];
  readonly chair: SimChair | null;
  readonly port: ChairLinkPort;
  beatMs = 25;
  nowMs = 0;
  /** Every nonce the port has drawn. */
  nonces = 0;

  constructor(options: RigOptions = {}) {
    const { answer } = options;
    this.chair =
      answer === undefined
        ? new SimChair({
            profile: shippedProfile('tsubo-duo'),
            statureMm: 1700,
            seed: 5,
            send: (bytes) => this.pair.chair.write(bytes),
          })
        : null;
    const hear = (heard: Omit<Arrived, 'ms'>): void => {
      const arrived = { ms: this.nowMs, ...heard };
      this.arrived.push(arrived);
      answer?.(this, arrived);
    };
    const splitter = new LineSplitter({
      onLine: (text) => {
        const line = decodeLine(text, 'host');
        if (line.ok) hear({ name: line.message.name, seq: line.seq, message: line.message });
        else hear({ name: 'noise', seq: null, message: null });
      },
      onStop: () => hear({ name: 'stop-byte', seq: null, message: null }),
      onNoise: () => hear({ name: 'noise', seq: null, message: null }),
    });
    this.pair.chair.onBytes((bytes) => {
      splitter.push(bytes);
      this.chair?.receive(bytes);
    });
    this.port = new ChairLinkPort({
      link: this.pair.host,
      now: () => this.nowMs,
      nonce: () => ++this.nonces,
    });
  }

  async open(): Promise<this> {
    await this.port.open((event) => this.events.push(event));
    return this;
  }

  /** The chair's end says something. */
  say(message: BoardMessage, epoch: string): void {
    this.pair.chair.write(encodeLineBytes(message, epoch, null));
  }

  run(ms: number): void {
    for (let i = 0; i < ms; i++) {
      this.nowMs += 1;
      this.pair.deliver(this.nowMs);
      this.chair?.step();
      if (this.nowMs % this.beatMs === 0) this.port.tick(this.nowMs);
    }
  }

  runUntil(done: () => boolean, mostMs: number): void {
    for (let i = 0; i < mostMs && !done(); i++) this.run(1);
    if (!done()) throw new Error(`not so within ${mostMs} ms`);
  }

  kinds(): readonly ChairEvent['kind'][] {
    return this.events.map(({ kind }) => kind);
  }

  last<K extends ChairEvent['kind']>(kind: K): Extract<ChairEvent, { kind: K }> {
    const event = this.events.findLast((heard) => heard.kind === kind);
    if (event === undefined) throw new Error(`no event ${kind}`);
    return event as Extract<ChairEvent, { kind: K }>;
  }

  names(fromMs = 0): readonly Arrived['name'][] {
    return this.arrived.filter(({ ms }) => ms >= fromMs).map(({ name }) => name);
  }

  get live(): boolean {
    return this.kinds().includes('identified');
  }
}

export const EPOCH = '3f2a';

export function iam(nonce: string, more: Partial<MessageOf<'iam'>> = {}): MessageOf<'iam'> {
  return {
    name: 'iam',
    nonce,
    epoch: EPOCH,
    major: 1,
    minor: 0,
    model: 'tsubo-duo',
    serial: 'test',
    simulated: 1,
    envelope: '0123456789abcdef',
    capabilities: '000d',
    ...more,
  };
}

/** A far end that greets, and then answers nothing. */
export function greetsOnly(rig: Rig, { message }: Arrived): void {
  if (message?.name === 'hello') rig.say(iam(message.nonce), '0000');
}
