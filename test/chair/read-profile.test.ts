import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readProfile } from '../../src/chair/read-profile.ts';

function shipped(name: string): string {
  return readFileSync(new URL(`../../protocols/firmata/chairs/${name}.yaml`, import.meta.url), 'utf8');
}

const CHAIR = shipped('tsubo-firmata');

/** Where the chair's profile is wrong after `from` was written as `to`. */
function wrong(from: string, to: string, text = CHAIR): readonly string[] {
  expect(text).toContain(from);
  const read = readProfile(parse(text.replace(from, to)));
  return read.ok ? [] : read.errors.map(({ path, what }) => `${path}: ${what}`);
}

describe('profiles of chairs on a Firmata board', () => {
  it.each(['tsubo-firmata', 'massage-cushion'])('%s is right', (name) => {
    expect(readProfile(parse(shipped(name)))).toMatchObject({ ok: true });
  });

  it('gives rollers on such a board lower ceilings than a board with a loop of its own', () => {
    expect(wrong('boardCeilingN: 40', 'boardCeilingN: 60')).toEqual([
      'force.boardCeilingN: 60 is outside its range',
    ]);
    expect(wrong('maxSpeedMmPerS: 60        # [D] no', 'maxSpeedMmPerS: 80 # [D] no')).toEqual([
      'carriage.maxSpeedMmPerS: 80 is outside its range',
    ]);
  });

  it('H14 refuses rollers that nothing lets go when the computer dies', () => {
    const relay = / {2}powerRelay:[\s\S]*?dropsAfterMs: 450\n/.exec(CHAIR)?.[0] ?? '?';
    expect(wrong(relay, '')).toEqual([
      'wiring.powerRelay: missing: Firmata keeps its outputs when the computer dies, and these rollers would press on',
    ]);
    expect(wrong(relay, relay.replace('powerRelay', 'hardwareWatchdog'))).toEqual([]);
    expect(wrong('dropsAfterMs: 450', 'dropsAfterMs: 150')).toEqual([
      'wiring.powerRelay.toggleMs: 60 leaves no room for one toggle that is late',
    ]);
  });

  it('H03 refuses rollers whose drive keeps pressing without power', () => {
    expect(wrong('releasesUnpowered: true', 'releasesUnpowered: false')).toEqual([
      'releasesUnpowered: false: a self-locking drive presses on when the relay has dropped',
    ]);
  });

  it('tells every other way a pin map can be wrong', () => {
    expect(wrong('pump: 40', 'pump: 43')).toEqual(['wiring.heater.relay: pin 43 is already wiring.air.pump']);
    expect(wrong('fullN: 100}\n    - motor: {pwm: 5,', 'fullN: 100}\n    - motor: {pwm: 4,')).toEqual([
      'wiring.depth[1].motor.pwm: pin 4 is already wiring.depth[0].motor.pwm',
    ]);
    expect(wrong('kneading: {pwm: 6', 'kneading: {pwm: 49')).toEqual([
      'wiring.kneading.pwm: pin 49 of the mega cannot do PWM',
    ]);
    // Digital pin 54 is A0.
    expect(wrong('pump: 40', 'pump: 54')).toEqual([
      'wiring.air.pump: pin 54 is already wiring.depth[0].potentiometer.analog',
    ]);
    expect(wrong('minRaw: 100, maxRaw: 900', 'minRaw: 500, maxRaw: 520')).toEqual([
      'wiring.recline.potentiometer.maxRaw: 520 is too near minRaw, 500',
    ]);
    expect(wrong('    valves: [41, 42]', '    valves: [41]')).toEqual([
      'wiring.air: missing: the chair has that part',
    ]);
    expect(wrong('stopButton: 22  ', 'stopBotton: 22  ')).toEqual([
      'wiring.stopBotton: unknown key',
      'wiring.stopButton: missing',
    ]);
    expect(wrong('  closing: towardsMax\n', '')).toEqual(['recline.closing: missing']);
    expect(wrong('thermistor: {analog: 0', 'thermistor: {analog: 6', shipped('massage-cushion'))).toEqual([
      'wiring.heater.thermistor.analog: the uno has no such pin',
    ]);
  });
});
