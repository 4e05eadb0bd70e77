/** The hazards of `protocols/hazards.yaml`, read strictly: a key nobody knows is an error. */
import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const ROOT = new URL('../../', import.meta.url);

const schema = z.strictObject({
  hazards: z.array(
    z.strictObject({
      id: z.string().regex(/^H\d\d$/),
      hazard: z.string(),
      cause: z.string(),
      guards: z.strictObject({
        H: z.string().optional(),
        B: z.string().optional(),
        P: z.string().optional(),
      }),
      /** Names of `sim/faults/fault-table.ts`. */
      faults: z.array(z.string()),
      test: z.string(),
      awaits: z.strictObject({ part: z.string(), file: z.string(), word: z.string().optional() }).optional(),
    }),
  ),
});

export type Hazard = z.infer<typeof schema>['hazards'][number];

/** Throws where the file is not as this schema has it. */
export function readHazards(): readonly Hazard[] {
  return schema.parse(parse(readFileSync(new URL('protocols/hazards.yaml', ROOT), 'utf8'))).hazards;
}

/** True as long as the part that the hazard belongs to does not exist. */
export function isAwaiting({ awaits }: Hazard): boolean {
  if (awaits === undefined) return false;
  const file = new URL(awaits.file, ROOT);
  if (!existsSync(file)) return true;
  if (awaits.word === undefined) return false;
  return !new RegExp(`(?<![A-Za-z])${awaits.word}(?![a-z])`).test(readFileSync(file, 'utf8'));
}
