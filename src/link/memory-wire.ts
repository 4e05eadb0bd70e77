import type { Random } from '../units/random.ts';
import type { Impairments } from './impairments.ts';
import { CLEAN_LINE, impair } from './impairments.ts';

interface Travelling {
  readonly bytes: Uint8Array;
  /** When its last byte arrives. */
  readonly dueMs: number;
}

/** A UART sends what it has begun; everything behind it can still be overtaken. */
const MOST_PIECE_BYTES = 128;

/**
 * One direction of a line in virtual time.
 *
 *     write ──▶ waiting ──▶ sending (one piece, paced) ──▶ travelling (delay) ──▶ arrived
 *
 * Time enters only through `advance`; a byte written between two advances is written at the earlier one.
 */
export class MemoryWire {
  private readonly bytesPerMs: number;
  private readonly random: Random;
  private line: Impairments = CLEAN_LINE;
  private waiting: Uint8Array[] = [];
  private urgentWaiting: Uint8Array[] = [];
  private waitingBytes = 0;
  private sending: Travelling | null = null;
  private travelling: Travelling[] = [];
  private freeAtMs = 0;
  private nowMs = 0;

  constructor(bytesPerMs: number, random: Random) {
    this.bytesPerMs = bytesPerMs;
    this.random = random;
  }

  setImpairments(line: Impairments): void {
    this.line = line;
  }

  /** Bytes not yet on the wire. */
  underWay(): number {
    return this.waitingBytes + (this.sending?.bytes.length ?? 0);
  }

  /** The bytes are the wire's from now on. */
  write(bytes: Uint8Array): void {
    this.queue(this.waiting, bytes);
  }

  urgent(bytes: Uint8Array): void {
    this.queue(this.urgentWaiting, bytes);
  }

  clear(): void {
    this.waiting = [];
    this.urgentWaiting = [];
    this.waitingBytes = 0;
    this.sending = null;
    this.travelling = [];
  }

  /** When something will happen next without another write; Infinity when nothing is on the line. */
  nextMs(): number {
    const sent = this.sending?.dueMs ?? Number.POSITIVE_INFINITY;
    const arrives = this.travelling[0]?.dueMs ?? Number.POSITIVE_INFINITY;
    return Math.min(sent, arrives);
  }

  /** Moves time on to `nowMs` and gives `arrived` every piece due by then, in order. */
  advance(nowMs: number, arrived: (bytes: Uint8Array) => void): void {
    while (this.sending !== null && this.sending.dueMs <= nowMs) this.finishSending(this.sending);
    this.nowMs = nowMs;
    while (this.travelling.length > 0) {
      const first = this.travelling[0];
      if (first === undefined || first.dueMs > nowMs) return;
      this.travelling.shift();
      arrived(first.bytes);
    }
  }

  private finishSending(sent: Travelling): void {
    this.freeAtMs = sent.dueMs;
    this.sending = null;
    for (const bytes of impair(sent.bytes, this.line, this.random)) {
      // A delay that has been lowered does not let bytes overtake others.
      const last = this.travelling.at(-1)?.dueMs ?? 0;
      this.travelling.push({ bytes, dueMs: Math.max(last, sent.dueMs + this.line.delayMs) });
    }
    this.begin();
  }

  private queue(into: Uint8Array[], bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    into.push(bytes);
    this.waitingBytes += bytes.length;
    this.begin();
  }

  private begin(): void {
    if (this.sending !== null) return;
    const from = this.urgentWaiting.length > 0 ? this.urgentWaiting : this.waiting;
    const first = from.shift();
    if (first === undefined) return;
    const bytes = first.subarray(0, MOST_PIECE_BYTES);
    if (bytes.length < first.length) from.unshift(first.subarray(bytes.length));
    this.waitingBytes -= bytes.length;
    const startMs = Math.max(this.nowMs, this.freeAtMs);
    this.sending = { bytes, dueMs: startMs + bytes.length / this.bytesPerMs };
  }
}
