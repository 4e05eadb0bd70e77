import { readdir, readFile, readlink, realpath, stat } from 'node:fs/promises';

export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

/**
 * Which processes keep us from `path`, as far as Linux tells: those that hold its lock, or else, of all other
 * processes, those that have it open (shown only for one's own processes, or to root). Empty where nothing can be seen.
 */
export async function findPortHolders(path: string): Promise<readonly PortHolder[]> {
  const locking = await lockingPids(path);
  const pids = locking.length > 0 ? locking : await openingPids(path);
  return Promise.all(pids.map(async (pid) => ({ pid, command: await commandOf(pid) })));
}

/** Sample line of /proc/locks: "1: FLOCK  ADVISORY  WRITE 11852 00:1a:3 0 EOF" (pid, then device and inode). */
async function lockingPids(path: string): Promise<readonly number[]> {
  const [table, status] = await Promise.all([
    readFile('/proc/locks', 'utf8').catch(() => ''),
    stat(path).catch(() => null),
  ]);
  if (status === null) return [];
  return table
    .split('\n')
    .map((line) => /FLOCK.*\s(\d+)\s+([0-9a-f]+):([0-9a-f]+):(\d+)\s/.exec(line))
    .filter((match) => match !== null)
    .filter((match) => deviceNumber(match[2], match[3]) === status.dev && Number(match[4]) === status.ino)
    .map((match) => Number(match[1]))
    .filter((pid) => pid > 0);
}

/** Linux's dev_t: 12 bits of major above 8 low bits of minor, the other bits of minor above both. */
function deviceNumber(majorHex = '', minorHex = ''): number {
  const major = Number.parseInt(majorHex, 16);
  const minor = Number.parseInt(minorHex, 16);
  return (minor & 0xff) | (major << 8) | ((minor & 0xfff00) << 12);
}

async function openingPids(path: string): Promise<readonly number[]> {
  const device = await realpath(path).catch(() => path);
  const names = await readdir('/proc').catch((): string[] => []);
  const others = names.filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  const pids: number[] = [];
  for (const pid of others) if (await hasOpen(pid, device)) pids.push(Number(pid));
  return pids;
}

async function hasOpen(pid: string, device: string): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const open = await readdir(folder).catch((): string[] => []);
  const targets = await Promise.all(open.map((fd) => readlink(`${folder}/${fd}`).catch(() => '')));
  return targets.includes(device);
}

async function commandOf(pid: number): Promise<string> {
  const name = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'unknown');
  return name.trim();
}

/** "screen (pid 312), minicom (pid 400)". */
export function nameHolders(holders: readonly PortHolder[]): string {
  return holders.map((holder) => `${holder.command} (pid ${holder.pid})`).join(', ');
}
