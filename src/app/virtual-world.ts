/**
 * A chair, a line at 115200 baud and a session in one process and in virtual time: whoever owns it steps it a
 * millisecond at a time, so that the same seed gives the same bytes at any speed.
 */
import type { BoardEvent } from '../../sim/board/events.ts';
import { SimChair } from '../../sim/sim-chair.ts';
import type { TruthSample } from '../../sim/truth.ts';
import { ChairLinkPort } from '../backend/chair-link/chair-link-port.ts';
import type { ChairProfile } from '../chair/profile.ts';
import type { ChairIdentity } from '../engine/chair-events.ts';
import type { ByteLink } from '../link/byte-link.ts';
import { MemoryPair } from '../link/memory-pair.ts';
import { Random } from '../units/random.ts';
import { BEAT_MS, type Choice, Session, type SessionOptions } from './session.ts';

export interface WorldOptions {
  readonly profile: ChairProfile;
  readonly statureMm: number;
  readonly seed: number;
  /** Tissue and load cells of the simulated chair; left out, as its seed makes them. */
  readonly stiffnessNPerMm?: number;
  readonly cellSpan?: readonly [number, number];
  readonly cellZeroN?: readonly [number, number];
  /** False: the person holds their breath. */
  readonly breathing?: boolean;
  /** A person whose body differs from the table, as `SimChairOptions.bodySeed`. */
  readonly bodySeed?: number | undefined;
  /** What the flash of the chair holds, and whom it trusts, as `SimChairOptions`. */
  readonly flashCells?: Uint8Array | undefined;
  readonly trustedKeys?: readonly Uint8Array[] | undefined;
  readonly choose: (identity: ChairIdentity) => Choice | 'later';
  /** As `SessionOptions.read`. */
  readonly read?: SessionOptions['read'];
  /** A person's Start comes by itself when the chair is ready, unless this says otherwise. */
  readonly onReady?: (session: Session) => void;
  readonly onTruth?: (sample: TruthSample) => void;
  /** The board's own account of what it did, on its own clock. */
  readonly onBoardEvent?: (event: BoardEvent) => void;
  readonly onLine?: (direction: 'out' | 'in', text: string) => void;
}

export class VirtualWorld {
  readonly chair: SimChair;
  readonly line: MemoryPair;
  readonly session: Session;
  private elapsedMs = 0;
  private asleepUntilMs = 0;
  private wake: () => void = () => {};

  constructor(options: WorldOptions) {
    const random = new Random(options.seed);
    this.line = new MemoryPair({ seed: random.uint32() });
    this.chair = new SimChair({
      profile: options.profile,
      statureMm: options.statureMm,
      seed: random.uint32(),
      ...(options.stiffnessNPerMm === undefined ? {} : { stiffnessNPerMm: options.stiffnessNPerMm }),
      ...(options.cellSpan === undefined ? {} : { cellSpan: options.cellSpan }),
      ...(options.cellZeroN === undefined ? {} : { cellZeroN: options.cellZeroN }),
      ...(options.breathing === undefined ? {} : { breathing: options.breathing }),
      bodySeed: options.bodySeed,
      flashCells: options.flashCells,
      trustedKeys: options.trustedKeys,
      send: (bytes) => this.line.chair.write(bytes),
      ...(options.onTruth === undefined ? {} : { onTruth: options.onTruth }),
      ...(options.onBoardEvent === undefined ? {} : { onEvent: options.onBoardEvent }),
    });
    this.line.chair.onBytes((bytes) => this.chair.receive(bytes));
    const now = (): number => this.elapsedMs;
    const port = new ChairLinkPort({
      link: this.sleepyLink(),
      now,
      nonce: () => random.uint32(),
      ...(options.onLine === undefined ? {} : { onLine: options.onLine }),
    });
    this.session = new Session({
      port,
      now,
      choose: options.choose,
      ...(options.read === undefined ? {} : { read: options.read }),
      onReady: options.onReady ?? ((session) => session.start()),
    });
  }

  get nowMs(): number {
    return this.elapsedMs;
  }

  async open(): Promise<void> {
    await this.session.open();
  }

  /** The host does nothing for `durationMs`: no beat, and what the chair says is heard only afterwards. */
  stallHost(durationMs: number): void {
    this.asleepUntilMs = this.elapsedMs + durationMs;
  }

  /** One millisecond of everybody. */
  step(): void {
    this.elapsedMs += 1;
    this.line.deliver(this.elapsedMs);
    this.chair.step();
    if (this.elapsedMs < this.asleepUntilMs) return;
    this.wake();
    if (this.elapsedMs % BEAT_MS === 0) this.session.tick(this.elapsedMs);
  }

  /** Steps until the session has ended, or until `limitMs` of virtual time. True where it ended. */
  runToEnd(limitMs: number): boolean {
    while (this.session.outcome === null && this.elapsedMs < limitMs) this.step();
    return this.session.outcome !== null;
  }

  /** The host's end of the line; what arrives while the host sleeps waits in the system's buffer. */
  private sleepyLink(): ByteLink {
    const { host } = this.line;
    const waiting: Uint8Array[] = [];
    return {
      ...host,
      open: (receiver) => {
        this.wake = () => {
          // In nearly every millisecond nothing waits.
          if (waiting.length > 0) for (const bytes of waiting.splice(0)) receiver.onBytes(bytes);
        };
        return host.open({
          onBytes: (bytes) => {
            if (this.elapsedMs < this.asleepUntilMs || waiting.length > 0) waiting.push(bytes);
            else receiver.onBytes(bytes);
          },
          onLost: (cause) => receiver.onLost(cause),
        });
      },
    };
  }
}
