import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadProfile, profileNames } from '../../src/app/chair-profiles.ts';
import { checkedProfile, problemLines } from '../../src/app/profile-file.ts';
import { lawsOf } from '../../src/chair/laws.ts';
import { profileSchema } from '../../src/chair/profile-schema.ts';
import { lawsText } from '../../src/cli/chairs-command.ts';
import { parseCommandLine } from '../../src/cli/command-line.ts';

const CHAIR = readFileSync(
  new URL('../../protocols/firmata/chairs/tsubo-firmata.yaml', import.meta.url),
  'utf8',
);

function mistakes(from: string, to: string): readonly string[] {
  expect(CHAIR).toContain(from);
  return problemLines('chair.yaml', checkedProfile(CHAIR.replace(from, to)).problems);
}

describe('a chair profile with a mistake', () => {
  it.each<[string, string, string, string]>([
    [
      'range',
      'boardCeilingN: 40 ',
      'boardCeilingN: 400 ',
      'chair.yaml:54:3: force.boardCeilingN: 400 is outside its range. Allowed: 5 … 40 N. Write force.boardCeilingN as a plain number in N in this range.',
    ],
    [
      'pin clash',
      'pump: 40',
      'pump: 33',
      'chair.yaml:115:5: wiring.air.pump: pin 33 is already wiring.carriage.lowSwitch. Allowed: one use for each pin. Wire one of the two to another pin.',
    ],
    [
      'missing stop mapping',
      '  stopButton: 22            # closes to ground, like every switch here\n',
      '',
      'chair.yaml:89:1: wiring.stopButton: missing. Allowed: 2 … 69. Add wiring.stopButton.',
    ],
    [
      'unknown capability',
      'legrest: null',
      'legrest: null\nfootroller: true',
      'chair.yaml:84:1: footroller: unknown key. Allowed: schemaVersion, family, name, title, carriage, width, depth, kneading, force, air, heater, recline, legrest, trackZeroAboveSeatMm, releasesUnpowered, wiring. Remove it.',
    ],
    [
      'closing direction missing',
      '  closing: towardsMax\n',
      '',
      'chair.yaml:76:1: recline.closing: missing. Allowed: towardsMin, towardsMax. Add recline.closing.',
    ],
    [
      'broken YAML',
      'family: firmata',
      'family: [firmata',
      'chair.yaml:5:1: Flow sequence in block collection must be sufficiently indented and end with a ]. Allowed: a YAML file of keys and values. Correct this line.',
    ],
  ])('%s', (_, from, to, line) => {
    expect(mistakes(from, to)).toContain(line);
  });

  it('survives a file that would end the whole process', () => {
    expect(checkedProfile('['.repeat(900)).profile).toBeNull();
  });
});

describe('npx tsubo chairs', () => {
  it('knows every chair that comes with Tsubo, and their schema is the one in the folder', () => {
    expect(profileNames()).toEqual([
      'tsubo-duo',
      'tsubo-mono',
      'tsubo-plain',
      'massage-cushion',
      'tsubo-firmata',
    ]);
    const kept: unknown = JSON.parse(
      readFileSync(new URL('../../protocols/chair-profile.schema.json', import.meta.url), 'utf8'),
    );
    expect(JSON.parse(JSON.stringify(profileSchema()))).toEqual(kept);
  });

  it.each<[string[], object]>([
    [['chairs'], { kind: 'chairs', action: 'list' }],
    [
      ['chairs', 'check', 'a.yaml', 'b.yaml'],
      { kind: 'chairs', action: 'check', files: ['a.yaml', 'b.yaml'] },
    ],
    [['chairs', 'schema'], { kind: 'chairs', action: 'schema' }],
    [['explain', '--chair', 'tsubo-firmata'], { kind: 'chairs', action: 'laws', chair: 'tsubo-firmata' }],
  ])('reads %j', (argv, command) => {
    expect(parseCommandLine(argv)).toEqual(command);
  });

  it('says which laws each class keeps', () => {
    const kept = (name: string) => lawsOf(loadProfile(name)).map((law) => law.kept);
    expect(kept('tsubo-duo')).toEqual(['yes', 'yes', 'yes', 'yes', 'yes']);
    expect(kept('tsubo-firmata')).toEqual(['yes', 'in part', 'yes', 'in part', 'no']);
    const firmata = loadProfile('tsubo-firmata');
    expect(lawsText(firmata, lawsOf(firmata))).toContain('Firmata has no deadman');
  });
});
