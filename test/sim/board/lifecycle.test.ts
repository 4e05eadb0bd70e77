import { expect, test } from 'vitest';
import {
  isArmed,
  type LifecycleInput,
  mayMove,
  OTHER_INPUTS,
  PERSON_INPUTS,
  type Phase,
  TRANSITIONS,
  transition,
} from '../../../sim/board/lifecycle.ts';

const PHASES = Object.keys(TRANSITIONS) as Phase[];
const INPUTS: readonly LifecycleInput[] = [...PERSON_INPUTS, ...OTHER_INPUTS];

function reachable(from: Phase, inputs: readonly LifecycleInput[]): Set<Phase> {
  const seen = new Set<Phase>([from]);
  for (const phase of seen) {
    for (const input of inputs) {
      const next = transition(phase, input);
      if (next !== null) seen.add(next);
    }
  }
  return seen;
}

test.each(['stopping', 'faulted', 'disarmed'] as const)(
  'H03 H04 from %s nothing but a person leads to any motion, home or other',
  (from) => {
    for (const phase of reachable(from, OTHER_INPUTS)) {
      if (phase !== 'stopping') expect(mayMove(phase), phase).toBe(false);
    }
  },
);

test('H03 H04 from a stop a person first has to arm: commit, resume and reference alone reach no motion', () => {
  const without = INPUTS.filter((input) => input !== 'arm' && input !== 'open');
  const phases = [...reachable('stopping', without)].sort();
  expect(phases).toEqual(['calibrating', 'disarmed', 'faulted', 'stopping']);
  for (const phase of phases) if (phase !== 'stopping') expect(mayMove(phase), phase).toBe(false);
});

test('H04 opening by hand never leads anywhere but back or to letting go', () => {
  const inputs = INPUTS.filter((input) => input !== 'arm');
  for (const phase of reachable('openingDisarmed', inputs)) expect(isArmed(phase), phase).toBe(false);
});

test('every armed phase lets go at once, and only letting go or hello ends being armed', () => {
  for (const phase of PHASES.filter(isArmed)) {
    expect(transition(phase, 'letGo'), phase).toBe('stopping');
    expect(transition(phase, 'fault'), phase).toBe('stopping');
    for (const input of INPUTS) {
      const next = transition(phase, input);
      if (next !== null && !isArmed(next))
        expect(['letGo', 'fault', 'hello'], `${phase} ${input}`).toContain(input);
    }
  }
});

test('every phase can be reached, and from every phase the board comes back to disarmed', () => {
  expect(reachable('disarmed', INPUTS)).toEqual(new Set(PHASES));
  for (const phase of PHASES) expect(reachable(phase, INPUTS), phase).toContain('disarmed');
});
