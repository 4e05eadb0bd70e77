/**
 * The board's side of a session (spec.md §1–3): bytes in, one message after the other out, every sequenced line answered
 * once and carried out once. Which message may do what is not decided here.
 */
import { decodeLine, encodeLine, NO_EPOCH } from '../../src/protocol/line.ts';
import { LineSplitter } from '../../src/protocol/line-splitter.ts';
import type {
  AckCode,
  BoardMessage,
  HostDatagram,
  MessageOf,
  SequencedMessage,
} from '../../src/protocol/messages.ts';
import { initialReceive, judge, type ReceiveState, record } from '../../src/protocol/receive-window.ts';
import { TextBytes } from '../../src/protocol/text-bytes.ts';

export interface SessionHandlers {
  /** A stop byte: before anything else, in any state. */
  onStop(): void;
  onHello(hello: MessageOf<'hello'>): void;
  /** Any whole line of this session came, whatever it says: the host is alive. */
  onAlive(): void;
  onDatagram(message: Exclude<HostDatagram, MessageOf<'hello'>>): void;
  /** Carries a sequenced message out and says with which code. */
  onCommand(message: SequencedMessage, seq: number): AckCode;
  /** A sequenced line whose name or fields are wrong: as a refused command. */
  onRefused(code: AckCode): void;
}

export class Session {
  /** `0000` until the first handshake since power-up. */
  epoch = NO_EPOCH;
  /** Lines that counted as noise. */
  noise = 0;
  private receive: ReceiveState = initialReceive();
  private readonly handlers: SessionHandlers;
  private readonly send: (bytes: Uint8Array) => void;
  private readonly splitter: LineSplitter;
  private readonly bytes = new TextBytes();

  constructor(handlers: SessionHandlers, send: (bytes: Uint8Array) => void) {
    this.handlers = handlers;
    this.send = send;
    this.splitter = new LineSplitter({
      onLine: (text) => this.onLine(text),
      onStop: () => handlers.onStop(),
      onNoise: () => {
        this.noise += 1;
      },
    });
  }

  push(bytes: Uint8Array): void {
    this.splitter.push(bytes);
  }

  /** A new session: no old line is valid any more, and sequence 0 is expected. */
  open(epoch: string): void {
    this.epoch = epoch;
    this.receive = initialReceive();
  }

  /** Says something in this session; nothing before the first handshake. */
  tell(message: BoardMessage): void {
    if (this.epoch !== NO_EPOCH) this.send(this.bytes.of(encodeLine(message, this.epoch, null)));
  }

  /** The two answers to a hello carry no epoch. */
  answerHello(message: MessageOf<'iam'> | MessageOf<'wait'>): void {
    this.send(this.bytes.of(encodeLine(message, NO_EPOCH, null)));
  }

  private onLine(text: string): void {
    const line = decodeLine(text, 'host');
    if (!line.ok && line.reason !== 'unknown' && line.reason !== 'field') {
      this.noise += 1;
      return;
    }
    const isHello = line.ok && line.message.name === 'hello';
    if (line.epoch !== (isHello ? NO_EPOCH : this.epoch) || (!isHello && line.epoch === NO_EPOCH)) {
      this.noise += 1;
      return;
    }
    if (isHello) {
      this.handlers.onHello(line.message as MessageOf<'hello'>);
      return;
    }
    if (line.seq === null) {
      if (!line.ok) {
        this.noise += 1;
        return;
      }
      this.handlers.onAlive();
      // The table lets only datagrams of the host come without a sequence number.
      this.handlers.onDatagram(line.message as Exclude<HostDatagram, MessageOf<'hello'>>);
      return;
    }
    this.handlers.onAlive();
    this.take(line.seq, line.ok ? (line.message as SequencedMessage) : line.reason);
  }

  private take(seq: number, message: SequencedMessage | 'unknown' | 'field'): void {
    const judgement = judge(this.receive, seq);
    if (judgement === 'gap') {
      this.answer(seq, 'gap');
      return;
    }
    if (judgement !== 'execute') {
      this.answer(seq, judgement.repeat);
      return;
    }
    let code: AckCode;
    if (typeof message === 'string') {
      code = message;
      this.handlers.onRefused(message);
    } else code = this.handlers.onCommand(message, seq);
    this.receive = record(this.receive, seq, code);
    this.answer(seq, code);
  }

  private answer(seq: number, code: AckCode): void {
    this.tell({ name: 'ack', seq, next: this.receive.next, code });
  }
}
