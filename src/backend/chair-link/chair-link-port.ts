/**
 * The host's side of chair-link v1 over one `ByteLink`: session, reliable lines, heartbeat, clock, stop.
 * Owns no timer: `tick` is called 20–50 times a second by whoever does.
 */
import type { ChairCommand, ChairEvent, StopCause } from '../../engine/chair-events.ts';
import type { ByteLink } from '../../link/byte-link.ts';
import { LineReader } from '../../link/line-reader.ts';
import { decodeLine, encodeLine } from '../../protocol/line.ts';
import type { BoardMessage, HostDatagram, MessageOf, SequencedMessage } from '../../protocol/messages.ts';
import { PROTOCOL_MAJOR, PROTOCOL_MINOR, STOP_BYTE } from '../../protocol/messages.ts';
import type { SendEffect, SendInput, SendWindow } from '../../protocol/send-window.ts';
import { initialWindow, isWaiting, stepWindow } from '../../protocol/send-window.ts';
import type { ChairPort } from '../chair-port.ts';
import { LineWatch } from '../line-watch.ts';
import { comfortOf, countersOf, identityOf, loadCellOf, scanPointOf, telemetryOf } from './from-lines.ts';
import type { LineSession } from './line-session.ts';
import { Outbox } from './outbox.ts';
import { Pending } from './pending.ts';
import {
  isQuestion,
  type TechnicianAnswer,
  type TechnicianCommand,
  type TechnicianQuestion,
} from './technician-lines.ts';
import { GOES_AHEAD, linesOf } from './to-lines.ts';

const NO_EPOCH = '0000';
/** Each next hello waits twice as long: only the answer to the newest is believed, and it may come from far away. */
const FIRST_HELLO_MS = 250;
const LAST_HELLO_MS = 1_000;
/** The board lets go after 300 ms of silence; any valid line counts as a heartbeat (spec.md §3). */
const HEARTBEAT_EVERY_MS = 50;
const CLOCK_EVERY_MS = 1_000;
/** The board has to know how old they are (spec.md §4): its clock is asked right before each, and before each again. */
const BEGINS: ReadonlySet<string> = new Set(['clr', 'arm', 'ref', 'scn', 'res']);
const STOP_BYTES = Uint8Array.of(STOP_BYTE, STOP_BYTE, STOP_BYTE);

export interface ChairLinkOptions {
  readonly link: ByteLink;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** 32 random bits, so that an answer can be told from an answer to somebody else's question. */
  readonly nonce: () => number;
  /** Hears what a technician's questions are answered; they go by `sendStore`. */
  readonly onStore?: (answer: TechnicianAnswer) => void;
  /** Hears every line sent and received, for traces. */
  readonly onLine?: (direction: 'out' | 'in', text: string) => void;
}

export class ChairLinkPort implements ChairPort {
  private readonly options: ChairLinkOptions;
  private readonly outbox: Outbox;
  private readonly pending = new Pending();
  private session: LineSession = { kind: 'ended' };
  private window: SendWindow = initialWindow();
  private listener: (event: ChairEvent) => void = () => undefined;
  private edge = 0;
  private batch = 0;
  /** Telemetry comes every 50 ms. */
  private readonly watch = new LineWatch();
  private sentMs = 0;
  private clockAskedMs = 0;

  constructor(options: ChairLinkOptions) {
    this.options = options;
    this.outbox = new Outbox(options.link, (line) => options.onLine?.('out', line));
  }

  async open(listener: (event: ChairEvent) => void): Promise<void> {
    this.listener = listener;
    const reader = new LineReader((line) => this.onLine(line));
    await this.options.link.open({
      onBytes: (bytes) => {
        reader.feed(bytes);
        this.outbox.flush();
      },
      onLost: (cause) => this.lose(cause),
    });
    this.greet(this.options.now(), FIRST_HELLO_MS);
  }

  send(id: number, command: Exclude<ChairCommand, { kind: 'stop' }>): void {
    if (command.kind === 'withdraw') this.withdraw(id, command.command);
    else this.sendLines(id, command);
  }

  private sendLines(id: number, command: Exclude<ChairCommand, { kind: 'stop' | 'withdraw' }>): void {
    if (command.kind === 'arm') this.edge += 1;
    if (command.kind === 'batch') this.batch = (this.batch + 1) & 0xffff;
    const lines = linesOf(command, { edge: this.edge, batch: this.batch });
    if (lines.length === 0) this.listener({ kind: 'answered', id, code: 'ok' });
    this.queue(id, lines, GOES_AHEAD.has(command.kind));
    this.outbox.flush();
  }

  private queue(id: number, lines: readonly SequencedMessage[], ahead: boolean): void {
    for (const [lineId, message] of this.pending.add(id, lines))
      this.stepWindow({ kind: 'send', id: lineId, message, ahead });
  }

  /** A batch counts with its last line: while that waits, the board has only staged it, and the next one throws it away. */
  private withdraw(id: number, batch: number): void {
    const ids = this.pending.withdraw(batch, (lineId) => isWaiting(this.window, lineId));
    this.stepWindow({ kind: 'withdraw', ids });
    this.listener({ kind: 'answered', id, code: ids.size > 0 ? 'ok' : 'late' });
  }

  /** A technician's message: one that is answered, under `id`, like a command; or a question of one line. */
  sendStore(id: number, message: TechnicianCommand | TechnicianQuestion): void {
    if (this.session.kind !== 'live') return;
    if (isQuestion(message)) this.transmit(message, this.session.epoch);
    else this.queue(id, [message], false);
    this.outbox.flush();
  }

  stop(cause: StopCause): void {
    this.stopBytes();
    this.outbox.clear();
    this.stepWindow({ kind: 'abandon' });
    if (this.session.kind !== 'live') return;
    this.outbox.first(encodeLine({ name: 'stp', cause }, this.session.epoch, null));
    this.outbox.flush();
  }

  retract(): void {
    if (this.session.kind !== 'live') return;
    this.transmit({ name: 'opn' }, this.session.epoch);
    this.outbox.flush();
  }

  tick(nowMs: number): void {
    const gone = this.watch.goneBecause(nowMs, 'chair');
    if (gone !== null) this.lose(gone);
    switch (this.session.kind) {
      case 'greeting':
        if (nowMs - this.session.askedMs >= this.session.patienceMs) {
          this.greet(nowMs, Math.min(2 * this.session.patienceMs, LAST_HELLO_MS));
        }
        break;
      case 'live':
        this.tickLive(nowMs, this.session.epoch);
        break;
      case 'ended':
        return;
      default:
        this.session satisfies never;
    }
    this.outbox.flush();
  }

  /** Whoever leaves a session says stop: sooner than silence, and of no effect on a chair that has let go. */
  async close(): Promise<void> {
    if (this.session.kind === 'live') this.stopBytes();
    this.session = { kind: 'ended' };
    await this.options.link.close();
  }

  private tickLive(nowMs: number, epoch: string): void {
    this.stepWindow({ kind: 'time' });
    if (nowMs - this.clockAskedMs >= CLOCK_EVERY_MS) this.tellClock(nowMs, epoch);
    if (nowMs - this.sentMs >= HEARTBEAT_EVERY_MS) this.transmit({ name: 'hb' }, epoch);
  }

  private tellClock(nowMs: number, epoch: string): void {
    this.clockAskedMs = nowMs;
    this.transmit({ name: 'syn', hostMs: Math.floor(nowMs) }, epoch);
  }

  private greet(nowMs: number, patienceMs: number): void {
    const nonce = (this.options.nonce() >>> 0).toString(16).padStart(8, '0');
    this.session = { kind: 'greeting', nonce, askedMs: nowMs, patienceMs };
    this.outbox.add(
      encodeLine({ name: 'hello', major: PROTOCOL_MAJOR, minor: PROTOCOL_MINOR, nonce }, NO_EPOCH, null),
    );
    this.outbox.flush();
  }

  private transmit(message: HostDatagram, epoch: string): void {
    this.sentMs = this.options.now();
    this.outbox.add(encodeLine(message, epoch, null));
  }

  private stepWindow(input: SendInput): void {
    const { window, effects } = stepWindow(this.window, input, this.options.now());
    this.window = window;
    for (const effect of effects) this.carryOut(effect);
  }

  private carryOut(effect: SendEffect): void {
    switch (effect.kind) {
      case 'transmit':
        if (this.session.kind !== 'live') return;
        if (BEGINS.has(effect.message.name)) this.tellClock(this.options.now(), this.session.epoch);
        this.sentMs = this.options.now();
        this.outbox.add(encodeLine(effect.message, this.session.epoch, effect.seq));
        return;
      case 'answered': {
        const settled = this.pending.settle(effect.id, effect.code);
        if (settled !== null) this.listener({ kind: 'answered', id: settled.id, code: settled.code });
        return;
      }
      case 'dead':
        this.lose(effect.cause);
        return;
      default:
        effect satisfies never;
    }
  }

  private onLine(text: string): void {
    this.options.onLine?.('in', text);
    const decoded = decodeLine(text, 'board');
    if (!decoded.ok) return;
    const { message, epoch } = decoded;
    switch (this.session.kind) {
      case 'greeting':
        if (epoch === NO_EPOCH) this.onGreeted(message as BoardMessage, this.session.nonce);
        return;
      case 'live':
        if (epoch === this.session.epoch) this.onLive(message as BoardMessage);
        return;
      case 'ended':
        return;
      default:
        this.session satisfies never;
    }
  }

  private onGreeted(message: BoardMessage, nonce: string): void {
    if (message.name === 'wait' && message.nonce === nonce) {
      this.listener({ kind: 'waiting', state: message.state });
    }
    if (message.name === 'iam' && message.nonce === nonce) this.begin(message);
  }

  private begin(message: MessageOf<'iam'>): void {
    const nowMs = this.options.now();
    this.session = { kind: 'live', epoch: message.epoch };
    this.window = initialWindow();
    this.edge = 0;
    this.watch.heardMs = nowMs;
    this.sentMs = nowMs;
    this.tellClock(nowMs, message.epoch);
    this.listener({ kind: 'identified', identity: identityOf(message) });
  }

  private onLive(message: BoardMessage): void {
    this.watch.heardMs = this.options.now();
    switch (message.name) {
      case 'ack':
        this.stepWindow({ kind: 'ack', seq: message.seq, next: message.next, code: message.code });
        return;
      case 'tm':
        this.listener({ kind: 'telemetry', telemetry: telemetryOf(message) });
        return;
      case 'ta':
        this.listener({ kind: 'comfort', comfort: comfortOf(message) });
        return;
      case 'ct':
        this.listener({ kind: 'counters', counters: countersOf(message) });
        return;
      case 'scp':
        this.listener({ kind: 'felt', point: scanPointOf(message) });
        return;
      case 'snc':
        this.listener({ kind: 'clock', roundTripMs: Math.max(0, this.watch.heardMs - message.hostMs) });
        return;
      case 'can':
        this.listener({ kind: 'cell', cell: loadCellOf(message) });
        this.options.onStore?.(message);
        return;
      case 'pgn':
      case 'pgm':
      case 'pgo':
      case 'pgh':
        this.options.onStore?.(message);
        return;
      case 'iam':
      case 'wait':
        return;
      default:
        message satisfies never;
    }
  }

  private stopBytes(): void {
    this.options.link.urgent(STOP_BYTES);
    this.options.onLine?.('out', 'stop byte ×3');
  }

  /** The way to the chair may still be whole where the way back is not. */
  private lose(cause: string): void {
    if (this.session.kind === 'ended') return;
    if (this.session.kind === 'live') this.stopBytes();
    this.session = { kind: 'ended' };
    this.listener({ kind: 'lost', cause });
  }
}
