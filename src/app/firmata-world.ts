/** As `VirtualWorld`, for a chair on a Firmata board: the board it lacks is the host's part of this world. */
import { FirmataChair } from '../../sim/firmata/firmata-chair.ts';
import { FirmataPort } from '../backend/firmata/firmata-port.ts';
import { MemoryPair } from '../link/memory-pair.ts';
import { Random } from '../units/random.ts';
import { askByHandset } from './handset-wishes.ts';
import { BEAT_MS, Session } from './session.ts';
import type { WorldOptions } from './virtual-world.ts';

/** 8N1: ten bits a byte. */
const BITS_PER_BYTE = 10;

export class FirmataWorld {
  readonly chair: FirmataChair;
  readonly line: MemoryPair;
  readonly session: Session;
  private elapsedMs = 0;
  private asleepUntilMs = 0;

  constructor(options: Omit<WorldOptions, 'onBoardEvent'>) {
    const { profile, statureMm, stiffnessNPerMm, cellSpan, bodySeed, onTruth, onLine, read } = options;
    const random = new Random(options.seed);
    const baud = profile.wiring?.baud ?? 0;
    this.line = new MemoryPair({ seed: random.uint32(), bytesPerMs: baud / BITS_PER_BYTE / 1000 });
    this.chair = new FirmataChair({
      profile,
      statureMm,
      seed: random.uint32(),
      bodySeed,
      ...(stiffnessNPerMm === undefined ? {} : { stiffnessNPerMm }),
      ...(cellSpan === undefined ? {} : { cellSpan }),
      ...(onTruth === undefined ? {} : { onTruth }),
      send: (bytes) => this.line.chair.write(bytes),
      planTick: () => port.planTick,
    });
    this.line.chair.onBytes((bytes) => this.chair.receive(bytes));
    const now = (): number => this.elapsedMs;
    const port: FirmataPort = new FirmataPort({
      link: this.line.host,
      now,
      profile,
      onHandset: (wish) => askByHandset(this.session, wish),
      ...(onLine === undefined ? {} : { onLine }),
    });
    this.session = new Session({
      port,
      now,
      choose: options.choose,
      ...(read === undefined ? {} : { read }),
      onReady: options.onReady ?? ((session) => session.start()),
    });
  }

  get nowMs(): number {
    return this.elapsedMs;
  }

  async open(): Promise<void> {
    await this.session.open();
  }

  /** The host does nothing for `durationMs`: what it said stays on its way, and what the board says waits. */
  stallHost(durationMs: number): void {
    this.asleepUntilMs = this.elapsedMs + durationMs;
  }

  /** One millisecond of everybody. */
  step(): void {
    this.elapsedMs += 1;
    const asleep = this.elapsedMs < this.asleepUntilMs;
    if (!asleep) this.line.deliver(this.elapsedMs);
    this.chair.step();
    if (asleep) return;
    if (this.elapsedMs % BEAT_MS === 0) this.session.tick(this.elapsedMs);
  }

  /** Steps until the session has ended, or until `limitMs` of virtual time. True where it ended. */
  runToEnd(limitMs: number): boolean {
    while (this.session.outcome === null && this.elapsedMs < limitMs) this.step();
    return this.session.outcome !== null;
  }
}
