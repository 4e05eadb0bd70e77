import { describe, expect, it } from 'vitest';
import { keysIn } from '../../src/cli/keys.ts';

describe('keysIn', () => {
  it.each([
    [' ', ['pause-toggle']],
    ['\u001b', ['stop']],
    ['\u0003', ['stop']],
    ['q', ['other']],
    ['\u001a', ['other']],
    ['', []],
    ['+=-[]nm', ['stronger', 'stronger', 'softer', 'slower', 'faster', 'skip', 'more-here']],
    ['\u001b[C\u001b[D', ['wider', 'narrower']],
    // Arrow up, in both cursor modes; F1; F5; Delete; Ctrl-Right; Shift-Tab.
    ['\u001b[A', ['higher']],
    ['\u001bOA', ['higher']],
    ['\r\nsS', ['accept', 'accept', 'again', 'again']],
    ['\u001bOP', ['other']],
    ['\u001b[15~', ['other']],
    ['\u001b[3~', ['other']],
    ['\u001b[1;5C', ['other']],
    ['\u001b[Z', ['other']],
    // Focus lost, mouse moved.
    ['\u001b[O', ['other']],
    ['\u001b[<35;10;4M', ['other']],
    // Several keys in one read, after the host was busy.
    ['\u001b[A\u001b[B ', ['higher', 'lower', 'pause-toggle']],
    ['\u001b[A\u001b', ['higher', 'stop']],
    ['\u001b\u001b', ['stop', 'stop']],
    ['\u001b\u001b[A', ['stop', 'higher']],
    ['\u001b ', ['stop', 'pause-toggle']],
    ['xx\u0003', ['other', 'other', 'stop']],
    // Alt-x, and a torn sequence: stopping is the safe way to be wrong.
    ['\u001bx', ['stop', 'other']],
    ['\u001b[', ['stop', 'slower']],
    // Escape, Ctrl-C and Space as numbers.
    ['\u001b[27u', ['stop']],
    ['\u001b[27;1u', ['stop']],
    ['\u001b[99;5u', ['stop']],
    ['\u001b[99u', ['other']],
    ['\u001b[32u', ['pause-toggle']],
  ])('reads %j', (text, keys) => {
    expect(keysIn(text)).toEqual(keys);
  });
});
