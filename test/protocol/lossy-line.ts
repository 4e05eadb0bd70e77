/** Both windows over a bad line, in made-up time: what a host sends, what a board carries out, what the host is told. */
import type { AckCode } from '../../src/protocol/messages.ts';
import { initialReceive, judge, type ReceiveState, record } from '../../src/protocol/receive-window.ts';
import {
  backlog,
  initialWindow,
  type SendEffect,
  type SendInput,
  type SendWindow,
  stepWindow,
  WINDOW_SIZE,
} from '../../src/protocol/send-window.ts';
import { Random } from '../../src/units/random.ts';

export interface LineQuality {
  readonly seed: number;
  readonly lost: number;
  readonly doubled: number;
  readonly delayMs: number;
  readonly jitterMs: number;
  /** False: what was sent first arrives first, as on a serial line. */
  readonly reorders: boolean;
}

export interface Outcome {
  /** What the board carried out, in order. */
  readonly executed: readonly number[];
  /** What the host was told of each: id and code. */
  readonly answers: readonly (readonly [id: number, code: AckCode])[];
  readonly codesGiven: ReadonlyMap<number, AckCode>;
  readonly dead: readonly string[];
  readonly transmissions: number;
  readonly mostUnanswered: number;
  readonly endMs: number;
  readonly backlog: number;
}

const CODES: readonly AckCode[] = ['ok', 'ok', 'late', 'force'];

/** One direction of the line. */
class Way<T> {
  private readonly underWay: { readonly atMs: number; readonly what: T }[] = [];
  private lastMs = 0;
  private readonly quality: LineQuality;
  private readonly random: Random;

  constructor(quality: LineQuality, random: Random) {
    this.quality = quality;
    this.random = random;
  }

  put(what: T, nowMs: number): void {
    const { lost, doubled, delayMs, jitterMs, reorders } = this.quality;
    const copies = this.random.unit() < lost ? 0 : this.random.unit() < doubled ? 2 : 1;
    for (let copy = 0; copy < copies; copy++) {
      const arrives = nowMs + delayMs + this.random.integer(0, jitterMs);
      this.lastMs = reorders ? arrives : Math.max(this.lastMs, arrives);
      this.underWay.push({ atMs: this.lastMs, what });
    }
  }

  take(nowMs: number): T[] {
    const arrived = this.underWay.filter(({ atMs }) => atMs <= nowMs).sort((a, b) => a.atMs - b.atMs);
    for (const item of arrived) this.underWay.splice(this.underWay.indexOf(item), 1);
    return arrived.map(({ what }) => what);
  }
}

/** Sends commands 0 … count−1, one every `everyMs`, and runs until all are answered, the window dies, or `untilMs`. */
export function overLossyLine(
  quality: LineQuality,
  count: number,
  everyMs: number,
  untilMs: number,
  start: { readonly window: SendWindow; readonly receive: ReceiveState } = {
    window: initialWindow(),
    receive: initialReceive(),
  },
): Outcome {
  const random = new Random(quality.seed);
  const down = new Way<{ seq: number; id: number }>(quality, random);
  const up = new Way<{ seq: number; next: number; code: AckCode }>(quality, random);
  let { window, receive } = start;
  const executed: number[] = [];
  const answers: [number, AckCode][] = [];
  const codesGiven = new Map<number, AckCode>();
  const dead: string[] = [];
  let transmissions = 0;
  let mostUnanswered = 0;
  let nowMs = 0;

  const act = (effect: SendEffect): void => {
    if (effect.kind === 'answered') answers.push([effect.id, effect.code]);
    else if (effect.kind === 'dead') dead.push(effect.cause);
    else if (effect.message.name === 'arm') {
      transmissions++;
      down.put({ seq: effect.seq, id: effect.message.edge }, nowMs);
    }
  };
  const feed = (input: SendInput): void => {
    const step = stepWindow(window, input, nowMs);
    window = step.window;
    for (const effect of step.effects) act(effect);
    mostUnanswered = Math.max(mostUnanswered, window.unanswered.length);
  };
  const answer = (seq: number, id: number): AckCode => {
    const judgement = judge(receive, seq);
    if (judgement === 'gap') return 'gap';
    if (judgement !== 'execute') return judgement.repeat;
    executed.push(id);
    const code = CODES[random.integer(0, CODES.length - 1)] ?? 'ok';
    codesGiven.set(id, code);
    receive = record(receive, seq, code);
    return code;
  };

  for (let sent = 0; nowMs < untilMs; nowMs++) {
    while (sent < count && sent * everyMs <= nowMs) {
      feed({ kind: 'send', message: { name: 'arm', edge: sent }, id: sent });
      sent++;
    }
    for (const { seq, id } of down.take(nowMs)) {
      const code = answer(seq, id);
      up.put({ seq, next: receive.next, code }, nowMs);
    }
    for (const ack of up.take(nowMs)) feed({ kind: 'ack', ...ack });
    feed({ kind: 'time' });
    if (dead.length > 0 || (sent === count && backlog(window) === 0)) break;
  }
  if (mostUnanswered > WINDOW_SIZE) throw new Error(`${mostUnanswered} unanswered`);
  return {
    executed,
    answers,
    codesGiven,
    dead,
    transmissions,
    mostUnanswered,
    endMs: nowMs,
    backlog: backlog(window),
  };
}
