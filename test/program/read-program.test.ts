import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProgram } from '../../src/program/read-program.ts';
import { generatedProgram } from './generated-program.ts';

describe('readProgram', () => {
  it('reads a step of every technique, defaults filled in', () => {
    const text = `---
title:
  en: Back
  id: Punggung
about:
  en: >-
    Two lines
    of text.
  id: Teks.
strokes:
  - sweep: { from: L5, to: C7 - 2cm, speed: 5cm/s, pressure: 20N }
  - repeat:
      times: 2
      do:
        - hold: { at: T5, pressure: 22.5N, for: 10s, side: left }
  - knead: { at: L3 + 20mm, rate: 25/min, pressure: 18N, for: 20s, spacing: 8cm }
  - rest: { for: 0.5min }
`;
    const read = readProgram(text, 'back.yaml');
    expect(read.ok && read.value).toEqual({
      title: { en: 'Back', id: 'Punggung' },
      about: { en: 'Two lines of text.', id: 'Teks.' },
      strokes: [
        {
          technique: 'sweep',
          line: 11,
          column: 5,
          from: { landmark: 'L5', offsetMm: 0 },
          to: { landmark: 'C7', offsetMm: -20 },
          speedMmPerS: 50,
          pressure: { forceN: 20 },
          beside: [],
          passes: 1,
          returning: 'light',
          side: 'both',
          spacingMm: 70,
        },
        ...[1, 2].map(() => ({
          technique: 'hold',
          line: 15,
          column: 11,
          at: { landmark: 'T5', offsetMm: 0 },
          pressure: { forceN: 22.5 },
          beside: [],
          forS: 10,
          steps: 1,
          rampS: null,
          side: 'left',
          spacingMm: 70,
        })),
        {
          technique: 'knead',
          line: 16,
          column: 5,
          from: { landmark: 'L3', offsetMm: 20 },
          to: { landmark: 'L3', offsetMm: 20 },
          ratePerMin: 25,
          pressure: { forceN: 18 },
          beside: [],
          forS: 20,
          side: 'both',
          spacingMm: 80,
        },
        { technique: 'rest', line: 17, column: 5, forS: 30, beside: [] },
      ],
      // The sweep is 456 mm on a back of 170 cm.
      nominalS: expect.closeTo(456 / 50 + 20 + 20 + 30, 5),
    });
  });

  it('allows the ends of every range', () => {
    const text = `title: { en: A, id: B }
about: { en: A, id: B }
strokes:
  - sweep: { from: L5 + 10cm, to: C7 - 100mm, speed: 0.3cm/s, pressure: 2N, passes: 1, spacing: 60mm }
  - sweep: { from: L5, to: C7, speed: 200mm/s, pressure: 64N, passes: 30, spacing: 18cm }
  - hold: { at: T5, pressure: 2N, for: 2s }
  - hold: { at: T5, pressure: 64N, for: 0.5min }
  - knead: { from: T5, to: T6, rate: 15/min, pressure: 64N, for: 5min }
  - repeat: { times: 50, do: [ rest: { for: 1s } ] }
`;
    expect(readProgram(text, 'ends.yaml')).toMatchObject({ ok: true });
  });

  it('expands to 2000 strokes and no further', () => {
    const text = (inner: number) => `title: { en: A, id: B }
about: { en: A, id: B }
strokes:
  - repeat: { times: ${inner}, do: [ repeat: { times: 50, do: [ sweep: { from: T1, to: T2, speed: 20cm/s, pressure: 9N } ] } ] }
`;
    const most = readProgram(text(40), 'most.yaml');
    expect(most.ok && most.value.strokes.length).toBe(2000);
    expect(readProgram(text(41), 'more.yaml')).toMatchObject({
      ok: false,
      errors: [{ id: 'too-many-strokes' }],
    });
  });

  it('gives back the strokes a program was made from, each with its place in the file', () => {
    fc.assert(
      fc.property(generatedProgram, ({ text, means }) => {
        const read = readProgram(text, 'generated.yaml');
        fc.pre(read.ok || !read.errors.every(({ id }) => id === 'too-long'));
        if (!read.ok) throw new Error(`${text}\n${read.errors.map(({ message }) => message).join('\n')}`);
        const lines = text.split('\n');
        for (const { technique, line, column } of read.value.strokes) {
          expect(lines[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^${technique}:`));
        }
        expect(
          read.value.strokes.map(({ line: _line, column: _column, beside: _beside, ...bare }) => bare),
        ).toEqual(means);
      }),
      { seed: 20260101, numRuns: 150 },
    );
  });
});
