import { describe, expect, it } from 'vitest';
import { faultOutcome } from '../../src/engine/outcome.ts';
import { id } from '../../src/panel/words/id.ts';
import { FAULTS } from '../../src/protocol/words.ts';

const named = FAULTS.filter((fault) => fault !== 'none');

describe('every fault a board may latch', () => {
  it.each(named)('%s has words of its own, in English and Indonesian', (fault) => {
    expect(faultOutcome(fault).what).not.toContain('reports');
    expect(faultOutcome(fault).next).toMatch(/\.$/);
    expect(id.faults[fault]).toMatch(/\.$/);
  });
});
