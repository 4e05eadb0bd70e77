/** A process that writes session after session into a database, and says each number once it is kept. For those who kill it. */
import { Database } from '../../src/store/database.ts';
import { History } from '../../src/store/history.ts';

const history = new History(new Database(process.argv[2] ?? ''));
for (let count = 0; ; count += 1) {
  const id = history.begin({
    beganAtMs: count,
    person: null,
    program: 'swedish-back',
    title: { en: 'x'.repeat(count % 500) },
    plannedS: 900,
  });
  history.end(id, {
    endedAtMs: count + 1,
    chair: 'tsubo-duo',
    exit: 'ok',
    what: 'Played to the end.',
    next: '',
    code: null,
    plannedS: 900,
    playedS: id,
    doses: [
      { zone: 'upperBack', contactMs: id, meanN: 20, peakN: 30 },
      { zone: 'lowerBack', contactMs: id + 1, meanN: 20, peakN: 30 },
    ],
  });
  process.stdout.write(`${id}\n`);
}
