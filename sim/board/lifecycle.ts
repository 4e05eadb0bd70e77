/**
 * The board's states (spec.md §5) as a table: what may follow what, and because of whom.
 *
 *   disarmed ─arm→ armed ─reference→ referencing ─referenced→ ready ─commit→ playing ─ranOut→ ready
 *                                                       ready ─scan→ scanning ─scanned→ ready
 *                                                                  playing ─pause→ pausing ─stood→ paused
 *                                                                  pausing, paused ─resume→ resuming ─pressedAgain→ playing
 *   any armed one ─letGo→ stopping ─released→ disarmed, or faulted ─cleared→ disarmed
 *   disarmed, armed, ready, faulted ─open→ opening… ─closedAgain→ the same
 *   disarmed, faulted ─calibrate→ calibrating ─letGo→ stopping ─released→ the same
 *
 * Only a person's own inputs lead from rest to motion; the tests walk the table to prove it (H03, H04).
 */
import type { BoardState } from '../../src/protocol/messages.ts';

export type Phase =
  | 'disarmed'
  | 'armed'
  | 'referencing'
  | 'ready'
  | 'scanning'
  | 'playing'
  | 'pausing'
  | 'paused'
  | 'resuming'
  | 'stopping'
  | 'faulted'
  | 'openingDisarmed'
  | 'openingArmed'
  | 'openingReady'
  | 'openingFaulted'
  | 'calibrating';

/** Asked over the line on behalf of a person, each by a message of its own. */
export const PERSON_INPUTS = ['arm', 'reference', 'scan', 'commit', 'resume', 'open', 'calibrate'] as const;

/** Everything else: the board's own findings, and what only ever calms. */
export const OTHER_INPUTS = [
  'hello',
  'referenced',
  'scanned',
  'ranOut',
  'pause',
  'stood',
  'pressedAgain',
  'letGo',
  'fault',
  'releasedClean',
  'releasedFaulted',
  'cleared',
  'openEnded',
] as const;

export type LifecycleInput = (typeof PERSON_INPUTS)[number] | (typeof OTHER_INPUTS)[number];

type Table = Readonly<Record<Phase, Readonly<Partial<Record<LifecycleInput, Phase>>>>>;

export const TRANSITIONS = {
  disarmed: { arm: 'armed', open: 'openingDisarmed', calibrate: 'calibrating', fault: 'faulted' },
  armed: {
    hello: 'disarmed',
    reference: 'referencing',
    open: 'openingArmed',
    letGo: 'stopping',
    fault: 'stopping',
  },
  referencing: { referenced: 'ready', letGo: 'stopping', fault: 'stopping' },
  ready: {
    hello: 'disarmed',
    scan: 'scanning',
    commit: 'playing',
    open: 'openingReady',
    letGo: 'stopping',
    fault: 'stopping',
  },
  scanning: { scanned: 'ready', letGo: 'stopping', fault: 'stopping' },
  playing: { commit: 'playing', ranOut: 'ready', pause: 'pausing', letGo: 'stopping', fault: 'stopping' },
  pausing: {
    commit: 'pausing',
    pause: 'pausing',
    stood: 'paused',
    resume: 'resuming',
    letGo: 'stopping',
    fault: 'stopping',
  },
  paused: {
    hello: 'disarmed',
    commit: 'paused',
    pause: 'paused',
    resume: 'resuming',
    letGo: 'stopping',
    fault: 'stopping',
  },
  resuming: {
    commit: 'resuming',
    resume: 'resuming',
    pressedAgain: 'playing',
    pause: 'pausing',
    letGo: 'stopping',
    fault: 'stopping',
  },
  stopping: { releasedClean: 'disarmed', releasedFaulted: 'faulted' },
  faulted: { cleared: 'disarmed', open: 'openingFaulted', calibrate: 'calibrating' },
  openingDisarmed: { open: 'openingDisarmed', openEnded: 'disarmed', letGo: 'stopping', fault: 'stopping' },
  openingArmed: { open: 'openingArmed', openEnded: 'armed', letGo: 'stopping', fault: 'stopping' },
  openingReady: { open: 'openingReady', openEnded: 'ready', letGo: 'stopping', fault: 'stopping' },
  openingFaulted: { open: 'openingFaulted', openEnded: 'faulted', letGo: 'stopping', fault: 'stopping' },
  calibrating: { calibrate: 'calibrating', letGo: 'stopping', fault: 'stopping' },
} as const satisfies Table;

/** The phase that follows, or null where the input means nothing in this phase. */
export function transition(phase: Phase, input: LifecycleInput): Phase | null {
  const row: Table[Phase] = TRANSITIONS[phase];
  return row[input] ?? null;
}

/** What the phase is called on the wire. */
export function reportedState(phase: Phase): BoardState {
  switch (phase) {
    case 'openingDisarmed':
    case 'openingArmed':
    case 'openingReady':
    case 'openingFaulted':
      return 'opening';
    case 'resuming':
      return 'playing';
    case 'disarmed':
    case 'armed':
    case 'referencing':
    case 'ready':
    case 'scanning':
    case 'playing':
    case 'pausing':
    case 'paused':
    case 'stopping':
    case 'faulted':
    case 'calibrating':
      return phase;
    default:
      return phase satisfies never;
  }
}

/** From `arm` until everything is let go: seat, cover and silence are watched. */
export function isArmed(phase: Phase): boolean {
  switch (phase) {
    case 'armed':
    case 'referencing':
    case 'ready':
    case 'scanning':
    case 'playing':
    case 'pausing':
    case 'paused':
    case 'resuming':
    case 'openingArmed':
    case 'openingReady':
      return true;
    case 'disarmed':
    case 'stopping':
    case 'faulted':
    case 'openingDisarmed':
    case 'openingFaulted':
    case 'calibrating':
      return false;
    default:
      return phase satisfies never;
  }
}

/** Phases in which a drive may be told to move. In all others every drive stands. */
export function mayMove(phase: Phase): boolean {
  switch (phase) {
    case 'referencing':
    case 'scanning':
    case 'playing':
    case 'pausing':
    case 'resuming':
    case 'stopping':
    case 'openingDisarmed':
    case 'openingArmed':
    case 'openingReady':
    case 'openingFaulted':
      return true;
    case 'disarmed':
    case 'armed':
    case 'ready':
    case 'paused':
    case 'faulted':
    case 'calibrating':
      return false;
    default:
      return phase satisfies never;
  }
}
