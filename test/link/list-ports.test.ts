import { describe, expect, it } from 'vitest';
import { openPseudoTerminal } from '../../src/app/pseudo-terminal.ts';
import { createLink } from '../../src/link/create-link.ts';
import { listPorts, portRemedy } from '../../src/link/list-ports.ts';
import { findPortHolders } from '../../src/link/port-holders.ts';
import { titled, whyNoPseudoTerminal } from '../support/pseudo-terminal.ts';

const why = await whyNoPseudoTerminal();

describe('the list of ports', () => {
  it('is there with udev and without, and says of each port whether it can be used', async () => {
    const ports = await listPorts();
    for (const port of ports) {
      expect(port.path).toMatch(/^(\/dev\/|COM)/);
      expect(port.usable).toBe(port.remedy === null);
    }
    expect(ports.map((port) => port.path)).toEqual(
      ports.map((port) => port.path).toSorted((a, b) => a.localeCompare(b)),
    );
  });

  it('says that a port is gone', async () => {
    expect(await portRemedy('/dev/ttyUSB99')).toContain('Plug it in');
  });
});

describe.skipIf(why !== null || process.platform !== 'linux')(titled('who holds a port', why), () => {
  it('is whoever locked it, and else whoever has it open', async () => {
    const terminal = await openPseudoTerminal();
    if (terminal === null) throw new Error('this test should have been skipped');
    // The helper that plays the cable keeps its own end open, without a lock.
    const openers = await findPortHolders(terminal.path);
    expect(openers.map((holder) => holder.pid)).not.toContain(process.pid);
    const link = createLink({ kind: 'serial', path: terminal.path });
    await link.open({ onBytes: () => {}, onLost: () => {} });
    expect((await findPortHolders(terminal.path)).map((holder) => holder.pid)).toEqual([process.pid]);
    expect(await portRemedy(terminal.path)).toMatch(new RegExp(`^In use by .+ \\(pid ${process.pid}\\)\\.`));
    await link.close();
    expect(await findPortHolders(terminal.path)).toEqual(openers);
    await terminal.hangUp();
  });
});
