/**
 * What a care report has played so far, a line a play, so that a run that was cut goes on where it was: first what is
 * played on whom and from which sources, then every play. A ledger of anything else is refused, never overwritten.
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { ChairError } from '../../units/chair-error.ts';
import type { CarePlay } from './care-play.ts';

/** What plays must have in common to be summed up. */
export interface CareRun {
  readonly commit: string | null;
  readonly seed: number;
  readonly profile: string;
  readonly scans: boolean;
}

export interface LedgerEntry {
  readonly program: string;
  /** Of the person, in the population of the seed. */
  readonly index: number;
  readonly play: CarePlay;
}

export class CareLedger {
  readonly entries: readonly LedgerEntry[];
  private readonly path: string;

  /** Throws a `ChairError` where the file is of another run. */
  constructor(path: string, run: CareRun) {
    this.path = path;
    const head = JSON.stringify(run);
    const [first, ...rest] = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [''];
    if (first === '' || first === undefined) appendFileSync(path, `${head}\n`);
    else if (first !== head) {
      throw new ChairError(
        'failed',
        `${path} holds plays of another run: ${first}, and this one is ${head}.`,
        'Write to another folder, or remove that file.',
      );
    }
    // The last line may have been cut.
    this.entries = rest.flatMap((line) => (line.endsWith('}') ? readEntry(line) : []));
    const whole = rest.length === 0 || rest.at(-1) === '';
    if (!whole) appendFileSync(path, '\n');
  }

  has(program: string, index: number): boolean {
    return this.entries.some((entry) => entry.program === program && entry.index === index);
  }

  add(entry: LedgerEntry): void {
    appendFileSync(this.path, `${JSON.stringify(entry, shortened)}\n`);
  }
}

/** What a line holds; nothing of a line that was cut. */
function readEntry(line: string): readonly LedgerEntry[] {
  try {
    return [JSON.parse(line) as LedgerEntry];
  } catch {
    return [];
  }
}

/** The summary has thousandths; a ledger needs no more than a tenth of that. */
function shortened(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Math.round(value * 1e4) / 1e4 : value;
}
