/** A host made of bare lines, for tests of the board: no engine, no link, its own counting of sequence numbers. */

import type { BoardEvent } from '../../../../sim/board/events.ts';
import { decodeLine, encodeLineBytes, NO_EPOCH } from '../../../../src/protocol/line.ts';
import { LineSplitter } from '../../../../src/protocol/line-splitter.ts';
import type {
  AckCode,
  BoardMessage,
  HostDatagram,
  MessageOf,
  SequencedMessage,
} from '../../../../src/protocol/messages.ts';
import { STOP_BYTE } from '../../../../src/protocol/messages.ts';

/** Anything with a line: the simulated chair, or a bare board over hand-made mechanics. */
export interface Steppable {
  receive(bytes: Uint8Array): void;
  step(): void;
}

export class TestHost {
  readonly heard: BoardMessage[] = [];
  readonly events: BoardEvent[] = [];
  /** Every byte sent, for replays. */
  readonly sent: Uint8Array[] = [];
  epoch = NO_EPOCH;
  ms = 0;
  /** Sends a heartbeat every 50 ms while true. */
  beating = true;
  faultId = 0;
  private seq = 0;
  private nonce = 0;
  private chair: Steppable | null = null;
  private readonly splitter = new LineSplitter({
    onLine: (text) => this.onLine(text),
    onStop: () => undefined,
    onNoise: () => undefined,
  });

  attach<C extends Steppable>(chair: C): C {
    this.chair = chair;
    return chair;
  }

  readonly onBytes = (bytes: Uint8Array): void => this.splitter.push(bytes);
  readonly onEvent = (event: BoardEvent): void => {
    this.events.push(event);
  };

  run(ms: number, each?: () => void): void {
    for (let i = 0; i < ms; i++) this.tick(each);
  }

  /** Steps until `done`, at most `mostMs`; returns how long it took. Throws where it never was. */
  runUntil(done: () => boolean, mostMs: number, each?: () => void): number {
    for (let ms = 0; ms <= mostMs; ms++) {
      if (done()) return ms;
      this.tick(each);
    }
    throw new Error(`not so within ${mostMs} ms; the board says ${this.state}`);
  }

  raw(bytes: Uint8Array): void {
    this.sent.push(bytes);
    this.chair?.receive(bytes);
  }

  stopByte(): void {
    this.raw(Uint8Array.of(STOP_BYTE));
  }

  say(message: HostDatagram): void {
    const epoch = message.name === 'hello' ? NO_EPOCH : this.epoch;
    this.raw(encodeLineBytes(message, epoch, null));
  }

  /** Sends one command and steps until it is answered. */
  ask(message: SequencedMessage): AckCode {
    const seq = this.post(message);
    this.tick();
    const answer = this.heard.findLast((heard) => heard.name === 'ack' && heard.seq === seq);
    if (answer === undefined || answer.name !== 'ack') throw new Error(`${message.name} was not answered`);
    return answer.code;
  }

  /** Sends one command without looking for the answer; returns its sequence number. */
  post(message: SequencedMessage): number {
    const seq = this.seq;
    this.seq = (this.seq + 1) % 65_536;
    this.raw(encodeLineBytes(message, this.epoch, seq));
    return seq;
  }

  /** Says hello and takes up the epoch of the answer. */
  hello(): MessageOf<'iam'> | MessageOf<'wait'> {
    const nonce = (++this.nonce).toString(16).padStart(8, '0');
    this.say({ name: 'hello', major: 1, minor: 0, nonce });
    this.tick();
    const answer = this.heard.findLast(
      (heard) => (heard.name === 'iam' || heard.name === 'wait') && heard.nonce === nonce,
    );
    if (answer?.name === 'iam') {
      this.epoch = answer.epoch;
      this.seq = 0;
      return answer;
    }
    if (answer?.name === 'wait') return answer;
    throw new Error('no answer to hello');
  }

  last<N extends BoardMessage['name']>(name: N): MessageOf<N> {
    const message = this.heard.findLast((heard) => heard.name === name);
    if (message === undefined) throw new Error(`the board never said ${name}`);
    return message as unknown as MessageOf<N>;
  }

  get state(): string {
    return this.heard.findLast((heard) => heard.name === 'tm')?.state ?? 'unheard';
  }

  /** Where the board is by its own events, without waiting for telemetry. */
  get phase(): string {
    const event = this.events.findLast((heard) => heard.kind === 'phase');
    return event?.kind === 'phase' ? event.to : 'disarmed';
  }

  eventMs(kind: BoardEvent['kind']): number {
    const event = this.events.findLast((heard) => heard.kind === kind);
    if (event === undefined) throw new Error(`no event ${kind}`);
    return event.ms;
  }

  private tick(each?: () => void): void {
    this.ms += 1;
    if (this.beating && this.epoch !== NO_EPOCH && this.ms % 50 === 0) this.say({ name: 'hb' });
    this.chair?.step();
    each?.();
  }

  private onLine(text: string): void {
    const line = decodeLine(text, 'board');
    if (!line.ok) throw new Error(`the board sent a line that is refused: ${text} (${line.reason})`);
    const message = line.message as BoardMessage;
    if (message.name === 'ct') this.faultId = message.faultId;
    this.heard.push(message);
  }
}
