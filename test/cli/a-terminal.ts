/** Stand-ins for the streams of a process. */
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ViewOutput } from '../../src/cli/session-view.ts';

export class Screen implements ViewOutput {
  isTTY = true;
  columns = 80;
  rows = 24;
  writableNeedDrain = false;
  readonly writes: string[] = [];

  write(text: string): boolean {
    this.writes.push(text);
    return true;
  }

  /** All that was written since the last call. */
  take(): string {
    return this.writes.splice(0).join('');
  }
}

/** A keyboard, or with `isTTY` false a pipe. */
export class Keys extends PassThrough {
  isTTY = true;
  readonly raw: boolean[] = [];

  setRawMode(raw: boolean): this {
    this.raw.push(raw);
    return this;
  }
}

/** The end of a process, as `process` tells it. */
export class Process extends EventEmitter {}
