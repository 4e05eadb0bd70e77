import { describe, expect, it } from 'vitest';
import { type Doorplate, knownHost, mayRead, sameOrigin } from '../../src/http/guard.ts';

const PLATE: Doorplate = { names: new Set(['localhost', '192.168.1.7', 'chair.local', '[::1]']), port: 8080 };

describe('the host', () => {
  it.each(['localhost:8080', 'LOCALHOST:8080', '192.168.1.7:8080', 'chair.local:8080', '[::1]:8080'])(
    'knows %s',
    (host) => {
      expect(knownHost(host, PLATE)).toBe(host.toLowerCase());
    },
  );

  it.each([
    ['none at all', undefined],
    ['an empty one', ''],
    ['a rebound name', 'evil.example:8080'],
    ['ours as a prefix', 'localhost.evil.example:8080'],
    ['ours as a suffix', 'evil-localhost:8080'],
    ['ours as a user', 'localhost:8080@evil.example'],
    ['ours in a path', 'evil.example/localhost:8080'],
    ['a trailing dot', 'localhost.:8080'],
    ['another port', 'localhost:8081'],
    ['no port', 'localhost'],
    ['a port that begins like ours', 'localhost:80800'],
    ['a port with a zero before it', 'localhost:08080'],
    ['two hosts', 'localhost:8080, evil.example'],
    ['a blank before', ' localhost:8080'],
    ['a number that means this computer', '2130706433:8080'],
    ['any address', '0.0.0.0:8080'],
    ['a zero byte', 'localhost\u0000:8080'],
    ['letters that look alike', 'lоcalhost:8080'],
    ['a text without end', `${'a'.repeat(100_000)}:8080`],
  ])('does not know %s', (_, host) => {
    expect(knownHost(host, PLATE)).toBeNull();
  });

  it('needs no port on the usual one', () => {
    expect(knownHost('chair.local', { ...PLATE, port: 80 })).toBe('chair.local');
  });
});

describe('the origin', () => {
  it('is exact', () => {
    expect(sameOrigin('http://localhost:8080', 'localhost:8080')).toBe(true);
    for (const origin of [
      undefined,
      '',
      'null',
      'https://localhost:8080',
      'http://localhost',
      'http://localhost:80801',
      'http://localhost:8080.evil.example',
      'http://localhost:8080/',
      'http://evil.example',
      'file://',
    ]) {
      expect(sameOrigin(origin, 'localhost:8080'), String(origin)).toBe(false);
    }
  });

  it('may be missing where a page of ours only reads', () => {
    expect(mayRead(undefined, 'same-origin', 'localhost:8080')).toBe(true);
    expect(mayRead(undefined, undefined, 'localhost:8080')).toBe(true);
    expect(mayRead(undefined, 'cross-site', 'localhost:8080')).toBe(false);
    expect(mayRead(undefined, 'same-site', 'localhost:8080')).toBe(false);
    expect(mayRead('http://evil.example', 'none', 'localhost:8080')).toBe(false);
  });
});
