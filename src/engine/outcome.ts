/** How a session ended, in words for a person, and with the exit code of the one table. */
import type { ExitName } from '../units/chair-error.ts';
import type { ChairCounters, LoadCell, Telemetry } from './chair-events.ts';

export interface Outcome {
  readonly exit: ExitName;
  readonly what: string;
  readonly next: string;
}

/** Faults and notices a board may latch: what happened and what to do, in plain words. */
const FAULT_WORDS: Readonly<Record<string, { readonly what: string; readonly next: string }>> = {
  power: { what: 'the chair lost power or was just switched on', next: 'Start again when you are ready.' },
  silence: {
    what: 'the chair heard nothing for 0.3 s and let go',
    next: 'Check the cable and this computer, then start again.',
  },
  'seat-lost': { what: 'the seat became empty', next: 'Sit down and start again.' },
  'cover-open': { what: 'the back cover is open', next: 'Close the cover, then start again.' },
  'not-moving': {
    what: 'a drive was told to move and did not',
    next: 'Look for something caught in the rollers. If nothing is, call a technician.',
  },
  'moved-uncommanded': {
    what: 'something moved without being told',
    next: 'Do not use the chair. Unplug it once the rollers are in, and call a technician.',
  },
  'force-over': { what: 'the rollers pressed harder than allowed', next: 'Choose a lighter program.' },
  'force-implausible': {
    what: 'a force sensor reads what it cannot',
    next: 'Do not use the chair until a technician has checked the load cells.',
  },
  travel: { what: 'an axis was beyond its range', next: 'Start again. If it comes back, call a technician.' },
  'reference-failed': {
    what: 'an axis did not find its zero',
    next: 'Look for something in the way of the rollers, then start again.',
  },
  'time-up': {
    what: 'half an hour is over, which is the most for one session',
    next: 'Rest, and let others sit down, before you start again.',
  },
  'spot-time': {
    what: 'one spot of the back was pressed for as long as it may be',
    next: 'Rest, then choose a program that stays elsewhere.',
  },
  'still-pressing': {
    what: 'a roller pressed on after it should have let go',
    next: 'Use Open, or unplug the chair. Do not use it until a technician has looked at the roller drives and the load cells (npx tsubo calibrate).',
  },
  'air-over': {
    what: 'an air cushion had more pressure than it may',
    next: 'Do not use its air until a technician has looked at valves and pump.',
  },
  'air-stuck': {
    what: 'an air cushion does not empty, or fills by itself',
    next: 'If a limb is held, use Open, or unplug the chair: its vents open without power.',
  },
  'air-implausible': {
    what: 'an air pressure that cannot be',
    next: 'Do not use its air until a technician has looked at sensors, valves and pump.',
  },
  'heat-over': {
    what: 'the heating pad was too warm',
    next: 'Get up, and unplug the chair if the pad stays warm. Call a technician.',
  },
  'heat-implausible': {
    what: 'the thermometer of the heating pad reads what it cannot',
    next: 'Do not use its heat until a technician has looked at it.',
  },
  'max-on': {
    what: 'an air cushion or the heating pad was on for as long as it may be',
    next: 'Rest, then start again. If it comes back, report the program.',
  },
  obstruction: {
    what: 'the back or the leg rest met something, and has let it go by 3 cm',
    next: 'Look for a child, a pet or a limb before anything moves again. Use Open to make more room.',
  },
  internal: {
    what: 'the board of the chair found a mistake of its own',
    next: 'Do not use the chair until a technician has looked at its board.',
  },
  'stop-input': { what: 'the hard-wired stop is pressed', next: 'Release it, then start again.' },
};

/** Latched too, but nothing is broken: a Start clears them without a word. */
const NOTICES: ReadonlySet<string> = new Set(['none', 'power', 'silence', 'time-up', 'spot-time']);

/** The fault a Start would clear, in words; null where none is latched. */
export function latchedFault(telemetry: Telemetry | null, counters: ChairCounters | null): Outcome | null {
  if (telemetry?.latched !== true || counters === null || NOTICES.has(counters.fault)) return null;
  return faultOutcome(counters.fault);
}

/** A latched fault or notice in words. */
export function faultOutcome(fault: string): Outcome {
  const words = FAULT_WORDS[fault] ?? {
    what: `the chair reports "${fault}"`,
    next: 'Start again. If it comes back, call a technician.',
  };
  const exit = fault === 'silence' ? 'link-lost' : 'fault';
  return { exit, what: `The chair stopped and let go: ${words.what}.`, next: words.next };
}

const REFUSAL_WORDS: Readonly<Record<string, { readonly what: string; readonly next: string }>> = {
  seat: { what: 'nobody sits in the chair', next: 'Sit down, then start again.' },
  cover: { what: 'the back cover is open', next: 'Close it, then start again.' },
  faulted: { what: 'a fault is still latched', next: 'See to its cause, then start again.' },
  moving: { what: 'the chair is still moving', next: 'Wait a moment, then start again.' },
  'locks-unpowered': {
    what: 'its depth drive keeps pressing without power',
    next: 'This chair may not press on people. See the safety statement in the README.',
  },
  stopped: { what: 'someone said stop in the same moment', next: 'Start again when you like.' },
  hash: {
    what: 'what it keeps there is not what it was',
    next: 'Choose again: the program before is in use, if there was one. npx tsubo programs list shows what the chair has.',
  },
  empty: {
    what: 'it has another program there now',
    next: 'npx tsubo programs list shows what the chair has.',
  },
  trial: {
    what: 'that program was played on trial, and nobody confirmed it',
    next: 'Choose again: the program before is back, if there was one.',
  },
  'transfer-open': {
    what: 'a program is on its way to the chair',
    next: 'Wait until that is done; a transfer left alone ends after ten seconds.',
  },
  late: { what: 'motion arrived too late', next: 'Close other programs on this computer, then start again.' },
};

/** Sample: "load cell left reads 6.2 N with nothing on it". */
function driftWords(cell: LoadCell | null): { readonly what: string; readonly next: string } {
  const which = cell === null || cell.cells < 2 ? '' : cell.cell === 0 ? ' left' : ' right';
  const reads = cell === null ? 'something' : `${cell.restN.toFixed(1)} N`;
  return {
    what: `load cell${which} reads ${reads} with nothing on it`,
    next: 'See that nothing touches the rollers, and start again. If it stays, have a technician calibrate the cell: npx tsubo calibrate.',
  };
}

/** A command the board did not carry out; `cell`: the load cell that is furthest off, where the chair has told of one. */
export function refusalOutcome(command: string, code: string, cell: LoadCell | null): Outcome {
  const words = code === 'zero' ? driftWords(cell) : REFUSAL_WORDS[code];
  return {
    exit: code === 'late' ? 'link-lost' : code === 'hash' ? 'verify' : 'refused',
    what: `The chair refused "${command}": ${words?.what ?? code}. Nothing moves; the rollers are released.`,
    next: words?.next ?? 'Run the program with --trace and send the trace to the maker of the chair.',
  };
}
