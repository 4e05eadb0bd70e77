import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProgram } from '../../src/program/read-program.ts';
import { bare } from './bare.ts';
import { generatedProgram } from './generated-program.ts';
import { programOf } from './program-of.ts';

describe('readProgram', () => {
  it('gives what a file says about itself', () => {
    const text = `title: { en: Back, id: Punggung }
about:
  en: >-
    Two lines
    of text.
  id: " Teks. "
goals: [lower-back, spasm]
notFor: { en: No, id: Tidak }
duration: 1min
sources: [Gemmell 2008]
inputs:
  strength: { kind: pressure, default: medium, from: light, to: firm, label: { en: Pressure, id: Tekanan } }
strokes:
  - rest: { for: 40s }
`;
    const read = readProgram(text, 'back.yaml', { strength: 'light' });
    expect(read.ok && read.value).toMatchObject({
      title: { en: 'Back', id: 'Punggung' },
      about: { en: 'Two lines of text.', id: 'Teks.' },
      goals: ['lower-back', 'spasm'],
      notFor: { en: 'No', id: 'Tidak' },
      durationS: 60,
      sources: ['Gemmell 2008'],
      inputs: [
        {
          name: 'strength',
          kind: 'pressure',
          label: { en: 'Pressure', id: 'Tekanan' },
          default: { text: 'medium', value: { level: 'medium' } },
          current: { text: 'light', value: { level: 'light' } },
          from: { text: 'light', value: { level: 'light' } },
          to: { text: 'firm', value: { level: 'firm' } },
          choices: [],
        },
      ],
      strokes: [{ technique: 'rest', forS: 40 }],
      estimatedS: 40,
      warnings: [{ id: 'unused-name', severity: 'warning', line: 12, column: 3 }],
    });
  });

  it('leaves out what a file does not say', () => {
    const read = readProgram(programOf('rest: { for: 5s }'), 'back.yaml');
    expect(read.ok && read.value).toMatchObject({
      goals: [],
      notFor: null,
      durationS: null,
      sources: [],
      inputs: [],
      warnings: [],
    });
  });

  it('expands to 2000 strokes and no further', () => {
    const read = (times: number) => {
      const heats = 'repeat: { times: 50, do: [ heat: { level: low } ] }';
      return readProgram(programOf(`repeat: { times: ${times}, do: [ ${heats} ] }`), 'back.yaml');
    };
    const most = read(40);
    expect(most.ok && most.value.strokes.length).toBe(2000);
    expect(read(41)).toMatchObject({ ok: false, errors: [{ id: 'too-many-strokes' }] });
  });

  it('makes of settings the strokes they mean, and of the same settings as the defaults the same strokes', () => {
    const text = `title: { en: Back, id: Punggung }
about: { en: A, id: B }
inputs:
  pace: { kind: speed, default: 5cm/s, from: 2cm/s, to: 8cm/s, label: { en: Pace, id: Laju } }
strokes:
  - sweep: { from: L5, to: T1, speed: $pace, pressure: light }
`;
    const speeds = [{}, { pace: '50mm/s' }, { pace: '2.2cm/s' }].map((settings) => {
      const read = readProgram(text, 'back.yaml', settings);
      return read.ok && read.value.strokes.map((stroke) => 'speedMmPerS' in stroke && stroke.speedMmPerS);
    });
    expect(speeds).toEqual([[50], [50], [22]]);
  });

  it('gives back the strokes a program was made from, each with its place in the file', () => {
    fc.assert(
      fc.property(generatedProgram, ({ text, means }) => {
        const read = readProgram(text, 'generated.yaml');
        if (!read.ok) throw new Error(`${text}\n${read.errors.map(({ message }) => message).join('\n')}`);
        const lines = text.split('\n');
        for (const { technique, line, column } of read.value.strokes) {
          expect(lines[line - 1]?.slice(column - 1)).toMatch(new RegExp(`^${technique}:`));
        }
        expect(read.value.strokes.map(bare)).toEqual(means.map((stroke) => ({ beside: [], ...stroke })));
      }),
      { seed: 20260101, numRuns: 200 },
    );
  });

  it('lets a person set every choice of a right program', () => {
    let settings = 0;
    fc.assert(
      fc.property(generatedProgram, ({ text }) => {
        const read = readProgram(text, 'generated.yaml');
        for (const { name, choices } of read.ok ? read.value.inputs : []) {
          for (const choice of choices) {
            settings += 1;
            const set = readProgram(text, 'generated.yaml', { [name]: choice.text });
            expect(set.ok ? [] : set.errors).toEqual([]);
            const current = set.ok
              ? set.value.inputs.find((input) => input.name === name)?.current
              : undefined;
            expect(current).toEqual(choice);
          }
        }
      }),
      { seed: 20260105, numRuns: 60 },
    );
    expect(settings).toBeGreaterThan(100);
  });
});
