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

  it.each([
    ['SIGINT', 130],
    ['SIGKILL', null],
  ] as const)('leave the chair as it was at %s, and do it the next time', async (signal, exitCode) => {
    await withEmptyChair(async (address) => {
      const line = ['flash', 'programs/swedish-back.yaml', '--chair', address, '--key', keyPath, '--yes'];
      const command = await startCommand(line);
      await command.hasSaid('erases');
      command.signal(signal);
      expect((await command.ended).exitCode).toBe(exitCode);
      const again = await runCommand(line);
      expect(again.exitCode, again.stderr).toBe(0);
      const list = await runCommand(['programs', 'list', '--chair', address]);
      expect(list.stdout).toMatch(/0 {2}swedish-back/);
    });
  });
});
