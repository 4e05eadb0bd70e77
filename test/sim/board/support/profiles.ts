/** The shipped profiles of the simulated chair, as tests of the board use them. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { parseProfile } from '../../../../src/chair/parse-profile.ts';
import type { ChairProfile } from '../../../../src/chair/profile.ts';

export function shippedProfile(name: 'tsubo-duo' | 'tsubo-mono' | 'tsubo-plain'): ChairProfile {
  const path = new URL(`../../../../protocols/chair-link/chairs/${name}.yaml`, import.meta.url);
  const result = parseProfile(parse(readFileSync(path, 'utf8')));
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value;
}
