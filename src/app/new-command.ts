/** `tsubo new`: a program to begin from. */
import { writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { programTemplate } from '../cli/program-template.ts';
import { plainText } from '../cli/text-width.ts';
import type { NewCommand } from '../cli/writing-commands.ts';
import { readProgram } from '../program/read-program.ts';
import { ChairError, EXIT_CODES } from '../units/chair-error.ts';
import { packageRoot } from './package-root.ts';
import { SCHEMA_PATH } from './schema-command.ts';
import type { Terminal } from './terminal.ts';

/** Throws a `ChairError` where the name cannot be a title, or there is a file already. */
export function newProgram({ title, path }: NewCommand, terminal: Terminal): number {
  const file = path ?? `${slugOf(title)}.yaml`;
  const schema = relative(dirname(resolve(file)), join(packageRoot(), SCHEMA_PATH))
    .split(sep)
    .join('/');
  const text = programTemplate(title.trim(), schema);
  const program = readProgram(text, file);
  if (!program.ok) {
    const [first] = program.errors;
    throw new ChairError(
      'usage',
      `"${plainText(title)}" cannot be a title. ${first?.message ?? ''}`,
      first?.hint ?? '',
    );
  }
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    const exists = (error as NodeJS.ErrnoException).code === 'EEXIST';
    throw new ChairError(
      'failed',
      exists ? `${file} is there already.` : `${file} could not be written: ${(error as Error).message}.`,
      'Give another name, or another file with --out.',
      exists ? {} : { cause: error },
    );
  }
  terminal.stdout.write(`${plainText(file)}\nNext: npx tsubo preview ${plainText(file)}\n`);
  return EXIT_CODES.ok;
}

/** "Pijat Åsa, 2" → `pijat-asa-2` */
function slugOf(title: string): string {
  const slug = title
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return slug === '' ? 'program' : slug;
}
