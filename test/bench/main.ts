/** `npm run bench [-- NAME…]`: one JSON line a figure. */
import { compileFigures } from './compile.ts';
import type { Figure } from './figure.ts';
import { flashCutFigures } from './flash-cuts.ts';
import { memoryFigures } from './memory.ts';
import { motionFigures } from './motion.ts';
import { sessionFigures } from './session.ts';

const BENCHES: Readonly<Record<string, () => readonly Figure[] | Promise<readonly Figure[]>>> = {
  session: sessionFigures,
  compile: compileFigures,
  memory: memoryFigures,
  motion: motionFigures,
  'flash-cuts': flashCutFigures,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No bench named ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.`);
  process.exit(2);
}
for (const [name, bench] of Object.entries(BENCHES)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  for (const figure of await bench()) console.log(JSON.stringify(figure));
}
