import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { CareLedger, type CareRun } from '../../../src/app/care/care-ledger.ts';
import type { CarePlay } from '../../../src/app/care/care-play.ts';

const folder = mkdtempSync(join(tmpdir(), 'tsubo-ledger-'));
const path = join(folder, 'plays.jsonl');
const RUN: CareRun = { commit: 'abc', seed: 7, profile: 'tsubo-duo', scans: true };
const PLAY: CarePlay = {
  exit: 'ok',
  virtualS: 12.34567891,
  breathes: true,
  strokes: [],
  zones: [],
  ceilingViolations: 0,
};

afterEach(() => rmSync(path, { force: true }));

describe('the ledger of a care report', () => {
  it('knows after a cut what was played before, and goes on behind the torn line', () => {
    const first = new CareLedger(path, RUN);
    expect(first.entries).toEqual([]);
    first.add({ program: 'demo', index: 0, play: PLAY });
    first.add({ program: 'demo', index: 1, play: PLAY });
    const whole = readFileSync(path, 'utf8');
    for (let cut = whole.indexOf('\n') + 1; cut < whole.length; cut += 7) {
      writeFileSync(path, whole.slice(0, cut));
      const again = new CareLedger(path, RUN);
      const known = again.entries.map(({ index }) => index);
      expect([[], [0], [0, 1]]).toContainEqual(known);
      again.add({ program: 'demo', index: 2, play: PLAY });
      const last = new CareLedger(path, RUN);
      expect(last.entries.map(({ index }) => index)).toEqual([...known, 2]);
      expect(last.has('demo', 2)).toBe(true);
      expect(last.has('kneading', 2)).toBe(false);
    }
    expect(new CareLedger(path, RUN).entries[0]?.play).toEqual({ ...PLAY, virtualS: 12.3457 });
  });

  it('mixes nothing with plays of other sources, people or chairs', () => {
    new CareLedger(path, RUN).add({ program: 'demo', index: 0, play: PLAY });
    for (const other of [{ commit: 'def' }, { seed: 8 }, { profile: 'tsubo-mono' }, { scans: false }])
      expect(() => new CareLedger(path, { ...RUN, ...other })).toThrow('another run');
    appendFileSync(path, 'x');
    expect(new CareLedger(path, RUN).entries).toHaveLength(1);
  });
});
