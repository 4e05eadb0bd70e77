import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitted, plainText, shortened, textWidth, wrapped } from '../../src/cli/text-width.ts';

describe('text in a terminal', () => {
  it('counts wide and combining characters', () => {
    expect(textWidth('指圧')).toBe(4);
    expect(textWidth('e\u0301')).toBe(1);
    expect(textWidth('━●┊│')).toBe(4);
  });

  it('takes out what is not text', () => {
    expect(plainText('a\u001b[31mb\u0007\u202ec\nd')).toBe('a[31mbcd');
  });

  it('cuts with an ellipsis', () => {
    expect(shortened('Swedish back', 8)).toBe('Swedish…');
    expect(shortened('指圧背中', 5)).toBe('指圧…');
    expect(shortened('abc', 3)).toBe('abc');
    expect(shortened('abc', 0)).toBe('');
  });

  it('breaks lines between words, and not before a unit', () => {
    expect(wrapped('Hold at L3, both sides, 30 N, 20 s', 30)).toEqual([
      'Hold at L3, both sides, 30 N,',
      '20 s',
    ]);
    expect(wrapped('press 15 N now', 8)).toEqual(['press', '15 N now']);
    expect(wrapped('', 10)).toEqual([]);
  });

  it('always fits', () => {
    const texts = fc.string({ unit: 'grapheme', maxLength: 60 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 2, max: 30 }), (text, columns) => {
        expect(textWidth(fitted(text, columns))).toBe(columns);
        for (const line of wrapped(text, columns)) expect(textWidth(line)).toBeLessThanOrEqual(columns);
      }),
      { seed: 21, numRuns: 300 },
    );
  });
});
