import type { SourceFile, Violation } from './source-file.ts';

const MOST_LINES = 300;
const TEST_SWITCHES = /\bNODE_ENV\b|\bisTest\b|\bVITEST\b|\bimport\.meta\.vitest\b|\bJEST_WORKER_ID\b/;
const DEFAULT_EXPORT = /\bexport\s+default\b|\bexport\s*\{[^}]*\bas\s+default\b/;
const RE_EXPORT_OR_IMPORT =
  /\b(?:export|import)\b[^;'"`]*?(?:\bfrom\s*)?['"][^'"]*['"]\s*;?|\bexport\s+(?:type\s*)?\{[^}]*\}\s*;?/g;

type Rule = (file: SourceFile) => string | null;

const lines: Rule = (file) => {
  const count = file.text.replace(/\n$/, '').split('\n').length;
  return count > MOST_LINES ? `has ${count} lines; more than ${MOST_LINES} are two ideas` : null;
};

/** Tool configurations must export a default. */
const defaultExport: Rule = (file) =>
  DEFAULT_EXPORT.test(file.code) && !file.path.startsWith('test/config/') ? 'has a default export' : null;

const barrel: Rule = (file) => {
  if (/(?:^|\/)index\.[cm]?tsx?$/.test(file.path)) return 'is a barrel by its name';
  const rest = file.uncommented.replace(RE_EXPORT_OR_IMPORT, '').trim();
  return file.uncommented.includes('export') && rest === '' ? 'only passes on what others export' : null;
};

/** What is tested is what ships (design section 1, law 6). */
const testSwitch: Rule = (file) => {
  const found = file.path.startsWith('test/') ? null : TEST_SWITCHES.exec(file.uncommented);
  return found === null ? null : `asks whether it is being tested (${found[0]})`;
};

const RULES: Readonly<Record<string, Rule>> = {
  lines,
  'default-export': defaultExport,
  barrel,
  'test-switch': testSwitch,
};

/** Files of src, sim and test: short, named exports, no barrels, no switches for tests. */
export function checkShape(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap((file) =>
    Object.entries(RULES).flatMap(([rule, check]) => {
      const detail = check(file);
      return detail === null ? [] : [{ path: file.path, rule, detail }];
    }),
  );
}
