import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { truthLine } from '../../sim/truth.ts';
import { CLEAN_LINE } from '../../src/link/impairments.ts';
import { type Asked, prepare } from './play.ts';

const NOISE = { ...CLEAN_LINE, delayMs: 3, lossRate: 0.0005, flipRate: 0.0005, rechunk: true };
const LONGEST_MS = 300_000;

interface Bytes {
  /** Of the truth log as the text that `--truth` writes. */
  readonly truth: string;
  /** Of every line both ways, with the moment at which the host sent or read it. */
  readonly wire: string;
  readonly samples: number;
  readonly exit: string;
}

async function played(asked: Asked, line = CLEAN_LINE): Promise<Bytes> {
  const truth = createHash('sha256');
  const wire = createHash('sha256');
  let samples = 0;
  let nowMs = (): number => 0;
  const { world } = await prepare(asked, {
    onTruth: (sample) => {
      samples += 1;
      truth.update(truthLine(sample));
    },
    onLine: (direction, text) => wire.update(`${nowMs()} ${direction} ${text}\n`),
  });
  nowMs = () => world.nowMs;
  world.line.impair('to-chair', line);
  world.line.impair('to-host', line);
  if (!world.runToEnd(LONGEST_MS)) throw new Error('did not end');
  return {
    truth: truth.digest('hex'),
    wire: wire.digest('hex'),
    samples,
    exit: world.session.outcome?.exit ?? 'none',
  };
}

describe('same seed, same bytes', () => {
  const demo: Asked = { file: 'programs/demo.yaml', statureMm: 1700, seed: 21 };

  it('plays the same program to the same bytes twice, and to others with another seed', async () => {
    const first = await played(demo);
    expect(first.exit).toBe('ok');
    expect(first.samples).toBeGreaterThan(5_000);
    expect(await played(demo)).toEqual(first);
    const other = await played({ ...demo, seed: 22 });
    expect(other.exit).toBe('ok');
    expect(other.truth).not.toBe(first.truth);
    expect(other.wire).not.toBe(first.wire);
  });

  it('so it is also on a bad line, where chance makes the noise', async () => {
    const first = await played(demo, NOISE);
    expect(first.exit).toBe('ok');
    expect(await played(demo, NOISE)).toEqual(first);
    expect((await played(demo)).wire).not.toBe(first.wire);
  });

  it('and with another body in the chair', async () => {
    const first = await played(demo);
    const small = await played({ ...demo, statureMm: 1500, chair: 'tsubo-mono' });
    expect(await played({ ...demo, statureMm: 1500, chair: 'tsubo-mono' })).toEqual(small);
    expect(small.truth).not.toBe(first.truth);
  });
});
