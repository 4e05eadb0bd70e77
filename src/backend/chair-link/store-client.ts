/**
 * A technician's session with one board: questions to its program store and load cells, and commands that change them,
 * each awaited.
 * Owns no timer: whoever owns one calls `tick`. No engine runs in such a session, and nothing moves.
 */
import type { ChairCounters, ChairEvent, ChairIdentity } from '../../engine/chair-events.ts';
import type { AckCode, MessageOf } from '../../protocol/messages.ts';
import { bytesOfText } from '../../protocol/program-image/bytes-text.ts';
import { ChairError } from '../../units/chair-error.ts';
import { type ChairLinkOptions, ChairLinkPort } from './chair-link-port.ts';
import type { TechnicianAnswer, TechnicianCommand, TechnicianQuestion } from './technician-lines.ts';

/** A question is asked again after this. */
const ASK_AGAIN_MS = 150;
/** A board with a store has answered by then; one without never does. */
const ANSWER_MS = 3_000;
/** Nobody answers a hello for so long: there is no board. */
const GREETING_MS = 5_000;

export interface SlotInfo {
  /** Null where the board has no such slot. */
  readonly slot: MessageOf<'pgn'> | null;
  readonly transfer: MessageOf<'pgm'>;
}

interface Waiting {
  readonly question: TechnicianQuestion;
  readonly fits: (answer: TechnicianAnswer) => boolean;
  readonly done: (answer: TechnicianAnswer) => void;
  readonly failed: (error: ChairError) => void;
  readonly sinceMs: number;
  askedMs: number;
}

export class StoreClient {
  private readonly port: ChairLinkPort;
  private readonly now: () => number;
  private readonly commands = new Map<number, (code: AckCode) => void>();
  private readonly failures = new Set<(error: ChairError) => void>();
  private readonly questions: Waiting[] = [];
  private readonly sleepers: { readonly untilMs: number; readonly wake: () => void }[] = [];
  private lost: ChairError | null = null;
  private nextId = 1;
  private heard: ChairCounters | null = null;

  constructor(options: Omit<ChairLinkOptions, 'onStore'>) {
    this.now = options.now;
    this.port = new ChairLinkPort({ ...options, onStore: (answer) => this.onAnswer(answer) });
  }

  /** Who the board is. Rejects with a `ChairError` where the line cannot be opened or nobody answers. */
  async open(): Promise<ChairIdentity> {
    const startMs = this.now();
    let identity: ChairIdentity | null = null;
    await this.port.open((event) => {
      if (event.kind === 'identified') identity = event.identity;
      this.onEvent(event);
    });
    while (identity === null) {
      if (this.lost !== null) throw this.lost;
      if (this.now() - startMs > GREETING_MS) {
        throw new ChairError(
          'no-chair',
          'No chair answers on this line.',
          'Look whether it is switched on, and whether it is the right port.',
        );
      }
      await this.pause(20);
    }
    return identity;
  }

  /** The latched fault and the counters, as the board told them last: once a second. */
  get counters(): ChairCounters | null {
    return this.heard;
  }

  /** Call 20–50 times a second, and after bytes came. */
  tick(nowMs: number): void {
    this.port.tick(nowMs);
    for (const waiting of [...this.questions]) {
      if (nowMs - waiting.sinceMs > ANSWER_MS) {
        this.questions.splice(this.questions.indexOf(waiting), 1);
        waiting.failed(waiting.question.name === 'cai' ? noCells() : noStore());
        continue;
      }
      if (nowMs - waiting.askedMs < ASK_AGAIN_MS) continue;
      waiting.askedMs = nowMs;
      this.port.sendStore(0, waiting.question);
    }
    const due = this.sleepers.filter(({ untilMs }) => nowMs >= untilMs);
    for (const sleeper of due) {
      this.sleepers.splice(this.sleepers.indexOf(sleeper), 1);
      sleeper.wake();
    }
  }

  /** Until the next tick at which so much time has passed. */
  pause(ms: number): Promise<void> {
    return new Promise((wake) => this.sleepers.push({ untilMs: this.now() + ms, wake }));
  }

  /** The board's answer to one command. Rejects with a `ChairError` where the line is lost before it. */
  command(message: TechnicianCommand): Promise<AckCode> {
    const id = this.nextId;
    this.nextId += 1;
    return this.unlessLost((done) => {
      this.commands.set(id, done);
      this.port.sendStore(id, message);
    });
  }

  async info(slot: number): Promise<SlotInfo> {
    let found: MessageOf<'pgn'> | null = null;
    const question = { name: 'pgi', slot } as const;
    const transfer = await this.ask(question, (answer) => {
      if (answer.name === 'pgn' && answer.slot === slot) found = answer;
      // The board sends it last.
      return answer.name === 'pgm' && (found !== null || slot >= answer.slots);
    });
    return { slot: found, transfer: transfer as MessageOf<'pgm'> };
  }

  /** Bytes of a bank from `offset` on, as many as a line holds. */
  async read(slot: number, bank: 'a' | 'b', offset: number): Promise<Uint8Array> {
    const answer = await this.ask(
      { name: 'pgq', slot, bank, offset },
      (one) => one.name === 'pgo' && one.slot === slot && one.bank === bank && one.offset === offset,
    );
    return bytesOfText((answer as MessageOf<'pgo'>).data) ?? new Uint8Array();
  }

  /** The newest change of the board's log that is older than that number, 0 for the newest; null where there is none. */
  async change(before: number): Promise<MessageOf<'pgh'> | null> {
    const answer = await this.ask(
      { name: 'pgl', before },
      (one) => one.name === 'pgh' && (before === 0 || one.number < before),
    );
    const change = answer as MessageOf<'pgh'>;
    return change.action === 'none' ? null : change;
  }

  /** What the board knows of one load cell, and what that cell reads. */
  async cell(index: number): Promise<MessageOf<'can'>> {
    const answer = await this.ask(
      { name: 'cai', cell: index },
      (one) => one.name === 'can' && one.cell === index,
    );
    return answer as MessageOf<'can'>;
  }

  async close(): Promise<void> {
    await this.port.close();
  }

  private ask(question: TechnicianQuestion, fits: Waiting['fits']): Promise<TechnicianAnswer> {
    return this.unlessLost((done, failed) => {
      this.questions.push({ question, fits, done, failed, sinceMs: this.now(), askedMs: this.now() });
      this.port.sendStore(0, question);
    });
  }

  private unlessLost<T>(
    start: (done: (value: T) => void, failed: (error: ChairError) => void) => void,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.lost !== null) {
        reject(this.lost);
        return;
      }
      this.failures.add(reject);
      start((value) => {
        this.failures.delete(reject);
        resolve(value);
      }, reject);
    });
  }

  private onAnswer(answer: TechnicianAnswer): void {
    for (const waiting of [...this.questions]) {
      if (!waiting.fits(answer)) continue;
      this.questions.splice(this.questions.indexOf(waiting), 1);
      waiting.done(answer);
    }
  }

  private onEvent(event: ChairEvent): void {
    if (event.kind === 'answered') {
      const done = this.commands.get(event.id);
      this.commands.delete(event.id);
      done?.(event.code as AckCode);
    }
    if (event.kind === 'counters') this.heard = event.counters;
    if (event.kind !== 'lost') return;
    this.lost = new ChairError(
      'link-lost',
      `The line to the chair was lost: ${event.cause}.`,
      'Look at the cable and at the power of the chair, then do it again.',
    );
    for (const fail of this.failures) fail(this.lost);
    this.failures.clear();
  }
}

function noStore(): ChairError {
  return new ChairError(
    'incompatible',
    'The chair does not answer questions about its programs.',
    'Its board may keep none; play from a file instead.',
  );
}

function noCells(): ChairError {
  return new ChairError(
    'incompatible',
    'The chair does not answer questions about its load cells.',
    'Its board does not keep their calibration; see what its maker says.',
  );
}
