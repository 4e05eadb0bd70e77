import { readdir, realpath } from 'node:fs/promises';
import { SerialPort } from 'serialport';
import { checkPortAccess } from './port-access.ts';
import { findPortHolders, nameHolders } from './port-holders.ts';

/** One serial port of this machine, and whether a chair on it could be used now. */
export interface ListedPort {
  readonly path: string;
  readonly manufacturer: string | null;
  /** A name that stays the same from plug to plug, where the system keeps one. */
  readonly stablePath: string | null;
  readonly usable: boolean;
  /** What to do to make it usable; null where it is. */
  readonly remedy: string | null;
}

interface FoundPort {
  readonly path: string;
  readonly manufacturer: string | null;
}

const BY_ID = '/dev/serial/by-id';

/** All serial ports, sorted by path. Never rejects: a system that cannot list has none. */
export async function listPorts(): Promise<readonly ListedPort[]> {
  const stable = await stablePaths();
  // Without udev `SerialPort.list` rejects ("spawn udevadm ENOENT"); the device files are still there.
  const found = await SerialPort.list().then(
    (ports) => ports.map((port): FoundPort => ({ path: port.path, manufacturer: port.manufacturer ?? null })),
    () => deviceFiles([...stable.keys()]),
  );
  const sorted = found.toSorted((a, b) => a.path.localeCompare(b.path));
  return Promise.all(sorted.map((port) => describe(port, stable.get(port.path) ?? null)));
}

async function describe(port: FoundPort, stablePath: string | null): Promise<ListedPort> {
  const remedy = await portRemedy(port.path);
  return { ...port, stablePath, usable: remedy === null, remedy };
}

/** What stands between us and the port at `path` now, in words with the next step; null where nothing does. */
export async function portRemedy(path: string): Promise<string | null> {
  const access = await checkPortAccess(path);
  if (access.kind === 'missing') return 'It is gone. Plug it in again.';
  if (access.kind === 'denied') return `No permission: it belongs to group ${access.group}. ${access.remedy}`;
  const holders = await findPortHolders(path);
  return holders.length === 0 ? null : `In use by ${nameHolders(holders)}. Close that program first.`;
}

/** Device file → its name under /dev/serial/by-id, where udev keeps them. */
async function stablePaths(): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(BY_ID).catch((): string[] => []);
  const pairs = await Promise.all(
    names.map(async (name): Promise<[string, string]> => {
      const link = `${BY_ID}/${name}`;
      return [await realpath(link).catch(() => link), link];
    }),
  );
  return new Map(pairs);
}

async function deviceFiles(known: readonly string[]): Promise<FoundPort[]> {
  const names = await readdir('/dev').catch((): string[] => []);
  const usb = names.filter((name) => /^tty(USB|ACM)\d+$/.test(name)).map((name) => `/dev/${name}`);
  return [...new Set([...known, ...usb])].map((path) => ({ path, manufacturer: null }));
}
