/** Whoever takes things off the rollers and hangs the weight: a person asked in a terminal, or a simulated hand. */
import { createInterface, type Interface } from 'node:readline/promises';
import { rollerName } from '../../cli/calibrate-text.ts';
import { ChairError } from '../../units/chair-error.ts';
import type { Terminal } from '../terminal.ts';

/** A cell of a chair with so many. */
export interface WhichCell {
  readonly cells: number;
  readonly cell: number;
}

export interface Hand {
  /** Resolves when nothing is on the roller any more. Rejects with a `ChairError` where the person ends it. */
  clear(cell: WhichCell): Promise<void>;
  /** Resolves when so much hangs on it. */
  hang(cell: WhichCell, weightN: number): Promise<void>;
  /** Whether what was measured is to be stored. */
  agrees(): Promise<boolean>;
  close(): void;
}

/** Asks a person. Throws a `ChairError` where there is nobody to ask. */
export function personsHand({ stdin, stdout, stderr }: Terminal, json: boolean): Hand {
  if (stdin.isTTY !== true || (!json && stdout.isTTY !== true)) {
    throw new ChairError(
      'refused',
      'Nobody can be asked to hang the weight: this is not an interactive terminal.',
      'Run it in a terminal, beside the chair. --show needs nobody, and --chair sim has a hand of its own.',
    );
  }
  // Scripts read the answers; the person reads the questions.
  const lines = createInterface({ input: stdin, output: json ? stderr : stdout });
  const ended = new AbortController();
  lines.on('SIGINT', () => ended.abort());
  lines.on('close', () => ended.abort());
  const ask = (question: string): Promise<string> => answered(lines, question, ended.signal);
  return {
    clear: async (cell) => {
      await ask(`Take everything off ${rollerName(cell)}, and keep your hands off. Then Enter: `);
    },
    hang: async (cell, weightN) => {
      await ask(
        `Hang ${weightN.toFixed(1)} N on ${rollerName(cell)}, in the direction in which a body presses. Then Enter: `,
      );
    },
    agrees: async () => /^y(es)?$/i.test((await ask('Store this on the board? [y/N] ')).trim()),
    close: () => lines.close(),
  };
}

async function answered(lines: Interface, question: string, signal: AbortSignal): Promise<string> {
  try {
    return await lines.question(question, { signal });
  } catch {
    throw new ChairError(
      'interrupted',
      'Ended. The chair keeps the calibration it had.',
      'Take the weight off. Begin again when you like.',
    );
  }
}
