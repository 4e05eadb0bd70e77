/** The ends of a session that are always the same words. */
import type { Outcome } from './outcome.ts';

export const INTERRUPTED: Outcome = {
  exit: 'interrupted',
  what: 'Stopped. The rollers are released.',
  next: 'Start again when you like.',
};

export const PLAYED: Outcome = { exit: 'ok', what: 'Played to the end. The rollers are released.', next: '' };

export const NOBODY: Outcome = {
  exit: 'no-chair',
  what: 'Nothing on this line answers as a chair-link chair.',
  next: 'Check that the chair is on, that this is its port (npx tsubo ports), and that nothing else speaks on it.',
};

export const STILL_MOVING: Outcome = {
  exit: 'busy',
  what: 'The chair is still moving or pressing from an earlier session and opens no new one.',
  next: 'Wait until it has let go, then start again. If it does not let go, switch it off at the mains once the rollers are in. If nothing presses, a load cell may have drifted: npx tsubo calibrate.',
};

export const LET_GO_LATE: Outcome = {
  exit: 'fault',
  what: 'The chair did not let go by itself at the end; it was stopped, and has let go now.',
  next: 'Have a technician look at the roller drives before it is used again.',
};

export const UNCONFIRMED: Outcome = {
  exit: 'link-lost',
  what: 'The chair did not confirm that it let go. Nothing more is sent to it: without a heartbeat it releases by itself.',
  next: 'If the rollers still press, use the hard-wired stop.',
};

export const MUTE: Outcome = {
  exit: 'incompatible',
  what: 'The chair says who it is, but not what it does: no telemetry, or no counters, for three seconds. Nothing was moved.',
  next: 'Switch the chair off and on. If it comes back, the firmware of its board is not complete.',
};

export const BLIND: Outcome = {
  exit: 'link-lost',
  what: 'The chair still answers, but has not said for a second what it does, so it was stopped.',
  next: 'Check the cable, then start again. If it comes back, have a technician look at the board.',
};

export const UNPLAYABLE: Outcome = {
  exit: 'failed',
  what: 'The next stroke does not fit what was changed meanwhile; the chair was stopped.',
  next: 'Start again. Run the program with --trace and send the trace to the makers if it comes back.',
};
