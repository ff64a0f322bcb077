import { spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { noted } from '../../scripts/noted.js';
import { ERRORS } from '../../src/dataset/errors.js';
import { HAZARDS } from '../hostile/hazards.js';
import { copyOf, type Mutant, mutant } from '../hostile/mutant.js';
import { brokenPromises, CHANNELS, type Channel } from '../hostile/promises.js';
import { type Ran, reshare } from '../shell.js';

/** With as many mutants as `npm test` has, each is asked in one way; with more (`npm run hostile`), in all ways. */
const FEW = 200;
const count = Number(process.env.MUTANTS ?? FEW);
const ALL: readonly Channel[] = ['check', 'json', 'csv', 'markdown', 'github', 'stdin', 'xlsx'];

/** Asks a dataset in a way. Only stdin needs a process. */
async function asked(channel: Channel, folder: string): Promise<Ran> {
  const { words } = CHANNELS[channel];
  if (channel !== 'stdin') return reshare([...words, ...(words[0] === 'check' ? [folder] : ['-d', folder])]);
  const file = join(folder, 'observations.csv');
  // what a shell could not open, or would wait for
  const stdin = isOpenable(file) ? openSync(file, 'r') : 'ignore';
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/reshare.js', ...words], {
    stdio: [stdin, 'pipe', 'pipe'],
    encoding: 'utf8',
  });
  if (stdin !== 'ignore') closeSync(stdin);
  return { code: status ?? -1, out: stdout, err: stderr };
}

function isOpenable(file: string): boolean {
  try {
    return !statSync(file).isFIFO();
  } catch {
    return false;
  }
}

/** What a dataset answers, without what names the dataset itself. */
async function answers(folder: string): Promise<string> {
  const { code, out } = await reshare(['stage', '--json', '-d', folder]);
  if (code !== 0) return `exit code ${code}`;
  const { dataset, ...rest } = JSON.parse(out);
  return JSON.stringify(rest);
}

/** The findings of `check` for a dataset. */
async function found(folder: string): Promise<readonly { code: string; severity: string; line: number | null }[]> {
  const { out, err } = await reshare(['check', '--json', folder]);
  // where no dataset can be read at all, the failure has the findings
  return JSON.parse(out || err).findings ?? [];
}

const originals = new Map<string, string>();
/** What an untouched copy of a dataset answers. */
async function original(folder: string): Promise<string> {
  const known = originals.get(folder) ?? (await answers(copyOf(folder)));
  originals.set(folder, known);
  return known;
}

/** The promises that reshare breaks for a mutant. */
async function broken({ seed, hazard, folder, original: from }: Mutant): Promise<readonly string[]> {
  const [first = 'check'] = [ALL[seed % ALL.length]];
  const seen: string[] = [];
  for (const channel of count > FEW ? ALL : [first])
    seen.push(...(await brokenPromises(channel, await asked(channel, folder))).map((what) => `${channel}: ${what}`));
  if (hazard.promise === 'same' && (await answers(folder)) !== (await original(from))) seen.push('another answer');
  if (hazard.promise === 'refused') {
    const codes = (await found(folder)).filter(({ severity }) => severity === 'error').map(({ code }) => code);
    if (codes.length === 0) seen.push('not refused');
    else if (hazard.code !== undefined && !codes.includes(hazard.code)) seen.push(`refused for ${codes.join(', ')}`);
  }
  return seen;
}

describe(`${count} datasets, each with one hazard`, () => {
  it('are refused or answered as promised, in every way of asking', async () => {
    const wrong: unknown[] = [];
    let [done, slowest] = [0, { seconds: 0, name: '' }];
    for (let seed = 0; done < count; seed++) {
      const made = mutant(seed);
      if (!made) continue;
      done += 1;
      const start = performance.now();
      const seen = await broken(made);
      const seconds = (performance.now() - start) / 1000;
      if (seconds > slowest.seconds) slowest = { seconds, name: made.hazard.name };
      if (seen.length > 0) wrong.push({ seed, hazard: made.hazard.name, of: made.original, at: made.what, seen });
      rmSync(made.folder, { recursive: true });
    }
    const runs = done * (count > FEW ? ALL.length : 1);
    if (count > FEW) noted('hostile', { mutants: done, runs, failed: wrong.length, slowestSeconds: slowest.seconds });
    console.log(
      `${done} mutants, ${runs} runs, ${wrong.length} failed; slowest ${slowest.seconds.toFixed(1)} s: ${slowest.name}`,
    );
    expect(wrong).toEqual([]);
    expect(slowest.seconds).toBeLessThan(5);
  }, 3_600_000);
  it('stand for each error that refuses a dataset', () => {
    const codes = new Set(HAZARDS.flatMap(({ code }) => code ?? []));
    expect(Object.keys(ERRORS).filter((code) => ![...codes].some((known) => known === code))).toEqual([]);
  });
});
