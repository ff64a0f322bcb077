// Runs every command line of the goldens by the built program, with several versions of Node: npm run nodes.
// Each must print the bytes of the golden, so a warning of Node is a difference, too. Other versions: npm run nodes -- 22.13.0 26
// A report page has a program only in what is built, so it is compared with that of the Node which runs this script.
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { noted } from './noted.js';

/** The oldest version that package.json allows, and the newest of each line that gets long support. */
const VERSIONS = ['20.19.0', '20', '22', '24', '26'];
const GOLDENS = 'test/golden';
const BIN = resolve('bin/reshare.js');

/** The command lines of the goldens, each with the whole text of its file: what is printed, and the exit code. */
const goldens = readdirSync(GOLDENS)
  .map((file) => ({ file, text: readFileSync(join(GOLDENS, file), 'utf8') }))
  .flatMap(({ file, text }) => {
    const [, line] = /^\$ reshare (.*)\n/.exec(text) ?? [];
    // a blank within a word is written as _, as in golden.test.ts
    return line === undefined ? [] : [{ file, line, argv: line.split(' ').map((w) => w.replaceAll('_', ' ')), text }];
  });

/** A version of Node, as npm has it, in a folder outside package.json: the path of its program. */
function fetched(version) {
  const folder = resolve('node_modules/.cache/nodes', version);
  mkdirSync(folder, { recursive: true });
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const argv = ['install', '--no-save', '--no-package-lock', '--no-audit', '--no-fund', '--silent', '--prefix', folder];
  execFileSync('npm', [...argv, `${name}@${version}`], { stdio: ['ignore', 'ignore', 'inherit'] });
  return join(folder, 'node_modules', name, 'bin/node');
}

/** What one command line prints with a version of Node, in the form of a golden. */
const printed = (node, { line, argv }) =>
  new Promise((done) => {
    const options = { env: { PATH: process.env.PATH }, maxBuffer: 1 << 28 };
    execFile(node, [BIN, ...argv], options, (error, out, err) => {
      const beside = err === '' ? '' : `\nstderr:\n${err}`;
      done(`$ reshare ${line}\n${out}${beside}\nexit ${error ? (error.code ?? error.signal) : 0}\n`);
    }).stdin.end();
  });

/** The command lines with what each has to print. */
const lines = await Promise.all(
  goldens.map(async (golden) =>
    golden.argv[0] === 'report' ? { ...golden, text: await printed(process.execPath, golden) } : golden,
  ),
);

/** The command lines that print something else with a version of Node. */
async function different(node) {
  const found = [];
  const left = [...lines];
  const worker = async () => {
    for (let line = left.shift(); line; line = left.shift())
      if ((await printed(node, line)) !== line.text) found.push(line);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  return found;
}

const asked = process.argv.length > 2 ? process.argv.slice(2) : VERSIONS;
const tried = [];
let failed = 0;
for (const version of asked) {
  const node = fetched(version);
  const name = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  const found = await different(node);
  tried.push(name);
  failed += found.length;
  console.log(`Node ${name}: ${lines.length} command lines, ${found.length} differ`);
  for (const { line, file } of found) console.log(`  reshare ${line} (${GOLDENS}/${file})`);
}
if (asked === VERSIONS && failed === 0) noted('nodes', { nodes: tried.join(', '), commands: lines.length });
process.exitCode = failed === 0 ? 0 : 1;
