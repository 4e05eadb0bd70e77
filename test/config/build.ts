import { execFileSync } from 'node:child_process';

/** The command under test is the one that ships: built from what is here now. */
export function setup(): void {
  execFileSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' });
}
