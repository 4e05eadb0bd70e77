/** A chair behind the desk that keeps what it was asked. */
import type { HouseDoor } from '../../src/http/house-door.ts';
import type { PanelDoor } from '../../src/http/panel-door.ts';

export interface ToldDoor extends PanelDoor {
  readonly asked: string[];
  busy: boolean;
}

export function toldDoor(): ToldDoor {
  const asked: string[] = [];
  const note = (what: string) => (): 'ok' => {
    asked.push(what);
    return 'ok';
  };
  return {
    asked,
    simulated: true,
    busy: true,
    catalogue: {
      programs: [],
      back: {
        spanMm: 476,
        torso: '',
        arms: '',
        head: { cx: 0, cy: 0, rx: 1, ry: 1 },
        edges: [],
        lines: [],
        landmarks: [],
      },
      mmPerN: null,
    },
    watch: () => ({ state: null, playing: null, opening: false, question: null, nowMs: 0, play: 0 }),
    start: note('start'),
    scan: note('scan'),
    enough: note('enough'),
    shoulder: (key) => note(`shoulder ${key}`)(),
    change: (intent) => note(`change ${intent.kind}`)(),
    pause: note('pause'),
    resume: note('resume'),
    open: note('open'),
    store: () => Promise.resolve({ kind: 'busy' }),
    stop: () => {
      asked.push('stop');
    },
  };
}

export interface ToldHouse extends HouseDoor {
  childLock: boolean;
  readonly told: string[];
}

/** A house of one that keeps what it was asked. */
export function toldHouse(): ToldHouse {
  const told: string[] = [];
  const house: ToldHouse = {
    told,
    version: 0,
    childLock: false,
    residents: () => ({
      people: [],
      questions: [],
      ceilingN: { min: 15, max: 80, usual: 40 },
      childLock: house.childLock,
      trouble: null,
    }),
    ask: (asked) => {
      told.push(asked.do);
      if (asked.do === 'lock') house.childLock = asked.on;
      return { code: 'ok', person: null };
    },
    played: () => ({ played: [], more: false }),
    nameOf: (person) => (person === 'anna' ? 'Anna' : null),
  };
  return house;
}
