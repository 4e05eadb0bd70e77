import type { Violation } from './source-file.ts';

/** Places on somebody's machine. Spelt in parts, so that this file may be checked too. */
const MACHINE_PATHS = new RegExp(
  `(?<![\\w.:/-])/(?:${['wo' + 'rk', 'ro' + 'ot', 'Us' + 'ers'].join('|')})/\\w`,
);

/** Text that goes into the repository names no place on the machine of whoever wrote it. */
export function checkText(path: string, text: string): readonly Violation[] {
  return text.split('\n').flatMap((line, index) => {
    const found = MACHINE_PATHS.exec(line);
    return found === null ? [] : [{ path, rule: 'machine-path', detail: `line ${index + 1}: ${found[0]}…` }];
  });
}
