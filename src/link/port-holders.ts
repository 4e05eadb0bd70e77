import { readdir, readFile, readlink, realpath } from 'node:fs/promises';

export interface PortHolder {
  readonly pid: number;
  readonly command: string;
}

/**
 * Which other processes have `path` open, as far as we may look: Linux tells through /proc,
 * and shows the open files of others only to root. Empty where nothing can be seen.
 */
export async function findPortHolders(path: string): Promise<readonly PortHolder[]> {
  const device = await realpath(path).catch(() => path);
  const pids = (await readdir('/proc').catch((): string[] => [])).filter((name) => /^\d+$/.test(name));
  const holders: PortHolder[] = [];
  for (const pid of pids) {
    if (Number(pid) === process.pid || !(await holds(pid, device))) continue;
    const command = await readFile(`/proc/${pid}/comm`, 'utf8').catch(() => 'unknown');
    holders.push({ pid: Number(pid), command: command.trim() });
  }
  return holders;
}

async function holds(pid: string, device: string): Promise<boolean> {
  const folder = `/proc/${pid}/fd`;
  const open = await readdir(folder).catch((): string[] => []);
  const targets = await Promise.all(open.map((fd) => readlink(`${folder}/${fd}`).catch(() => '')));
  return targets.includes(device);
}

/** "screen (pid 312), minicom (pid 400)". */
export function nameHolders(holders: readonly PortHolder[]): string {
  return holders.map((holder) => `${holder.command} (pid ${holder.pid})`).join(', ');
}
