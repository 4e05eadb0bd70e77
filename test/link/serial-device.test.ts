import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openPseudoTerminal } from '../../src/app/pseudo-terminal.ts';
import { createLink } from '../../src/link/create-link.ts';
import { titled, whyNoPseudoTerminal } from '../support/pseudo-terminal.ts';
import { waitUntil } from '../support/wait-until.ts';
import type { Line } from './byte-link-conformance.ts';
import { describeByteLink } from './byte-link-conformance.ts';

const { CHAIR_TEST_PORT: realPort } = process.env;
const why = await whyNoPseudoTerminal();
const deaf = { onBytes: (): void => {}, onLost: (): void => {} };

async function overPseudoTerminal(): Promise<Line> {
  const terminal = await openPseudoTerminal();
  if (terminal === null) throw new Error('this test should have been skipped');
  return {
    link: () => createLink({ kind: 'serial', path: terminal.path }),
    far: terminal.far,
    until: waitUntil,
    cut: () => terminal.hangUp(),
    end: () => terminal.hangUp(),
  };
}

describe.skipIf(why !== null)(titled('serialport over a pseudo-terminal', why), () => {
  describeByteLink(overPseudoTerminal);

  it.skipIf(process.platform !== 'linux')(
    'closes without hanging up, also where the system would',
    async () => {
      const line = await overPseudoTerminal();
      const link = line.link();
      execFileSync('stty', ['-F', link.name, 'hupcl']);
      await link.open(deaf);
      expect(execFileSync('stty', ['-a', '-F', link.name], { encoding: 'utf8' })).toContain(' -hupcl');
      await link.close();
      await line.end();
    },
  );

  it('names the process that holds a busy port', async () => {
    const line = await overPseudoTerminal();
    const first = line.link();
    await first.open(deaf);
    await expect(line.link().open(deaf)).rejects.toMatchObject({
      code: 'busy',
      message: expect.stringMatching(
        new RegExp(`^${first.name} is in use by .+ \\(pid ${process.pid}\\)\\.$`),
      ),
    });
    await first.close();
    const next = line.link();
    await next.open(deaf);
    await next.close();
    await line.end();
  });

  it('names the group and the command when it may not open the port', async () => {
    const line = await overPseudoTerminal();
    const link = line.link();
    chmodSync(link.name, 0o000);
    // Root may open anything: be nobody for as long as the port is being opened.
    const isRoot = process.geteuid?.() === 0;
    if (isRoot) process.seteuid?.(65_534);
    const failure = await link.open(deaf).then(
      () => null,
      (error: unknown) => error,
    );
    if (isRoot) process.seteuid?.(0);
    await link.close();
    await line.end();
    expect(failure).toMatchObject({
      code: 'permission',
      message: expect.stringMatching(/it belongs to group \S+\.$/),
      next: expect.stringMatching(/sudo usermod -aG \S+ \$USER/),
    });
  });
});

describe.skipIf(realPort === undefined)('serialport over CHAIR_TEST_PORT', () => {
  describeByteLink(async () => ({
    link: () => createLink({ kind: 'serial', path: realPort ?? '' }),
    far: null,
    until: waitUntil,
    cut: null,
    end: () => Promise.resolve(),
  }));
});

describe('a serial port that is not there', () => {
  it('says so, with the ports that are', async () => {
    await expect(createLink({ kind: 'serial', path: '/dev/ttyUSB99' }).open(deaf)).rejects.toMatchObject({
      code: 'no-chair',
      message: expect.stringMatching(/^There is no \/dev\/ttyUSB99\. This machine sees/),
      next: expect.stringContaining('tsubo ports'),
    });
  });

  it('does not take a plain file for one', async () => {
    await expect(createLink({ kind: 'serial', path: '/etc/hostname' }).open(deaf)).rejects.toMatchObject({
      code: 'no-chair',
    });
  });
});
