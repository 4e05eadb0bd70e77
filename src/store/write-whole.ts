/** Writes a file so that a power cut at any moment leaves the old one or the new one, and never a part. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** Throws what the system throws; the old file is then untouched. Only the owner may read it: it is about a person. */
export function writeWhole(path: string, text: string): void {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // Two processes never write the same one.
  const beside = `${path}.${process.pid}.new`;
  try {
    const file = openSync(beside, 'w', 0o600);
    try {
      writeSync(file, text);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  syncFolder(folder);
}

/** Keeps what is in the way of a new file, under a name that is free: `back.json.broken`. */
export function putAside(path: string): void {
  const first = `${path}.broken`;
  let free = first;
  for (let number = 2; existsSync(free); number++) free = `${first}-${number}`;
  renameSync(path, free);
}

/** The new name lasts once the folder is written too. Some systems cannot do that, and need not. */
function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  } catch {
    // The file is whole under either name.
  }
}
