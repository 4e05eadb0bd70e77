/** Which of the laws a chair of each class keeps, and how (design: no chair keeps what it cannot). */
import type { ChairProfile } from './profile.ts';
import { guardOf } from './wiring.ts';

export interface Law {
  readonly name: string;
  readonly kept: 'yes' | 'in part' | 'no';
  readonly how: string;
}

export function lawsOf(profile: ChairProfile): readonly Law[] {
  return profile.family === 'firmata' ? firmataLaws(profile) : CHAIR_LINK_LAWS;
}

const CHAIR_LINK_LAWS: readonly Law[] = [
  { name: 'Stop releases', kept: 'yes', how: 'the board does it' },
  { name: 'The board outlives the host', kept: 'yes', how: 'it lets go after 0.3 s of silence' },
  { name: 'Nothing moves at power-up', kept: 'yes', how: 'until a person starts it' },
  { name: 'The lowest limit wins', kept: 'yes', how: 'the board keeps an envelope of its own' },
  { name: 'Host jitter never reaches the body', kept: 'yes', how: 'the board plays timed segments' },
];

function firmataLaws(profile: ChairProfile): readonly Law[] {
  const guard = profile.wiring === undefined ? null : guardOf(profile.wiring);
  const rollers = profile.depth.length > 0;
  const { boardCeilingN } = profile.force;
  const drops = guard === null ? '' : `${guard.dropsAfterMs} ms after the last toggle`;
  return [
    {
      name: 'Stop releases',
      kept: guard === null ? 'in part' : 'yes',
      how:
        guard === null
          ? 'the host does it; nothing else does'
          : `the host does it, and the power relay drops ${drops}`,
    },
    {
      name: 'The board outlives the host',
      kept: guard === null ? 'no' : 'in part',
      how:
        guard === null
          ? 'Firmata has no deadman: what runs runs on when the computer dies'
          : `Firmata has no deadman; only the relay drops, ${drops}${rollers ? ', and springs take the rollers in' : ''}`,
    },
    { name: 'Nothing moves at power-up', kept: 'yes', how: 'the relay is open until a person starts it' },
    { name: 'The lowest limit wins', kept: 'in part', how: 'on the host only; the board knows no limits' },
    {
      name: 'Host jitter never reaches the body',
      kept: 'no',
      how: rollers
        ? `the force loop runs on the host, 50 times a second: no more than ${boardCeilingN} N and ${profile.carriage.maxSpeedMmPerS} mm/s`
        : 'the host switches the motors itself; nothing of a cushion presses',
    },
  ];
}
