import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXIT_CODES } from '../../../src/units/chair-error.ts';
import { type CommandOptions, type Ended, runCommand } from '../../support/command.ts';
import { expectFailure } from '../../support/expect-failure.ts';
import { openFakeBoard } from '../../support/fake-board.ts';
import { userWithoutRights } from '../../support/other-user.ts';
import { titled } from '../../support/pseudo-terminal.ts';

const DEMO = 'programs/demo.yaml';
const STATURE = ['--stature', '170'];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tsubo-command-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function play(args: readonly string[], options: CommandOptions = {}): Promise<Ended> {
  return runCommand(['play', ...args], options);
}

// Nothing is timed here but the patience of the host, which a busy computer may exhaust.
describe.concurrent('a command that never comes to a chair', { retry: 2 }, () => {
  it('says that the port is not there', async () => {
    const ended = await play([DEMO, '--chair', join(folder, 'no-such-port'), ...STATURE]);
    expectFailure(ended, 'no-chair', 'no-such-port', 'tsubo ports');
  });

  it('says that nothing listens there', async () => {
    expectFailure(
      await play([DEMO, '--chair', 'tcp:127.0.0.1:1', ...STATURE]),
      'no-chair',
      'tcp:127.0.0.1:1',
    );
  });

  const user = userWithoutRights();
  it.skipIf(user.kind === 'none')(
    titled('names the group that may use the port', user.kind === 'none' ? user.why : null),
    async () => {
      const open = mkdtempSync(join(tmpdir(), 'tsubo-denied-'));
      chmodSync(open, 0o755);
      const path = join(open, 'port');
      writeFileSync(path, '');
      chmodSync(path, 0o000);
      const asUser = user.kind === 'user' ? user.asUser : undefined;
      const ended = await play([DEMO, '--chair', path, ...STATURE], asUser === undefined ? {} : { asUser });
      rmSync(open, { recursive: true });
      expectFailure(ended, 'permission', path, 'group');
    },
  );

  it('says that nobody on the line answers as a chair', async () => {
    const silent = await openFakeBoard(() => null);
    const ended = await play([DEMO, '--chair', silent.address, ...STATURE, '--yes-simulated']);
    await silent.close();
    expectFailure(ended, 'no-chair', 'chair-link');
    expect(new Set(silent.heard)).toEqual(new Set(['hello']));
  });

  it('shows where the program is broken', async () => {
    const path = join(folder, 'broken.yaml');
    writeFileSync(
      path,
      'title: { en: A, id: A }\nabout: { en: A, id: A }\nstrokes:\n  - hold: { at: T77, for: 5s }\n',
    );
    const ended = await play([path, '--chair', 'sim', ...STATURE]);
    expect(ended.exitCode).toBe(EXIT_CODES.failed);
    expect(ended.stderr).toMatch(/broken\.yaml:4:\d+: error: .*T77/);
    expect(ended.stdout).toBe('');
  });

  it('refuses to press on a person of unknown height', async () => {
    expectFailure(await play([DEMO, '--chair', 'sim', '--speed', 'max']), 'refused', '--stature');
  });

  it.each([
    { args: ['play', DEMO], words: '--chair' },
    { args: ['play', DEMO, '--chair', 'nonsense', ...STATURE], words: 'nonsense' },
    { args: ['play', 'no-such.yaml', '--chair', 'sim', ...STATURE], words: 'no-such.yaml' },
    { args: ['play', DEMO, '--chair', 'tcp:127.0.0.1:1', ...STATURE, '--seed', '4'], words: '--seed' },
    {
      args: ['play', DEMO, '--chair', 'sim', ...STATURE, '--trace', '/no/such/folder/t'],
      words: '/no/such/folder/t',
    },
    { args: ['dance'], words: 'dance' },
  ])('says how the command is written: $args', async ({ args, words }) => {
    expectFailure(await runCommand(args), 'usage', words);
  });

  it('says where nothing of the program can be played', async () => {
    const path = join(folder, 'off-the-track.yaml');
    writeFileSync(
      path,
      'title: { en: A, id: A }\nabout: { en: A, id: A }\nstrokes:\n  - hold: { at: L5 - 90mm, pressure: 10N, for: 3s }\n',
    );
    const ended = await play([path, '--chair', 'sim', '--stature', '140', '--speed', 'max']);
    expectFailure(ended, 'incompatible', 'line 4');
  });
});
