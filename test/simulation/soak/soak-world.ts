/**
 * A chair, a bad line and a host that may die and come again, in one process and in virtual time. What
 * `src/app/virtual-world.ts` is for one massage, this is for a whole scenario.
 */
import type { BoardEvent } from '../../../sim/board/events.ts';
import type { FaultTargets, HostControls } from '../../../sim/faults/fault-kind.ts';
import { FaultyLine } from '../../../sim/faults/faulty-line.ts';
import { FaultyWiring } from '../../../sim/faults/faulty-wiring.ts';
import { SimChair } from '../../../sim/sim-chair.ts';
import type { TruthSample } from '../../../sim/truth.ts';
import { BEAT_MS, Session } from '../../../src/app/session.ts';
import { ChairLinkPort } from '../../../src/backend/chair-link/chair-link-port.ts';
import type { ChairProfile } from '../../../src/chair/profile.ts';
import type { Score } from '../../../src/engine/score.ts';
import type { ByteLink } from '../../../src/link/byte-link.ts';
import { MemoryPair } from '../../../src/link/memory-pair.ts';
import { Random } from '../../../src/units/random.ts';
import { SeenByBoard } from './seen-by-board.ts';

export interface SoakWorldOptions {
  readonly profile: ChairProfile;
  readonly statureMm: number;
  readonly seed: number;
  readonly onTruth: (sample: TruthSample) => void;
  readonly onBoardEvent: (event: BoardEvent) => void;
  readonly onLineOut: (text: string) => void;
  /** A person says Start, now. */
  readonly onStart: () => void;
}

/** So far on stands the host's clock at the beginning: it may jump back. */
const CLOCK_STARTS_MS = 100 * 3_600_000;
const SHORT_LINE_BYTES = 40;

export class SoakWorld implements FaultTargets {
  readonly profile: ChairProfile;
  readonly chair: SimChair;
  readonly line: FaultyLine;
  readonly wiring = new FaultyWiring();
  /** What the board last asked of its drives, and what it last read of its encoders. */
  readonly seen = new SeenByBoard();
  readonly host: HostControls;
  ms = 0;
  session: Session | null = null;
  private port: ChairLinkPort | null = null;
  private readonly options: SoakWorldOptions;
  private readonly pair: MemoryPair;
  private readonly random: Random;
  private offsetMs = CLOCK_STARTS_MS;
  private asleepUntilMs = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(options: SoakWorldOptions) {
    this.options = options;
    this.profile = options.profile;
    this.random = new Random(options.seed);
    this.pair = new MemoryPair({ seed: this.random.uint32() });
    this.chair = new SimChair({
      profile: options.profile,
      statureMm: options.statureMm,
      seed: this.random.uint32(),
      wiring: this.seen.around(this.wiring),
      send: (bytes) => this.line.toHost.push(bytes.slice()),
      onTruth: options.onTruth,
      onEvent: options.onBoardEvent,
    });
    this.line = new FaultyLine(
      this.random,
      (bytes) => this.chair.receive(bytes),
      (bytes) => this.pair.chair.write(bytes),
    );
    this.pair.chair.onBytes((bytes) => this.line.toChair.push(bytes.slice()));
    this.host = {
      kill: () => this.kill(),
      sleep: (forMs) => {
        this.asleepUntilMs = this.ms + forMs;
      },
      jumpClock: (byMs) => {
        this.offsetMs += byMs;
      },
      loseLine: (cause) => this.pair.cut(cause),
    };
  }

  get asleep(): boolean {
    return this.ms < this.asleepUntilMs;
  }

  /** The command is started, and the person says Start as soon as they are asked. */
  async begin(score: Score): Promise<void> {
    const now = (): number => this.ms + this.offsetMs;
    const port = new ChairLinkPort({
      link: this.sleepyLink(() => this.session === session),
      now,
      nonce: () => this.random.uint32(),
      onLine: (direction, text) => {
        if (direction === 'out') this.options.onLineOut(text);
      },
    });
    const session: Session = new Session({
      port,
      now,
      choose: () => ({ kind: 'score', score }),
      onReady: (ready) => {
        this.options.onStart();
        ready.start();
      },
    });
    this.waiting.length = 0;
    this.asleepUntilMs = 0;
    this.session = session;
    this.port = port;
    await session.open();
  }

  /** As a long transfer would: the line always has as much to send as leaves room for a short line. */
  fillLine(bytes: Uint8Array): void {
    while (this.pair.host.room() >= bytes.length + SHORT_LINE_BYTES) this.pair.host.write(bytes);
  }

  /** The command ends: it leaves the line as it should. */
  async leave(): Promise<void> {
    const { port } = this;
    this.kill();
    await port?.close();
  }

  private kill(): void {
    this.session = null;
    this.port = null;
  }

  /** One millisecond of everybody. */
  step(): void {
    this.ms += 1;
    this.pair.deliver(this.ms);
    this.line.step();
    this.chair.step();
    if (this.session === null || this.asleep) return;
    if (this.waiting.length > 0) for (const hear of this.waiting.splice(0)) hear();
    if (this.ms % BEAT_MS === 0) this.session?.tick(this.ms + this.offsetMs);
  }

  /** What arrives while the host sleeps waits; what arrives for a process that is gone is gone. */
  private sleepyLink(alive: () => boolean): ByteLink {
    const { host } = this.pair;
    const hear = (act: () => void): void => {
      if (!alive()) return;
      if (this.asleep || this.waiting.length > 0) this.waiting.push(act);
      else act();
    };
    return {
      ...host,
      open: (receiver) =>
        host.open({
          onBytes: (bytes) => hear(() => receiver.onBytes(bytes)),
          onLost: (cause) => hear(() => receiver.onLost(cause)),
        }),
    };
  }
}
