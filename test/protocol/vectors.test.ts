import { describe, expect, test } from 'vitest';
import { stateBeforeEnd } from '../../src/chair/segment.ts';
import { decodeLine, encodeLine, encodeLineBytes } from '../../src/protocol/line.ts';
import { LineSplitter } from '../../src/protocol/line-splitter.ts';
import { extremes, NAMES, specOf } from './message-arbitrary.ts';
import { LINES, REJECTIONS, SEGMENTS, SPEC, STREAMS } from './vector-files.ts';

describe('golden lines', () => {
  test.each(LINES)('$line', ({ from, epoch, seq, line, message }) => {
    expect(encodeLine(message, epoch, seq)).toBe(`${line}\n`);
    expect(Buffer.from(encodeLineBytes(message, epoch, seq)).toString('latin1')).toBe(`${line}\n`);
    expect(decodeLine(line, from)).toEqual({ ok: true, epoch, seq, message });
  });

  test.each(NAMES)('%s: a vector for the least and greatest of every field, and for every word', (name) => {
    const vectors = LINES.filter((vector) => vector.message.name === name);
    expect(vectors.length).toBeGreaterThan(0);
    for (const [field, spec] of Object.entries(specOf(name).fields)) {
      const seen = vectors.map((vector) => (vector.message as unknown as Record<string, unknown>)[field]);
      const { kind } = spec;
      const wanted =
        kind === 'enum' ? spec.values : kind === 'token' ? [] : [extremes(spec)[0], largest(spec)];
      for (const value of wanted) expect(seen, `${name}.${field}`).toContain(value);
    }
  });
});

function largest(spec: Parameters<typeof extremes>[0]): string | number | undefined {
  return spec.kind === 'hex' ? 'f'.repeat(spec.digits) : extremes(spec).at(-1);
}

describe('golden rejections', () => {
  test.each(REJECTIONS)('$reason: $why: $line', ({ reason, from, line, session, epoch, seq }) => {
    const decoded = decodeLine(line, from);
    if (reason === 'epoch') {
      expect(decoded.ok && decoded.epoch).toMatch(/^[0-9a-f]{4}$/);
      expect(decoded.ok && decoded.epoch).not.toBe(session);
    } else if (reason === 'unknown' || reason === 'field') {
      expect(decoded).toEqual({ ok: false, reason, epoch, seq });
    } else {
      expect(decoded).toEqual({ ok: false, reason });
    }
  });

  test('there is one for each reason', () => {
    expect([...new Set(REJECTIONS.map((vector) => vector.reason))]).toEqual([
      'long',
      'byte',
      'shape',
      'length',
      'crc',
      'lead',
      'epoch',
      'unknown',
      'field',
    ]);
  });
});

describe('golden streams', () => {
  test.each(STREAMS)('$name', ({ bytes, events }) => {
    const stream = Uint8Array.from(bytes.split(' '), (byte) => Number.parseInt(byte, 16));
    for (let piece = 1; piece <= stream.length; piece++) {
      const heard: string[] = [];
      const splitter = new LineSplitter({
        onLine: (text) => heard.push(text),
        onStop: () => heard.push('stop'),
        onNoise: (reason) => heard.push(reason),
      });
      for (let at = 0; at < stream.length; at += piece) splitter.push(stream.subarray(at, at + piece));
      expect(heard, `pieces of ${piece}`).toEqual(events);
    }
  });
});

test('every line the spec shows is a true one', () => {
  const shown = SPEC.match(/[>?=][0-9a-f]{4},\d{3},\S+\*[0-9a-f]{8}/g) ?? [];
  expect(shown.length).toBeGreaterThan(0);
  for (const line of shown)
    expect(decodeLine(line, line.startsWith('=') ? 'board' : 'host').ok, line).toBe(true);
});

/** ⌊ a / b ⌋, which BigInt's own division is not for negative numbers. */
function floorDiv(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? quotient - 1n : quotient;
}

describe('golden segments', () => {
  test.each(SEGMENTS)('$segment', ({ segment, states }) => {
    const [p, v, a, j] = [segment.endNm, segment.endNmPerS, segment.endNmPerS2, segment.jerkNmPerS3].map(
      BigInt,
    );
    if (p === undefined || v === undefined || a === undefined || j === undefined)
      throw new Error('unreachable');
    for (const [before, nm, nmPerS, nmPerS2] of states) {
      const t = BigInt(before);
      const accel = a - floorDiv(j * t, 1_024_000n);
      const speed = v - floorDiv((a - floorDiv(j * t, 2_048_000n)) * t, 1_024_000n);
      const third = a - floorDiv(j * t, 3_072_000n);
      const place = p - floorDiv((v - floorDiv(third * t, 2_048_000n)) * t, 1_024_000n);
      expect([place, speed, accel].map(Number), `${before} before the end`).toEqual([nm, nmPerS, nmPerS2]);
      const inCode = stateBeforeEnd({ axis: 0, startTick: 0, ...segment }, before);
      expect(inCode, `${before} before the end`).toEqual({ nm, nmPerS, nmPerS2 });
    }
  });
});
