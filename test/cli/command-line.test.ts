import { describe, expect, it } from 'vitest';
import { type CommandLine, parseCommandLine } from '../../src/cli/command-line.ts';
import { helpText } from '../../src/cli/help-text.ts';
import { ChairError, EXIT_CODES } from '../../src/units/chair-error.ts';

function parse(line: string): CommandLine {
  return parseCommandLine(line === '' ? [] : line.split(' '));
}

/** "what next" of the usage error. */
function refusal(line: string): string {
  try {
    parse(line);
  } catch (error) {
    expect(error).toBeInstanceOf(ChairError);
    if (!(error instanceof ChairError)) throw error;
    expect(error.code).toBe('usage');
    expect(error.next).not.toBe('');
    return `${error.message} | ${error.next}`;
  }
  throw new Error(`"${line}" was accepted`);
}

describe('parseCommandLine', () => {
  it('reads play on the simulated chair, with its defaults', () => {
    expect(parse('play back.yaml --chair sim')).toEqual({
      kind: 'play',
      file: 'back.yaml',
      chair: { kind: 'sim', speed: 1, seed: 1, bodySeed: null, truthPath: null, profile: 'tsubo-duo' },
      statureMm: null,
      ceilingN: null,
      reportPath: null,
      tracePath: null,
      yesSimulated: false,
      back: { personName: null, shoulder: 'scan', nudgeMm: 0, rescan: false },
      settings: {},
    });
  });

  it.each(['14.9', '80.1', 'much', '', '-20'])('refuses a ceiling of %s', (ceiling) => {
    const argv = ['play', 'a.yaml', '--chair', 'sim', '--ceiling', ceiling];
    expect(() => parseCommandLine(argv)).toThrow(/--ceiling/);
  });

  it('reads every option of play', () => {
    const line =
      'play --chair sim --speed max --seed 7 --body 3 --truth t.ndjson --profile tsubo-mono --stature 172.5 --ceiling 35 --report r.json --trace w.ndjson --yes-simulated --person anna --shoulder 540 --nudge -5 --rescan back.yaml';
    expect(
      parseCommandLine([...line.split(' '), '--set', 'strength=firm', '--set', 'where = T5 + 2cm']),
    ).toEqual({
      kind: 'play',
      file: 'back.yaml',
      chair: {
        kind: 'sim',
        speed: 'max',
        seed: 7,
        bodySeed: 3,
        truthPath: 't.ndjson',
        profile: 'tsubo-mono',
      },
      statureMm: 1725,
      ceilingN: 35,
      reportPath: 'r.json',
      tracePath: 'w.ndjson',
      yesSimulated: true,
      back: { personName: 'anna', shoulder: 540, nudgeMm: -5, rescan: true },
      settings: { strength: 'firm', where: 'T5 + 2cm' },
    });
  });

  it('reads the place of a chair on a line', () => {
    expect(parse('play a --chair tcp:localhost:7000')).toMatchObject({
      chair: { kind: 'line', address: { kind: 'tcp', host: 'localhost', port: 7000 } },
    });
    expect(parse('play a --chair=/dev/ttyUSB0')).toMatchObject({
      chair: { kind: 'line', text: '/dev/ttyUSB0', address: { kind: 'serial', path: '/dev/ttyUSB0' } },
    });
  });

  it('lets the system choose where the simulated chair is, unless told', () => {
    expect(parse('sim')).toMatchObject({ kind: 'sim', door: { kind: 'pty', path: null }, statureMm: null });
    expect(parse('sim --pty /tmp/chair')).toMatchObject({ door: { kind: 'pty', path: '/tmp/chair' } });
    expect(parse('sim --tcp 0 --stature 150')).toMatchObject({
      door: { kind: 'tcp', port: 0 },
      statureMm: 1500,
    });
  });

  it('reads a scan of the back', () => {
    expect(parse('scan --chair sim --stature 170 --person anna --nudge +10')).toMatchObject({
      kind: 'scan',
      chair: { kind: 'sim' },
      statureMm: 1700,
      back: { personName: 'anna', shoulder: 'scan', nudgeMm: 10, rescan: true },
    });
  });

  it('reads the small commands', () => {
    expect(parse('ports')).toEqual({ kind: 'ports' });
    expect(parse('demo')).toEqual({ kind: 'demo' });
    expect(parse('--version')).toEqual({ kind: 'version' });
  });

  it('reads how to measure what programs feel like', () => {
    expect(parse('care --out there')).toEqual({
      kind: 'care',
      files: [],
      bodies: 20,
      seed: 1,
      profile: 'tsubo-duo',
      scans: true,
      outPath: 'there',
    });
    expect(parse('care a b --out x --bodies 200 --seed 9 --profile tsubo-mono')).toMatchObject({
      files: ['a', 'b'],
      bodies: 200,
      seed: 9,
      profile: 'tsubo-mono',
      scans: true,
    });
  });

  it('reads the commands for writing programs, for a usual chair and person', () => {
    const sitting = { profile: 'tsubo-duo', statureMm: 1700 };
    expect(parse('check a.yaml b.yaml')).toEqual({
      kind: 'check',
      files: ['a.yaml', 'b.yaml'],
      json: false,
      sitting,
    });
    expect(parse('check a --json --chair tsubo-mono --stature 150')).toMatchObject({
      json: true,
      sitting: { profile: 'tsubo-mono', statureMm: 1500 },
    });
    expect(parse('fmt a b')).toEqual({ kind: 'fmt', files: ['a', 'b'], check: false });
    expect(parse('fmt --check a')).toEqual({ kind: 'fmt', files: ['a'], check: true });
    expect(parse('explain a --set x=1')).toEqual({
      kind: 'explain',
      file: 'a',
      sitting,
      settings: { x: '1' },
    });
    expect(parse('preview a')).toEqual({ kind: 'preview', file: 'a', svgPath: null, sitting, settings: {} });
    expect(parse('preview a --svg b.svg')).toMatchObject({ svgPath: 'b.svg' });
    expect(parse('new Calm --out x.yaml')).toEqual({ kind: 'new', title: 'Calm', path: 'x.yaml' });
    expect(parse('new Calm')).toEqual({ kind: 'new', title: 'Calm', path: null });
    expect(parse('schema')).toEqual({ kind: 'schema' });
  });

  it('gives the help of the whole and of a command', () => {
    for (const line of ['', '--help', '-h', 'help']) {
      expect(parse(line)).toEqual({ kind: 'help', text: helpText('') });
    }
    for (const line of ['play --help', 'help play', 'play back.yaml -h']) {
      expect(parse(line)).toEqual({ kind: 'help', text: helpText('play') });
    }
  });

  it.each([
    ['ply a.yaml', /"ply" is not a command.*Did you mean play\?/],
    [
      'massage',
      /not a command.*Known: play, scan, comfort, sim, check, fmt, explain, preview, new, schema, care, chairs, serve, open, calibrate, flash, programs, support-bundle, key, ports, demo/,
    ],
    ['help ply', /no help on that.*Known: play/],
    ['play', /needs a program file.*npx tsubo play .*--chair sim/],
    ['play a', /which chair.*--chair sim.*npx tsubo ports/],
    ['play a b --chair sim', /takes one file/],
    ['play a --chair sim --speeed 2', /no option --speeed.*Did you mean --speed\?/],
    ['play a --chair --stature 170', /--chair needs a value, but --stature follows/],
    ['play a --chair', /--chair needs a value/],
    ['play a --chair chair', /"chair" is not a place.*tcp:HOST:PORT/],
    ['play a --chair sim --seed 1 --seed 2', /--seed is given twice/],
    ['play a --chair sim --seed -3', /whole number from 0/],
    ['play a --chair sim --seed 4294967296', /whole number from 0/],
    ['play a --chair sim --speed 0', /Write 1 for life.*max/],
    ['play a --chair sim --speed fast', /Write 1 for life.*max/],
    ['play a --chair sim --profile tsubo-trio', /tsubo-duo, tsubo-mono/],
    ['play a --chair sim --stature 139', /140 to 195/],
    ['play a --chair sim --stature 1.72', /centimetres/],
    ['sim --pty /tmp/chair --tcp 7000', /one line.*Leave out one/],
    ['sim --tcp 70000', /1 to 65535/],
    ['sim extra', /takes no file/],
    ['check', /needs a program file/],
    ['care a', /where to write.*--out/],
    ['care a --out b --bodies 0', /whole number from 1/],
    ['ports --all', /no option --all/],
    ['explain a --chair tcp:x:1', /--chair tcp:x:1 is not a chair.*tsubo-duo, tsubo-mono/],
    ['check a --stature 12', /140 to 195/],
    ['play a --chair sim --person An/na', /not such a name.*--person anna/],
    ['play a --chair sim --shoulder high', /mm up the track/],
    ['scan --chair sim --nudge 61', /at most 60/],
    ['scan --stature 170', /--chair/],
    ['explain a b', /takes one file/],
    ['preview', /needs a program file.*npx tsubo preview/],
    ['new', /needs a name.*new "My massage"/],
    ['new My massage', /takes one name.*quotes/],
    ['preview a --set strength', /does not say which input.*strength=firm/],
    ['preview a --set =firm', /does not say which input/],
    ['play a --chair sim --set a=1 --set a=2', /--set a is given twice/],
  ])('refuses "%s" with what is accepted', (line, words) => {
    expect(refusal(line)).toMatch(words);
  });

  it.each(['--speed 2', '--seed 3', '--truth t', '--profile tsubo-duo'])(
    'refuses %s on a chair that is not sim, by name',
    (option) => {
      const name = option.split(' ')[0] ?? '';
      expect(refusal(`play a --chair tcp:localhost:7000 ${option}`)).toContain(
        `${name} can only be used with`,
      );
    },
  );

  it('accepts the ends of the stature', () => {
    expect(parse('play a --chair sim --stature 140')).toMatchObject({ statureMm: 1400 });
    expect(parse('play a --chair sim --stature 195')).toMatchObject({ statureMm: 1950 });
  });
});

const COMMANDS = [
  'serve',
  'open',
  ...['play', 'sim', 'check', 'fmt', 'explain', 'preview', 'new', 'schema', 'care', 'ports', 'demo'],
];

describe('helpText', () => {
  it('has a page for every command, and names it in the list', () => {
    for (const name of COMMANDS) {
      expect(helpText(name)).toContain(`Usage: npx tsubo ${name}`);
      expect(helpText('')).toMatch(new RegExp(`^ {2}${name} `, 'm'));
    }
  });

  it('lists every exit code', () => {
    for (const code of Object.values(EXIT_CODES)) {
      expect(helpText('')).toMatch(new RegExp(`^ +${code}  \\S`, 'm'));
    }
  });

  it('names every option its command takes', () => {
    const play = [
      'chair',
      'stature',
      'report',
      'trace',
      'yes-simulated',
      'speed',
      'seed',
      'truth',
      'profile',
      'set',
    ];
    const sim = ['pty', 'tcp', 'profile', 'stature', 'seed', 'truth'];
    for (const option of play) expect(helpText('play')).toContain(`--${option} `);
    for (const option of sim) expect(helpText('sim')).toContain(`--${option} `);
    for (const option of ['out', 'bodies', 'seed', 'profile'])
      expect(helpText('care')).toContain(`--${option} `);
    for (const option of ['json', 'chair', 'stature']) expect(helpText('check')).toContain(`--${option} `);
    for (const option of ['svg', 'chair', 'stature', 'set'])
      expect(helpText('preview')).toContain(`--${option} `);
    for (const option of ['chair', 'stature', 'set']) expect(helpText('explain')).toContain(`--${option} `);
  });

  it('fits a terminal of 80 columns', () => {
    for (const name of ['', ...COMMANDS]) {
      for (const line of helpText(name).split('\n')) expect(line.length).toBeLessThanOrEqual(80);
    }
  });
});
