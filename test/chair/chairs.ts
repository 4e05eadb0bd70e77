/** The shipped profiles as plain data, for tests of the chair and safety rooms. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Body } from '../../src/chair/body.ts';
import { bodyOf } from '../../src/chair/body.ts';
import { parseProfile } from '../../src/chair/parse-profile.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';

export type ChairName = 'tsubo-duo' | 'tsubo-mono' | 'tsubo-plain';

export function chairData(name: ChairName): Record<string, unknown> {
  const url = new URL(`../../protocols/chair-link/chairs/${name}.yaml`, import.meta.url);
  return parse(readFileSync(url, 'utf8')) as Record<string, unknown>;
}

export function chair(name: ChairName): ChairProfile {
  const result = parseProfile(chairData(name));
  if (!result.ok) throw new Error(JSON.stringify(result.errors, null, 1));
  return result.value;
}

export function body(statureMm: number): Body {
  const result = bodyOf(statureMm);
  if (!result.ok) throw new Error(result.errors[0]?.what);
  return result.value;
}
