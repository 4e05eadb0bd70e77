/**
 * The board's half of reliable delivery, as data (spec.md §3): every sequenced line is carried out once and in order,
 * however often it comes, because the last answers are kept and given again.
 */
import { SEQ_MODULUS } from './line.ts';
import type { AckCode } from './messages.ts';

/** Answers kept: twice what a host may have unanswered. */
export const ANSWERS_KEPT = 16;

export interface ReceiveState {
  /** The sequence number that is carried out next. */
  readonly next: number;
  /** Answers to the lines before `next`, the newest first. */
  readonly answers: readonly AckCode[];
}

export type Judgement = 'execute' | 'gap' | { readonly repeat: AckCode };

/** A new epoch: nothing carried out yet, 0 expected. */
export function initialReceive(): ReceiveState {
  return { next: 0, answers: [] };
}

/** What to do with a sequenced line of this number. Changes nothing. */
export function judge(state: ReceiveState, seq: number): Judgement {
  if (seq === state.next) return 'execute';
  const back = (state.next - seq + SEQ_MODULUS) % SEQ_MODULUS;
  const repeat = state.answers[back - 1];
  return repeat === undefined ? 'gap' : { repeat };
}

/** The state after the line judged `execute` was answered with `code`; a refused line counts as taken too. */
export function record(state: ReceiveState, seq: number, code: AckCode): ReceiveState {
  if (seq !== state.next) throw new RangeError(`line ${seq} was not the one to carry out: ${state.next} is`);
  return {
    next: (seq + 1) % SEQ_MODULUS,
    answers: [code, ...state.answers.slice(0, ANSWERS_KEPT - 1)],
  };
}
