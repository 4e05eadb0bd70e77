/** A course file beside the programs it names. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Course } from '../program/course.ts';
import type { Diagnostic } from '../program/diagnostic.ts';
import { readCourse } from '../program/read-course.ts';
import type { Result } from '../units/result.ts';

const ENDING = '.yaml';

/** Courses and programs are told apart by the key that only a course has. */
export function isCourse(text: string): boolean {
  return /^["']?sessions["']? *:/m.test(text);
}

/** The programs of a course lie in the folder above its own, as in programs/courses/. */
export function checkCourse(path: string, text: string): Result<Course, Diagnostic> {
  const folder = join(dirname(path), '..');
  const files = readdirSync(folder).filter((file) => file.endsWith(ENDING));
  const programs = files.map(
    (file) => [file.slice(0, -ENDING.length), readFileSync(join(folder, file), 'utf8')] as const,
  );
  return readCourse(text, path, new Map(programs));
}
