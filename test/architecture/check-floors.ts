import type { Import, SourceFile, Violation } from './source-file.ts';

/** The house of design section 2: which floor each room of src is on. */
export const FLOORS: Readonly<Record<string, number>> = {
  units: 0,
  chair: 1,
  picture: 2,
  program: 2,
  motion: 2,
  protocol: 2,
  safety: 2,
  control: 2,
  scan: 2,
  engine: 3,
  image: 3,
  link: 4,
  backend: 4,
  store: 4,
  cli: 5,
  http: 5,
  app: 6,
};

const SAME_FLOOR_EXCEPTIONS = ['backend → link'];
const SIM_MAY_IMPORT = ['sim', 'units', 'chair', 'protocol', 'control'];

/** 'units' for src/units/…, 'sim' for sim/…, null for what is no room of the house. */
export function roomOf(path: string): string | null {
  if (path.startsWith('sim/')) return 'sim';
  const match = /^src\/([^/]+)\/./.exec(path);
  return match?.[1] ?? null;
}

/** Every import of src and sim points to a file that exists, strictly downwards or inside its own room. */
export function checkFloors(files: readonly SourceFile[]): readonly Violation[] {
  const known = new Set(files.map((file) => file.path));
  return files.flatMap((file) => {
    const from = roomOf(file.path);
    if (from === null || !isRoom(from)) {
      return [
        {
          path: file.path,
          rule: 'room',
          detail: 'is in no room of the house (test/architecture/check-floors.ts)',
        },
      ];
    }
    return file.imports.flatMap((found) => {
      const detail = found.target === null ? null : wrong(from, found, found.target, known);
      return detail === null ? [] : [{ path: file.path, rule: 'floor', detail }];
    });
  });
}

function isRoom(room: string): boolean {
  return room === 'sim' || room === 'panel' || FLOORS[room] !== undefined;
}

function wrong(from: string, found: Import, target: string, known: ReadonlySet<string>): string | null {
  const to = roomOf(target);
  if (to === null) return `imports ${target}, which is outside the house`;
  if (!known.has(target)) return `imports ${target}, which is not there`;
  if (from === to) return null;
  return mayImport(from, to, found.typeOnly) ? null : `${from} may not import ${to} (${target})`;
}

function mayImport(from: string, to: string, typeOnly: boolean): boolean {
  if (from === 'sim') return SIM_MAY_IMPORT.includes(to);
  if (to === 'sim') return from === 'app';
  // The panel is the browser's half of http: types are all that crosses, either way.
  if (from === 'panel') return typeOnly;
  if (to === 'panel') return typeOnly && from === 'http';
  if (SAME_FLOOR_EXCEPTIONS.includes(`${from} → ${to}`)) return true;
  return (FLOORS[from] ?? -1) > (FLOORS[to] ?? Number.POSITIVE_INFINITY);
}
