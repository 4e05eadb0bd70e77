import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import type { TruthSample } from '../../sim/truth.ts';

const PIECE_BYTES = 65_536;

/** A truth log that grows while a simulated chair runs in another process. Whole lines only. */
export class TruthFile {
  readonly samples: TruthSample[] = [];
  private readonly path: string;
  private offset = 0;
  private rest = '';

  constructor(path: string) {
    this.path = path;
  }

  /** Reads what has been added; the newest sample, or null where there is none yet. */
  read(): TruthSample | null {
    if (existsSync(this.path)) this.readOn();
    return this.samples.at(-1) ?? null;
  }

  private readOn(): void {
    const file = openSync(this.path, 'r');
    const piece = Buffer.alloc(PIECE_BYTES);
    for (let count = readSync(file, piece, 0, PIECE_BYTES, this.offset); count > 0; ) {
      this.offset += count;
      this.rest += piece.toString('latin1', 0, count);
      count = readSync(file, piece, 0, PIECE_BYTES, this.offset);
    }
    closeSync(file);
    const lines = this.rest.split('\n');
    this.rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('{"anatomy"')) this.samples.push(JSON.parse(line) as TruthSample);
    }
  }
}
