import { closeSync, openSync, writeSync } from 'node:fs';
import { ChairError } from '../units/chair-error.ts';

const FLUSH_CHARACTERS = 65_536;

/**
 * A file of lines that is never a reason to stop a massage: when the disk is full the rest is left out, and `problem`
 * says so. Opening a file that cannot be written is an error, before anything moves.
 */
export class LineFile {
  private readonly path: string;
  private readonly file: number;
  private waiting = '';
  private failure: string | null = null;

  constructor(path: string) {
    this.path = path;
    try {
      this.file = openSync(path, 'w');
    } catch (error) {
      throw new ChairError(
        'usage',
        `Cannot write ${path}: ${(error as Error).message}.`,
        'Name a file in a folder that exists and that you may write to.',
        { cause: error },
      );
    }
  }

  /** What went wrong while writing, or null. */
  get problem(): string | null {
    return this.failure;
  }

  /** `text` ends with its line feed. */
  write(text: string): void {
    if (this.failure !== null) return;
    this.waiting += text;
    if (this.waiting.length >= FLUSH_CHARACTERS) this.flush();
  }

  /** Hands to the system what waits, so that a reader, or whoever looks after a crash, sees it. */
  flush(): void {
    if (this.failure !== null || this.waiting === '') return;
    try {
      writeSync(this.file, this.waiting);
    } catch (error) {
      this.failure = `${this.path} is not complete: ${(error as Error).message}`;
    }
    this.waiting = '';
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }
}
