/** Who changed which chair's programs, when, from what to what. A line of JSON each, only ever added. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { MessageOf } from '../../protocol/messages.ts';
import type { Terminal } from '../terminal.ts';
import { keyFolder } from './key-files.ts';
import type { StoreLine } from './store-line.ts';

export interface StoreChange {
  readonly action: 'flash' | 'confirm' | 'rollback' | 'remove';
  readonly chair: string;
  readonly slot: number;
  readonly from: string | null;
  readonly to: string | null;
}

/** Letters of a token on the line. */
const MOST_WHO = 16;

/** Tells the board who is here and what time it is, for its own record. A board that keeps none says so, which is no matter. */
export async function introduce({ client }: StoreLine): Promise<void> {
  const who = userInfo()
    .username.replaceAll(/[^A-Za-z0-9._-]+/g, '-')
    .slice(0, MOST_WHO);
  const whenS = Math.floor(Date.now() / 1000);
  await client.command({ name: 'pgw', who: who === '' ? '-' : who, whenS });
}

/** What the board has written down, the newest first. */
export async function boardRecord(
  { client }: StoreLine,
  most = Number.POSITIVE_INFINITY,
): Promise<readonly MessageOf<'pgh'>[]> {
  const found: MessageOf<'pgh'>[] = [];
  while (found.length < most) {
    const change = await client.change(found.at(-1)?.number ?? 0);
    if (change === null) break;
    found.push(change);
  }
  return found;
}

/** Never a reason to fail what has been done; what went wrong comes back in words. */
export function keepRecord(change: StoreChange, terminal: Terminal): string | null {
  const folder = keyFolder(terminal);
  const record = { when: new Date().toISOString(), who: userInfo().username, ...change };
  try {
    mkdirSync(folder, { recursive: true });
    appendFileSync(join(folder, 'audit.ndjson'), `${JSON.stringify(record)}\n`);
    return null;
  } catch (error) {
    return `The record of this could not be kept: ${(error as Error).message}`;
  }
}
