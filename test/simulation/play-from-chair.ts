/**
 * A program goes its whole way: compiled, signed, flashed over the line, read back, made text again, chosen, and played
 * from the chair; and, beside it, from its file.
 */
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { compose } from '../../src/app/score.ts';
import { readBank, settled } from '../../src/backend/chair-link/flash-image.ts';
import { decompileImage } from '../../src/image/compile-image.ts';
import { readProgram } from '../../src/program/read-program.ts';
import { StoreRig } from '../backend/chair-link/store-rig.ts';
import { HOME, imageOf } from '../sim/store/support/images.ts';
import { stampOf } from '../sim/store/support/installs.ts';
import { PERSON_CEILING_N, play, type World } from './play.ts';

export interface OnChair {
  readonly image: Uint8Array;
  /** What the chair gave back of it. */
  readonly readBack: Uint8Array;
  /** The program's text, made of that. */
  readonly text: string;
  /** Flash of the chair, the program confirmed in slot 0. */
  readonly cells: Uint8Array;
}

/** Flashes the program, confirms it, and reads it back. */
export async function putOnChair(text: string, id: string): Promise<OnChair> {
  const image = imageOf(text, 1, id.slice(0, 24));
  const rig = new StoreRig();
  const { client } = rig;
  await rig.open();
  await rig.run(rig.flash(image));
  const stamp = stampOf(image);
  await rig.run(settled(client, 'choose', () => client.command({ name: 'pgp', slot: 0, stamp })));
  await rig.run(settled(client, 'confirm', () => client.command({ name: 'pgk', slot: 0, stamp })));
  const { slot } = await rig.run(client.info(0));
  const bank = slot?.playing === 'b' ? 'b' : 'a';
  const readBack = await rig.run(readBank(client, 0, bank, image.length));
  const back = decompileImage(readBack);
  if (!back.ok) throw new Error(back.errors.join('\n'));
  return { image, readBack, text: back.value, cells: rig.chair.flash.read(0, Number.MAX_SAFE_INTEGER) };
}

/** Plays what the chair keeps in slot 0. */
export function playFromChair({ image, text, cells }: OnChair, file: string, seed: number): Promise<World> {
  const person = { statureMm: 1700, ceilingN: PERSON_CEILING_N };
  const program = readProgram(text, file);
  if (!program.ok) throw new Error('the image holds another program');
  const { score } = compose(program.value, person, loadProfile('tsubo-duo'));
  const stored = { slot: 0, stamp: stampOf(image) };
  return play(
    { file, text, statureMm: 1700, seed },
    {
      flashCells: cells,
      trustedKeys: HOME.keys,
      choose: () => ({ kind: 'score', score: { ...score, stored } }),
    },
  );
}

/** What a session told the chair to do, line for line, without number and checksum. */
export function motionLines({ lines }: World): readonly string[] {
  return lines.flatMap((line) => {
    const told = /^out >[0-9a-f]{4},\d+,\d+,((?:seg|frc|knd|air|het|cmt|zon|ref),.*)\*[0-9a-f]{8}/.exec(
      line,
    )?.[1];
    return told === undefined ? [] : [told];
  });
}
