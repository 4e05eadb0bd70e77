/** Shapes of data files: a table of what is allowed, read once for checking and once for the TypeScript type. */
import { nearestWord } from '../units/nearest-word.ts';

export type Shape =
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly unit: string }
  | { readonly kind: 'text'; readonly pattern: RegExp; readonly allowed: string }
  | { readonly kind: 'flag' }
  | { readonly kind: 'word'; readonly words: readonly string[] }
  | { readonly kind: 'group'; readonly fields: Readonly<Record<string, Shape>> }
  | { readonly kind: 'orNull'; readonly shape: Shape }
  /** A key of a group that may be left out. */
  | { readonly kind: 'optional'; readonly shape: Shape }
  | { readonly kind: 'list'; readonly of: Shape; readonly min: number; readonly max: number };

export type ShapeValue<S extends Shape> = S extends { kind: 'number' }
  ? number
  : S extends { kind: 'text' }
    ? string
    : S extends { kind: 'flag' }
      ? boolean
      : S extends { kind: 'word'; words: readonly (infer W)[] }
        ? W
        : S extends { kind: 'group'; fields: infer F extends Readonly<Record<string, Shape>> }
          ? { readonly [K in keyof F]: ShapeValue<F[K]> }
          : S extends { kind: 'orNull'; shape: infer N extends Shape }
            ? ShapeValue<N> | null
            : S extends { kind: 'optional'; shape: infer O extends Shape }
              ? ShapeValue<O> | undefined
              : S extends { kind: 'list'; of: infer I extends Shape }
                ? readonly ShapeValue<I>[]
                : never;

/** One thing wrong in a data file. */
export interface ShapeProblem {
  /** Where: `force.zoneCeilingN.neck`, `depth[1].maxMm`; empty for the whole file. */
  readonly path: string;
  readonly what: string;
  /** The allowed range with its unit, or the allowed words. */
  readonly allowed: string;
  /** What to do next. */
  readonly remedy: string;
}

/** Everything in `data` that does not fit `shape`; empty means `data` is a `ShapeValue` of it. */
export function shapeProblems(shape: Shape, data: unknown, path: string): readonly ShapeProblem[] {
  switch (shape.kind) {
    case 'number': {
      const allowed = `${shape.min} … ${shape.max} ${shape.unit}`.trim();
      const remedy = `Write ${path} as a plain number${shape.unit === '' ? '' : ` in ${shape.unit}`} in this range.`;
      if (typeof data !== 'number' || !Number.isFinite(data)) {
        return [{ path, what: `${shown(data)} is not a number`, allowed, remedy }];
      }
      return data < shape.min || data > shape.max
        ? [{ path, what: `${data} is outside its range`, allowed, remedy }]
        : [];
    }
    case 'text':
      return typeof data === 'string' && shape.pattern.test(data)
        ? []
        : [
            {
              path,
              what: `${shown(data)} is not such a text`,
              allowed: shape.allowed,
              remedy: `Change ${path}.`,
            },
          ];
    case 'flag':
      return typeof data === 'boolean'
        ? []
        : [
            {
              path,
              what: `${shown(data)} is neither`,
              allowed: 'true or false',
              remedy: `Write true or false at ${path}.`,
            },
          ];
    case 'word':
      return typeof data === 'string' && shape.words.includes(data)
        ? []
        : [wordProblem(shape.words, data, path)];
    case 'orNull':
      return data === null ? [] : shapeProblems(shape.shape, data, path);
    case 'optional':
      return shapeProblems(shape.shape, data, path);
    case 'list': {
      const allowed = `a list of ${shape.min} to ${shape.max}`;
      if (!Array.isArray(data)) {
        return [
          {
            path,
            what: `${shown(data)} is not a list`,
            allowed,
            remedy: `Start each item of ${path} with "- ".`,
          },
        ];
      }
      const problems: ShapeProblem[] = [];
      if (data.length < shape.min || data.length > shape.max) {
        problems.push({
          path,
          what: `${data.length} items`,
          allowed,
          remedy: `Add or remove items of ${path}.`,
        });
      }
      for (const [i, item] of data.slice(0, shape.max).entries()) {
        problems.push(...shapeProblems(shape.of, item, `${path}[${i}]`));
      }
      return problems;
    }
    case 'group':
      return groupProblems(shape.fields, data, path);
    default:
      return shape satisfies never;
  }
}

function groupProblems(
  fields: Readonly<Record<string, Shape>>,
  data: unknown,
  path: string,
): readonly ShapeProblem[] {
  const known = Object.keys(fields);
  const allowed = known.join(', ');
  if (!isRecord(data)) {
    const remedy = `Write these keys under ${path === '' ? 'the top of the file' : path}.`;
    return [{ path, what: `${shown(data)} is not a group of keys`, allowed, remedy }];
  }
  const problems: ShapeProblem[] = [];
  for (const key of Object.keys(data)) {
    if (Object.hasOwn(fields, key)) continue;
    const nearest = nearestWord(key, known);
    problems.push({
      path: join(path, key),
      what: 'unknown key',
      allowed,
      remedy: nearest === undefined ? 'Remove it.' : `Did you mean ${nearest}?`,
    });
  }
  for (const [key, shape] of Object.entries(fields)) {
    const at = join(path, key);
    if (Object.hasOwn(data, key)) problems.push(...shapeProblems(shape, data[key], at));
    else if (shape.kind !== 'optional')
      problems.push({ path: at, what: 'missing', allowed: allowedIn(shape), remedy: `Add ${at}.` });
  }
  return problems;
}

function wordProblem(words: readonly string[], data: unknown, path: string): ShapeProblem {
  const nearest = typeof data === 'string' ? nearestWord(data, words) : undefined;
  const allowed = words.join(', ');
  const remedy = nearest === undefined ? `Write one of ${allowed}.` : `Did you mean ${nearest}?`;
  return { path, what: `${shown(data)} is not known`, allowed, remedy };
}

function allowedIn(shape: Shape): string {
  switch (shape.kind) {
    case 'number':
      return `${shape.min} … ${shape.max} ${shape.unit}`.trim();
    case 'text':
      return shape.allowed;
    case 'flag':
      return 'true or false';
    case 'word':
      return shape.words.join(', ');
    case 'group':
      return Object.keys(shape.fields).join(', ');
    case 'orNull':
      return `null, or ${allowedIn(shape.shape)}`;
    case 'optional':
      return allowedIn(shape.shape);
    case 'list':
      return `a list of ${shape.min} to ${shape.max}`;
    default:
      return shape satisfies never;
  }
}

/** True for plain keyed data, with string keys. */
export function isRecord(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

function join(path: string, key: string): string {
  const shownKey = key.length > 40 ? `${key.slice(0, 40)}…` : key;
  return path === '' ? shownKey : `${path}.${shownKey}`;
}

function shown(data: unknown): string {
  if (typeof data === 'string') return JSON.stringify(data.length > 40 ? `${data.slice(0, 40)}…` : data);
  if (typeof data === 'number' || typeof data === 'boolean' || data === null) return String(data);
  return Array.isArray(data) ? 'a list' : typeof data === 'object' ? 'a group' : 'nothing';
}
