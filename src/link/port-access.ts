import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';

/** What stands between us and a device file: nothing, or a group and what to do about it. */
export type PortAccess = { readonly kind: 'open' } | { readonly kind: 'missing' } | Denial;

export interface Denial {
  readonly kind: 'denied';
  readonly group: string;
  readonly remedy: string;
}

const GROUP_READ_WRITE = 0o060;

/** Whether this process may read and write the device at `path`, and if not, the command that helps. */
export async function checkPortAccess(path: string): Promise<PortAccess> {
  const status = await stat(path).catch(() => null);
  if (status === null) return { kind: 'missing' };
  const allowed = await access(path, constants.R_OK | constants.W_OK).then(
    () => true,
    () => false,
  );
  return allowed ? { kind: 'open' } : explainDenial(path);
}

/** Whose the device is, and the command that lets a person use it. */
export async function explainDenial(path: string): Promise<Denial> {
  const status = await stat(path).catch(() => null);
  const group = status === null ? 'dialout' : await groupName(status.gid);
  const groupMay = status === null || (status.mode & GROUP_READ_WRITE) === GROUP_READ_WRITE;
  const remedy = groupMay
    ? `Run: sudo usermod -aG ${group} $USER — then log out and in again.`
    : `Its group may not use it either. Run: sudo chgrp dialout ${path} && sudo chmod g+rw ${path} && sudo usermod -aG dialout $USER — then log out and in again.`;
  return { kind: 'denied', group, remedy };
}

/** Sample line of /etc/group: "dialout:x:20:ann,bob". */
async function groupName(gid: number): Promise<string> {
  const table = await readFile('/etc/group', 'utf8').catch(() => '');
  const line = table.split('\n').find((entry) => entry.split(':')[2] === String(gid));
  return line?.split(':')[0] ?? String(gid);
}
