import { describe, expect, it } from 'vitest';
import { parseChairAddress } from '../../src/link/parse-chair-address.ts';

describe("a chair's address", () => {
  it.each([
    ['tcp:localhost:7000', { kind: 'tcp', host: 'localhost', port: 7000 }],
    ['tcp:192.168.1.20:65535', { kind: 'tcp', host: '192.168.1.20', port: 65535 }],
    ['tcp:[::1]:7000', { kind: 'tcp', host: '::1', port: 7000 }],
    ['/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0' }],
    ['/dev/serial/by-id/usb-Tsubo_board', { kind: 'serial', path: '/dev/serial/by-id/usb-Tsubo_board' }],
    ['./chair', { kind: 'serial', path: './chair' }],
    ['com3', { kind: 'serial', path: 'COM3' }],
  ])('%s', (text, address) => {
    expect(parseChairAddress(text)).toEqual(address);
  });

  it.each([
    '',
    'sim',
    'ttyUSB0',
    '/',
    'tcp:',
    'tcp:localhost',
    'tcp:localhost:',
    'tcp::7000',
    'tcp:localhost:0',
    'tcp:localhost:65536',
    'tcp:localhost:7000/x',
    'tcp:::1:7000',
    'COM0',
    'http://localhost:7000',
  ])('refuses "%s" and says what is accepted', (text) => {
    expect(() => parseChairAddress(text)).toThrow(
      expect.objectContaining({
        code: 'usage',
        message: expect.stringContaining(`"${text}"`),
        next: expect.stringContaining('tcp:HOST:PORT'),
      }),
    );
  });
});
