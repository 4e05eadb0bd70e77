import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkPortAccess, explainDenial } from '../../src/link/port-access.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-access-'));
  chmodSync(folder, 0o755);
  path = join(folder, 'port');
  writeFileSync(path, '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('whether a port may be used', () => {
  it('is open to us', async () => {
    expect(await checkPortAccess(path)).toEqual({ kind: 'open' });
  });

  it('is missing', async () => {
    expect(await checkPortAccess(join(folder, 'none'))).toEqual({ kind: 'missing' });
  });

  it.skipIf(process.geteuid?.() === 0)('is denied to us', async () => {
    chmodSync(path, 0o000);
    expect(await checkPortAccess(path)).toEqual(await explainDenial(path));
  });

  it('names the group that one can join', async () => {
    chmodSync(path, 0o660);
    const group = execFileSync('stat', ['-c', '%G', path], { encoding: 'utf8' }).trim();
    expect(await explainDenial(path)).toEqual({
      kind: 'denied',
      group,
      remedy: `Run: sudo usermod -aG ${group} $USER — then log out and in again.`,
    });
  });

  it('does not send anybody into a group that may not use the port either', async () => {
    chmodSync(path, 0o600);
    expect((await explainDenial(path)).remedy).toContain(`chmod g+rw ${path}`);
  });
});
