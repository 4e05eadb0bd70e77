import { builtinModules } from 'node:module';
import { FLOORS, roomOf } from './check-floors.ts';
import type { SourceFile, Violation } from './source-file.ts';

/** Third-party libraries without a clock, chance or a door to the system, that pure rooms may use. */
const PURE_PACKAGES = ['yaml', 'zod', '@noble/hashes', '@noble/curves'];

/** The only rooms that may import these: design section 2, "the only importers of …". */
const PACKAGE_ROOMS: Readonly<Record<string, readonly string[]>> = {
  serialport: ['link', 'backend'],
  '@serialport/parser-readline': ['link', 'backend'],
  'johnny-five': ['link', 'backend'],
  'firmata-io': ['link', 'backend'],
};

const HIGHEST_PURE_FLOOR = 3;

/** What pure code may not name: clocks, chance, timers, and everything of Node's. */
const IMPURE_NAMES = [
  /\bDate\b/,
  /\bperformance\b\s*\./,
  /\bMath\s*\.\s*random\b/,
  /\bset(?:Timeout|Interval|Immediate)\b/,
  /\bqueueMicrotask\b/,
  /\bBuffer\b/,
  /(?<![.\w])process\s*\.(?!\.)/,
  /(?<![.\w])crypto\s*\./,
  /(?<![.\w])fetch\s*\(/,
  /(?<![.\w])console\s*\./,
  /\bglobalThis\b/,
];

/** Floors 0–3 and the simulator: no clock, no chance, no node:*, no Buffer, no RxJS. Every room: only its own packages. */
export function checkPurity(files: readonly SourceFile[]): readonly Violation[] {
  return files.flatMap((file) => {
    const room = roomOf(file.path) ?? '';
    const packages = file.imports.filter((found) => found.target === null).map((found) => found.specifier);
    const details = isPure(room) ? impurities(file, packages) : misplaced(room, packages);
    return details.map((detail) => ({ path: file.path, rule: 'purity', detail }));
  });
}

function isPure(room: string): boolean {
  return room === 'sim' || (FLOORS[room] ?? Number.POSITIVE_INFINITY) <= HIGHEST_PURE_FLOOR;
}

function impurities(file: SourceFile, packages: readonly string[]): readonly string[] {
  const imported = packages.filter((name) => !PURE_PACKAGES.includes(packageOf(name)));
  const named = IMPURE_NAMES.map((pattern) => pattern.exec(file.code)?.[0]).filter(
    (name) => name !== undefined,
  );
  return [...imported.map((name) => `imports ${name}`), ...named.map((name) => `names ${name}`)];
}

function misplaced(room: string, packages: readonly string[]): readonly string[] {
  return packages.flatMap((name) => {
    if (builtinModules.includes(name)) return [`imports ${name} without node:`];
    const rooms = PACKAGE_ROOMS[packageOf(name)];
    return rooms === undefined || rooms.includes(room)
      ? []
      : [`imports ${name}, which only ${rooms.join(' and ')} may`];
  });
}

/** '@noble/hashes/sha2.js' → '@noble/hashes'. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}
