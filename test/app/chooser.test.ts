import { describe, expect, it } from 'vitest';
import { loadProfile } from '../../src/app/chair-profiles.ts';
import { Chooser } from '../../src/app/chooser.ts';
import { envelopeHash } from '../../src/chair/envelope.ts';
import { programOf } from '../programs/shipped.ts';

const IDENTITY = {
  model: 'tsubo-duo',
  serial: 'test-1',
  simulated: true,
  envelope: envelopeHash(loadProfile('tsubo-duo')),
  protocolMajor: 1,
  protocolMinor: 0,
};

describe('what is played on the chair that answered', () => {
  it('says where on the chair it was read, and nothing of that where it is a file', () => {
    const person = { statureMm: 1700, ceilingN: 40 };
    const stored = { slot: 2, stamp: '0123456789abcdef' };
    const [fromChair, fromFile] = [{ stored }, {}].map((options) =>
      new Chooser(programOf('demo'), person, options).choose(IDENTITY),
    );
    expect(fromChair).toMatchObject({ kind: 'score', score: { stored } });
    expect(fromFile !== 'later' && fromFile?.kind === 'score' && fromFile.score).not.toHaveProperty('stored');
  });
});
