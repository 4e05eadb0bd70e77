import { describe, expect, it } from 'vitest';
import { roleMay, understood } from '../../src/http/client-message.ts';

const START = {
  id: 1,
  verb: 'start',
  program: 'swedish-back',
  person: 'anna',
  settings: { strength: 'gentle' },
  from: 0,
};

describe('what a browser says', () => {
  it('is understood where it is ours', () => {
    expect(understood(JSON.stringify(START))?.asked).toMatchObject({ verb: 'start', person: 'anna' });
    expect(understood('{"id":2,"fence":3,"verb":"pause"}')).toEqual({
      id: 2,
      fence: 3,
      asked: { verb: 'pause' },
    });
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['no verb', '{"id":1}'],
    ['a verb that is not there', '{"id":1,"verb":"constructor"}'],
    ['more than is asked for', '{"id":1,"verb":"pause","role":"owner"}'],
    ['no id', '{"verb":"pause"}'],
    ['an id of text', '{"id":"1","verb":"pause"}'],
    ['a fence below zero', '{"id":1,"fence":-1,"verb":"pause"}'],
    ['a path for a program', JSON.stringify({ ...START, program: '../../etc/passwd' })],
    ['an encoded path', JSON.stringify({ ...START, program: '%2e%2e%2fdemo' })],
    ['markup for a program', JSON.stringify({ ...START, program: '<b>' })],
    ['a person that is a path', JSON.stringify({ ...START, person: '../anna' })],
    ['half a stroke', JSON.stringify({ ...START, from: 0.5 })],
    ['a setting without end', JSON.stringify({ ...START, settings: { strength: 'x'.repeat(5_000) } })],
  ])('is not understood: %s', (_, text) => {
    expect(understood(text)).toBeNull();
  });

  it.each([
    ['a step of two', { kind: 'pressure', steps: 2 }],
    ['a leap', { kind: 'nudge', mm: 500 }],
    ['a speed beyond', { kind: 'speed', permille: 9_000 }],
    ['a ceiling', { kind: 'ceiling', forceN: 200 }],
    ['no number', { kind: 'nudge', mm: null }],
  ])('changes nothing by %s', (_, change) => {
    expect(understood(JSON.stringify({ id: 1, verb: 'change', change }))).toBeNull();
  });

  it('takes nothing from a setting named like a prototype', () => {
    const text = JSON.stringify(START).replace('"strength"', '"__proto__"');
    expect(understood(text)?.asked).toMatchObject({ settings: {} });
  });

  it('lets viewers stop, and nothing else', () => {
    expect(roleMay('viewer', { verb: 'stop' })).toBe(true);
    for (const verb of ['pause', 'resume', 'open', 'drive'] as const) {
      expect(roleMay('viewer', { verb })).toBe(false);
      expect(roleMay('operator', { verb })).toBe(true);
    }
  });
});
