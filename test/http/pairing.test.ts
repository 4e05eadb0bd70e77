import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialPairing, type Pairing, stepPairing } from '../../src/http/pairing.ts';

const PIN = '012345';
const PHONE = { role: 'owner', name: 'phone', atChair: false, pairedAtMs: 0 } as const;

function tried(pairing: Pairing, pin: string, nowMs: number, nextPin = '999999') {
  return stepPairing(pairing, { kind: 'try', pin, device: PHONE }, { nextPin, digest: `d${nowMs}` }, nowMs);
}

function afterWrong(count: number, nowMs = 0): Pairing {
  let pairing = initialPairing(PIN);
  for (let at = 0; at < count; at += 1) pairing = tried(pairing, '111111', nowMs).pairing;
  return pairing;
}

describe('pairing', () => {
  it('takes the PIN and remembers only a digest', () => {
    const { pairing, result } = tried(initialPairing(PIN), PIN, 7);
    expect(result).toBe('paired');
    expect([...pairing.paired]).toEqual([['d7', PHONE]]);
  });

  it('shuts after five wrong ones, whoever tried, and has another PIN then', () => {
    expect(tried(afterWrong(4), PIN, 1).result).toBe('paired');
    const shut = afterWrong(5);
    expect(shut.pin).toBe('999999');
    expect(tried(shut, '999999', 29_999).result).toBe('shut');
    expect(tried(shut, PIN, 30_001).result).toBe('wrong');
    expect(tried(shut, '999999', 30_001).result).toBe('paired');
  });

  it('shuts for longer each time, at most an hour', () => {
    let pairing = initialPairing(PIN);
    let nowMs = 0;
    const shutMs: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      for (let at = 0; at < 5; at += 1) pairing = tried(pairing, 'wrong!', nowMs).pairing;
      shutMs.push(pairing.shutUntilMs - nowMs);
      nowMs = pairing.shutUntilMs;
    }
    expect(shutMs.slice(0, 4)).toEqual([30_000, 60_000, 120_000, 240_000]);
    expect(shutMs.at(-1)).toBe(3_600_000);
  });

  it('lets nobody guess more than 200 PINs a day, however the guesses are spread', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 60_000 }), { maxLength: 400 }), (waits) => {
        let pairing = initialPairing(PIN);
        let nowMs = 0;
        let judged = 0;
        for (const waitMs of waits) {
          nowMs += waitMs;
          const before = pairing;
          pairing = tried(pairing, '000000', nowMs).pairing;
          if (pairing !== before) judged += 1;
        }
        const days = Math.ceil((nowMs + 1) / 86_400_000);
        expect(judged).toBeLessThanOrEqual(200 * days);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('says whether it is the PIN, and counts what is wrong alike', () => {
    const check = (pairing: Pairing, pin: string) =>
      stepPairing(pairing, { kind: 'check', pin }, { nextPin: '999999', digest: 'x' }, 0);
    const right = check(afterWrong(4), PIN);
    expect(right.result).toBe('right');
    expect(right.pairing.paired.size).toBe(0);
    expect(right.pairing.wrong).toBe(0);
    expect(check(afterWrong(4), '000000').result).toBe('shut');
    expect(check(afterWrong(5), '999999').result).toBe('shut');
  });

  it('changes what a device may, and of one that is not there nothing', () => {
    const { pairing } = tried(initialPairing(PIN), PIN, 7);
    const change = { role: 'viewer', atChair: true } as const;
    const chance = { nextPin: '', digest: '' };
    const changed = stepPairing(pairing, { kind: 'change', digest: 'd7', change }, chance, 0);
    expect(changed.pairing.paired.get('d7')).toEqual({ ...PHONE, ...change });
    const other = stepPairing(pairing, { kind: 'change', digest: 'd8', change }, chance, 0);
    expect(other).toEqual({ pairing, result: 'forgotten' });
  });

  it('forgets whom it is told to, and the oldest when there are too many', () => {
    let pairing = initialPairing(PIN);
    for (let at = 0; at < 70; at += 1) pairing = tried(pairing, PIN, at).pairing;
    expect(pairing.paired.size).toBe(64);
    expect(pairing.paired.has('d5')).toBe(false);
    const { pairing: less } = stepPairing(
      pairing,
      { kind: 'forget', digest: 'd69' },
      { nextPin: '', digest: '' },
      0,
    );
    expect(less.paired.has('d69')).toBe(false);
  });
});
