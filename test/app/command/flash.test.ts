import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SimChair } from '../../../sim/sim-chair.ts';
import { loadProfile } from '../../../src/app/chair-profiles.ts';
import { stepByClock } from '../../../src/app/sim-host.ts';
import { writeKeyPair } from '../../../src/app/store/key-files.ts';
import { openTcpFarEnd } from '../../../src/app/tcp-far-end.ts';
import { HOME, SECRET } from '../../sim/store/support/images.ts';
import { runCommand, startCommand } from '../../support/command.ts';
import { EmptyChair } from '../../support/flash-kill.ts';
import { titled, whyNoPseudoTerminal } from '../../support/pseudo-terminal.ts';

const folder = mkdtempSync(join(tmpdir(), 'tsubo-flash-'));
const keyPath = join(folder, 'a.key');

beforeAll(() => {
  Object.assign(process.env, { TSUBO_HOME: folder });
  writeKeyPair(keyPath, SECRET);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function withEmptyChair(scene: (address: string, chair: SimChair) => Promise<void>): Promise<void> {
  const end = await openTcpFarEnd(0);
  const chair = new SimChair({
    profile: loadProfile('tsubo-duo'),
    statureMm: 1700,
    seed: 4,
    send: (bytes) => end.far.write(bytes),
    trustedKeys: HOME.keys,
  });
  chair.seat(false);
  end.far.onBytes((bytes) => chair.receive(bytes));
  const switchOff = stepByClock(chair, 1);
  try {
    await scene(`tcp:127.0.0.1:${end.port}`, chair);
  } finally {
    switchOff();
    await end.close();
  }
}

describe.concurrent('flash and programs', () => {
  it('put programs on a chair, list them, give them back, and take nothing twice', async () => {
    await withEmptyChair(async (address) => {
      const at = ['--chair', address, '--key', keyPath];
      const dry = await runCommand(['flash', 'programs/demo.yaml', ...at, '--dry-run']);
      expect(dry).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('+ Hold at T5') });
      const flashed = await runCommand(['flash', 'programs/demo.yaml', ...at, '--yes', '--json']);
      expect(flashed.exitCode, flashed.stderr).toBe(0);
      const stages = flashed.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).stage);
      expect(stages.at(-1)).toBe('done');
      const again = await runCommand(['flash', 'programs/demo.yaml', ...at, '--yes']);
      expect(again).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('is there already') });
      const list = await runCommand(['programs', 'list', '--chair', address]);
      expect(list.stdout).toMatch(/0 {2}demo +version 1 .*on trial/);
      const out = join(folder, 'back.yaml');
      expect((await runCommand(['programs', 'read', '0', '--chair', address, '--out', out])).exitCode).toBe(
        0,
      );
      expect((await runCommand(['programs', 'diff', '0', out, '--chair', address])).exitCode).toBe(0);
      expect((await runCommand(['check', out])).exitCode).toBe(0);
      expect((await runCommand(['programs', 'confirm', '0', '--chair', address])).exitCode).toBe(9);
      expect(readFileSync(join(folder, 'audit.ndjson'), 'utf8')).toContain('"action":"flash"');
      const bundle = join(folder, 'bundle.json');
      expect((await runCommand(['support-bundle', '--chair', address, '--out', bundle])).exitCode).toBe(0);
      const told = readFileSync(bundle, 'utf8');
      expect(JSON.parse(told)).toMatchObject({
        chair: { model: 'tsubo-duo' },
        counters: { fault: 'power' },
        slots: expect.arrayContaining([expect.objectContaining({ id: 'demo', trial: 'fresh' })]),
        changes: expect.arrayContaining([expect.objectContaining({ action: 'flash', slot: 0 })]),
      });
      expect(told).not.toContain(folder);
      expect(told).not.toContain('"who"');
    });
  });

  it('say why not: no key, a strange key, another model, somebody in the chair, nobody to say yes', async () => {
    await withEmptyChair(async (address, chair) => {
      const at = ['--chair', address];
      expect(
        (await runCommand(['flash', 'programs/demo.yaml', ...at, '--yes', '--key', join(folder, 'none')]))
          .exitCode,
      ).toBe(10);
      const strange = join(folder, 'strange.key');
      writeKeyPair(
        strange,
        SECRET.map((byte) => byte ^ 1),
      );
      expect(
        await runCommand(['flash', 'programs/demo.yaml', ...at, '--yes', '--key', strange]),
      ).toMatchObject({ exitCode: 10, stderr: expect.stringContaining('key') });
      const image = join(folder, 'demo.tsi');
      expect(
        (
          await runCommand([
            'key',
            'sign',
            'programs/demo.yaml',
            '--key',
            keyPath,
            '--profile',
            'tsubo-mono',
            '--out',
            image,
          ])
        ).exitCode,
      ).toBe(0);
      expect(await runCommand(['flash', image, ...at, '--yes'])).toMatchObject({
        exitCode: 6,
        stderr: expect.stringContaining('model'),
      });
      writeFileSync(image, 'nothing');
      expect((await runCommand(['flash', image, ...at, '--yes'])).exitCode).toBe(6);
      expect((await runCommand(['flash', 'programs/demo.yaml', ...at, '--key', keyPath])).exitCode).toBe(9);
      chair.seat(true);
      expect(
        await runCommand(['flash', 'programs/demo.yaml', ...at, '--yes', '--key', keyPath]),
      ).toMatchObject({ exitCode: 9, stderr: expect.stringContaining('sits') });
    });
  });

  it('puts a program on two chairs at once, a line each, and says which one failed', async () => {
    await withEmptyChair(async (one) => {
      await withEmptyChair(async (other, chair) => {
        const line = ['flash', 'programs/demo.yaml', '--chair', one, '--chair', other, '--key', keyPath];
        chair.seat(true);
        const half = await runCommand([...line, '--yes', '--json']);
        expect(half.exitCode, half.stderr).toBe(9);
        const told = half.stdout
          .trim()
          .split('\n')
          .map((text) => JSON.parse(text) as { chair: string; stage?: string; exit?: number });
        expect(told.filter(({ stage }) => stage === 'done').map((each) => each.chair)).toEqual([one]);
        expect(told.find(({ exit }) => exit !== undefined)).toMatchObject({ chair: other, exit: 9 });
        chair.seat(false);
        const whole = await runCommand([...line, '--yes']);
        expect(whole.exitCode, whole.stderr).toBe(0);
        expect(whole.stdout).toContain(`${one} slot 0: is there already`);
        expect(whole.stdout).toContain(`${other}: demo reads back`);
        const history = await runCommand(['programs', 'history', '--chair', other, '--json']);
        const changes = history.stdout
          .trim()
          .split('\n')
          .map((text) => JSON.parse(text));
        expect(changes).toMatchObject([{ action: 'activate' }, { action: 'commit' }]);
        expect(changes[0].who).not.toBe('-');
        expect(changes[0].whenS).toBeGreaterThan(1_700_000_000);
      });
    });
  });

  it('leave the chair as it was at SIGINT, and do it the next time', async () => {
    await withEmptyChair(async (address) => {
      const line = ['flash', 'programs/swedish-back.yaml', '--chair', address, '--key', keyPath, '--yes'];
      const command = await startCommand(line);
      await command.hasSaid('erases');
      command.signal('SIGINT');
      const { exitCode, stderr } = await command.ended;
      expect(exitCode).toBe(130);
      expect(stderr).toContain('The chair goes on with the program it had.');
      const again = await runCommand(line);
      expect(again.exitCode, again.stderr).toBe(0);
      const list = await runCommand(['programs', 'list', '--chair', address]);
      expect(list.stdout).toMatch(/0 {2}swedish-back/);
    });
  });
});

const noPty = await whyNoPseudoTerminal();

describe.skipIf(noPty !== null)(titled('flash over a real pseudo-terminal', noPty), () => {
  it('is killed at a line: nothing or the program, and the next run puts it there; one host at a time (H22)', async () => {
    const chair = await EmptyChair.onPty(6);
    if (chair === null) throw new Error('this test should have been skipped');
    const line = ['flash', 'programs/swedish-back.yaml', '--key', keyPath, '--yes'];
    try {
      for (const at of [12, 24]) {
        expect((await chair.host(line, at)).exitCode).toBe(null);
        const list = await chair.hostToEnd(['programs', 'list', '--json']);
        expect(JSON.parse(list.stdout.split('\n')[0] ?? '')).toMatchObject({
          slot: 0,
          id: null,
          fellBack: false,
        });
      }
      const first = await startCommand([...line, '--chair', chair.address]);
      await first.hasSaid('slot 0');
      const second = await chair.host(line);
      const { exitCode: firstExit } = await first.ended;
      // Where the first had gone before the second came, there were never two.
      if (second.exitCode !== 0)
        expect(second).toMatchObject({ exitCode: 5, stderr: expect.stringContaining('use') });
      else expect(firstExit).not.toBeNull();
      const again = await chair.hostToEnd(line);
      expect(again.exitCode, again.stderr).toBe(0);
      const list = await chair.hostToEnd(['programs', 'list']);
      expect(list.stdout).toMatch(/0 {2}swedish-back/);
    } finally {
      await chair.close();
    }
  });
});
