#!/usr/bin/env node
/** The `tsubo` command. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { type CommandLine, parseCommandLine } from '../cli/command-line.ts';
import { errorWords } from '../cli/print-error.ts';
import { EXIT_CODES } from '../units/chair-error.ts';
import { packageRoot } from './package-root.ts';
import type { Terminal } from './terminal.ts';

function version(): string {
  const text = readFileSync(join(packageRoot(), 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

/** `tsubo check … | head`: who has read enough closes the pipe; that is no error. */
function endQuietlyWhenUnread({ stdout }: Terminal): void {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Each command loads what it needs and no more: a simulated chair needs no serial port, a word of help nothing at all. */
async function run(command: CommandLine, terminal: Terminal): Promise<number> {
  if (
    command.kind !== 'play' &&
    command.kind !== 'scan' &&
    command.kind !== 'comfort' &&
    command.kind !== 'demo'
  )
    endQuietlyWhenUnread(terminal);
  switch (command.kind) {
    case 'play':
      return (await import('./play.ts')).play(command, terminal);
    case 'comfort':
      return (await import('./play.ts')).comfort(command, terminal);
    case 'scan':
      return (await import('./play.ts')).scan(command, terminal);
    case 'sim':
      return (await import('./sim-command.ts')).runSim(command, terminal);
    case 'demo':
      return (await import('./demo.ts')).demo(terminal);
    case 'serve':
      return (await import('./serve/serve.ts')).serve(command, terminal);
    case 'open':
      return (await import('./open-command.ts')).open(command, terminal);
    case 'check':
      return (await import('./check-command.ts')).check(command, terminal);
    case 'fmt':
      return (await import('./fmt-command.ts')).fmt(command, terminal);
    case 'explain':
      return (await import('./explain-command.ts')).explain(command, terminal);
    case 'preview':
      return (await import('./preview-command.ts')).preview(command, terminal);
    case 'new':
      return (await import('./new-command.ts')).newProgram(command, terminal);
    case 'flash':
      return (await import('./store/flash-command.ts')).flash(command, terminal);
    case 'programs':
      return (await import('./store/programs-command.ts')).programs(command, terminal);
    case 'support-bundle':
      return (await import('./store/support-bundle.ts')).supportBundle(command, version(), terminal);
    case 'key':
      return (await import('./store/key-command.ts')).key(command, terminal);
    case 'calibrate':
      return (await import('./calibrate/calibrate-command.ts')).calibrate(command, terminal);
    case 'care':
      return (await import('./care/care.ts')).care(command, terminal);
    case 'chairs':
      return (await import('./chairs-command.ts')).chairs(command, terminal);
    case 'schema':
      return (await import('./schema-command.ts')).schema(terminal);
    case 'ports':
      return (await import('./ports-command.ts')).ports(terminal);
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
