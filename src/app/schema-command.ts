import { join } from 'node:path';
import { programSchema } from '../program/json-schema.ts';
import { jsonText } from '../program/json-text.ts';
import { EXIT_CODES } from '../units/chair-error.ts';
import type { Terminal } from './terminal.ts';

/** Where the schema lies in the package, for editors. */
export const SCHEMA_PATH = join('protocols', 'program-language', 'v1', 'program.schema.json');

/** `tsubo schema`: what an editor needs to help write programs. */
export function schema(terminal: Terminal): number {
  terminal.stdout.write(jsonText(programSchema()));
  return EXIT_CODES.ok;
}
