import { execFileSync } from 'node:child_process';

/** Builds once before all tests, so that those which run the program run this source. */
export default function setup(): void {
  execFileSync('npm', ['run', 'build', '--silent'], { stdio: 'inherit' });
}
