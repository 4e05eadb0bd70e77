/** A copy of the repository with one thing changed, to see who notices. The repository itself is never touched. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export interface Patch {
  /** From the top of the repository. */
  readonly file: string;
  /** Stands there exactly once. */
  readonly find: string;
  readonly replace: string;
}

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NEEDED = ['src', 'sim', 'test', 'protocols', 'programs', 'package.json', 'tsconfig.json'];

/** A list kept beside this file. */
export function readPatches<T>(name: string, key: string): readonly T[] {
  const text = readFileSync(new URL(name, import.meta.url), 'utf8');
  return (parse(text) as Readonly<Record<string, readonly T[]>>)[key] ?? [];
}

export class PatchedCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'tsubo-patched-'));

  constructor() {
    for (const name of NEEDED) cpSync(join(ROOT, name), join(this.folder, name), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
  }

  /** Runs `act` with the change in place, then takes it back. Throws where `find` does not stand there once. */
  async with<T>({ file, find, replace }: Patch, act: () => Promise<T>): Promise<T> {
    const parts = readFileSync(join(this.folder, file), 'utf8').split(find);
    if (parts.length !== 2)
      throw new RangeError(`${file} has this ${parts.length - 1} times, not once: ${find}`);
    return this.withText(file, parts.join(replace), act);
  }

  /** The same for a whole file. */
  async withText<T>(file: string, text: string, act: () => Promise<T>): Promise<T> {
    const path = join(this.folder, file);
    const original = readFileSync(path, 'utf8');
    writeFileSync(path, text);
    try {
      return await act();
    } finally {
      writeFileSync(path, original);
    }
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
