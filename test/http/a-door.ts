/** A chair behind the desk that keeps what it was asked. */
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
    },
    watch: () => ({ state: null, playing: null, opening: false, nowMs: 0, play: 0 }),
    start: note('start'),
    change: (intent) => note(`change ${intent.kind}`)(),
    pause: note('pause'),
    resume: note('resume'),
    open: note('open'),
    stop: () => {
      asked.push('stop');
    },
  };
}
