/** A terminal that keeps what is written to it. */
import process from 'node:process';
import type { Terminal } from '../../src/app/terminal.ts';

export interface Written {
  out: string;
  err: string;
}

export function aTerminal(): { readonly terminal: Terminal; readonly written: Written } {
  const written: Written = { out: '', err: '' };
  const sink = (stream: 'out' | 'err') =>
    ({
      columns: 80,
      isTTY: false,
      write: (text: string) => {
        written[stream] += text;
        return true;
      },
    }) as unknown as NodeJS.WriteStream;
  const terminal = {
    stdin: process.stdin,
    stdout: sink('out'),
    stderr: sink('err'),
    env: {},
    process,
    wallMs: () => 0,
  };
  return { terminal, written };
}
