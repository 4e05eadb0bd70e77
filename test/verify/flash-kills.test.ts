/** The real command, killed at its lines over a real pseudo-terminal. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeKeyPair } from '../../src/app/store/key-files.ts';
import { readInUse, readSlot } from '../../src/app/store/slots-on-chair.ts';
import { settled } from '../../src/backend/chair-link/flash-image.ts';
import { decompileImage } from '../../src/image/compile-image.ts';
import { SECRET } from '../sim/store/support/images.ts';
import { stampOf } from '../sim/store/support/installs.ts';
import { EmptyChair, onPort } from '../support/flash-kill.ts';
import { titled, whyNoPseudoTerminal } from '../support/pseudo-terminal.ts';

/** At most so many; each needs two runs of the command. */
const MOST_KILLS = 80;
const folder = mkdtempSync(join(tmpdir(), 'tsubo-kill-'));
const keyPath = join(folder, 'a.key');
const file = join(folder, 'short.yaml');
const flash = ['flash', file, '--slot', '0', '--key', keyPath, '--yes'];

/** Another one each time, and nothing else. */
function forceOf(version: number): string {
  return `${12 + (version % 12)}.${1 + (version % 9)}N`;
}

function write(version: number): void {
  writeFileSync(
    file,
    `title: { en: Short, id: Pendek }\nabout: { en: For a test., id: Untuk uji. }\nstrokes:\n  - hold: { at: T7, pressure: ${forceOf(version)}, for: 8s }\n`,
  );
}

interface InUse {
  readonly stamp: string;
  readonly text: string;
}

/** All of what is in use, as the chair gives it back over the line. */
function inUse(chair: EmptyChair): Promise<InUse> {
  return onPort(chair.address, async ({ client }) => {
    const found = await readSlot(client, 0);
    const image = await readInUse(client, found);
    expect(found.stamp).toBe(stampOf(image));
    const text = decompileImage(image);
    if (!text.ok) throw new Error(text.errors.join());
    return { stamp: stampOf(image), text: text.value };
  });
}

function accept(chair: EmptyChair): Promise<void> {
  return onPort(chair.address, async ({ client }) => {
    const stamp = (await readSlot(client, 0)).stamp ?? '';
    await settled(client, 'choose', () => client.command({ name: 'pgp', slot: 0, stamp }));
    await settled(client, 'confirm', () => client.command({ name: 'pgk', slot: 0, stamp }));
  });
}

const noPty = await whyNoPseudoTerminal();

beforeAll(() => {
  Object.assign(process.env, { TSUBO_HOME: folder });
  writeKeyPair(keyPath, SECRET);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe.skipIf(noPty !== null)(titled('tsubo flash is killed (H22)', noPty), () => {
  it('at each of its lines: the old program or the new one, and the next run puts the new one there', async () => {
    const chair = await EmptyChair.onPty(8);
    if (chair === null) throw new Error('this test should have been skipped');
    try {
      for (const version of [1, 2]) {
        write(version);
        const { exitCode, stderr } = await chair.hostToEnd(flash);
        expect(exitCode, stderr).toBe(0);
        if (version === 1) await accept(chair);
      }
      const lines = chair.heard;
      await accept(chair);
      const stride = Math.max(1, Math.ceil(lines / MOST_KILLS));
      const seen = { killed: 0, old: 0, new: 0 };
      for (let line = 1; line <= lines; line += stride) {
        write(line + 2);
        const old = await inUse(chair);
        const killed = await chair.host(flash, line);
        if (killed.exitCode === null) seen.killed += 1;
        if (line % 2 === 0) await chair.powerCut();
        const after = await inUse(chair);
        const isOld = after.stamp === old.stamp;
        if (!isOld) expect(after.text).toContain(forceOf(line + 2));
        seen[isOld ? 'old' : 'new'] += 1;
        const again = await chair.hostToEnd(flash);
        expect(again.exitCode, again.stderr).toBe(0);
        expect((await inUse(chair)).text).toContain(forceOf(line + 2));
        await accept(chair);
      }
      process.stdout.write(`flash-kills ${JSON.stringify({ lines, ...seen })}\n`);
      expect(seen.killed).toBeGreaterThan(lines / stride / 2);
      expect(Math.min(seen.old, seen.new)).toBeGreaterThan(0);
    } finally {
      await chair.close();
    }
  });
});
