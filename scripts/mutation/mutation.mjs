// Changes the source of a room and looks whether a test notices: npm run mutation, or npm run mutation -- market check with the names of rooms.
// Each room has the least share of mutants that must be noticed: rooms.mjs. SAMPLE=1 changes all of it, SEED=2 draws another sample.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { noted } from '../noted.js';
import { ROOMS } from './rooms.mjs';

const REPORT = 'dist/mutation.json';
const NOTICED = new Set(['Killed', 'Timeout', 'RuntimeError', 'CompileError']);
const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(ROOMS);

for (const name of names) {
  const room = ROOMS[name];
  if (room === undefined) throw new Error(`no room is called ${name}; the rooms are ${Object.keys(ROOMS).join(', ')}`);
  rmSync(REPORT, { force: true });
  const sample = Number(process.env.SAMPLE ?? room.sample);
  const start = performance.now();
  const options = ['run', 'scripts/mutation/stryker.config.json', '--mutate', room.mutate.join(',')];
  const env = { ...process.env, SAMPLE: String(sample), ROOM: name };
  const { status } = spawnSync('npx', ['stryker', ...options], { stdio: 'inherit', env });
  if (status !== 0) throw new Error(`stryker ended with exit code ${status}`);
  const mutants = Object.values(JSON.parse(readFileSync(REPORT, 'utf8')).files).flatMap((file) => file.mutants);
  const judged = mutants.filter(({ status: how }) => how !== 'Ignored');
  const noticed = judged.filter(({ status: how }) => NOTICED.has(how)).length;
  const score = Math.round((1000 * noticed) / judged.length) / 10;
  const minutes = Math.round((performance.now() - start) / 60_000);
  console.log(
    `${name}: ${noticed} of ${judged.length} mutants noticed, ${score} %; at least ${room.least} % is asked for (one declaration of ${sample}, ${minutes} minutes)`,
  );
  noted(`mutation-${name}`, { mutants: judged.length, noticed, score, least: room.least, sample, minutes });
  if (!(score >= room.least)) process.exitCode = 1;
}
