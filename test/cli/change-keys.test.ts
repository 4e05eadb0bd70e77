import { describe, expect, it } from 'vitest';
import { intentOf, isChangeKey } from '../../src/cli/change-keys.ts';
import { keysIn } from '../../src/cli/keys.ts';
import { AS_WRITTEN } from '../../src/engine/intents.ts';

describe('the keys that change a massage', () => {
  it('ask for what the help says', () => {
    const keys = keysIn('+-[]nm\u001b[A\u001b[B\u001b[C\u001b[D').filter(isChangeKey);
    expect(keys.map((key) => intentOf(key, AS_WRITTEN))).toEqual([
      { kind: 'pressure', steps: 1 },
      { kind: 'pressure', steps: -1 },
      { kind: 'speed', permille: 900 },
      { kind: 'speed', permille: 1100 },
      { kind: 'skip' },
      { kind: 'more-here' },
      { kind: 'nudge', mm: 20 },
      { kind: 'nudge', mm: -20 },
      { kind: 'width', mm: 10 },
      { kind: 'width', mm: -10 },
    ]);
    expect(keysIn(' \u001b q').filter(isChangeKey)).toEqual([]);
  });
});
