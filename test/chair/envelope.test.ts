import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { envelopeHash, envelopeText } from '../../src/chair/envelope.ts';
import type { ChairProfile } from '../../src/chair/profile.ts';
import { chair } from './chairs.ts';

const mono = chair('tsubo-mono');

test('the canonical text of tsubo-mono, whole', () => {
  expect(envelopeText(mono).split('\n')).toEqual([
    'carriage.accelUmPerS2=500000',
    'carriage.jerkUmPerS3=5000000',
    'carriage.maxUm=780000',
    'carriage.minUm=0',
    'carriage.referenceUm=0',
    'carriage.speedUmPerS=100000',
    'depth.both.accelUmPerS2=1000000',
    'depth.both.jerkUmPerS3=10000000',
    'depth.both.maxUm=80000',
    'depth.both.minUm=0',
    'depth.both.number=0',
    'depth.both.referenceUm=0',
    'depth.both.retractUmPerS=150000',
    'depth.both.speedUmPerS=100000',
    'force.approachUmPerS=25000',
    'force.boardMilliN=100000',
    'force.contactMilliN=2000',
    'force.riseMilliNPerS=25000',
    'force.sensed=1',
    'kneading.maxMilliHz=833',
    'kneading.minMilliHz=250',
    'releasesUnpowered=1',
    'width.accelUmPerS2=200000',
    'width.jerkUmPerS3=2000000',
    'width.maxUm=180000',
    'width.minUm=60000',
    'width.referenceUm=60000',
    'width.speedUmPerS=40000',
    'zone.lowerBack.milliN=70000',
    'zone.neck.milliN=20000',
    'zone.seat.milliN=80000',
    'zone.shoulders.milliN=60000',
    'zone.upperBack.milliN=80000',
  ]);
});

test('the hash is the head of the SHA-256 that another implementation makes of the text', () => {
  for (const profile of [mono, chair('tsubo-duo')]) {
    const expected = createHash('sha256').update(envelopeText(profile), 'ascii').digest('hex').slice(0, 16);
    expect(envelopeHash(profile)).toBe(expected);
  }
});

test('H08: any other limit is another envelope; a title is not', () => {
  const force = { ...mono.force, zoneCeilingN: { ...mono.force.zoneCeilingN, neck: 21 } };
  const others: readonly ChairProfile[] = [
    { ...mono, force },
    { ...mono, force: { ...mono.force, maxRiseNPerS: 24 } },
    { ...mono, carriage: { ...mono.carriage, maxMm: 781 } },
    { ...mono, kneading: null },
    { ...mono, releasesUnpowered: false },
    chair('tsubo-duo'),
  ];
  const hashes = new Set([mono, ...others].map(envelopeHash));
  expect(hashes.size).toBe(others.length + 1);
  expect(envelopeHash({ ...mono, title: 'Another', trackZeroAboveSeatMm: 90 })).toBe(envelopeHash(mono));
});
