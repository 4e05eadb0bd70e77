import { describe, expect, it } from 'vitest';
import { IN_NEWTONS } from '../../src/chair/pressure-scale.ts';
import { reportText, type SessionSummary } from '../../src/cli/report-text.ts';

const SWEEP = {
  technique: 'sweep',
  from: 'C7',
  to: 'sacrum',
  side: 'both',
  plannedS: 31,
  deliveredS: 30.9,
  plannedN: 15,
  meanN: 14.62,
  rmsErrorN: 1.2,
  cruiseMmPerS: 50,
  placeErrorMm: 1.8,
  skipped: false,
};

const SUMMARY: SessionSummary = {
  title: 'Swedish and shiatsu, back',
  durationS: 78.3,
  planned: 5,
  scale: IN_NEWTONS,
  strokes: [
    SWEEP,
    { ...SWEEP, technique: 'hold', at: 'L3 + 20 mm', side: 'left', plannedS: 20, plannedN: 30, meanN: 29.4 },
    { ...SWEEP, technique: 'hold', at: 'T3', skipped: true },
    { ...SWEEP, technique: 'rest', at: '', plannedS: 5, deliveredS: 5 },
  ],
  approximations: [
    { line: 12, what: "Sweep from C7 to sacrum leaves this chair's track.", instead: 'It is 14 mm shorter.' },
  ],
  cuts: [
    { line: 9, what: 'Press on channel 0 at tick 4200', askedN: 40, allowedN: 32, limit: 'the person' },
    { line: 9, what: 'Press on channel 1 at tick 4200', askedN: 40, allowedN: 32, limit: 'the person' },
  ],
  outcome: {
    exit: 'interrupted',
    what: 'Stopped. The rollers are released.',
    next: 'Start again when you like.',
  },
};

describe('reportText', () => {
  it.each([80, 40])('tells the session in %i columns', async (columns) => {
    const text = reportText(SUMMARY, columns);
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(columns);
    await expect(text).toMatchFileSnapshot(`golden/report-${columns}.txt`);
  });

  it('tells the same cut of both sides once', () => {
    expect(reportText(SUMMARY, 80).match(/Line 9/g)).toHaveLength(1);
  });

  it('gives no place error for the stroke that a stop broke off', () => {
    const broken = { ...SUMMARY, strokes: [SWEEP, { ...SWEEP, placeErrorMm: 467 }] };
    expect(reportText(broken, 80)).not.toContain('467 mm');
    const whole = { ...broken, outcome: { ...SUMMARY.outcome, exit: 'ok' as const } };
    expect(reportText(whole, 80)).toContain('467 mm');
  });

  it('leaves out what there is none of', () => {
    const text = reportText({ ...SUMMARY, strokes: [], approximations: [], cuts: [] }, 80);
    expect(text).toBe(
      'Swedish and shiatsu, back\n01:18, 0 of 5 strokes\n\nStopped. The rollers are released.\nStart again when you like.\n',
    );
  });
});
