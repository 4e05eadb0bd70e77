import { describe, expect, it } from 'vitest';
import { parseCommandLine } from '../../src/cli/command-line.ts';
import type { ServeCommand } from '../../src/cli/serve-command.ts';

const BARE: ServeCommand = {
  kind: 'serve',
  chair: null,
  httpPort: 8080,
  host: '0.0.0.0',
  profile: null,
  seed: 1,
  truthPath: null,
};

function parsed(line: string): unknown {
  return parseCommandLine(line.split(' '));
}

describe('serve', () => {
  it('brings a simulated chair where no other is named', () => {
    expect(parsed('serve')).toEqual(BARE);
    expect(parsed('serve --chair sim --http 0 --host 127.0.0.1 --seed 7 --truth t.ndjson')).toEqual({
      ...BARE,
      httpPort: 0,
      host: '127.0.0.1',
      seed: 7,
      truthPath: 't.ndjson',
    });
  });

  it('refuses what only a simulated chair understands, and what is no port', () => {
    expect(() => parsed('serve --chair /dev/ttyUSB0 --truth t.ndjson')).toThrow(
      /--truth can only be used with/,
    );
    expect(() => parsed('serve --http 70000')).toThrow(/--http 70000 is not a port number/);
  });
});
