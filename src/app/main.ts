#!/usr/bin/env node
/** The `tsubo` command. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type CommandLine, parseCommandLine } from '../cli/command-line.ts';
import { portsText } from '../cli/ports-text.ts';
import { errorWords } from '../cli/print-error.ts';
import { EXIT_CODES } from '../units/chair-error.ts';
import { packageRoot } from './package-root.ts';
import type { Terminal } from './terminal.ts';

async function check(files: readonly string[], terminal: Terminal): Promise<number> {
  const { readableProgram } = await import('./program-file.ts');
  const broken = files.filter((file) => readableProgram(file, terminal) === null);
  terminal.stdout.write(`${files.length - broken.length} of ${files.length} programs are correct.\n`);
  return broken.length === 0 ? EXIT_CODES.ok : EXIT_CODES.failed;
}

function version(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function ports(terminal: Terminal): Promise<number> {
  const { listPorts } = await import('../link/list-ports.ts');
  const found = await listPorts();
  terminal.stdout.write(portsText(found.map((port) => ({ ...port, maker: port.manufacturer }))));
  return EXIT_CODES.ok;
}

/** Each command loads what it needs and no more: a simulated chair needs no serial port, a word of help nothing at all. */
async function run(command: CommandLine, terminal: Terminal): Promise<number> {
  switch (command.kind) {
    case 'play':
      return (await import('./play.ts')).play(command, terminal);
    case 'sim':
      return (await import('./sim-command.ts')).runSim(command, terminal);
    case 'demo':
      return (await import('./demo.ts')).demo(terminal);
    case 'check':
      return check(command.files, terminal);
    case 'ports':
      return ports(terminal);
    case 'help':
      terminal.stdout.write(command.text);
      return EXIT_CODES.ok;
    case 'version':
      terminal.stdout.write(`${version()}\n`);
      return EXIT_CODES.ok;
    default:
      return command satisfies never;
  }
}

const { stdin, stdout, stderr, env } = process;
for (const stream of [stdout, stderr]) {
  // Whoever read this is gone (`| head`). A massage goes on without being watched; Stop has ways of its own.
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
const terminal: Terminal = { stdin, stdout, stderr, env, process, wallMs: () => performance.now() };
try {
  process.exitCode = await run(parseCommandLine(process.argv.slice(2)), terminal);
} catch (error) {
  const words = errorWords(error);
  stderr.write(words.text);
  process.exitCode = words.exitCode;
}
