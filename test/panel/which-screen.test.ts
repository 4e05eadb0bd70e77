import { describe, expect, it } from 'vitest';
import { type Situation, whichScreen } from '../../src/panel/which-screen.ts';

const ANNA = {
  id: 'anna',
  name: 'Anna',
  statureMm: 1_700,
  ceilingN: null,
  healthyUntilMs: 1,
  scannedAtMs: 1,
  isFirst: false,
};
const HOUSE = {
  people: [ANNA],
  questions: [],
  ceilingN: { min: 15, max: 80, usual: 40 },
  childLock: false,
  devices: [],
  trouble: null,
};
const AT_REST: Situation = {
  access: 'paired',
  phase: 'idle',
  isOffline: false,
  hasEnding: false,
  house: HOUSE,
  person: ANNA,
  isScanPutOff: false,
  route: '',
  programs: ['swedish-back'],
};

describe('the screen that is shown', () => {
  it.each<[string, Partial<Situation>, string]>([
    ['before anybody has answered', { access: 'asking' }, 'nothing'],
    ['to a stranger', { access: 'unpaired', phase: null }, 'pair'],
    ['before the chair has said what it does', { phase: null }, 'nothing'],
    ['without a line', { phase: null, isOffline: true }, 'home'],
    ['while it plays, whatever was asked for', { phase: 'playing', route: '#/history' }, 'playing'],
    ['while it feels the back', { phase: 'asking', person: null }, 'playing'],
    ['after it', { phase: 'ended', hasEnding: true }, 'ended'],
    ['while it opens', { phase: 'opening', hasEnding: true }, 'ended'],
    ['after it was put away', { phase: 'ended' }, 'home'],
    ['to nobody known', { person: null }, 'who'],
    ['to who wants to be somebody else', { route: '#/who' }, 'who'],
    ['without a health check', { person: { ...ANNA, healthyUntilMs: null } }, 'health'],
    [
      'without a health check, even for a massage by its address',
      { person: { ...ANNA, healthyUntilMs: null }, route: '#/massage/swedish-back' },
      'health',
    ],
    ['before the back was felt', { person: { ...ANNA, scannedAtMs: null } }, 'scan'],
    ['later', { person: { ...ANNA, scannedAtMs: null }, isScanPutOff: true }, 'home'],
    ['a massage', { route: '#/massage/swedish-back' }, 'massage'],
    ['a massage that is not there', { route: '#/massage/none' }, 'home'],
    ['a person', { route: '#/person/anna' }, 'person'],
    ['a person who is not there', { route: '#/person/ben' }, 'home'],
    ['the history', { route: '#/history', person: null }, 'history'],
    ['what is set', { route: '#/house', person: null }, 'house'],
    ['an address of nothing', { route: '#/../../etc/passwd' }, 'home'],
  ])('%s', (_, change, kind) => {
    expect(whichScreen({ ...AT_REST, ...change }).kind).toBe(kind);
  });
});
