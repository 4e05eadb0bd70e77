import { describe, expect, it } from 'vitest';
import { explainText } from '../../src/cli/explain-text.ts';
import { textWidth } from '../../src/cli/text-width.ts';
import { compiled } from './a-preview.ts';

const STEPS = `  - sweep: { from: L5, to: T1, speed: 5cm/s, pressure: 16N }
  - hold: { at: BL23, pressure: $strength, for: 12s }
  - tap: { over: shoulders, pressure: light, for: 10s }
  - rest: { for: 5s }
`;
const INPUTS = `goals: [relax, desk-work]
notFor: { en: Nobody., id: Tidak ada. }
inputs:
  strength: { kind: pressure, default: firm, from: light, to: firm, label: { en: Pressure, id: Tekanan } }
`;

describe('explainText', () => {
  const explanation = compiled(STEPS, 'tsubo-duo', INPUTS);
  const text = explainText(explanation, 100);

  it('says every stroke in words, with its time', () => {
    const strokes = text.split('\n').filter((line) => /^\d\d:\d\d {2}/.test(line));
    expect(strokes).toHaveLength(4);
    expect(strokes[0]).toMatch(/^00:00 {2}Sweep from L5 to T1, both sides, 16 N, 50 mm\/s, /);
    expect(strokes[1]).toMatch(/^00:\d\d {2}Hold at BL23 \(L2\), both sides, 25\.6 N \(firm\), 12 s\.$/);
    // Kneading stands in for tapping.
    expect(strokes[2]).toMatch(/Knead .* \*$/);
    expect(strokes[3]).toMatch(/^\d\d:\d\d {2}Rest, 5 s\.$/);
  });

  it('adds up techniques and zones', () => {
    expect(text).toMatch(/^ {2}hold +1 +00:12$/m);
    expect(text).toMatch(/^ {2}lower back +\d\d:\d\d +25\.6 N$/m);
    expect(text).toMatch(/^ {2}upper back +\d\d:\d\d +16\.0 N$/m);
    expect(text).not.toMatch(/^ {2}neck/m);
  });

  it('says what can be set, for whom it is, and what this chair does instead', () => {
    expect(text).toContain('For  relax, desk-work');
    expect(text).toContain('Careful  Nobody.');
    expect(text).toMatch(/strength +Pressure: firm\. It may be light to firm: --set strength=firm/);
    expect(text).toMatch(/What this chair does otherwise \(\*\)\n {2}- {2}line \d+: Tap .*no tapping motor/);
  });

  it.each([40, 60])('fits %i columns', (columns) => {
    for (const line of explainText(explanation, columns).split('\n')) {
      expect(textWidth(line)).toBeLessThanOrEqual(columns + 5);
    }
  });
});
