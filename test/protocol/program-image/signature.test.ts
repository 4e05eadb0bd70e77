/** Who may ask a store to go back or to remove: a signature is good for one thing asked of one store, once (H21). */
import { expect, test } from 'vitest';
import {
  keyIdOf,
  publicKeyOf,
  requestKeyId,
  type StoreRequest,
  signedRequest,
} from '../../../src/protocol/program-image/signature.ts';
import { OTHER_SECRET, SECRET } from '../../sim/store/support/images.ts';

const asked: StoreRequest = { verb: 'remove', serial: 'SIM0001', slot: 3, record: 17 };
const KEY = publicKeyOf(SECRET);
const OTHER = publicKeyOf(OTHER_SECRET);

test('the key it is signed with is told, wherever it stands among those trusted', () => {
  const signature = signedRequest(asked, SECRET);
  expect(requestKeyId(asked, signature, [KEY])).toBe(keyIdOf(KEY));
  expect(requestKeyId(asked, signature, [OTHER, KEY])).toBe(keyIdOf(KEY));
  expect(keyIdOf(KEY)).toMatch(/^[0-9a-f]{16}$/);
});

test.each<[what: string, other: Partial<StoreRequest>]>([
  ['another thing', { verb: 'rollback' }],
  ['another store', { serial: 'SIM0002' }],
  ['another slot', { slot: 4 }],
  ['another record', { record: 18 }],
])('it is good for nothing else: %s', (_, other) => {
  expect(requestKeyId({ ...asked, ...other }, signedRequest(asked, SECRET), [KEY, OTHER])).toBeNull();
});

test('what is no signature, and a key that is none, are nothing', () => {
  const signature = signedRequest(asked, SECRET);
  expect(requestKeyId(asked, signature, [OTHER])).toBeNull();
  expect(requestKeyId(asked, signature, [])).toBeNull();
  expect(requestKeyId(asked, signature.slice(1), [KEY])).toBeNull();
  expect(requestKeyId(asked, signature, [KEY.slice(1)])).toBeNull();
  expect(requestKeyId(asked, new Uint8Array(64), [KEY])).toBeNull();
});
