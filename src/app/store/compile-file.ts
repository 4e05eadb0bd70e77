/** A program file to an image for one chair, or the image itself where the file is one. */
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { ChairProfile } from '../../chair/profile.ts';
import { compileImage, decompileImage, type ImageLabel } from '../../image/compile-image.ts';
import { formatDiagnostic } from '../../program/format-diagnostic.ts';
import { MOST_IMAGE_BYTES } from '../../protocol/program-image/header.ts';
import { ChairError } from '../../units/chair-error.ts';
import { readProgramFile } from '../program-file.ts';

const MOST_ID = 24;

/** The file's name without its ending, in the letters an id may have. */
export function programId(path: string): string {
  const name = basename(path).replace(/\.(ya?ml|tsi)$/, '');
  const id = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .slice(0, MOST_ID);
  if (/^[a-z][a-z0-9-]*$/.test(id)) return id;
  throw new ChairError(
    'usage',
    `${basename(path)} gives no name for a program.`,
    'Let the name of the file begin with a letter.',
  );
}

export function isImageFile(path: string): boolean {
  return path.endsWith('.tsi');
}

/** Not signed. Throws a `ChairError` with everything that is wrong with the program. */
export function compileFile(path: string, label: ImageLabel, profile: ChairProfile): Uint8Array {
  const { text } = readProgramFile(path);
  const image = compileImage(text, path, label, profile);
  if (image.ok) return image.value;
  const problems = image.errors.map((error) =>
    error.kind === 'program'
      ? formatDiagnostic(error.diagnostic, text)
      : `The image would have ${error.bytes} bytes. Allowed: ${error.mostBytes}. Shorten its texts, or say steps with repeat.`,
  );
  throw new ChairError(
    'failed',
    `${path} cannot be flashed.\n${problems.join('\n')}`,
    'Correct the file: npx tsubo check.',
  );
}

/** A signed image from a file, looked through before any chair sees it. */
export function readImageFile(path: string): Uint8Array {
  try {
    if (statSync(path).size > MOST_IMAGE_BYTES) throw new Error('it is longer than an image may be');
    const image = Uint8Array.from(readFileSync(path));
    const text = decompileImage(image);
    if (!text.ok) throw new Error(text.errors[0] ?? 'it is none');
    return image;
  } catch (error) {
    throw new ChairError(
      'incompatible',
      `${path} is no image of a program: ${(error as Error).message}`,
      'Flash the program file itself.',
      { cause: error },
    );
  }
}
