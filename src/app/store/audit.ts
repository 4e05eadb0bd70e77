/** Who changed which chair's programs, when, from what to what. A line of JSON each, only ever added. */
import { appendFileSync, mkdirSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Terminal } from '../terminal.ts';
import { keyFolder } from './key-files.ts';

export interface StoreChange {
  readonly action: 'flash' | 'confirm' | 'rollback' | 'remove';
  readonly chair: string;
  readonly slot: number;
  readonly from: string | null;
  readonly to: string | null;
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
