/** `tsubo care`: programs played on many simulated people, and a page about what they felt. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { DEFAULT_PERSON_CEILING_N } from '../../chair/body.ts';
import type { CareCommand } from '../../cli/care-command.ts';
import { carePage } from '../../cli/care-page.ts';
import { durationText } from '../../cli/duration-text.ts';
import { ChairError, EXIT_CODES } from '../../units/chair-error.ts';
import { loadChairLinkProfile } from '../chair-profiles.ts';
import { packageRoot } from '../package-root.ts';
import { readableProgram } from '../program-file.ts';
import type { Terminal } from '../terminal.ts';
import { CareLedger } from './care-ledger.ts';
import type { CareJob, CarePlay } from './care-play.ts';
import { playAll } from './care-pool.ts';
import { CareTally } from './care-tally.ts';
import { population } from './population.ts';

const ENDING = '.yaml';
const LEDGER = 'plays.jsonl';
const PROGRESS_MS = 10_000;

export async function care(command: CareCommand, terminal: Terminal): Promise<number> {
  const { bodies, seed, profile, scans, outPath } = command;
  const { force, title } = loadChairLinkProfile(profile, 'A care report');
  if (force.depth !== undefined) {
    throw new ChairError(
      'incompatible',
      `A care report compares pressures, and ${title} feels none.`,
      'Choose another --profile; npm run verify -- plain-chair judges this one.',
    );
  }
  const files = command.files.length > 0 ? [...new Set(command.files)] : shippedPrograms();
  if (files.some((file) => readableProgram(file, {}, terminal) === null)) return EXIT_CODES.failed;
  makeFolder(outPath);
  const nameOf = namesOf(files);
  const programs = files.map(nameOf);
  const tally = new CareTally(programs);
  const sitters = population(bodies, seed);
  const commit = commitOf(packageRoot());
  const ledger = new CareLedger(join(outPath, LEDGER), { commit, seed, profile, scans });
  const addTo = (index: number, program: string, play: CarePlay): void => {
    const sitter = sitters[index];
    if (sitter !== undefined && programs.includes(program)) tally.add(program, play, sitter.stiffnessNPerMm);
  };
  const all = files.flatMap((file) => sitters.map((sitter): CareJob => ({ file, profile, sitter, scans })));
  for (const { program, index, play } of ledger.entries) addTo(index, program, play);
  const jobs = all.filter(({ file, sitter }) => !ledger.has(nameOf(file), sitter.index));
  if (jobs.length < all.length)
    terminal.stdout.write(`${all.length - jobs.length} plays are done already.\n`);
  const tell = progress(jobs.length, terminal);
  await playAll(jobs, (job, play) => {
    const program = nameOf(job.file);
    ledger.add({ program, index: job.sitter.index, play });
    addTo(job.sitter.index, program, play);
    tell();
  });
  const summary = tally.summary({
    commit,
    seed,
    bodies,
    profile,
    personCeilingN: DEFAULT_PERSON_CEILING_N,
  });
  writeFileSync(join(outPath, 'summary.json'), `${JSON.stringify(summary, null, 1)}\n`);
  writeFileSync(join(outPath, 'index.html'), carePage(summary));
  terminal.stdout.write(`${join(outPath, 'index.html')}\n${join(outPath, 'summary.json')}\n`);
  return EXIT_CODES.ok;
}

function shippedPrograms(): readonly string[] {
  const folder = join(packageRoot(), 'programs');
  return readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .sort()
    .map((file) => join(folder, file));
}

/** A program is called after its file; two files of one name in different folders by their whole paths. */
function namesOf(files: readonly string[]): (file: string) => string {
  const short = (file: string): string => basename(file, ENDING);
  return (file) =>
    files.some((other) => other !== file && short(other) === short(file)) ? file : short(file);
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true });
  } catch (error) {
    throw new ChairError(
      'failed',
      `The folder ${path} cannot be made: ${(error as Error).message}.`,
      'Name another one.',
      { cause: error },
    );
  }
}

/** Says now and then how far it is: `312 of 3200 plays, about 24:10 to go`. */
function progress(plays: number, terminal: Terminal): () => void {
  const startMs = terminal.wallMs();
  let done = 0;
  let toldMs = startMs;
  return () => {
    done += 1;
    const nowMs = terminal.wallMs();
    if (nowMs - toldMs < PROGRESS_MS) return;
    toldMs = nowMs;
    const leftMs = ((nowMs - startMs) / done) * (plays - done);
    terminal.stdout.write(`${done} of ${plays} plays, about ${durationText(leftMs)} to go\n`);
  };
}

/** Null where this is no clone, or git is not there. */
function commitOf(folder: string): string | null {
  try {
    const git = ['-C', folder, 'rev-parse', '--short=12', 'HEAD'];
    return execFileSync('git', git, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return null;
  }
}
