// Compares the bounds of random markets with dynamic programming, and of a hundredth as many with the vertices of their completions.
// npm run bounds, or npm run bounds 1000000 with a number of markets.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { noted } from './noted.js';

const wanted = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'reshare-bounds-'));
const entryPoints = ['test/market/compared.ts', 'test/market/vertices-compared.ts'];
const outExtension = { '.js': '.mjs' };
await build({ entryPoints, outdir: folder, outExtension, bundle: true, platform: 'node', format: 'esm' });
const load = (name) => import(pathToFileURL(join(folder, name)).href);
const { compared } = await load('compared.mjs');
const { comparedAtVertices, VERTEX_KINDS } = await load('vertices-compared.mjs');
rmSync(folder, { recursive: true });

let [found, loose, largest, wrong] = [0, 0, 0, 0];
for (let seed = 1; found < wanted; seed++) {
  const c = compared(seed);
  if (!c) continue;
  found += 1;
  if (!c.sharp) loose += 1;
  else largest = Math.max(largest, Math.abs(c.error));
  if (c.error < 0 || !c.openness) {
    wrong += 1;
    console.log(`seed ${seed}: ${JSON.stringify(c)}`);
  }
  if (found % 10_000 === 0)
    console.log(
      `${found} markets: largest error ${largest} units in the last place, ${loose} not sharp, ${wrong} wrong`,
    );
}
const kinds = VERTEX_KINDS.map(() => ({ found: 0, loose: 0 }));
for (let seed = 1, markets = 0; markets < wanted / 100; seed++) {
  const c = comparedAtVertices(seed);
  if (!c) continue;
  markets += 1;
  kinds[c.kind].found += 1;
  if (!c.sharp) kinds[c.kind].loose += 1;
  if (c.order < 0 || (c.sharp && c.order > 0) || !c.openness) {
    wrong += 1;
    console.log(`seed ${seed}, vertices: ${JSON.stringify(c)}`);
  }
}
for (const [i, { found: of, loose: not }] of kinds.entries())
  console.log(`${of} markets with ${VERTEX_KINDS[i]}: ${not} not sharp`);
console.log(`${wrong} wrong`);
const total = (of) => kinds.reduce((sum, kind) => sum + kind[of], 0);
noted('bounds', { markets: found, loose, largest, wrong, vertexMarkets: total('found'), vertexLoose: total('loose') });
process.exitCode = wrong > 0 ? 1 : 0;
