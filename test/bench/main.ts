/** `npm run bench [-- NAME… --lines N --samples N --half virtual|process]`: one JSON line a figure. */
import { parseArgs } from 'node:util';
import { compileFigures } from './compile.ts';
import { corruptionFigures } from './corruption.ts';
import type { Asked, Figure } from './figure.ts';
import { flashFigures } from './flash.ts';
import { flashCutFigures } from './flash-cuts.ts';
import { hostileFigures } from './hostile.ts';
import { memoryFigures } from './memory.ts';
import { motionFigures } from './motion.ts';
import { panelStopFigures } from './panel-stop.ts';
import { sessionFigures } from './session.ts';
import { stopFigures } from './stop.ts';

const BENCHES: Readonly<Record<string, (asked: Asked) => readonly Figure[] | Promise<readonly Figure[]>>> = {
  session: sessionFigures,
  compile: compileFigures,
  memory: memoryFigures,
  motion: motionFigures,
  flash: flashFigures,
  'flash-cuts': flashCutFigures,
  hostile: hostileFigures,
  corruption: corruptionFigures,
  stop: stopFigures,
  'panel-stop': panelStopFigures,
};

const { positionals: asked, values } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string' }, samples: { type: 'string' }, half: { type: 'string' } },
});
const long: Asked = {
  ...(values.lines === undefined ? {} : { lines: Number(values.lines) }),
  ...(values.samples === undefined ? {} : { samples: Number(values.samples) }),
  ...(values.half === 'virtual' || values.half === 'process' ? { half: values.half } : {}),
};
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const figure of await bench(long)) console.log(JSON.stringify(figure));
}
