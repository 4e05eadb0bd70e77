/** What a refusal of the store means for a person: stage, cause, what the chair has now, what to do next. */
import { ChairError, type ExitName } from '../../units/chair-error.ts';

interface Words {
  readonly exit: ExitName;
  readonly cause: string;
  readonly next: string;
}

const AGAIN = 'Do it again.';
const COMPILE =
  'Flash the program file itself with this chair connected: it is then compiled for this chair.';

const WORDS: Readonly<Record<string, Words>> = {
  'not-disarmed': { exit: 'refused', cause: 'a massage is on', next: 'Stop it, or wait until it has ended.' },
  occupied: {
    exit: 'refused',
    cause: 'somebody sits in the chair',
    next: 'Programs are changed on an empty chair only.',
  },
  faulted: { exit: 'refused', cause: 'the chair has a fault', next: 'Clear the fault first.' },
  'transfer-open': {
    exit: 'busy',
    cause: 'somebody else is flashing this chair',
    next: 'Wait until they are done; a transfer left alone ends after ten seconds.',
  },
  slot: {
    exit: 'incompatible',
    cause: 'the chair has no such slot',
    next: 'npx tsubo programs list shows its slots.',
  },
  image: { exit: 'incompatible', cause: 'this is no image of a program', next: COMPILE },
  format: { exit: 'incompatible', cause: 'the chair does not know this format of images', next: COMPILE },
  length: { exit: 'incompatible', cause: 'the image is not as long as it says, or too long', next: COMPILE },
  model: { exit: 'incompatible', cause: 'the image was made for another model of chair', next: COMPILE },
  capability: {
    exit: 'incompatible',
    cause: 'the program needs a capability this chair does not have',
    next: 'Choose another program for this chair.',
  },
  limits: {
    exit: 'incompatible',
    cause: 'the image was made for other limits than the chair has',
    next: COMPILE,
  },
  body: { exit: 'incompatible', cause: 'the program in the image is not a right one', next: COMPILE },
  digest: { exit: 'verify', cause: 'the image was changed after it was made (digest)', next: COMPILE },
  hash: {
    exit: 'verify',
    cause: 'what the chair holds is not what was sent, or has rotted (hash)',
    next: AGAIN,
  },
  worn: {
    exit: 'verify',
    cause: "the chair's flash no longer keeps what is written",
    next: 'Its board needs service.',
  },
  key: {
    exit: 'signature',
    cause: 'the chair does not trust the key the image is signed with',
    next: 'Sign it with a key the chair was given: npx tsubo key sign.',
  },
  signature: {
    exit: 'signature',
    cause: 'the signature is not one of a key the chair trusts',
    next: "Use the technician's key: --key FILE.",
  },
  counter: {
    exit: 'signature',
    cause: 'the chair has had a newer version of this program confirmed (counter)',
    next: "To go back on purpose: npx tsubo programs rollback, with the technician's key.",
  },
  trial: {
    exit: 'refused',
    cause: 'a program in this slot is still on trial',
    next: 'Confirm it after its first play (npx tsubo programs confirm), or leave it (npx tsubo programs rollback).',
  },
  untried: {
    exit: 'refused',
    cause: 'the program was not played yet',
    next: 'Play it once, with somebody there, then confirm it.',
  },
  empty: {
    exit: 'refused',
    cause: 'the chair holds no such program',
    next: 'npx tsubo programs list shows what it holds.',
  },
  busy: { exit: 'transfer', cause: "the chair's flash did not become ready", next: AGAIN },
  unsupported: {
    exit: 'incompatible',
    cause: 'the chair keeps no programs',
    next: 'Play from a file instead.',
  },
};

/** What the chair has where an install ends at that stage: only `activate` changes what is in use, and it is one record. */
export function whereItStands(stage: string): string {
  return stage === 'activate'
    ? 'The chair has the old program or the new one, whole: npx tsubo programs list shows which.'
    : 'The chair goes on with the program it had.';
}

/** What was refused was not done, at `activate` too. */
export function refusalError(stage: string, code: string): ChairError {
  const { exit, cause, next } = WORDS[code] ?? {
    exit: 'transfer',
    cause: `the chair answers ${code}`,
    next: AGAIN,
  };
  return new ChairError(exit, `At ${stage}: ${cause}. ${whereItStands('')}`, next);
}

/** The line was lost in the middle of an install. */
export function cutOffError(stage: string, cause: ChairError): ChairError {
  return new ChairError(
    'transfer',
    `At ${stage}: ${cause.message} ${whereItStands(stage)}`,
    'Look at the cable and at the power of the chair, then do it again: it goes on where the chair is.',
  );
}
