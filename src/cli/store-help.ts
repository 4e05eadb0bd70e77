/** The help of a technician's commands. */
import { CALIBRATE_HELP } from './calibrate-command.ts';
import type { StoreCommand } from './store-commands.ts';

export const STORE_HELP: Readonly<Record<StoreCommand['kind'], string>> = {
  flash: `Put programs on a chair, so that it carries them itself. Each is checked,
compiled for that chair and signed; the chair verifies it and keeps the one
before. A cable pulled at any moment leaves the old program or the new one.

Usage: npx tsubo flash FILE... --chair PORT [options]

  --chair PORT       tcp:HOST:PORT, or a device such as /dev/ttyUSB0; several
                     times for several chairs at once
  --all              every chair on a port of this computer, all at once
  --slot N           which slot; where the program is already, unless said
  --dry-run          show what would change, and change nothing
  --yes              do not ask
  --json             one JSON object a line, for scripts
  --key FILE         the technician's secret key; made by npx tsubo key new

FILE is a program, or an image signed before (npx tsubo key sign). The chair
must be empty. A new program is on trial: play it once with somebody there, then
npx tsubo programs confirm. Ctrl-C leaves the old program.

Example:
  npx tsubo flash programs/swedish-back.yaml --chair /dev/ttyUSB0
`,
  programs: `Look after the programs on a chair.

Usage: npx tsubo programs ACTION [SLOT] --chair PORT [options]

  list               what is in every slot
  read SLOT          the program's text; --out FILE writes it there
  diff SLOT FILE     what differs from a program file, stroke by stroke
  confirm SLOT       a new program was played and is good
  rollback SLOT      back to the program before; out of a trial for anybody,
                     else with the technician's key
  remove SLOT        empty the slot, with the technician's key
  history            who changed what, when, as the board wrote it down

  --key FILE         the technician's secret key
  --json             one JSON object a line

Example:
  npx tsubo programs list --chair /dev/ttyUSB0
`,
  'support-bundle': `Write down what somebody who helps you needs to know of a chair: versions,
limits, the latched fault and counters, its programs, who may vouch for them.
Names, places on this computer and anything about persons are left out.

Usage: npx tsubo support-bundle --chair PORT [options]

  --trace FILE       a trace (npx tsubo play --trace): its last lines go along
  --out FILE         where to write; tsubo-support.json unless said
`,
  calibrate: CALIBRATE_HELP,
  key: `Make and use the keys that programs on a chair are signed with.

Usage: npx tsubo key new [--out NAME]
       npx tsubo key sign FILE... [--profile NAME] [--as-version N] [--out FILE]
       npx tsubo key trust FILE.pub

  new                a secret key, for you alone, and its public half (.pub)
  sign               compile programs for a model and sign them: FILE.tsi
  trust              simulated chairs started here trust that key from now on;
                     a real board is given its keys by its maker's tool

  --key FILE         the secret key to sign with
`,
};
