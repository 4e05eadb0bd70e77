import { describe, expect, it } from 'vitest';
import { type FirmataMessage, FirmataParser } from '../../../sim/firmata/firmata-parser.ts';

function messages(...bytes: number[]): readonly FirmataMessage[] {
  const parser = new FirmataParser();
  const found: FirmataMessage[] = [];
  // One at a time: a line cuts where it likes.
  for (const byte of bytes) parser.push(Uint8Array.of(byte), (message) => found.push(message));
  return found;
}

describe('what a Firmata board hears', () => {
  it.each<[string, number[], FirmataMessage]>([
    ['a digital port', [0x94, 0x10, 0x01], { kind: 'digital-port', port: 4, bits: 0x90 }],
    ['a value', [0xe2, 0x7f, 0x01], { kind: 'analog', pin: 2, value: 255 }],
    ['a report of a channel', [0xc3, 1], { kind: 'report-analog', channel: 3, on: true }],
    ['a report of a port', [0xd2, 0], { kind: 'report-digital', port: 2, on: false }],
    ['a mode', [0xf4, 22, 11], { kind: 'pin-mode', pin: 22, mode: 11 }],
    ['a pin', [0xf5, 24, 1], { kind: 'digital-pin', pin: 24, high: true }],
    ['a question', [0xf0, 0x6b, 0xf7], { kind: 'sysex', command: 0x6b, data: [] }],
    ['its version', [0xf9], { kind: 'version' }],
  ])('%s', (_, bytes, message) => {
    expect(messages(...bytes)).toEqual([message]);
  });

  it('H16 drops a message that another one cuts off, and stray data', () => {
    expect(messages(0x94, 0x10, 0xe2, 0x01, 0x00, 0x05)).toEqual([{ kind: 'analog', pin: 2, value: 1 }]);
  });

  it('H16 takes what jumps into a sysex for its data: nothing may jump there', () => {
    const [message] = messages(0xf0, 0x76, 0x27, 0x00, 0xe2, 0x00, 0x00, 0xf7);
    expect(message).toEqual({ kind: 'sysex', command: 0x76, data: [0x27, 0, 0xe2, 0, 0] });
  });
});
