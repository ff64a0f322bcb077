import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultExclusions } from '../../src/answer/report.js';
import { moved } from '../../src/answer/result-changes.js';
import { type Changes, changes, differ } from '../../src/answer/row-changes.js';
import { load } from '../../src/dataset/load.js';
import { type Dataset, sound } from '../../src/dataset/sound.js';
import type { Finding } from '../../src/domain/finding.js';

const EDITIONS = ['articles/2025.06', 'articles/2025.07', 'usgs/2025.01', 'usgs/2026.05'] as const;
const FILES = ['observations', 'observations', 'facts', 'sources', 'subjects', 'stages', 'actors'] as const;
const COUNT = 200;

/** Ways to corrupt a cell: empty it, drop or add a letter, copy the cell above, change a digit or append one. */
const WAYS: readonly ((cell: string, above: string, at: number) => string)[] = [
  () => '',
  (cell, _, at) => cell.slice(0, at % (cell.length + 1)) + cell.slice((at % (cell.length + 1)) + 1),
  (cell, _, at) => `${cell.slice(0, at % (cell.length + 1))}x${cell.slice(at % (cell.length + 1))}`,
  (_, above) => above,
  (cell) => cell.replace(/\d/, (digit) => String((Number(digit) + 1) % 10)),
  (cell) => (/\d/.test(cell) ? `${cell}0` : `${cell}?`),
];
const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A copy of an edition with one cell changed, and the place of that cell. Undefined if nothing would change. */
function corrupted(edition: string, file: string, row: number, column: number, way: number, at: number) {
  const folder = mkdtempSync(join(tmpdir(), 'reshare-'));
  cpSync(`datasets/${edition}`, folder, { recursive: true });
  const path = join(folder, `${file}.csv`);
  const records: string[][] = parse(readFileSync(path));
  const y = 1 + (row % Math.max(1, records.length - 1));
  const record = records[y] ?? [];
  const x = column % record.length;
  const cell = record[x] ?? '';
  const text = WAYS[way]?.(cell, records[y - 1]?.[x] ?? '', at) ?? '';
  if (text === cell || records.length < 2) return undefined;
  record[x] = text;
  writeFileSync(path, `${records.map((r) => r.map(quoted).join(',')).join('\n')}\n`);
  const start =
    record
      .slice(0, x)
      .map((c) => `${quoted(c)},`)
      .join('').length + 1;
  return { folder, file: `${file}.csv`, line: y + 1, column: start };
}

/** Writes the new size and hash of a changed file into datapackage.json. */
function resealed(folder: string, file: string): void {
  const bytes = readFileSync(join(folder, file));
  const path = join(folder, 'datapackage.json');
  const descriptor = JSON.parse(readFileSync(path, 'utf8'));
  const resource = descriptor.resources.find((r: { path: string }) => r.path === file);
  resource.bytes = bytes.length;
  resource.hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
  writeFileSync(path, JSON.stringify(descriptor));
}

/** Columns that no result depends on. */
const WORDS = [
  'note',
  'locator',
  'name',
  'title',
  'publisher',
  'published_note',
  'relies_on',
  'controls',
  'iso3',
  'aliases',
];
const matters = ({ observations, subjects, stages }: Changes): boolean =>
  [...observations, ...subjects, ...stages].some((c) => c.columns.some((column) => !WORDS.includes(column)));

const isAt = ({ place }: Finding, file: string, line?: number, column?: number): boolean =>
  place.file.endsWith(`/${file}`) && (line === undefined || (place.line === line && place.column === column));

describe(`${COUNT} random changes of one cell in the built-in editions`, () => {
  it('are found by the seal or, with a new seal, by check or diff', async () => {
    const originals = new Map<string, Dataset>();
    for (const edition of EDITIONS) originals.set(edition, sound(await load(edition.replace('/', '@'))));
    const draw = fc.record({
      edition: fc.constantFrom(...EDITIONS),
      file: fc.constantFrom(...FILES),
      numbers: fc.tuple(...([fc.nat(999), fc.nat(99), fc.nat(WAYS.length - 1), fc.nat(40)] as const)),
    });
    const seed = Number(process.env.SEED ?? 20251122);
    const count = { bySeal: 0, atTheCell: 0, elsewhere: 0, byDiff: 0, movingResults: 0 };
    const silent: unknown[] = [];
    let done = 0;
    for (const { edition, file, numbers } of fc.sample(draw, { seed, numRuns: 3 * COUNT })) {
      const found = done < COUNT ? corrupted(edition, file, ...numbers) : undefined;
      if (!found) continue;
      done++;
      const broken = (await load(found.folder, Number.POSITIVE_INFINITY)).findings.listed;
      if (broken.some((f) => f.code === 'hash-count' && isAt(f, found.file))) count.bySeal++;
      resealed(found.folder, found.file);
      const loaded = await load(found.folder, Number.POSITIVE_INFINITY);
      const errors = loaded.findings.listed;
      const original = originals.get(edition);
      if (errors.some((f) => isAt(f, found.file, found.line, found.column))) count.atTheCell++;
      else if (errors.length > 0) count.elsewhere++;
      else if (original && differ(changes(original, sound(loaded)))) {
        count.byDiff++;
        if (matters(changes(original, sound(loaded)))) {
          const terms = { reading: 'printed', bands: 'us2023', exclusions: defaultExclusions(original) } as const;
          if (moved(original, sound(loaded), terms).length > 0) count.movingResults++;
        }
      } else silent.push({ edition, file, numbers });
      rmSync(found.folder, { recursive: true });
    }
    console.log(`${done} changes: ${JSON.stringify(count)}`);
    expect([done, count.bySeal, silent]).toEqual([COUNT, COUNT, []]);
    expect(count.atTheCell + count.elsewhere + count.byDiff).toBe(COUNT);
  }, 300_000);
});
