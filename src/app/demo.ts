/** `tsubo demo`: a simulated chair at the other end of a real line, and a short massage on it, twice as fast as life. */
import { join } from 'node:path';
import { DEFAULT_PERSON_CEILING_N } from '../chair/body.ts';
import { createLink } from '../link/create-link.ts';
import { parseChairAddress } from '../link/parse-chair-address.ts';
import { EXIT_CODES } from '../units/chair-error.ts';
import { loadProfile } from './chair-profiles.ts';
import { Chooser } from './chooser.ts';
import { conclude } from './conclude.ts';
import { packageRoot } from './package-root.ts';
import { playOnLine } from './play-line.ts';
import { readableProgram } from './program-file.ts';
import { NO_PSEUDO_TERMINAL } from './pseudo-terminal.ts';
import { DEFAULT_STATURE_MM, openPtyDoor, openTcpDoor } from './sim-command.ts';
import { hostSimChair } from './sim-host.ts';
import type { Terminal } from './terminal.ts';

const PROGRAM = join('programs', 'demo.yaml');
const CHAIR = 'tsubo-duo';
const SPEED = 2;

export async function demo(terminal: Terminal): Promise<number> {
  const program = readableProgram(join(packageRoot(), PROGRAM), {}, terminal);
  if (program === null) return EXIT_CODES.failed;
  const person = { statureMm: DEFAULT_STATURE_MM, ceilingN: DEFAULT_PERSON_CEILING_N };
  const door = await openPtyDoor(null);
  const line = door ?? (await openTcpDoor(0));
  const why = door === null ? ` (${NO_PSEUDO_TERMINAL})` : '';
  terminal.stdout.write(`Simulated chair ${CHAIR} on ${line.address}${why}. Nobody sits in it.\n`);
  const switchOff = hostSimChair({
    profile: loadProfile(CHAIR),
    statureMm: person.statureMm,
    seed: 1,
    bodySeed: null,
    far: line.far,
    truth: null,
    speed: SPEED,
  });
  try {
    const chooser = new Chooser(program, person);
    const session = await playOnLine(
      {
        link: createLink(parseChairAddress(line.address)),
        chooser,
        trace: null,
        speed: SPEED,
        // The only Start without a person: this process has made the chair itself, and nobody sits in it.
        confirm: () => Promise.resolve(null),
      },
      terminal,
    );
    return conclude(session, chooser, { file: PROGRAM, person, reportPath: null }, terminal);
  } finally {
    switchOff();
    await line.close();
  }
}
