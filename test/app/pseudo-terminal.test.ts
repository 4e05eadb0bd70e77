import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { lstatSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PseudoTerminal } from '../../src/app/pseudo-terminal.ts';
import { openPseudoTerminal, PSEUDO_TERMINAL_WAYS } from '../../src/app/pseudo-terminal.ts';
import { createLink } from '../../src/link/create-link.ts';
import { titled, whyNoPseudoTerminal } from '../support/pseudo-terminal.ts';
import { waitUntil } from '../support/wait-until.ts';

const TOP = fileURLToPath(new URL('../..', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-pty-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Opens the terminal as a host would, and sends a byte each way. */
async function talk(terminal: PseudoTerminal): Promise<void> {
  const link = createLink({ kind: 'serial', path: terminal.path });
  const atHost: number[] = [];
  const atChair: number[] = [];
  terminal.far.onBytes((bytes) => atChair.push(...bytes));
  await link.open({ onBytes: (bytes) => atHost.push(...bytes), onLost: () => {} });
  link.write(Uint8Array.of(0, 3, 13, 17, 0x80));
  await waitUntil(() => atChair.length >= 5);
  terminal.far.write(Uint8Array.of(255, 4, 26, 10));
  await waitUntil(() => atHost.length >= 4);
  await link.close();
  expect(atChair).toEqual([0, 3, 13, 17, 0x80]);
  expect(atHost).toEqual([255, 4, 26, 10]);
}

for (const way of PSEUDO_TERMINAL_WAYS) {
  const why = await whyNoPseudoTerminal([way]);

  describe.skipIf(why !== null)(titled(`a pseudo-terminal by ${way.command}`, why), () => {
    const make = async (path?: string): Promise<PseudoTerminal> => {
      const terminal = await openPseudoTerminal(path, [way]);
      if (terminal === null) throw new Error('this test should have been skipped');
      return terminal;
    };

    it('carries bytes as they are, for one host after another', async () => {
      const terminal = await make();
      await talk(terminal);
      await talk(terminal);
      await terminal.hangUp();
      expect(isThere(terminal.path)).toBe(false);
    });

    it('is reached through a link, which goes when it is hung up', async () => {
      const path = join(folder, 'chair');
      const terminal = await make(path);
      expect(terminal.path).toBe(path);
      await talk(terminal);
      await terminal.hangUp();
      expect(isThere(path)).toBe(false);
      await terminal.hangUp();
    });

    it('replaces a link that a killed helper left behind', async () => {
      const path = join(folder, 'chair');
      symlinkSync('/dev/pts/no-such-terminal', path);
      const terminal = await make(path);
      expect(readlinkSync(path)).not.toContain('no-such-terminal');
      await terminal.hangUp();
    });

    it('keeps taking from the chair while no host reads', async () => {
      const terminal = await make();
      for (let piece = 0; piece < 200; piece += 1) terminal.far.write(new Uint8Array(1_000));
      await terminal.hangUp();
    });

    it('goes with the process that made it, also when that is killed', async () => {
      const path = join(folder, 'chair');
      const script = join(folder, 'maker.mts');
      writeFileSync(
        script,
        `import { openPseudoTerminal, PSEUDO_TERMINAL_WAYS } from ${JSON.stringify(join(TOP, 'src/app/pseudo-terminal.ts'))};
         await openPseudoTerminal(${JSON.stringify(path)}, PSEUDO_TERMINAL_WAYS.filter((way) => way.command === '${way.command}'));`,
      );
      const maker = spawn(process.execPath, ['--import', 'tsx', script], { cwd: TOP, stdio: 'inherit' });
      await waitUntil(() => isThere(path));
      expect(isThere(path)).toBe(true);
      maker.kill('SIGKILL');
      await once(maker, 'exit');
      await waitUntil(() => !isThere(path));
      expect(isThere(path)).toBe(false);
    });
  });
}

describe('where a pseudo-terminal cannot be', () => {
  it('touches nothing that is in the way', async () => {
    const path = join(folder, 'letter.txt');
    writeFileSync(path, 'dear chair');
    await expect(openPseudoTerminal(path)).rejects.toMatchObject({
      code: 'busy',
      next: expect.stringContaining(`rm ${path}`),
    });
    expect(isThere(path)).toBe(true);
  });

  it('says that the folder is missing', async () => {
    await expect(openPseudoTerminal(join(folder, 'attic', 'chair'))).rejects.toMatchObject({ code: 'usage' });
  });

  it('is null when no way works here', async () => {
    const way = PSEUDO_TERMINAL_WAYS[0];
    if (way === undefined) throw new Error('there is at least one way');
    expect(await openPseudoTerminal(undefined, [])).toBeNull();
    expect(await openPseudoTerminal(undefined, [{ ...way, command: 'no-such-program' }])).toBeNull();
    expect(
      await openPseudoTerminal(undefined, [{ ...way, args: () => ['-c', 'raise SystemExit(3)'] }]),
    ).toBeNull();
  });
});
