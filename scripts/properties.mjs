// Tries every property on many more cases than `npm test` does: npm run properties, or npm run properties 2000 with a number of cases.
// A property that sets its number of cases keeps it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noted } from './noted.js';

const cases = Number(process.argv[2] ?? 10_000);
const files = readdirSync('test', { recursive: true })
  .map((file) => join('test', file))
  .filter((file) => file.endsWith('.test.ts') && readFileSync(file, 'utf8').includes('fc.assert('));
const folder = mkdtempSync(join(tmpdir(), 'reshare-properties-'));
const log = join(folder, 'log');
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'source', '--testTimeout', '3600000', ...files], {
  stdio: 'inherit',
  env: { ...process.env, RUNS: String(cases), PROPERTY_LOG: log },
});
// each line is the number of cases of one property
const tried = readFileSync(log, 'utf8').trim().split('\n').map(Number);
rmSync(folder, { recursive: true });
const full = tried.filter((number) => number >= cases).length;
const all = tried.reduce((sum, number) => sum + number, 0);
console.log(`${tried.length} properties, ${full} of them on ${cases} cases or more; ${all} cases in all`);
noted('properties', { properties: tried.length, full, cases, all, failed: status === 0 ? 0 : 1 });
process.exitCode = status ?? 1;
