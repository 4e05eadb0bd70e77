/**
 * A chair on a Firmata board as a `ChairPort`: johnny-five and firmata-io over one `ByteLink`, and behind them the board
 * that the chair itself does not have. Owns no timer: it steps when samples come, and at `tick`.
 *
 *     engine ──▶ FirmataPort ──▶ HostBoard ──▶ Outputs (johnny-five) ──▶ LinkTransport ──▶ line
 *                                    ▲───────── Inputs (firmata-io) ◀──────────────────────┘
 */
import firmata, { type IoBoard } from 'firmata-io';
import { envelopeHash } from '../../chair/envelope.ts';
import type { ChairProfile } from '../../chair/profile.ts';
import { BOARDS, type Wiring } from '../../chair/wiring.ts';
import type { ChairCommand, ChairEvent, StopCause } from '../../engine/chair-events.ts';
import type { ByteLink } from '../../link/byte-link.ts';
import { PROTOCOL_MAJOR } from '../../protocol/messages.ts';
import { ChairError } from '../../units/chair-error.ts';
import type { ChairPort } from '../chair-port.ts';
import { LineWatch } from '../line-watch.ts';
import { Handset, type HandsetWish } from './handset.ts';
import { HostBoard } from './host-board.ts';
import { Inputs } from './inputs.ts';
import { LinkTransport } from './link-transport.ts';
import { Outputs } from './outputs.ts';
import { comfortFrom, countersFrom, telemetryFrom } from './told.ts';

/** 50 times a second. */
const LOOP_MS = 20;
const TELEMETRY_MS = 50;
const COUNTERS_MS = 1_000;
const ASK_AGAIN_MS = 500;
/** Half a second of everything that is ever told at once. */
const MOST_WAITING = 60;
/** As the sketch of a simulated board names itself. */
const SIMULATED = 'TsuboSimulated';

export interface FirmataOptions {
  readonly link: ByteLink;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** The chair a person said this is: a Firmata board cannot tell. */
  readonly profile: ChairProfile;
  readonly onHandset?: (wish: HandsetWish) => void;
  /** Hears every piece of bytes sent and received, for traces. */
  readonly onLine?: (direction: 'out' | 'in', text: string) => void;
}

interface Live {
  readonly board: HostBoard;
  readonly inputs: Inputs;
  readonly handset: Handset | null;
}

export class FirmataPort implements ChairPort {
  private readonly options: FirmataOptions;
  private readonly wiring: Wiring;
  private readonly transport: LinkTransport;
  private listener: (event: ChairEvent) => void = () => undefined;
  private io: IoBoard | null = null;
  private live: Live | null = null;
  private identified = false;
  private ended = false;
  private askedMs = 0;
  private steppedMs = 0;
  private toldMs = 0;
  private countedMs = 0;
  /** A live board samples every 10 or 20 ms. */
  private readonly watch = new LineWatch();
  private stops = 0;
  private late = 0;

  /** Throws a `ChairError` where the profile is not one of a Firmata chair. */
  constructor(options: FirmataOptions) {
    const { profile, link, onLine } = options;
    if (profile.wiring === undefined) {
      const next = 'Name the profile of a chair of the family firmata.';
      throw new ChairError('incompatible', `${profile.title} is not wired to a Firmata board.`, next);
    }
    this.options = options;
    this.wiring = profile.wiring;
    this.transport = new LinkTransport(onLine === undefined ? link : tracing(link, onLine));
  }

  /** Where the plan stands; 0 before there is one. */
  get planTick(): number {
    return this.live?.board.motion.clock.tick ?? 0;
  }

  async open(listener: (event: ChairEvent) => void): Promise<void> {
    const { link, now, onLine } = this.options;
    this.listener = listener;
    await link.open({
      onBytes: (bytes) => {
        onLine?.('in', hex(bytes));
        if (this.live !== null) this.watch.heardMs = now();
        this.transport.emit('data', bytes);
        this.transport.flush();
      },
      onLost: (cause) => this.lose(cause),
    });
    const io = new firmata.Firmata(this.transport, { samplingInterval: this.wiring.samplingMs });
    this.io = io;
    io.once('ready', () => this.begin(io));
    this.transport.emit('open');
    this.ask(now());
  }

  send(id: number, command: Exclude<ChairCommand, { kind: 'stop' }>): void {
    const code = this.live === null ? 'not-armed' : this.carryOut(command, this.live.board);
    if (code === 'late') this.late += 1;
    this.listener({ kind: 'answered', id, code });
  }

  /** What waits for the wire is thrown away: nothing told before may come after a stop. */
  stop(_cause: StopCause): void {
    if (this.live === null) return;
    this.stops += 1;
    this.transport.dropOutputs();
    this.live.board.letGo();
    this.transport.flush();
  }

  retract(): void {
    if (this.live === null) return;
    this.live.board.homing = false;
    this.live.board.open();
  }

  tick(nowMs: number): void {
    if (this.ended) return;
    const gone = this.watch.goneBecause(nowMs, 'board');
    if (gone !== null) {
      this.lose(gone);
      return;
    }
    if (this.live === null) {
      if (nowMs - this.askedMs >= ASK_AGAIN_MS) this.ask(nowMs);
    } else this.stepAt(nowMs, this.live);
    this.transport.flush();
  }

  /** Whoever leaves says stop; the relay drops a moment later, because nobody toggles it any more. */
  async close(): Promise<void> {
    if (!this.ended) this.stop('exit');
    this.end();
    await this.options.link.close();
  }

  private ask(nowMs: number): void {
    this.askedMs = nowMs;
    this.io?.reportVersion(() => undefined);
    this.io?.queryFirmware(() => undefined);
  }

  private begin(io: IoBoard): void {
    if (this.ended || this.live !== null) return;
    const { profile, now } = this.options;
    const { digital } = BOARDS[this.wiring.board];
    if (io.pins.length !== digital) {
      this.lose(`the board has ${io.pins.length} pins, and the profile says ${digital}`);
      return;
    }
    const { handset } = this.wiring;
    const outputs = new Outputs(io, this.wiring);
    outputs.haltAll();
    const inputs = new Inputs({
      io,
      profile,
      wiring: this.wiring,
      now,
      onStop: () => this.stop('person'),
      onSamples: () => {
        if (this.live !== null && now() - this.steppedMs >= LOOP_MS) this.stepAt(now(), this.live);
      },
    });
    const board = new HostBoard(profile, this.wiring, inputs, outputs, now());
    this.watch.heardMs = now();
    this.live = {
      board,
      inputs,
      handset:
        handset === undefined
          ? null
          : new Handset(handset, outputs.board, { inputs, outputs, transport: this.transport }, (wish) =>
              this.options.onHandset?.(wish),
            ),
    };
  }

  private identify(io: IoBoard): void {
    this.identified = true;
    const { profile } = this.options;
    this.listener({
      kind: 'identified',
      identity: {
        model: profile.name,
        serial: io.firmware.name ?? 'firmata',
        simulated: io.firmware.name?.startsWith(SIMULATED) ?? false,
        envelope: envelopeHash(profile),
        protocolMajor: PROTOCOL_MAJOR,
        protocolMinor: 0,
      },
    });
  }

  private stepAt(nowMs: number, { board, inputs, handset }: Live): void {
    if (!this.identified) {
      if (this.io === null || !inputs.complete) return;
      this.identify(this.io);
    }
    if (nowMs - this.steppedMs >= LOOP_MS) {
      this.steppedMs = nowMs;
      // A line that takes nothing any more takes no toggles either.
      if (this.transport.outputsWaiting > MOST_WAITING && board.fault === null) board.fail('silence');
      board.step(nowMs);
      handset?.step(board, nowMs);
    }
    if (nowMs - this.toldMs >= TELEMETRY_MS) {
      this.toldMs = nowMs;
      this.listener({ kind: 'telemetry', telemetry: telemetryFrom(board, inputs, nowMs) });
      const comfort = comfortFrom(this.options.profile, inputs);
      if (comfort !== null) this.listener({ kind: 'comfort', comfort });
    }
    if (
      nowMs - this.countedMs >= COUNTERS_MS ||
      (board.fault !== null && board.faultAtMs >= this.countedMs)
    ) {
      this.countedMs = nowMs;
      this.listener({ kind: 'counters', counters: countersFrom(board, this.stops, this.late) });
    }
    this.transport.flush();
  }

  private carryOut(command: Exclude<ChairCommand, { kind: 'stop' }>, board: HostBoard): string {
    switch (command.kind) {
      case 'zones':
        board.motion.zones = command.zones;
        return 'ok';
      case 'clear-fault':
        board.clear();
        return 'ok';
      case 'arm':
        return board.arm(this.options.now());
      case 'reference':
        return board.reference();
      case 'batch':
        return board.take(command.batch);
      case 'pause':
        return board.pause();
      case 'resume':
        return board.resume();
      case 'disarm':
        board.letGo();
        return 'ok';
      case 'scan':
      case 'back':
      case 'program':
        return 'unsupported';
      case 'withdraw':
        return 'late';
      case 'rate':
        return command.permille === 1000 ? 'ok' : 'rate';
      default:
        return command satisfies never;
    }
  }

  private lose(cause: string): void {
    if (this.ended) return;
    if (this.live !== null) this.stop('host');
    this.end();
    this.listener({ kind: 'lost', cause });
  }

  private end(): void {
    this.ended = true;
    this.live = null;
    // The library would write to a closed line in five seconds.
    if (this.io !== null) clearTimeout(this.io.reportVersionTimeoutId);
  }
}

function tracing(link: ByteLink, onLine: (direction: 'out' | 'in', text: string) => void): ByteLink {
  return {
    name: link.name,
    open: (receiver) => link.open(receiver),
    room: () => link.room(),
    urgent: (bytes) => link.urgent(bytes),
    close: () => link.close(),
    write: (bytes) => {
      onLine('out', hex(bytes));
      link.write(bytes);
    },
  };
}

/** Sample: `94 10 00`. */
function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
