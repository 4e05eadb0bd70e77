/**
 * The host's half of reliable delivery, as data (spec.md §3). At most eight messages are unanswered; the rest wait here.
 * Go-back-N: what is unanswered is resent from the oldest on, after the round-trip time-out (RFC 6298, samples by Karn's
 * rule), or at once when the board reports a gap. A message leaves only with the answer to its own number, because the
 * code of that answer matters; the board repeats its last sixteen answers, so a lost one is asked for again by resending.
 */
import { SEQ_MODULUS } from './line.ts';
import type { AckCode, SequencedMessage } from './messages.ts';
import { FIRST_ROUND_TRIP, type RoundTrip, withBackOff, withSample } from './round-trip.ts';

/** Oldest unanswered to newest sent, both counted. The board remembers twice as many answers. */
export const WINDOW_SIZE = 8;
/**
 * Of these fewer are on their way at once: what a person asks for waits for them. Four take longer to send than one and
 * its answer take at 115200 baud.
 */
const STAGING: ReadonlySet<SequencedMessage['name']> = new Set(['seg', 'frc', 'knd', 'air', 'het']);
const STAGING_WINDOW = 4;
/** Unanswered for this long, the link is taken for dead. [design default: five of the longest time-outs] */
export const DEAD_AFTER_MS = 2_000;

interface Waiting {
  readonly id: number;
  readonly message: SequencedMessage;
  /** Goes before all that waits and is not: a pause does not stand behind sixty lines of kneading. */
  readonly ahead: boolean;
}

interface Sent extends Waiting {
  readonly seq: number;
  readonly sentMs: number;
  /** Sent once only: its answer may be timed (Karn's rule). */
  readonly once: boolean;
}

export interface SendWindow {
  readonly nextSeq: number;
  /** Oldest first. An answer lost on the way leaves its message here while later ones go. */
  readonly unanswered: readonly Sent[];
  readonly waiting: readonly Waiting[];
  readonly roundTrip: RoundTrip;
  /** When the unanswered are resent; null while there are none. */
  readonly resendAtMs: number | null;
  /** When an answer last came, or the first of the unanswered went out. */
  readonly progressMs: number;
  /** The number whose gap was already answered by a resend: one resend for each. */
  readonly gapResent: number | null;
  readonly dead: boolean;
}

export type SendInput =
  | {
      readonly kind: 'send';
      readonly message: SequencedMessage;
      readonly id: number;
      readonly ahead?: boolean;
    }
  /** What still waits of these is not sent any more. */
  | { readonly kind: 'withdraw'; readonly ids: ReadonlySet<number> }
  | { readonly kind: 'ack'; readonly seq: number; readonly next: number; readonly code: AckCode }
  /** A stop: nothing asked before it may take effect after it. */
  | { readonly kind: 'abandon' }
  | { readonly kind: 'time' };

export type SendEffect =
  | { readonly kind: 'transmit'; readonly seq: number; readonly message: SequencedMessage }
  | {
      readonly kind: 'answered';
      readonly id: number;
      readonly message: SequencedMessage;
      readonly code: AckCode;
    }
  | { readonly kind: 'dead'; readonly cause: string };

export interface SendStep {
  readonly window: SendWindow;
  readonly effects: readonly SendEffect[];
}

export function initialWindow(): SendWindow {
  return {
    nextSeq: 0,
    unanswered: [],
    waiting: [],
    roundTrip: FIRST_ROUND_TRIP,
    resendAtMs: null,
    progressMs: 0,
    gapResent: null,
    dead: false,
  };
}

/** How many messages have no answer yet, sent or not. */
export function backlog(window: SendWindow): number {
  return window.unanswered.length + window.waiting.length;
}

/** When a `time` input is next needed; null while nothing is unanswered. */
export function nextTimeMs(window: SendWindow): number | null {
  if (window.dead || window.resendAtMs === null) return null;
  return Math.min(window.resendAtMs, window.progressMs + DEAD_AFTER_MS);
}

/** One step. `nowMs` is any monotonic clock of the caller's, always the same one. */
export function stepWindow(window: SendWindow, input: SendInput, nowMs: number): SendStep {
  if (window.dead) return { window, effects: [] };
  switch (input.kind) {
    case 'send':
      return fill({ ...window, waiting: inRow(window.waiting, input) }, nowMs);
    case 'withdraw':
      return {
        window: { ...window, waiting: window.waiting.filter(({ id }) => !input.ids.has(id)) },
        effects: [],
      };
    case 'ack':
      return input.code === 'gap'
        ? onGap(window, input.seq, input.next, nowMs)
        : onAnswer(window, input, nowMs);
    case 'abandon':
      return { window: abandoned(window), effects: [] };
    case 'time':
      return onTime(window, nowMs);
    default:
      return input satisfies never;
  }
}

function inRow(
  waiting: readonly Waiting[],
  { id, message, ahead = false }: Extract<SendInput, { kind: 'send' }>,
): readonly Waiting[] {
  const behind = ahead ? waiting.findIndex((one) => !one.ahead) : -1;
  return waiting.toSpliced(behind < 0 ? waiting.length : behind, 0, { id, message, ahead });
}

/** Whether a message has not been sent yet. */
export function isWaiting({ waiting }: SendWindow, id: number): boolean {
  return waiting.some((one) => one.id === id);
}

/** Sends what is waiting as far as the window has room. */
function fill(window: SendWindow, nowMs: number): SendStep {
  const unanswered = [...window.unanswered];
  const waiting = [...window.waiting];
  const effects: SendEffect[] = [];
  let { nextSeq } = window;
  while (distance(unanswered[0]?.seq ?? nextSeq, nextSeq) < WINDOW_SIZE) {
    const [first] = waiting;
    if (first === undefined) break;
    if (STAGING.has(first.message.name) && unanswered.length >= STAGING_WINDOW) break;
    waiting.shift();
    unanswered.push({ ...first, seq: nextSeq, sentMs: nowMs, once: true });
    effects.push({ kind: 'transmit', seq: nextSeq, message: first.message });
    nextSeq = (nextSeq + 1) % SEQ_MODULUS;
  }
  if (effects.length === 0) return { window: { ...window, waiting }, effects };
  const idle = window.unanswered.length === 0;
  const resendAtMs = idle ? nowMs + window.roundTrip.timeOutMs : window.resendAtMs;
  const progressMs = idle ? nowMs : window.progressMs;
  return { window: { ...window, unanswered, waiting, nextSeq, resendAtMs, progressMs }, effects };
}

function onAnswer(
  window: SendWindow,
  ack: { readonly seq: number; readonly code: AckCode },
  nowMs: number,
): SendStep {
  const answered = window.unanswered.find((sent) => sent.seq === ack.seq);
  if (answered === undefined) return { window, effects: [] };
  const unanswered = window.unanswered.filter((sent) => sent !== answered);
  const roundTrip = answered.once ? withSample(window.roundTrip, nowMs - answered.sentMs) : window.roundTrip;
  const resendAtMs = unanswered.length === 0 ? null : nowMs + roundTrip.timeOutMs;
  const freed = { ...window, unanswered, roundTrip, resendAtMs, progressMs: nowMs, gapResent: null };
  const { id, message } = answered;
  const step = fill(freed, nowMs);
  return {
    window: step.window,
    effects: [{ kind: 'answered', id, message, code: ack.code }, ...step.effects],
  };
}

/**
 * What is not sent is forgotten. What is unanswered may have been lost, and would be resent: an `arm` after a stop. Its
 * number must still be used up, so it is resent as `dis`, which does no harm wherever it arrives.
 */
function abandoned(window: SendWindow): SendWindow {
  const unanswered = window.unanswered.map((sent): Sent => ({ ...sent, message: { name: 'dis' } }));
  return { ...window, unanswered, waiting: [] };
}

/** The board asks for `next`. Every line behind a lost one reports the same gap; the first report is enough. */
function onGap(window: SendWindow, seq: number, next: number, nowMs: number): SendStep {
  const isOurs = (wanted: number): boolean => window.unanswered.some((sent) => sent.seq === wanted);
  if (window.gapResent === next || !isOurs(seq) || !isOurs(next)) return { window, effects: [] };
  return resend({ ...window, gapResent: next }, nowMs);
}

function onTime(window: SendWindow, nowMs: number): SendStep {
  if (window.resendAtMs === null) return { window, effects: [] };
  const silentMs = nowMs - window.progressMs;
  if (silentMs >= DEAD_AFTER_MS) {
    const oldest = window.unanswered[0];
    const cause = `no answer to ${oldest?.message.name} (line ${oldest?.seq}) for ${Math.round(silentMs)} ms`;
    return { window: { ...window, dead: true, resendAtMs: null }, effects: [{ kind: 'dead', cause }] };
  }
  if (nowMs < window.resendAtMs) return { window, effects: [] };
  return resend({ ...window, roundTrip: withBackOff(window.roundTrip), gapResent: null }, nowMs);
}

function resend(window: SendWindow, nowMs: number): SendStep {
  const unanswered = window.unanswered.map((sent) => ({ ...sent, once: false }));
  const effects = unanswered.map(({ seq, message }): SendEffect => ({ kind: 'transmit', seq, message }));
  return { window: { ...window, unanswered, resendAtMs: nowMs + window.roundTrip.timeOutMs }, effects };
}

/** Steps from one sequence number on to another, across the wrap. */
function distance(from: number, to: number): number {
  return (to - from + SEQ_MODULUS) % SEQ_MODULUS;
}
