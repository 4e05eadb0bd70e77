/** A store client at one end of a paced line, at the other a simulated chair with nobody in it. Time is stepped by hand. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { SimChair } from '../../../sim/sim-chair.ts';
import { hashOf } from '../../../sim/store/slots.ts';
import { type FlashProgress, flashImage } from '../../../src/backend/chair-link/flash-image.ts';
import { StoreClient } from '../../../src/backend/chair-link/store-client.ts';
import type { ChairIdentity } from '../../../src/engine/chair-events.ts';
import type { ByteLink } from '../../../src/link/byte-link.ts';
import { MemoryPair } from '../../../src/link/memory-pair.ts';
import { shippedProfile } from '../../sim/board/support/profiles.ts';
import { HOME } from '../../sim/store/support/images.ts';
import { LineSpoiler } from './line-faults.ts';

const BEAT_MS = 25;

export class StoreRig {
  readonly chair: SimChair;
  readonly progress: FlashProgress[] = [];
  /** Every line the host sent, and every one it heard. */
  readonly lines: { readonly ms: number; readonly direction: 'out' | 'in'; readonly text: string }[] = [];
  pair: MemoryPair;
  client: StoreClient;
  nowMs = 0;
  /** Stop bytes the board has heard. */
  stopBytes = 0;
  readonly spoiler = new LineSpoiler();
  /** The host is killed when it has written so many lines, counted by `spoiler`. */
  killAtLine = Number.POSITIVE_INFINITY;
  private isDead = false;
  private readonly joined: { readonly pair: MemoryPair; readonly client: StoreClient }[] = [];
  private nonces = 0;

  constructor(options: { seed?: number; cells?: Uint8Array; keys?: readonly Uint8Array[] } = {}) {
    const { seed = 1 } = options;
    this.chair = new SimChair({
      profile: shippedProfile('tsubo-duo'),
      statureMm: 1700,
      seed: 5,
      send: (bytes) => {
        this.spoiler.pass('to-host', bytes, (out) => this.pair.chair.write(out));
        for (const { pair } of this.joined) pair.chair.write(bytes);
      },
      flashCells: options.cells,
      trustedKeys: options.keys ?? HOME.keys,
      onEvent: ({ kind }) => {
        if (kind === 'stop-byte') this.stopBytes += 1;
      },
    });
    this.chair.seat(false);
    this.pair = new MemoryPair({ seed });
    this.client = this.connect(this.pair);
  }

  /** Another host takes the line; the one before falls silent, as a killed one does. */
  reconnect(seed = 2): void {
    this.pair = new MemoryPair({ seed });
    this.isDead = false;
    this.killAtLine = Number.POSITIVE_INFINITY;
    this.spoiler.fault = null;
    this.client = this.connect(this.pair);
  }

  /** A second host on the same line: the chair hears both, both hear the chair. */
  join(seed = 3): StoreClient {
    const pair = new MemoryPair({ seed });
    pair.chair.onBytes((bytes) => this.chair.receive(bytes));
    const client = new StoreClient({ link: pair.host, now: () => this.nowMs, nonce: () => ++this.nonces });
    this.joined.push({ pair, client });
    return client;
  }

  /** Whether the host was killed. */
  get dead(): boolean {
    return this.isDead;
  }

  open(): Promise<ChairIdentity> {
    return this.run(this.client.open());
  }

  flash(image: Uint8Array, slot = 0): Promise<boolean> {
    const onProgress = (progress: FlashProgress): void => void this.progress.push(progress);
    return flashImage(this.client, { slot, image, hash: hashOf(image), onProgress });
  }

  step(): void {
    this.nowMs += 1;
    this.pair.deliver(this.nowMs);
    for (const { pair } of this.joined) pair.deliver(this.nowMs);
    this.chair.step();
    if (!this.isDead && this.nowMs % BEAT_MS === 0) this.client.tick(this.nowMs);
    for (const { client } of this.joined) if (this.nowMs % BEAT_MS === 0) client.tick(this.nowMs);
  }

  /** Lets time go on until the work is done, or `limitMs` are over. */
  async run<T>(work: Promise<T>, limitMs = 60_000): Promise<T> {
    let isOver = false;
    const over = (): void => {
      isOver = true;
    };
    work.then(over, over);
    for (const endMs = this.nowMs + limitMs; !isOver && this.nowMs < endMs; ) {
      this.step();
      await nextTurn();
    }
    if (!isOver) throw new Error(`not done after ${limitMs} ms`);
    return work;
  }

  /** Time goes on, and what is awaited goes on with it. */
  async idleWhile(ms: number): Promise<void> {
    for (let i = 0; i < ms; i += 1) {
      this.step();
      await nextTurn();
    }
  }

  async idle(ms: number): Promise<void> {
    for (let i = 0; i < ms; i += 1) this.step();
    await nextTurn();
  }

  private connect(pair: MemoryPair): StoreClient {
    pair.chair.onBytes((bytes) => this.chair.receive(bytes));
    return new StoreClient({
      link: this.mortal(pair.host),
      now: () => this.nowMs,
      nonce: () => ++this.nonces,
      onLine: (direction, text) => this.lines.push({ ms: this.nowMs, direction, text }),
    });
  }

  /** A killed host writes no more; what it has written goes on its way. */
  private mortal(host: ByteLink): ByteLink {
    return {
      ...host,
      open: (receiver) =>
        host.open({ ...receiver, onBytes: (bytes) => (this.isDead ? undefined : receiver.onBytes(bytes)) }),
      write: (bytes) => {
        if (this.isDead) return;
        this.spoiler.pass('to-chair', bytes, (out) => host.write(out));
        if (this.spoiler.seen['to-chair'] >= this.killAtLine) this.isDead = true;
      },
    };
  }
}
