/**
 * `npm run --silent oracle -- FILE.jsonl`: solves each case of the file and prints one line a case,
 * {"id","T","pieces":[[dt,jerk],…]} (several axes: an array an axis) or {"id","refused":"code"}.
 */
import { readFileSync } from 'node:fs';
import { solveCase } from './solve-case.ts';

const file = process.argv[2];
if (file === undefined) {
  process.stderr.write('Name the file of cases: npm run --silent oracle -- FILE.jsonl\n');
  process.exit(2);
}
const lines = readFileSync(file, 'utf8').split('\n');
for (const line of lines) {
  if (line.trim() !== '') process.stdout.write(`${JSON.stringify(solveCase(JSON.parse(line)))}\n`);
}
