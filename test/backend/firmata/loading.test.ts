import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { LinkTransport } from '../../../src/backend/firmata/link-transport.ts';

/** Everything of a process that a library could change by being loaded and used, before and after. */
const PROBE = `
  const looks = () => ['SIGINT', 'SIGTERM', 'SIGHUP', 'exit', 'beforeExit', 'uncaughtException', 'unhandledRejection']
    .map((event) => event + ' ' + process.listenerCount(event));
  const before = looks();
  let printed = '';
  for (const stream of [process.stdout, process.stderr]) {
    const write = stream.write.bind(stream);
    stream.write = (text, ...rest) => { printed += text; return true; };
    stream.reallyWrite = write;
  }
  for (const name of ['log', 'info', 'warn', 'error']) console[name] = (...words) => { printed += words.join(' '); };
  const { default: firmata } = await import('firmata-io');
  const { default: five } = await import('johnny-five');
  const { EventEmitter } = await import('node:events');
  const transport = new EventEmitter();
  transport.write = (bytes, taken) => taken();
  const io = new firmata.Firmata(transport, {
    skipCapabilities: true,
    pins: Array.from({ length: 20 }, () => ({ supportedModes: [0, 1, 3], mode: 1, value: 0, analogChannel: 127 })),
    analogPins: [14, 15],
  });
  transport.emit('open');
  transport.emit('data', [0xf9, 2, 5]);
  transport.emit('data', [0xf0, 0x79, 2, 5, 0x54, 0, 0xf7]);
  const board = new five.Board({ io, repl: false, debug: false, sigint: false });
  await new Promise((resolve) => setTimeout(resolve, 20));
  new five.Relay({ board, pin: 4 }).toggle();
  process.stdout.reallyWrite(JSON.stringify({ before, after: looks(), printed, ready: io.isReady }));
`;

describe('johnny-five and firmata-io', () => {
  it('change no listeners and print nothing by being loaded and used', { timeout: 60_000 }, async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', PROBE], {
      cwd: new URL('../../..', import.meta.url),
    });
    const { before, after, printed, ready } = JSON.parse(stdout) as Record<string, unknown>;
    expect(ready).toBe(true);
    expect(after).toEqual(before);
    expect(printed).toBe('');
  });
});

describe('the transport between firmata-io and a line', () => {
  const written: number[][] = [];
  let underWay = 0;
  const transport = new LinkTransport({
    name: 'test',
    open: () => Promise.resolve(),
    close: () => Promise.resolve(),
    urgent: () => undefined,
    room: () => 256 - underWay,
    write: (bytes) => {
      written.push([...bytes]);
      underWay += bytes.length;
    },
  });
  const write = (...bytes: number[]) => transport.write(Uint8Array.from(bytes), () => undefined);

  it('H27 keeps whole messages, outputs before the display, and never more than 64 bytes ahead of the wire', () => {
    transport.lane = 'display';
    for (let i = 0; i < 20; i += 1) write(0xf0, 0x76, 0x27, 0x00, i, 0x00, 0xf7);
    transport.lane = 'outputs';
    write(0xe2, 0x10, 0x00);
    expect(underWay).toBe(63);
    expect(written.every(([first]) => first === 0xf0)).toBe(true);
    underWay -= 7;
    transport.flush();
    expect(written.at(-1)).toEqual([0xe2, 0x10, 0x00]);
  });

  it('forgets what outputs were told when everything is told anew, and nothing else', () => {
    underWay = 64;
    write(0xe2, 0x20, 0x00);
    write(0x94, 0x10, 0x00);
    write(0xf4, 0x18, 0x01);
    transport.dropOutputs();
    underWay = 0;
    written.length = 0;
    transport.flush();
    expect(written[0]).toEqual([0xf4, 0x18, 0x01]);
    expect(written.slice(1).every(([first]) => first === 0xf0)).toBe(true);
  });
});
