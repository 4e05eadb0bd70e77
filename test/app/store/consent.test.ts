import { describe, expect, it } from 'vitest';
import { Consent } from '../../../src/app/store/consent.ts';

describe('one yes for several chairs', () => {
  it('is asked once, when each has shown what would change or has nothing to ask for', async () => {
    let asked = 0;
    const consent = new Consent(3, () => {
      asked += 1;
      return Promise.resolve(true);
    });
    const first = consent.given();
    consent.notNeeded();
    expect(asked).toBe(0);
    const second = consent.given();
    expect(await Promise.all([first, second])).toEqual([true, true]);
    expect(asked).toBe(1);
  });

  it('is not asked where nobody needs it', () => {
    let asked = 0;
    const consent = new Consent(2, () => {
      asked += 1;
      return Promise.resolve(false);
    });
    consent.notNeeded();
    consent.notNeeded();
    expect(asked).toBe(0);
  });
});
