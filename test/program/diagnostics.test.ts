import { describe, expect, it } from 'vitest';
import { readProgram } from '../../src/program/read-program.ts';
import { programOf } from './program-of.ts';

function told(text: string): readonly unknown[] {
  const read = readProgram(text, 'back.yaml');
  return read.ok ? [] : read.errors.map(({ id, line }) => [line, id]);
}

describe('what is wrong with a program', () => {
  it('is all said at once, in the order of the file', () => {
    const text = programOf(
      'hold: { at: T13, pressure: 20, for: 45s, sid: left }',
      'rub: {}',
      'repeat: { times: 0, do: [ rest: { for: 5 } ] }',
      'for each: { point: [C7, light], do: [ hold: { at: $pont, pressure: $point, for: 5s } ] }',
      'tap: { at: L2, pressure: 90N, for: 9s }',
      'tap: { at: L2, pressure: 20N, for: 31s }',
      'together: [ heat: { level: warm }, sweep: { over: back, speed: 5cm/s, pressure: soft } ]',
      'use: nothing',
    );
    expect(told(text)).toEqual([
      [4, 'unknown-landmark'],
      [4, 'missing-unit'],
      [4, 'out-of-range'],
      [4, 'unknown-key'],
      [5, 'unknown-technique'],
      [6, 'out-of-range'],
      [6, 'missing-unit'],
      [7, 'wrong-kind'],
      [7, 'unknown-name'],
      [8, 'out-of-range'],
      [9, 'percussion-over-kidneys'],
      [9, 'plateau-too-long'],
      [10, 'unknown-word'],
      [10, 'unknown-word'],
      [10, 'unknown-word'],
      [11, 'unknown-fragment'],
    ]);
  });

  it('is said once of a step that is expanded many times', () => {
    const hold = 'hold: { at: $point, pressure: 20N, for: 6s }';
    const each = `for each: { point: [C7, C7 + 1cm, C7 + 2cm], do: [ ${hold} ] }`;
    expect(told(programOf(`repeat: { times: 2, do: [ ${each} ] }`))).toEqual([
      [4, 'pressure-above-ceiling'],
      [4, 'neck-hold-too-long'],
    ]);
  });

  it('is not said of an input that is itself wrong, nor of what uses it', () => {
    const text = `title: { en: Back, id: Punggung }
about: { en: A, id: B }
inputs:
  strength: { kind: presure, default: medium, from: light, to: firm, label: { en: Pressure, id: Tekanan } }
  pace: { kind: speed, default: 5, from: 3cm/s, to: 9cm/s, label: { en: Pace, id: Laju } }
strokes:
  - sweep: { over: seat, speed: $pace, pressure: $strength }
  - for each: { press: [$strength, light], do: [ hold: { at: T5, pressure: $press, for: 5s } ] }
  - together: [ sweep: { over: seat, speed: $pace, pressure: light }, heat: { level: low } ]
`;
    expect(told(text)).toEqual([
      [4, 'unknown-word'],
      [5, 'missing-unit'],
    ]);
  });
});
