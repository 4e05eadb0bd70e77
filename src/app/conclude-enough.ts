/** The end of a session that asked how much is enough: what was said, where it is kept, and the exit code. */
import { ENOUGH_ZONES } from '../chair/enough.ts';
import { pressureScale, pressureText } from '../chair/pressure-scale.ts';
import { errorWords } from '../cli/print-error.ts';
import { zoneWord } from '../program/zone-words.ts';
import type { People } from '../store/people.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import type { EnoughTaker } from './enough-taker.ts';
import type { Session } from './session.ts';
import type { Terminal } from './terminal.ts';

export interface Asked {
  readonly personName: string;
  readonly people: People;
}

export function concludeEnough(
  { outcome, state }: Session,
  taker: EnoughTaker,
  { personName, people }: Asked,
  terminal: Terminal,
): number {
  const answer = outcome?.exit === 'ok' ? taker.answer(state) : null;
  const profile = state.score?.live?.profile;
  const chair = profile?.name;
  if (answer === null || chair === undefined) {
    const exit = outcome === null || outcome.exit === 'ok' ? 'failed' : outcome.exit;
    const what = exit === 'failed' ? 'Not every point was reached.' : (outcome?.what ?? '');
    const next = `Nothing is kept. Sit against the back and begin again: npx tsubo comfort --person ${personName}.`;
    terminal.stderr.write(errorWords(new ChairError(exit, what, next)).text);
    return EXIT_CODES[exit];
  }
  people.keepEnough(personName, chair, answer, Date.now());
  const scale = pressureScale(profile?.force);
  const words = ENOUGH_ZONES.map((zone) => `${zoneWord(zone)} ${pressureText(answer[zone], scale, 1)}`);
  terminal.stdout.write(
    `\nEnough is: ${words.join(', ')}.\nKept for ${personName}: deep is that much from now on, and light a quarter of it.\n`,
  );
  return EXIT_CODES.ok;
}
