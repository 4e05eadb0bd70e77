import { describe, expect, it } from 'vitest';
import { cutOffError, refusalError } from '../../../src/backend/chair-link/store-refusals.ts';
import { IMAGE_REFUSALS } from '../../../src/protocol/program-image/image-refusals.ts';
import { STORE_REFUSALS } from '../../../src/protocol/store-messages.ts';
import { ChairError, EXIT_CODES } from '../../../src/units/chair-error.ts';

/** Refusals that only a faulty host meets: it asks where the board is and goes on there. */
const OWN_FAULTS = ['offset', 'no-transfer'];

describe('a refusal of the store in words', () => {
  it.each(STORE_REFUSALS.filter((code) => !OWN_FAULTS.includes(code)))(
    '%s names stage, cause, what the chair has, and what to do',
    (code) => {
      const error = refusalError('verify', code);
      expect(error.message).toMatch(/^At verify: .+\. The chair goes on with the program it had\.$/);
      expect(error.message).not.toContain('answers');
      expect(error.next).toMatch(/\S/);
      expect([1, 5, 6, 9, 10, 11, 12]).toContain(EXIT_CODES[error.code]);
    },
  );

  it('is another one for each thing wrong with an image', () => {
    const causes = IMAGE_REFUSALS.map((code) => refusalError('verify', code).message);
    expect(new Set(causes).size).toBe(IMAGE_REFUSALS.length);
  });

  it('says what the chair has where the line was lost: only at activate that may be either', () => {
    const lost = new ChairError('link-lost', 'The line to the chair was lost: unplugged.', 'Look.');
    expect(cutOffError('send', lost)).toMatchObject({
      code: 'transfer',
      message:
        'At send: The line to the chair was lost: unplugged. The chair goes on with the program it had.',
    });
    expect(cutOffError('activate', lost).message).toContain('the old program or the new one, whole');
    expect(refusalError('activate', 'hash').message).toContain('goes on with the program it had');
  });
});
