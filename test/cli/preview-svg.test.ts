import { describe, expect, it } from 'vitest';
import { previewSvg } from '../../src/cli/preview-svg.ts';
import { simplified } from '../../src/picture/svg.ts';
import { compiled } from './a-preview.ts';

const STEPS = `  - sweep: { from: L5, to: T1, speed: 5cm/s, pressure: light, passes: 2 }
  - hold: { at: BL15, pressure: firm, for: 8s, side: left }
  - hold: { at: BL15, pressure: firm, for: 8s, side: right }
  - knead: { over: lower back, rate: 20/min, pressure: gentle, for: 20s }
  - friction: { at: L4, pressure: 20N, for: 10s }
  - rest: { for: 5s }
`;

/** Names of elements in order of their opening; throws where they do not close properly. */
function elementsOf(svg: string): readonly string[] {
  const names: string[] = [];
  const open: string[] = [];
  for (const [, close, name = '', own] of svg.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
    if (close === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes nothing`);
    } else {
      names.push(name);
      if (own !== '/') open.push(name);
    }
  }
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is not closed`);
  return names;
}

describe('previewSvg', () => {
  const svg = previewSvg(compiled(STEPS));

  it('is one well-formed picture with its own background, that fetches nothing', () => {
    expect(elementsOf(svg)[0]).toBe('svg');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 1200 900"/);
    expect(svg).toMatch(/<rect width="1200" height="900" fill="#[0-9a-f]{6}"\/>/);
    expect(svg.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|href|@font-face|<script|<style/,
    );
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('shows whatever a title holds as text', () => {
    expect(svg).toContain('>Test &lt;1&gt; &amp; more</text>');
  });

  it('names what it shows: techniques, sides, zones, landmarks, axes', () => {
    const words = [...svg.matchAll(/>([^<>]+)<\/text>/g)].map(([, text]) => text);
    for (const word of ['sweep', 'hold', 'knead', 'friction', 'left side', 'right side', 'both sides']) {
      expect(words).toContain(word);
    }
    for (const word of ['neck', 'upper back', 'C7', 'L4', 'ceiling', 'pressure, N', 'speed, cm/s', '0:00']) {
      expect(words).toContain(word);
    }
    expect(words).not.toContain('roll');
  });

  it('gives each side a shade of its own', () => {
    const one = (side: string) =>
      previewSvg(compiled(`  - hold: { at: T5, pressure: 20N, for: 9s, side: ${side} }\n`));
    const colours = ['left', 'right', 'both'].map(
      (side) => /fill="(#\w+)" fill-opacity="0.8"/.exec(one(side))?.[1],
    );
    expect(new Set(colours).size).toBe(3);
  });

  it('stays small however many strokes there are', () => {
    const places = [
      'T3',
      'T4',
      'T5',
      'T6',
      'T7',
      'T8',
      'T9',
      'T10',
      'T11',
      'T12',
      'L1',
      'L2',
      'L3',
      'L4',
      'L5',
    ];
    const holds = places.flatMap((at) =>
      ['left', 'right'].map((side) => `  - hold: { at: ${at}, pressure: light, for: 3s, side: ${side} }\n`),
    );
    const many = previewSvg(compiled(`${holds.join('')}${holds.join('')}${holds.slice(0, 40).join('')}`));
    expect(many.length).toBeLessThan(200_000);
  });
});

describe('simplified', () => {
  it('leaves out what no eye sees, and nothing else', () => {
    const line = Array.from({ length: 101 }, (_, x) => [x, 2 * x] as const);
    expect(simplified(line, 0.3)).toEqual([
      [0, 0],
      [100, 200],
    ]);
    const bend = [...line.slice(0, 51), ...line.slice(51).map(([x]) => [x, 100] as const)];
    const kept = simplified(bend, 0.3);
    expect(kept.length).toBeLessThanOrEqual(4);
    for (const [x, y] of bend) {
      const after = kept.findIndex(([end]) => end >= x);
      const [b, a] = [kept[after] ?? [0, 0], kept[Math.max(0, after - 1)] ?? [0, 0]];
      const share = b[0] === a[0] ? 0 : (x - a[0]) / (b[0] - a[0]);
      expect(Math.abs(a[1] + share * (b[1] - a[1]) - y)).toBeLessThanOrEqual(0.6);
    }
  });
});
