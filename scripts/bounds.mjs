// Compares the bounds of random markets with dynamic programming: npm run bounds, or npm run bounds 1000000 with a number of markets.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const wanted = Number(process.argv[2] ?? 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'reshare-bounds-'));
const outfile = join(folder, 'compared.mjs');
await build({ entryPoints: ['test/market/compared.ts'], outfile, bundle: true, platform: 'node', format: 'esm' });
const { compared } = await import(pathToFileURL(outfile).href);
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
process.exitCode = wrong > 0 ? 1 : 0;
