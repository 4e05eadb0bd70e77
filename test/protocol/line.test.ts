import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc32c, crc32cOfText } from '../../src/protocol/crc32c.ts';
import { decodeLine, encodeLine, encodeLineBytes } from '../../src/protocol/line.ts';
import { LineSplitter } from '../../src/protocol/line-splitter.ts';
import type { Message } from '../../src/protocol/messages.ts';
import { STOP_BYTE } from '../../src/protocol/messages.ts';
import { arbitraryAddressed, NAMES, specOf } from './message-arbitrary.ts';

describe('CRC-32C', () => {
  test.each([
    // RFC 3720, appendix B.4, and the check value of the CRC catalogue.
    ['32 zeros', new Uint8Array(32), 0x8a9136aa],
    ['32 ones', new Uint8Array(32).fill(0xff), 0x62a8ab43],
    ['0 to 31', Uint8Array.from({ length: 32 }, (_, i) => i), 0x46dd794e],
    ['31 to 0', Uint8Array.from({ length: 32 }, (_, i) => 31 - i), 0x113fdb5c],
    ['123456789', new TextEncoder().encode('123456789'), 0xe3069283],
    ['nothing', new Uint8Array(0), 0],
  ])('of %s', (_name, bytes, crc) => {
    expect(crc32c(bytes)).toBe(crc);
    expect(crc32cOfText(String.fromCharCode(...bytes))).toBe(crc);
    const inside = Uint8Array.from([7, 7, ...bytes, 7]);
    expect(crc32c(inside, 2, 2 + bytes.length)).toBe(crc);
  });
});

describe('a line', () => {
  test.each(NAMES)('%s: any message comes back as it was, and only for its sender', (name) => {
    const { from } = specOf(name);
    const round = fc.property(arbitraryAddressed(name), ({ message, epoch, seq }) => {
      const line = encodeLine(message, epoch, seq);
      expect(line.length).toBeLessThanOrEqual(128);
      expect(line.slice(6, 9)).toBe(String(line.length).padStart(3, '0'));
      expect(Array.from(encodeLineBytes(message, epoch, seq))).toEqual([...Buffer.from(line, 'latin1')]);
      expect(decodeLine(line.slice(0, -1), from)).toEqual({ ok: true, epoch, seq, message });
      const other = from === 'host' ? 'board' : 'host';
      expect(decodeLine(line.slice(0, -1), other)).toEqual({ ok: false, reason: 'lead' });
    });
    fc.assert(round, { seed: 20, numRuns: 200 });
  });

  test('any text is judged without a throw, and what is accepted is the one way to write it', () => {
    const alphabet = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ,*-._>?= @\r\x00\x80ÿ';
    const noise = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 140 });
    const judged = fc.property(noise, fc.constantFrom('host', 'board'), (text, sender) => {
      expect(decodeLine(text, sender).ok).toBe(false);
    });
    fc.assert(judged, { seed: 21, numRuns: 5_000 });
  });

  test.each([
    ['a lead that is none', '.3f2a,NNN,hb'],
    ['an epoch of other digits', '?3g2a,NNN,hb'],
    ['no comma after the epoch', '?3f2a.NNN,hb'],
    ['no comma after the length', '?3f2a,NNN.hb'],
    ['neither of them', '?3f2a.NNN.hb'],
    ['nothing in it', '?3f2a,NNN,'],
    ['no name', '?3f2a,NNN,,1'],
    ['no name after its sequence', '>3f2a,NNN,12,'],
    ['no sequence', '>3f2a,NNN,dis'],
    ['a sequence beyond its range', '>3f2a,NNN,65536,dis'],
    ['a sequence with a leading zero', '>3f2a,NNN,012,dis'],
    ['two stars', '?3f2a,NNN,hb*adf061eb'],
    ['a checksum in upper case', '?3f2a,NNN,hb*ADF061EB'],
  ])('however right its length and checksum: of another shape is noise: %s', (_, covered) => {
    expect(decodeLine(signed(covered), 'host')).toEqual({ ok: false, reason: 'shape' });
  });

  test('of 128 bytes is read, of 129 it is noise', () => {
    const longest = signed(`?3f2a,NNN,${'a'.repeat(128 - 10 - 10)}`);
    expect(longest).toHaveLength(127);
    expect(decodeLine(longest, 'host')).toMatchObject({ reason: 'unknown', epoch: '3f2a' });
    expect(decodeLine(signed(`?3f2a,NNN,${'a'.repeat(129 - 10 - 10)}`), 'host')).toMatchObject({
      reason: 'long',
    });
  });

  const refused: readonly (readonly [string, Message, string, number | null])[] = [
    ['epoch of three digits', { name: 'hb' }, '3f2', null],
    ['epoch of five digits', { name: 'hb' }, '3f2a0', null],
    ['epoch in upper case', { name: 'hb' }, '3F2A', null],
    ['sequence where none belongs', { name: 'hb' }, '3f2a', 1],
    ['no sequence where one belongs', { name: 'dis' }, '3f2a', null],
    ['sequence beyond its range', { name: 'dis' }, '3f2a', 65_536],
    ['sequence below its range', { name: 'dis' }, '3f2a', -1],
    ['sequence that is not whole', { name: 'dis' }, '3f2a', 1.5],
    ['number beyond its range', { name: 'rat', ratePermille: 1_501 }, '3f2a', 0],
    ['number below its range', { name: 'rat', ratePermille: -1 }, '3f2a', 0],
    ['fraction', { name: 'rat', ratePermille: 0.5 }, '3f2a', 0],
    ['not a number', { name: 'rat', ratePermille: Number.NaN }, '3f2a', 0],
    ['endless number', { name: 'rat', ratePermille: Number.POSITIVE_INFINITY }, '3f2a', 0],
    ['word that is none', { name: 'stp', cause: 'nobody' as 'host' }, '3f2a', null],
    ['hex of another length', { name: 'hello', major: 1, minor: 0, nonce: '12' }, '0000', null],
    ['field missing', { name: 'rat' } as Message, '3f2a', 0],
    ['text missing', { name: 'hello', major: 1, minor: 0 } as Message, '0000', null],
    ['a byte no line may carry', { name: 'pgd', offset: 0, data: 'ab{' }, '3f2a', 0],
    ['another one', { name: 'pgd', offset: 0, data: 'ab[' }, '3f2a', 0],
    ['no such message', { name: 'fly' } as unknown as Message, '3f2a', 0],
  ];
  test.each(refused)('is not written for a mistake in code: %s', (_what, message, epoch, seq) => {
    expect(() => encodeLine(message, epoch, seq)).toThrow(RangeError);
  });

  test('minus zero is written as zero', () => {
    expect(encodeLine({ name: 'rat', ratePermille: -0 }, '3f2a', 0)).toContain(',rat,0*');
  });
});

describe('the bytes of lines', () => {
  const allowed = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ,*-._>?=\n';

  test('each is three bit flips or more from the stop byte', () => {
    for (const character of allowed) {
      const difference = (character.charCodeAt(0) ^ STOP_BYTE).toString(2).replaceAll('0', '').length;
      expect(difference, JSON.stringify(character)).toBeGreaterThanOrEqual(3);
    }
  });

  test('no other byte passes', () => {
    for (let code = 0; code < 256; code++) {
      const character = String.fromCharCode(code);
      if (allowed.includes(character)) continue;
      const line = `?3f2a,023,h${character}b*00000000`;
      expect(decodeLine(line, 'host'), JSON.stringify(character)).toEqual({ ok: false, reason: 'byte' });
    }
  });

  test('however they are cut, the same lines, stops and noise come out', () => {
    const line = fc.constantFrom(...NAMES).chain(arbitraryAddressed);
    const bytes = fc.oneof(
      { weight: 5, arbitrary: line.map(({ message, epoch, seq }) => encodeLineBytes(message, epoch, seq)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }) },
      { weight: 1, arbitrary: fc.constant(Uint8Array.of(STOP_BYTE)) },
    );
    const cut = fc.property(
      fc.array(bytes, { maxLength: 12 }),
      fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1 }),
      (parts, cuts) => {
        const stream = Uint8Array.from(parts.flatMap((part) => [...part]));
        const whole = heard(stream, [stream.length + 1]);
        expect(heard(stream, cuts)).toEqual(whole);
        expect(heard(stream, [1])).toEqual(whole);
      },
    );
    fc.assert(cut, { seed: 22, numRuns: 500 });
  });

  test('a stop byte is heard at once, before the line around it ends', () => {
    const line = encodeLineBytes({ name: 'hb' }, '3f2a', null);
    for (let at = 0; at <= line.length; at++) {
      const events = heard(Uint8Array.from([...line.slice(0, at), STOP_BYTE, ...line.slice(at)]), [at + 1]);
      const text = Buffer.from(line).toString('latin1').trimEnd();
      expect(events).toEqual(at === line.length ? [text, 'stop'] : ['stop', text]);
    }
  });
});

/** A line without its line feed: `NNN` becomes its length, and its checksum is right. */
function signed(covered: string): string {
  const length = String(covered.length + 10).padStart(3, '0');
  const text = covered.replace('NNN', length);
  return `${text}*${crc32cOfText(text).toString(16).padStart(8, '0')}`;
}

/** What a splitter says of the stream, cut into pieces of these lengths, over and over. */
function heard(stream: Uint8Array, cuts: readonly number[]): string[] {
  const events: string[] = [];
  const splitter = new LineSplitter({
    onLine: (text) => events.push(text),
    onStop: () => events.push('stop'),
    onNoise: (reason) => events.push(reason),
  });
  for (let at = 0, turn = 0; at < stream.length; turn++) {
    const piece = cuts[turn % cuts.length] ?? 1;
    splitter.push(stream.subarray(at, at + piece));
    at += piece;
  }
  return events;
}
