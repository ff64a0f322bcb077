import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { editions } from '../src/dataset/builtin.js';
import { load } from '../src/dataset/load.js';
import { sound } from '../src/dataset/sound.js';

const GOLDENS = readdirSync('test/golden').filter((file) => file.endsWith('.txt'));
const ROWS = readFileSync('test/golden/claims.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (?:golden|---)/.test(line))
  .map((line) => line.slice(2, -2).split(' | '));

it('each golden has claims, and each claim has a golden and a ground', () => {
  expect(ROWS.filter((row) => row.length !== 3 || row.includes(''))).toEqual([]);
  const named = new Set(ROWS.map(([golden = '']) => golden));
  expect([...named].filter((golden) => !GOLDENS.includes(golden))).toEqual([]);
  expect(GOLDENS.filter((golden) => !named.has(golden))).toEqual([]);
  for (const [, claim = ''] of ROWS)
    for (const [, other = ''] of claim.matchAll(/same (?:answer|findings) as (\S+\.txt)/g))
      expect(GOLDENS).toContain(other);
});

it('each ground is a rule of the method, a row of a dataset or a file', async () => {
  const method = readFileSync('docs/method.md', 'utf8');
  const datasets = await Promise.all(
    [...(await editions()), './test/fixtures/metal'].map(async (edition) => sound(await load(edition))),
  );
  const ids = new Set(
    datasets.flatMap(({ sources, subjects, stages, actors, observations, facts }) => [
      ...sources.map((s) => s.source),
      ...subjects.map((s) => s.subject),
      ...stages.map((s) => s.stage),
      ...actors.map((a) => a.actor),
      ...observations.map((o) => o.observation),
      ...facts.map((f) => f.fact),
    ]),
  );
  const exists = (ground: string): boolean =>
    /^`\[[a-z]\d\]`$/.test(ground) ? method.includes(`- ${ground} `) : ids.has(ground) || existsSync(ground);
  expect([exists('`[h1]`'), exists('`[q7]`'), exists('no-such-row')]).toEqual([true, false, false]);
  const grounds = ROWS.flatMap(([, , ground = '']) => ground.split(/, | (?=`)/));
  expect([...new Set(grounds.filter((ground) => !exists(ground)))]).toEqual([]);
});

/** Kinds of sentences on a screen, and the words of a claim on each. */
const KINDS: readonly (readonly [printed: RegExp, claimed: RegExp])[] = [
  [/doubtful and not used/, /doubtful/],
  [/undated statements? differs? from/, /differ|undated statements? share/],
  [/statements? contradicts? the table/, /contradicts/],
  [/disagree about/, /disagree/],
  [/undated statements used/, /undated/],
  [/are read as printed, as if exact/, /read as printed/],
  [/figures are taken as exact/, /as exact/],
  [/printed as Other/, /Other/],
  [/same on both sides/, /quantity/],
  [/names two times/, /two times/],
  [/A revision is what/, /revision/],
  [/cannot be told from a new year/, /not separable/],
  [/cannot all be true/, /cannot (?:both|all) be true/],
  [/Notes in the dataset|The dataset has notes on/, /^notes?\b|notes? /],
  [/has no figures for .* alone/, /\balone\b|of the (?:17|group|seven)|group/],
  [/does not say (?:that|whether)/, /not said to enter|does not say that|nothing is said to be entered/],
  [/The dataset has no figure for/, /no figure/],
  [/can go through/, /limit|at most|pass/],
  [/A limit over the chain assumes/, /limit assumes/],
  [/is not independence/, /independence/],
  [/"High" means/, /high is above|^HHI,/],
  [/The 65 % line/, /65 %/],
  [/left out by --period/, /left out by the period/],
  [/\bare of the whole market/, /leave nobody out/],
  [/is read by its rounding/, /by its rounding/],
  [/stated total .*leaves out/, /leaves .* out/],
  [/Rounding does not explain/, /beyond rounding/],
  [/is also printed as/, /is printed again/],
  [/A difference from a table/, /tables of other years/],
  [/It is least if/, /least.* most/],
  [/rounding may hide/, /as rounded/],
  [/This dataset is not sealed/, /whether the dataset was changed/],
  [/share is least, /, /mixes? .*least/],
  [/worth knowing/, /narrow/],
  [/^Basis /m, /relies on the U\.S\. Geological Survey/],
  [/^Newer /m, /another edition/],
  [/^(?:Quote|Trace|Again|Detail) /m, /command to paste/],
];

it('each kind of sentence on a screen has a claim', () => {
  const missing = GOLDENS.flatMap((golden) => {
    const text = readFileSync(`test/golden/${golden}`, 'utf8').replace(/\n {2}(?=\S)/g, ' ');
    const claims = ROWS.filter(([name]) => name === golden).map(([, claim = '']) => claim);
    const isCopy = claims.some((c) => /same (?:answer|findings) as|word for word/.test(c));
    return isCopy
      ? []
      : KINDS.filter(([printed, claimed]) => printed.test(text) && !claims.some((c) => claimed.test(c))).map(
          ([printed]) => `${golden}: ${printed.source}`,
        );
  });
  expect(missing).toEqual([]);
});
