/**
 * A bad cable, between the end of the line and the chair: what goes wrong with bytes, by trouble and direction.
 *
 *     line ──▶ lane: garble, lose, double, swap ──▶ waits (delay, stall) ──▶ chair        and the same way back
 */
import type { Random } from '../../src/units/random.ts';

/** What is wrong with one direction. Rates are chances: of a byte for loss and flips, of a piece for the others. */
export interface LaneTrouble {
  readonly lossRate?: number;
  readonly flipRate?: number;
  readonly doubleRate?: number;
  /** A piece arrives after the one behind it. */
  readonly swapRate?: number;
  readonly delayMs?: number;
  /** Nothing arrives until this is over; then all of it at once. */
  readonly stalls?: boolean;
  /** What is sent meanwhile is gone. */
  readonly dead?: boolean;
}

interface Waiting {
  readonly bytes: Uint8Array;
  /** As it was sent. */
  readonly intact: boolean;
  readonly dueMs: number;
}

/** As many pieces of a direction are remembered, of the last and of how each session began; heartbeats left out. */
const REMEMBERED = 60;
const LEAST_REMEMBERED_BYTES = 30;
/** `?0000,`: how a hello begins, and nothing else. */
const HELLO = [0x3f, 0x30, 0x30, 0x30, 0x30, 0x2c] as const;
/** Old bytes that come after a hello come when it has been answered. */
const AFTER_HELLO_MS = 60;

export class Lane {
  readonly troubles = new Set<LaneTrouble>();
  /** Old buffers are emptied onto the line whenever a session has been opened. */
  replaysAfterHello = false;
  /** Pieces as they came off the line, the oldest first. */
  private readonly lately: Uint8Array[] = [];
  private opening: Uint8Array[] = [];
  private openingBefore: readonly Uint8Array[] = [];
  private helloMs = Number.NEGATIVE_INFINITY;
  /** When something arrived as it was sent. */
  intactMs = 0;
  private readonly random: Random;
  private readonly deliver: (bytes: Uint8Array) => void;
  private waiting: Waiting[] = [];
  private kept: Waiting | null = null;
  private ms = 0;

  constructor(random: Random, deliver: (bytes: Uint8Array) => void) {
    this.random = random;
    this.deliver = deliver;
  }

  push(bytes: Uint8Array): void {
    if (bytes.length >= LEAST_REMEMBERED_BYTES) this.remember(bytes);
    if (this.troubles.size === 0 && this.waiting.length === 0 && this.kept === null) {
      this.arrive(bytes, true);
      return;
    }
    let spoilt: Uint8Array = bytes;
    let copies = 1;
    let delayMs = 0;
    let swap = false;
    for (const trouble of this.troubles) {
      if (trouble.dead === true) return;
      spoilt = spoil(spoilt, trouble, this.random);
      if (this.random.unit() < (trouble.doubleRate ?? 0)) copies += 1;
      if (this.random.unit() < (trouble.swapRate ?? 0)) swap = true;
      delayMs += trouble.delayMs ?? 0;
    }
    if (swap && this.kept === null) {
      this.kept = { bytes: spoilt, intact: spoilt === bytes, dueMs: 0 };
      return;
    }
    const last = this.waiting.at(-1)?.dueMs ?? 0;
    for (let copy = 0; copy < copies; copy += 1)
      this.waiting.push({
        bytes: spoilt,
        intact: spoilt === bytes,
        dueMs: Math.max(last, this.ms + delayMs),
      });
    this.letKeptGo(this.waiting.at(-1)?.dueMs ?? 0);
    this.release();
  }

  /** What was sent lately, and what the session before this one began with, comes again. */
  replay(): void {
    for (const bytes of [...this.openingBefore, ...this.lately])
      this.waiting.push({ bytes, intact: false, dueMs: this.ms });
  }

  /** One millisecond. */
  step(): void {
    this.ms += 1;
    if (this.replaysAfterHello && this.ms === this.helloMs + AFTER_HELLO_MS) this.replay();
    if (this.waiting.length > 0 || this.kept !== null) this.release();
  }

  private remember(bytes: Uint8Array): void {
    if (HELLO.every((byte, at) => bytes[at] === byte)) {
      this.helloMs = this.ms;
      if (this.opening.length > 0) this.openingBefore = this.opening;
      this.opening = [];
      return;
    }
    if (this.opening.length < REMEMBERED) this.opening.push(bytes);
    this.lately.push(bytes);
    if (this.lately.length > REMEMBERED) this.lately.shift();
  }

  private release(): void {
    if (this.troubles.size === 0) this.letKeptGo(0);
    for (const trouble of this.troubles) if (trouble.stalls === true) return;
    while (this.waiting.length > 0) {
      const [first] = this.waiting;
      if (first === undefined || first.dueMs > this.ms) return;
      this.waiting.shift();
      this.arrive(first.bytes, first.intact);
    }
  }

  private letKeptGo(dueMs: number): void {
    if (this.kept !== null) this.waiting.push({ ...this.kept, dueMs });
    this.kept = null;
  }

  private arrive(bytes: Uint8Array, intact: boolean): void {
    if (intact) this.intactMs = this.ms;
    this.deliver(bytes);
  }
}

function spoil(bytes: Uint8Array, { lossRate = 0, flipRate = 0 }: LaneTrouble, random: Random): Uint8Array {
  if (lossRate === 0 && flipRate === 0) return bytes;
  const out: number[] = [];
  let changed = false;
  for (const byte of bytes) {
    const lost = random.unit() < lossRate;
    const flipped = random.unit() < flipRate;
    changed ||= lost || flipped;
    if (!lost) out.push(flipped ? byte ^ random.integer(1, 255) : byte);
  }
  return changed ? Uint8Array.from(out) : bytes;
}

export class FaultyLine {
  readonly toChair: Lane;
  readonly toHost: Lane;

  constructor(random: Random, toChair: (bytes: Uint8Array) => void, toHost: (bytes: Uint8Array) => void) {
    this.toChair = new Lane(random, toChair);
    this.toHost = new Lane(random, toHost);
  }

  step(): void {
    this.toChair.step();
    this.toHost.step();
  }

  /** Troubles of one or both directions; call the answer to end them. */
  trouble(both: { readonly toChair?: LaneTrouble; readonly toHost?: LaneTrouble }): () => void {
    const { toChair, toHost } = both;
    if (toChair !== undefined) this.toChair.troubles.add(toChair);
    if (toHost !== undefined) this.toHost.troubles.add(toHost);
    return () => {
      if (toChair !== undefined) this.toChair.troubles.delete(toChair);
      if (toHost !== undefined) this.toHost.troubles.delete(toHost);
    };
  }
}
