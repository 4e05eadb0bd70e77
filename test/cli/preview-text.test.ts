import { describe, expect, it } from 'vitest';
import { previewLines } from '../../src/cli/preview-text.ts';
import { lineText, lineWidth } from '../../src/cli/styled-line.ts';
import { compiled } from './a-preview.ts';

const PREVIEW = compiled(`  - sweep: { from: L5, to: T1, speed: 5cm/s, pressure: 16N }
  - hold: { at: T5, pressure: 30N, for: 20s, side: left }
  - hold: { at: L2, pressure: 30N, for: 20s, side: right }
`);

function shown(columns: number, colour = false): readonly string[] {
  return previewLines(PREVIEW, columns, colour).map((line) => lineText(line, colour));
}

describe('previewLines', () => {
  it.each([24, 40, 80, 132])('fits %i columns', (columns) => {
    for (const line of previewLines(PREVIEW, columns, true))
      expect(lineWidth(line)).toBeLessThanOrEqual(columns);
  });

  it('draws a hold at its height and time', () => {
    const lines = shown(80);
    const row = (name: string): number => lines.findIndex((line) => line.trimStart().startsWith(`${name} │`));
    const middle = (name: string) => (lines[row(name)] ?? '').slice(8).padEnd(72);
    // L2 is held in the last third, and nothing else happens there then.
    expect(middle('L2').slice(-20)).toMatch(/[\u2801-\u28ff]{8}/);
    expect(middle('T12').slice(-20).trim()).toBe('');
    expect(row('T3')).toBeGreaterThan(row('C7'));
    expect(row('sacrum')).toBeGreaterThan(row('L4'));
  });

  it('draws pressure and speed as bars on the same time', () => {
    const lines = shown(80);
    const top = lines.findIndex((line) => line.includes('30 │'));
    // Only the holds reach the top.
    expect((lines[top] ?? '').slice(8, 24).trim()).toBe('');
    expect(lines[top]).toMatch(/█{8}/);
    expect(lines.some((line) => line.includes('cm/s │'))).toBe(true);
    expect(lines.some((line) => /0:00 +0:30/.test(line))).toBe(true);
  });

  it('tells the sides by styles, where there are several', () => {
    const text = shown(80, true).join('\n');
    expect(text).toContain('\u001b[36m');
    expect(text).toContain('\u001b[33m');
    expect(text).toContain('left side');
    const plain = shown(80).join('\n');
    expect(plain).not.toContain('\u001b');
    expect(plain).not.toContain('left side');
  });
});
