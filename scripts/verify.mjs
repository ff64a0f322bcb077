// Builds a fresh copy, and compares it with what is built here: npm run verify, after npm run build.
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { FILE_LIST } from '../dist/dataset/shipped-files.js';
import { freshCopy } from './fresh-copy.mjs';

let failed = 0;
function told(what, differences) {
  console.log(`${differences.length === 0 ? 'ok  ' : 'FAIL'} ${what}`);
  for (const line of differences) console.log(`     ${line}`);
  if (differences.length > 0) failed += 1;
}

/** The lines that only one of two texts has. */
function unlike(here, there) {
  const [left, right] = [here, there].map((text) => new Set(text.split('\n')));
  return [
    ...[...left].filter((line) => !right.has(line)).map((line) => `only here: ${line}`),
    ...[...right].filter((line) => !left.has(line)).map((line) => `only in the copy: ${line}`),
  ];
}
const both = (copy, of) => unlike(of('.'), of(copy));
const reshare = (folder, ...argv) =>
  spawnSync(process.execPath, [join(folder, 'bin/reshare.js'), ...argv], { encoding: 'utf8', maxBuffer: 1 << 28 });

const copy = freshCopy('copy');
execFileSync('npm', ['run', 'build', '--silent'], { cwd: copy, stdio: 'inherit' });
told('every file of the package, the bundles and the SBOM among them, is built again with the same bytes', [
  ...both(copy, (folder) => readFileSync(join(folder, FILE_LIST), 'utf8')),
]);
const verified = JSON.parse(reshare('.', 'verify', '--json').stdout);
told(
  `the files here are as they were built, and the seals of ${verified.datasets} datasets hold`,
  verified.differences.map(({ path, kind }) => `${kind} ${path}`),
);
told('every schema is the same', [...both(copy, (folder) => reshare(folder, 'schema').stdout)]);
const pages = ['vitest', 'run', '--project', 'program', 'test/program/pages.test.ts'];
const shown = spawnSync('npx', ['--no-install', ...pages], { cwd: copy, encoding: 'utf8' });
told('the README and the pages show what the program prints', shown.status === 0 ? [] : [shown.stdout + shown.stderr]);
rmSync(dirname(copy), { recursive: true });
process.exitCode = failed === 0 ? 0 : 1;
