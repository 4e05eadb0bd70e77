import { describe, expect, it } from 'vitest';
import { portsText } from '../../src/cli/ports-text.ts';

describe('portsText', () => {
  it('lists ports in columns, with what the unusable ones need', () => {
    expect(
      portsText([
        { path: '/dev/ttyACM0', maker: 'Arduino', usable: true },
        { path: '/dev/ttyUSB10', usable: false, remedy: 'In use by minicom. Close it first.' },
      ]),
    ).toBe(
      [
        '/dev/ttyACM0   Arduino  ready',
        '/dev/ttyUSB10           not now',
        '    In use by minicom. Close it first.',
        '',
        'Play on it: npx tsubo play FILE --chair /dev/ttyACM0',
        '',
      ].join('\n'),
    );
  });

  it('leaves out the makers where none is known, and the example where no port is ready', () => {
    expect(portsText([{ path: '/dev/ttyUSB0', maker: null, usable: false, remedy: null }])).toBe(
      '/dev/ttyUSB0  not now\n',
    );
  });

  it('says what to check when there are none', () => {
    expect(portsText([])).toMatch(/No serial ports found[\s\S]*plugged in[\s\S]*--chair sim/);
  });

  it('lets no name of a device steer the terminal', () => {
    expect(portsText([{ path: '/dev/ttyUSB0', maker: 'x\u001b[2J', usable: true }])).not.toContain('\u001b');
  });
});
