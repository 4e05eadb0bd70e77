import { describe, expect, it } from 'vitest';
import { readProgram } from '../../../src/program/read-program.ts';
import { programOf } from '../program-of.ts';

function ids(...steps: readonly string[]): readonly string[] {
  const read = readProgram(programOf(...steps), 'limits.yaml');
  return read.ok ? [] : read.errors.map(({ id }) => id);
}

const hold = (at: string, time: string, more = '') =>
  `hold: { at: ${at}, pressure: light, for: ${time}${more} }`;

describe('what a back may have, to the last step', () => {
  it.each([
    ['a plateau of 30 s', [hold('T5', '30s')], [hold('T5', '15s', ', steps: 2')], []],
    ['more', [hold('T5', '10.1s', ', steps: 3')], [hold('T5', '15.1s', ', steps: 2')], ['plateau-too-long']],
    ['5 s on the neck', [hold('C7', '5s')], [hold('C7 + 5cm', '2.5s', ', steps: 2')], []],
    ['more', [hold('C7', '5.1s')], [hold('C7 + 5cm', '2.6s', ', steps: 2')], ['neck-hold-too-long']],
    ['below the neck on every back', [hold('C7 - 1mm', '9s')], [hold('T1 + 15mm', '9s')], []],
    // T1 lies 16 mm below C7 on the smallest back.
    [
      'on the neck of a small one',
      [hold('T1 + 16mm', '9s')],
      [hold('T2 + 4cm', '9s')],
      ['neck-hold-too-long'],
    ],
  ])('%s', (_name, one, other, expected) => {
    expect(ids(...one)).toEqual(expected);
    expect(ids(...other)).toEqual(expected);
  });

  it.each([
    ['T10', []],
    ['T10 - 23mm', []],
    // T11 lies 24 mm below T10 on the smallest back, L4 32 mm below L3.
    ['T10 - 24mm', ['percussion-over-kidneys']],
    ['T11', ['percussion-over-kidneys']],
    ['50% of T11..L3', ['percussion-over-kidneys']],
    ['L3', ['percussion-over-kidneys']],
    ['L4 + 33mm', ['percussion-over-kidneys']],
    ['L4 + 32mm', []],
  ])('taps at %s: %j', (at, expected) => {
    expect(ids(`tap: { at: ${at}, pressure: light, for: 5s }`)).toEqual(expected);
  });

  it.each([
    ['T3 - 1mm', '64N', '64.1N'],
    ['T3', '48N', '48.1N'],
    ['T1', '48N', '48.1N'],
    ['C7', '16N', '16.1N'],
    ['T12', '56N', '56.1N'],
    ['T12 + 1mm', '64N', '64.1N'],
    ['L5', '56N', '56.1N'],
    ['L5 - 1mm', '64N', '64.1N'],
    // On the smallest back it is the shoulders, on the largest the upper back.
    ['T5 + 4cm', '48N', '48.1N'],
    // On the largest it is the lower back, on the smallest the seat.
    ['L2 - 10cm', '56N', '56.1N'],
  ])('presses at %s with %s, not with %s', (at, most, more) => {
    expect(ids(`hold: { at: ${at}, pressure: ${most}, for: 5s }`)).toEqual([]);
    expect(ids(`hold: { at: ${at}, pressure: ${more}, for: 5s }`)).toHaveLength(1);
  });

  it('takes the ways in and out of a hold as 3.5 s of pressing', () => {
    expect(ids(hold('T5', '26.5s', ', times: 4'))).toEqual([]);
    expect(ids(hold('T5', '26.6s', ', times: 4'))).toEqual(['same-spot-too-long']);
    expect(ids(hold('T5', '25.5s', ', times: 4, ramp: 3s'))).toEqual([]);
    expect(ids(hold('T5', '25.6s', ', times: 4, ramp: 3s'))).toEqual(['same-spot-too-long']);
  });

  it('takes 1 s more for each further step', () => {
    expect(ids(hold('T5', '12.75s', ', steps: 2, times: 4'))).toEqual([]);
    expect(ids(hold('T5', '12.8s', ', steps: 2, times: 4'))).toEqual(['same-spot-too-long']);
  });

  it('counts each side by itself, and both sides for both', () => {
    const left = hold('T5', '26.5s', ', times: 4, side: left');
    const right = hold('T5', '26.5s', ', times: 4, side: right');
    expect(ids(left, right)).toEqual([]);
    expect(ids(left, right, hold('T5', '2s'))).toEqual(['same-spot-too-long']);
    expect(ids(left, hold('T5', '2s', ', side: right'))).toEqual([]);
  });

  it('takes 40 mm of the smallest back for one spot', () => {
    const three = (at: string) => hold(at, '26.5s', ', times: 3');
    expect(ids(three('T5'), three('T5 - 41mm'))).toEqual([]);
    expect(ids(three('T5'), three('T5 - 38mm'))).toEqual(['same-spot-too-long']);
    // 36 mm apart there, 51 mm on the largest.
    expect(ids(three('T3'), three('T5'))).toEqual(['same-spot-too-long']);
  });

  it('spreads what moves over its way', () => {
    const knead = (to: string, time: string) =>
      `knead: { from: L5, to: ${to}, rate: 20/min, pressure: light, for: ${time} }`;
    // 153 mm on the smallest back: 40 of them get a quarter.
    expect(ids(knead('T12', '300s'))).toEqual([]);
    expect(ids(knead('T12', '300s'), knead('T12', '200s'))).toEqual(['same-spot-too-long']);
    expect(ids(knead('T3', '300s'), knead('T3', '200s'))).toEqual([]);
  });

  it('lets nothing press 40 mm for more than 40 s without a break', () => {
    const roll = (time: string) =>
      `roll: { from: T5, to: T5 + 3cm, speed: 2cm/s, pressure: light, for: ${time} }`;
    expect(ids(roll('38s'))).toEqual([]);
    expect(ids(roll('38.1s'))).toEqual(['same-spot-without-break']);
    const sweep = (more: string) =>
      `sweep: { from: T5, to: T5 + 3cm, speed: 1cm/s, pressure: light, ${more} }`;
    expect(ids(sweep('passes: 6, return: light'))).toEqual([]);
    expect(ids(sweep('passes: 8, return: light'))).toEqual(['same-spot-without-break']);
    expect(ids(sweep('passes: 8, return: lifted'))).toEqual([]);
  });

  it('takes 27 minutes', () => {
    const rests = (last: number) =>
      ids(...Array.from({ length: 5 }, () => 'rest: { for: 300s }'), `rest: { for: ${last}s }`);
    expect(rests(120)).toEqual([]);
    expect(rests(121)).toEqual(['too-long']);
  });
});
