import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** "nobody" on Linux: may read what all may read, and nothing else. */
const NOBODY = 65_534;
const MAIN = fileURLToPath(new URL('../../dist/src/app/main.js', import.meta.url));

/** A user to whom permissions apply: this one, or for root "nobody" where that may read this folder; else why not. */
export function userWithoutRights():
  | { readonly kind: 'user'; readonly asUser?: number }
  | { readonly kind: 'none'; readonly why: string } {
  if (process.getuid === undefined)
    return { kind: 'none', why: 'skipped: this system has no such permissions' };
  if (process.getuid() !== 0) return { kind: 'user' };
  const look = spawnSync(process.execPath, ['--check', MAIN], { uid: NOBODY, gid: NOBODY, cwd: '/' });
  return look.status === 0
    ? { kind: 'user', asUser: NOBODY }
    : { kind: 'none', why: 'skipped: root may open everything, and nobody else may read this folder' };
}
