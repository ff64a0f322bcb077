import { execFileSync } from 'node:child_process';

/** Builds once before all tests of the program, so that they run this source. */
export default function setup(): void {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' });
}
