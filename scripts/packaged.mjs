// Packs twice in different folders, compares the bytes, and lets three programs look at the package: npm run packaged.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { freshCopy } from './fresh-copy.mjs';

let failed = 0;
function told(what, isGood, more = '') {
  console.log(`${isGood ? 'ok  ' : 'FAIL'} ${what}${more === '' ? '' : `: ${more}`}`);
  if (!isGood) failed += 1;
}

/** Packs a fresh copy, which builds it first: the path of the tarball. */
function tarball(name) {
  const folder = freshCopy(name);
  execFileSync('npm', ['pack', '--silent', '--pack-destination', dirname(folder)], { cwd: folder, stdio: 'ignore' });
  const { name: called, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(dirname(folder), `${called}-${version}.tgz`);
}

const tarballs = ['here', 'somewhere else, with blanks'].map(tarball);
const hashes = tarballs.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'));
told('npm pack in two folders gives the same bytes', hashes[0] === hashes[1], [...new Set(hashes)].join(' '));
for (const argv of [
  ['publint', 'run', '--strict', tarballs[0]],
  ['attw', '--profile', 'esm-only', tarballs[0]],
  ['knip', '--no-progress'],
]) {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', ...argv], { encoding: 'utf8' });
  told(argv[0], status === 0);
  if (status !== 0) console.log(stdout + stderr);
}
for (const file of tarballs) rmSync(dirname(file), { recursive: true });
process.exitCode = failed === 0 ? 0 : 1;
